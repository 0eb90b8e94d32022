package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pushforward.flow.FlowFamily;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.TrainingConfig;

/** Remaining time follows what runs took, not what they were thought to take. */
class SweepPaceTest {

    private static final TrainingConfig FAST = Sweeps.tiny(100);
    private static final TrainingConfig SLOW = FAST.withOptimization(FAST.optimization().withEngine(GradientEngine.ND4J));
    private static final TrainingConfig LEAKY = FAST.withFlow(FAST.flow().withFamily(FlowFamily.LEAKY).plain());

    @Test
    void eachKindOfRunHasAPaceOfItsOwn() {
        SweepPace pace = new SweepPace();
        pace.has(FAST, 600);
        pace.has(SLOW, 50);
        assertNull(pace.left(1));
        pace.did(FAST, 100, 1);
        // Of the others nothing is known yet: they are taken to be as good as the estimate of their work.
        assertEquals(Duration.ofMillis(6_500), pace.left(1));
        // A run of ND4J takes thirty times as long as its estimate says.
        pace.did(SLOW, 10, 3);
        assertEquals(Duration.ofSeconds(6 + 15), pace.left(1));
        pace.did(SLOW, 10, 1);
        assertEquals(Duration.ofSeconds(6 + 10), pace.left(1));
        // 120 in 5 seconds over all: so a family that has not been seen.
        pace.has(LEAKY, 120.0 / 5);
        assertEquals(Duration.ofSeconds(6 + 10 + 1), pace.left(1));
    }

    @Test
    void jobsShareTheWorkButNotTheLongestRun() {
        SweepPace pace = new SweepPace();
        pace.did(FAST, 100, 1);
        for (int i = 0; i < 4; i++) {
            pace.has(FAST, 100);
        }
        assertEquals(Duration.ofSeconds(2), pace.left(2));
        assertEquals(Duration.ofSeconds(1), pace.left(16));
        pace.has(FAST, 500);
        assertEquals(Duration.ofMillis(5_000), pace.left(2));
        assertEquals(Duration.ofSeconds(9), pace.left(1));
    }

    /** The first steps took three seconds, most of which the machine took to start: by them the sweep would take hundreds of hours. */
    @Test
    void theFirstStepsSayNothing() {
        SweepPace pace = new SweepPace();
        pace.did(FAST, 1, 3);
        pace.has(FAST, 300_000);
        assertNull(pace.left(1));
        pace.did(FAST, 1_999, 1);
        assertEquals(Duration.ofSeconds(600), pace.left(1));
    }

    @Test
    void nothingLeftTakesNoTime() {
        SweepPace pace = new SweepPace();
        pace.did(FAST, 100, 1);
        pace.has(FAST, 0);
        assertEquals(Duration.ZERO, pace.left(2));
        // A run that was resumed at its end has done nothing here.
        SweepPace idle = new SweepPace();
        idle.did(FAST, 0, 2);
        idle.has(FAST, 10);
        assertNull(idle.left(1));
    }
}
