package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class VariablesTest {

    @Test
    void aVariableIsSeenByNativeLibraries() {
        String name = "PUSHFORWARD_OF_A_TEST";
        assertNull(LibC.HERE.getenv(name));

        Variables.setUnlessSet(name, "first");
        assertEquals("first", LibC.HERE.getenv(name));
        Variables.setUnlessSet(name, "second");
        assertEquals("first", LibC.HERE.getenv(name));
    }

    @Test
    void whatTheUserHasSetStands() {
        Map.Entry<String, String> set = System.getenv().entrySet().iterator().next();

        Variables.setUnlessSet(set.getKey(), set.getValue() + " no");

        assertEquals(set.getValue(), LibC.HERE.getenv(set.getKey()));
    }
}
