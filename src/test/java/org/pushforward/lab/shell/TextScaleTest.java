package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pushforward.chart.Theme;

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
    void hasTheRoomOfTheWindow() {
        assertEquals(1, TextScale.room(1_024, 700));
        assertEquals(1, TextScale.room(200, 3_000));
        assertEquals(1.25, TextScale.room(1_280, 720));
        assertEquals(1.125, TextScale.room(1_279, 720));
        assertEquals(1.125, TextScale.room(1_280, 719));
        assertEquals(1.375, TextScale.room(1_440, 900));
        assertEquals(1.5, TextScale.room(1_600, 1_000));
        assertEquals(2, TextScale.room(3_840, 2_160));
    }

    @Test
    void ofAThemeThatEnlargesByItselfIsLess() {
        assertEquals(2, TextScale.most(Theme.LIGHT.scale()));
        assertEquals(1.5, TextScale.most(Theme.PROJECTOR.scale()));
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
