package org.pushforward.theory.padded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaddedTargetTest {

    @ParameterizedTest
    @EnumSource(PaddedTarget.class)
    void theLawHasTheWaysThatAreToldBeforeItIsMade(PaddedTarget target) {
        assertEquals(target.made().transport() != null, target.hasTransport());
        assertEquals(target.made().path() != null, target.hasPath());
    }
}
