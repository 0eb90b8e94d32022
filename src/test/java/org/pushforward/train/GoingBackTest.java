package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;

/** The past of a run: every step of it comes back bit for bit, also where the rate and the padding's noise were moved on the way. */
class GoingBackTest {

    private static final int STEPS = 150;

    private static TrainingConfig small(Precision precision) {
        return TrainingConfig.defaults()
                .withPadding(Padding.gaussian(2, 0.5))
                .withFlow(new FlowSpec(3, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(STEPS, 200, 2e-3, Schedule.COSINE, 5, precision))
                .withInstruments(new HistorySpec(20, 64, 16));
    }

    private static TrainingConfig small() {
        return small(Precision.FLOAT);
    }

    private static void advanceTo(long step, Trainer trainer) {
        while (trainer.step() < step) {
            assertTrue(trainer.advance((int) Math.min(7, step - trainer.step())), trainer.divergence());
        }
    }

    /** What somebody does with the sliders; the same each time. */
    private static void advanceByHandTo(long step, Trainer trainer) {
        advanceTo(Math.min(step, 40), trainer);
        if (trainer.step() == 40) {
            trainer.setPaddingNoise(0.1);
            trainer.setRate(1e-2);
        }
        advanceTo(Math.min(step, 70), trainer);
        if (trainer.step() == 70) {
            trainer.setPaddingNoise(0);
        }
        advanceTo(Math.min(step, 101), trainer);
        if (trainer.step() == 101) {
            trainer.setPaddingNoise(1);
            trainer.setRate(5e-4);
        }
        advanceTo(step, trainer);
    }

    private static void assertSameState(Trainer expected, Trainer actual) {
        Checkpoint a = expected.checkpoint();
        Checkpoint b = actual.checkpoint();
        assertEquals(a.step(), b.step());
        assertArrayEquals(a.parameters(), b.parameters());
        assertArrayEquals(a.firstMoment(), b.firstMoment());
        assertArrayEquals(a.secondMoment(), b.secondMoment());
        assertEquals(expected.model().padding(), actual.model().padding());
        assertSameRows(expected.snapshot(0).history(), actual.snapshot(0).history());
    }

    private static void assertSameRows(List<HistoryRow> expected, List<HistoryRow> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(withoutQuantiles(expected.get(i)), withoutQuantiles(actual.get(i)));
            assertArrayEquals(expected.get(i).sigmaQuantiles(), actual.get(i).sigmaQuantiles());
            assertArrayEquals(expected.get(i).gradientNorms(), actual.get(i).gradientNorms());
        }
    }

