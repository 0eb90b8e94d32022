package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** On every system the build puts JavaFX's libraries where JavaFX looks first; else they go into homes. */
class WindowLibrariesTest {

    @Test
    void theyAreWhereJavaFxLooks() throws IOException {
        Path jars = Path.of("app", "lib");
        assertEquals(jars, WindowLibraries.folder(jars, "Linux"));
        assertEquals(jars, WindowLibraries.folder(jars, "Mac OS X"));
        assertEquals(Path.of("app", "bin"), WindowLibraries.folder(jars, "Windows 11"));
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<includes>*.so,*.dylib,*.dll</includes>"));
        String windows = pom.substring(pom.indexOf("<id>windows</id>"));
        assertTrue(windows.substring(0, windows.indexOf("</profile>")).contains("<window.natives>${project.build.directory}/bin</window.natives>"));
        assertTrue(pom.contains("lib/**,bin/**"), "the image takes both");
    }
}
