package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextScaleTest {

    @Test
    void followsTheSystem() {
        assertEquals(1, TextScale.ofSystem(13, false));
        assertEquals(1, TextScale.ofSystem(12, true));
        assertEquals(1.5, TextScale.ofSystem(18, true));
        assertEquals(2, TextScale.ofSystem(200, false));
        assertEquals(1, TextScale.bounded(Double.NaN));
    }

    @Test
    void goesInStepsToBothEnds() {
        double scale = 1;
        for (int i = 0; i < 10; i++) {
            double next = TextScale.larger(scale);
            assertTrue(next > scale || scale == 2);
            scale = next;
        }
        assertEquals(2, scale);
        for (int i = 0; i < 10; i++) {
            scale = TextScale.smaller(scale);
        }
        assertEquals(0.8, scale);
        assertEquals(1.25, TextScale.larger(1.2));
        assertEquals(1.1, TextScale.smaller(1.2));
    }
}