    private static HistoryRow withoutQuantiles(HistoryRow row) {
        return new HistoryRow(row.step(), row.values(), null, null);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anyStepComesBackAndTheRunGoesOnFromItAsItDid(Precision precision) {
        anyStepComesBack(small(precision));
    }

    @ParameterizedTest
    @EnumSource(value = FlowFamily.class, names = {"COUPLINGS", "GREEDY"}, mode = EnumSource.Mode.EXCLUDE)
    void leakyLayersDoSoToo(FlowFamily family) {
        anyStepComesBack(small().withFlow(small().flow().withFamily(family)));
    }

    private static void anyStepComesBack(TrainingConfig config) {
        RunData data = RunData.of(config.dataset(), config.seed());
        Timeline timeline = new Timeline(Timeline.DEFAULT_BUDGET);
        try (Trainer run = new Trainer(config, data, 2); Trainer back = new Trainer(config, data, 1); Trainer byStep = new Trainer(config, data, 1)) {
            run.keepIn(timeline);
            advanceTo(STEPS, run);
            assertEquals(List.of(0L, 32L, 64L, 96L, 128L), timeline.steps());
            TrainingSnapshot newest = run.snapshot(0);
            for (long step : new long[] {0, 1, 31, 32, 33, 77, 128, 149}) {
                advanceTo(step, byStep);
                assertTrue(back.seek(step, timeline, newest, () -> false));
                assertSameState(byStep, back);
            }
            // In an order that is not that of the run, and the run itself.
            back.seek(45, timeline, newest, () -> false);
            advanceTo(STEPS, back);
            assertSameState(run, back);
            run.seek(90, timeline, newest, () -> false);
            assertEquals(List.of(0L, 32L, 64L), timeline.steps());
            advanceTo(STEPS, run);
            assertSameState(back, run);
            assertEquals(List.of(0L, 32L, 64L, 96L, 128L), timeline.steps());
        }
    }

    /** Where no step is left of those in between, all is computed from the start. */
    @Test
    void aTimelineWithoutRoomGivesTheSame() {
        Timeline timeline = new Timeline(1);
        try (Trainer run = new Trainer(small(), 2); Trainer back = new Trainer(small(), 1)) {
            run.keepIn(timeline);
            advanceTo(100, run);
            assertEquals(List.of(0L, 96L), timeline.steps());
            double[] expected = run.model().parameters();
            back.seek(100, timeline, run.snapshot(0), () -> false);
            assertArrayEquals(expected, back.model().parameters());
            back.seek(80, timeline, run.snapshot(0), () -> false);
            advanceTo(100, back);
            assertArrayEquals(expected, back.model().parameters());
        }
    }

    @Test
    void whatWasMovedByHandRepeatsTheRun() {
        try (Trainer run = new Trainer(small(), 2)) {
            advanceByHandTo(STEPS, run);
            TrainingSnapshot end = run.snapshot(0);
            assertEquals(List.of(new Intervention(40, 1e-2, 0.1), new Intervention(70, 1e-2, 0), new Intervention(101, 5e-4, 1)),
                    end.interventions().list());
            assertEquals(small(), end.config());
            try (Trainer repeated = new Trainer(end.repeating(), 1)) {
                advanceTo(STEPS, repeated);
                assertSameState(run, repeated);
                assertEquals(end.interventions(), repeated.snapshot(0).interventions());
            }
        }
    }

    /** The steps of the changes themselves, those beside them, and a row's. */
    @ParameterizedTest
    @ValueSource(longs = {0, 39, 40, 41, 60, 70, 71, 96, 100, 101, 102, 150})
    void aRunThatWasChangedComesBackToo(long step) {
        Timeline timeline = new Timeline(Timeline.DEFAULT_BUDGET);
        try (Trainer run = new Trainer(small(), 2); Trainer back = new Trainer(small(), 1); Trainer byStep = new Trainer(small(), 1)) {
            run.keepIn(timeline);
            advanceByHandTo(STEPS, run);
            advanceByHandTo(step, byStep);
            back.seek(step, timeline, run.snapshot(0), () -> false);
            assertSameState(byStep, back);
            assertEquals(run.snapshot(0).interventions().upTo(step), back.snapshot(0).interventions());
            // Whoever moves the same again has the same run.
            advanceByHandAfter(step, back);
            assertSameState(run, back);
            assertEquals(run.snapshot(0).interventions(), back.snapshot(0).interventions());
        }
    }

    private static void advanceByHandAfter(long step, Trainer trainer) {
        for (long change : new long[] {40, 70, 101}) {
            if (step < change) {
                advanceByHandTo(change, trainer);
            }
        }
        advanceTo(STEPS, trainer);
    }

    @Test
    void goingOnFollowsThePlanUnlessItWasEndedByHand() {
        TrainingConfig planned = small().withInterventions(
                new Interventions(List.of(new Intervention(20, 1e-2, 0.5), new Intervention(90, 1e-4, 0.5))));
        Timeline timeline = new Timeline(Timeline.DEFAULT_BUDGET);
        try (Trainer run = new Trainer(planned, 1); Trainer back = new Trainer(planned, 1)) {
            run.keepIn(timeline);
            advanceTo(60, run);
            run.setRate(3e-3);
            advanceTo(120, run);
            assertEquals(List.of(20L, 60L), steps(run.snapshot(0).interventions()));
            back.seek(50, timeline, run.snapshot(0), () -> false);
            assertEquals(planned.interventions(), back.snapshot(0).interventions());
            back.seek(80, timeline, run.snapshot(0), () -> false);
            assertEquals(List.of(20L, 60L), steps(back.snapshot(0).interventions()));
        }
    }

    /** Whoever looks back may know the run only as it was before it went back and on with another rate. */
    @Test
    void aPastThatWasReplacedIsNotMixedWithTheNewOne() {
        Timeline timeline = new Timeline(Timeline.DEFAULT_BUDGET);
        try (Trainer run = new Trainer(small(), 1); Trainer back = new Trainer(small(), 1); Trainer byStep = new Trainer(small(), 1)) {
            run.keepIn(timeline);
            advanceTo(140, run);
            TrainingSnapshot old = run.snapshot(0);
            run.seek(50, timeline, old, () -> false);
            run.setRate(1e-1);
            advanceTo(140, run);
            assertEquals(List.of(0L, 32L, 64L, 96L, 128L), timeline.steps());
            advanceTo(130, byStep);
            back.seek(130, timeline, old, () -> false);
            assertSameState(byStep, back);
        }
    }

    private static List<Long> steps(Interventions interventions) {
        return interventions.list().stream().map(Intervention::step).toList();
    }

    @Test
    void keptStepsAreSnapshotsOfTheirTime() {
        Timeline timeline = new Timeline(Timeline.DEFAULT_BUDGET);
        try (Trainer run = new Trainer(small(), 1); Trainer byStep = new Trainer(small(), 1)) {
            run.keepIn(timeline);
            advanceByHandTo(STEPS, run);
            for (long step : timeline.steps()) {
                TrainingSnapshot past = run.snapshot(0).at(timeline.atOrBefore(step));
                advanceByHandTo(step, byStep);
                TrainingSnapshot then = byStep.snapshot(0);
                assertEquals(step, past.step());
                assertArrayEquals(then.model().parameters(), past.model().parameters());
                assertEquals(then.model().padding(), past.model().padding());
                assertEquals(then.padding(), past.padding());
                assertEquals(then.inForce(), past.inForce());
                assertSameRows(then.history(), past.history());
            }
        }
    }

    @Test
    void seekingCanBeCancelledAndLeavesAStepOnTheWay() {
        Timeline timeline = new Timeline(1);
        try (Trainer run = new Trainer(small(), 1); Trainer byStep = new Trainer(small(), 1)) {
            run.keepIn(timeline);
            advanceTo(90, run);
            AtomicInteger asked = new AtomicInteger();
            assertFalse(run.seek(60, timeline, run.snapshot(0), () -> asked.incrementAndGet() > 1));
            assertTrue(run.step() > 0 && run.step() < 60, "stands at step " + run.step());
            advanceTo(run.step(), byStep);
            assertSameState(byStep, run);
            assertThrows(IllegalArgumentException.class, () -> run.seek(91, timeline, run.snapshot(0), () -> false));
        }
    }

    @Test
    void rowsSayWhatTheirLikelihoodIs() {
        try (Trainer run = new Trainer(small(), 1)) {
            advanceByHandTo(STEPS, run);
            for (HistoryRow row : run.snapshot(0).history()) {
                double expected = row.step() <= 40 ? 0.5 : row.step() <= 70 ? 0.1 : row.step() <= 101 ? 0 : 1;
                assertEquals(expected, row.paddingNoise(), "step " + row.step());
                assertEquals(expected == 0, row.isUnbounded());
                assertEquals(expected == 0, Double.isNaN(row.gap()), "step " + row.step());
            }
        }
    }

    @Test
    void zeroPaddingMayBeGivenNoiseButNoPaddingMayNot() {
        try (Trainer zero = new Trainer(small().withPadding(Padding.zero(2)), 1);
                Trainer none = new Trainer(small().withPadding(Padding.none()), 1)) {
            advanceTo(20, zero);
            assertEquals(Padding.zero(2), zero.model().padding());
            zero.setPaddingNoise(0.3);
            assertEquals(Padding.gaussian(2, 0.3), zero.model().padding());
            assertEquals(Padding.gaussian(2, 0.3), zero.snapshot(0).padding());
            advanceTo(40, zero);
            List<HistoryRow> rows = zero.snapshot(0).history();
            assertTrue(rows.get(rows.size() - 2).isUnbounded());
            assertFalse(rows.get(rows.size() - 1).isUnbounded());
            assertTrue(Double.isFinite(rows.get(rows.size() - 1).gap()));

            assertThrows(InvalidInputException.class, () -> none.setPaddingNoise(0.3));
            assertThrows(InvalidInputException.class, () -> zero.setPaddingNoise(1.1));
            assertThrows(InvalidInputException.class, () -> zero.setRate(Double.NaN));
            assertEquals(List.of(20L), steps(zero.snapshot(0).interventions()));
        }
    }

    @Test
    void movingASliderAndBackAtRestIsOneChangeAndNoneWhereNothingChanges() {
        try (Trainer run = new Trainer(small(), 1)) {
            advanceTo(10, run);
            run.setRate(2e-3);
            run.setPaddingNoise(0.5);
            assertEquals(Interventions.NONE, run.snapshot(0).interventions());
            LongStream.range(1, 50).forEach(i -> run.setRate(1e-3 * i));
            assertEquals(List.of(10L), steps(run.snapshot(0).interventions()));
            assertEquals(new Intervention(10, 49e-3, 0.5), run.snapshot(0).inForce());
        }
    }

    @Test
    void aDivergedRunCanBeLookedBackAt() {
        TrainingConfig wild = small().withPadding(Padding.none())
                .withOptimization(new Optimization(2000, 200, 1e-3, Schedule.CONSTANT, 1e30, Precision.FLOAT));
        Timeline timeline = new Timeline(Timeline.DEFAULT_BUDGET);
        try (Trainer run = new Trainer(wild, 1); Trainer byStep = new Trainer(wild, 1)) {
            run.keepIn(timeline);
            advanceTo(70, run);
            run.setRate(1e30);
            while (run.advance(5)) {
                assertTrue(run.step() < 2000, "this rate was meant to diverge");
            }
            assertTrue(timeline.steps().stream().allMatch(step -> step <= run.step()));
            advanceTo(50, byStep);
            run.seek(50, timeline, run.snapshot(0), () -> false);
            assertSameState(byStep, run);
            advanceTo(100, byStep);
            advanceTo(100, run);
            assertSameState(byStep, run);
        }
    }

    @Test
    void aSettingThatCannotFitIsRefusedInOneLine() {
        TrainingConfig huge = small().withFlow(new FlowSpec(128, 1024, 8, Activation.RELU, 2));
        String message = assertThrows(InvalidInputException.class, () -> new Trainer(huge, 1)).getMessage();
        assertTrue(message.contains("GB of memory"), message);
        assertEquals(1, message.lines().count());
    }
}
