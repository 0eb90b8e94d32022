package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.engine.Precision;

/** What a timeline keeps: both ends, evenly spaced steps in between, and never more than its budget. */
class TimelineTest {

    private static final int PARAMETERS = 5;
    private static final int ENTRY = 3 * PARAMETERS * Float.BYTES;

    private static KeptState state(long step) {
        return state(step, Precision.FLOAT);
    }

    private static KeptState state(long step, Precision precision) {
        double[] values = new double[PARAMETERS];
        values[0] = step;
        return KeptState.of(new Checkpoint(step, values, new double[PARAMETERS], new double[PARAMETERS], Interventions.NONE), precision);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "32, 3", "32, 10", "32, 300", "256, 7", "1, 5000"})
    void isBoundedAndEvenOver100000Steps(int every, int capacity) {
        Timeline timeline = new Timeline((long) capacity * ENTRY + ENTRY / 2);
        boolean full = false;
        for (long step = 0; step <= 100_000; step += every) {
            timeline.add(state(step));
            long count = timeline.bytes() / ENTRY;
            assertTrue(timeline.bytes() <= timeline.budget(), timeline.bytes() + " bytes at step " + step);
            full |= count == capacity;
            assertTrue(!full || count >= capacity / 2, count + " entries at step " + step);
            if (step % 1000 == 0) {
                List<Long> steps = timeline.steps();
                assertEquals(count, steps.size());
                assertEquals(0, steps.get(0));
                assertEquals(step, steps.get(steps.size() - 1));
                assertEven(steps);
            }
        }
    }

    /** All distances are the same, except for that to the newest step, which is not longer. */
    private static void assertEven(List<Long> steps) {
        for (int i = 2; i < steps.size(); i++) {
            long distance = steps.get(i) - steps.get(i - 1);
            assertTrue(i == steps.size() - 1 ? distance <= steps.get(1) : distance == steps.get(1), steps::toString);
        }
    }

    @Test
    void givesTheNearestStepBefore() {
        Timeline timeline = new Timeline(1000 * ENTRY);
        for (long step = 0; step <= 320; step += 32) {
            timeline.add(state(step));
        }
        assertEquals(0, timeline.atOrBefore(31).step());
        assertEquals(64, timeline.atOrBefore(64).step());
        assertEquals(64, timeline.atOrBefore(64).parameters()[0]);
        assertEquals(64, timeline.atOrBefore(95).step());
        assertEquals(320, timeline.atOrBefore(1_000_000).step());
        assertThrows(IllegalArgumentException.class, () -> timeline.atOrBefore(-1));
        assertThrows(IllegalArgumentException.class, () -> new Timeline(1).atOrBefore(5));
    }

    @Test
    void aRunThatGoesBackTakesWhatCameLaterWithIt() {
        Timeline timeline = new Timeline(1000 * ENTRY);
        for (long step = 0; step <= 320; step += 32) {
            timeline.add(state(step));
        }
        timeline.forgetAfter(100);
        assertEquals(List.of(0L, 32L, 64L, 96L), timeline.steps());
        assertEquals(4L * ENTRY, timeline.bytes());
        timeline.add(state(64));
        assertEquals(List.of(0L, 32L, 64L), timeline.steps());
        assertEquals(3L * ENTRY, timeline.bytes());
    }

    @Test
    void aFlowThatIsTooLargeHasItsTwoEndsAllTheSame() {
        Timeline timeline = new Timeline(1);
        for (long step = 0; step <= 320; step += 32) {
            timeline.add(state(step));
        }
        assertEquals(List.of(0L, 320L), timeline.steps());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void keepsARunInItsOwnPrecision(Precision precision) {
        double exact = precision == Precision.FLOAT ? (float) Math.PI : Math.PI;
        Checkpoint checkpoint = new Checkpoint(7, new double[] {exact, 1}, new double[] {2, exact}, new double[] {exact, -exact},
                new Interventions(List.of(new Intervention(3, 0.1, 0))));
        KeptState kept = KeptState.of(checkpoint, precision);
        assertEquals(6L * (precision == Precision.FLOAT ? 4 : 8), kept.bytes());
        Checkpoint back = kept.toCheckpoint();
        assertEquals(7, back.step());
        assertArrayEquals(checkpoint.parameters(), back.parameters());
        assertArrayEquals(checkpoint.firstMoment(), back.firstMoment());
        assertArrayEquals(checkpoint.secondMoment(), back.secondMoment());
        assertEquals(checkpoint.interventions(), back.interventions());
    }

    /** A copy costs no more than training on 64 points does, so a hundredth of the time is 6,400 points from one to the next. */
    @ParameterizedTest
    @CsvSource({"2, 1024", "32, 256", "64, 128", "256, 32", "1024, 8", "65536, 8"})
    void smallBatchesAreKeptLessOften(int batch, int every) {
        assertEquals(every, Trainer.keepEvery(batch));
    }
}
