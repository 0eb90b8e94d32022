package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** A run that is taken up where another stood goes on as that one would have, to the bit, whatever had happened to it. */
class ResumedRunTest {

    private static TrainingConfig small(double rate, Precision precision) {
        return TrainingConfig.defaults()
                .withPadding(Padding.gaussian(1))
                .withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(300, 128, rate, Schedule.COSINE, 5, precision))
                .withInstruments(new HistorySpec(20, 64, 16));
    }

    private static void stepTo(DrivenRun run, long step) {
        while (run.snapshot().step() < step && run.step((int) Math.min(8, step - run.snapshot().step())) > 0) {
            assertTrue(run.snapshot().step() <= step);
        }
    }

    /** What a person does on the way: at 30 the rate, at 70 the noise, and at 150 back to 90 with another rate. */
    private static void act(DrivenRun run, long from, long to) {
        for (long stop : new long[] {30, 70, 150}) {
            if (from < stop && stop <= to) {
                stepTo(run, stop);
                if (stop == 30) {
                    run.setRate(5e-3);
                } else if (stop == 70) {
                    run.setPaddingNoise(0.3);
                } else {
                    run.continueFrom(90, () -> false);
                    run.setRate(1e-3);
                }
            }
        }
        stepTo(run, to);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 29, 31, 64, 65, 100, 149, 200, 300})
    void goesOnToTheBit(int stop) {
        TrainingConfig config = small(2e-3, stop % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE);
        RunState state;
        RunState whole;
        TrainingSnapshot end;
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.empty())) {
            act(run, -1, stop);
            state = run.state();
            act(run, stop, 300);
            whole = run.state();
            end = run.snapshot();
        }
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.of(state), 1)) {
            assertSame(state, run.state());
            act(run, stop, 300);
            assertSame(whole, run.state());
            assertArrayEquals(end.model().parameters(), run.snapshot().model().parameters());
            assertEquals(end.interventions(), run.snapshot().interventions());
            assertEquals(end.trainNll(), run.snapshot().trainNll());
        }
    }

    /** The step that goes wrong may lie on either side of the stop: a state whose loss is not known yet sends the run back as it would have. */
    @ParameterizedTest
    @ValueSource(ints = {5, 30, 31, 32, 33, 40})
    void divergesAsItWouldHave(int stop) {
        TrainingConfig config = small(2e-3, Precision.FLOAT);
        RunState state;
        RunState whole;
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.empty())) {
            stepTo(run, stop);
            run.setRate(1e30);
            run.step(1);
            state = run.state();
            run.step(8);
            run.step(8);
            whole = run.state();
            assertTrue(run.snapshot().isDiverged());
        }
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.of(state))) {
            run.step(8);
            run.step(8);
            assertSame(whole, run.state());
        }
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.of(whole))) {
            assertEquals(0, run.step(8));
            assertTrue(run.snapshot().isDiverged());
            run.setRate(1e-3);
            assertTrue(run.step(8) > 0);
        }
    }

    /** What is left of a run whose thread has thrown goes on as the run would have. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 100, 200})
    void goesOnFromWhereItIsKnownToBeGood(int stop) {
        TrainingConfig config = small(2e-3, Precision.FLOAT);
        RunState proven;
        RunState whole;
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.empty())) {
            stepTo(run, stop);
            proven = run.proven();
            assertTrue(proven.step() <= stop && proven.step() >= (stop - 1) / 64 * 64, proven.step() + " of " + stop);
            stepTo(run, 300);
            whole = run.state();
        }
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.of(proven))) {
            stepTo(run, 300);
            assertSame(whole, run.state());
        }
    }

    @Test
    void nothingOfTheWayThatWasLeftIsKnownToBeGood() {
        try (DrivenRun run = new CoreWorkbench().start(small(2e-3, Precision.FLOAT), Optional.empty())) {
            act(run, -1, 149);
            assertEquals(128, run.proven().step());
            run.continueFrom(90, () -> false);
            RunState proven = run.proven();
            assertEquals(64, proven.step());
            assertEquals(List.of(0L, 64L), proven.past().stream().map(state -> state.step()).toList());
            assertTrue(proven.history().stream().allMatch(row -> row.step() <= 64));
            assertEquals(5e-3, proven.inForce().rate());
        }
    }

    @Test
    void aThinnedPastHasWhatIsLookedBackAt() {
        try (DrivenRun run = new CoreWorkbench().start(small(2e-3, Precision.FLOAT), Optional.empty())) {
            stepTo(run, 260);
            RunState state = run.state();
            assertEquals(List.of(0L, 64L, 128L, 192L, 256L), state.past().stream().map(each -> each.step()).toList());
            RunState thin = state.thinned(2 * state.present().bytes(), 150);
            assertEquals(List.of(0L, 128L, 256L), thin.past().stream().map(each -> each.step()).toList());
            assertEquals(3 * state.present().bytes(), thin.pastBytes());
            // Once more, as a session that is read and written again.
            assertEquals(thin.past(), thin.thinned(2 * state.present().bytes(), 150).past());
            assertEquals(2, thin.thinned(2 * state.present().bytes()).past().size());
            assertEquals(2, state.thinned(0, 0).past().size());
            try (DrivenRun other = new CoreWorkbench().start(thin.config(), Optional.of(thin))) {
                assertEquals(List.of(0L, 128L, 256L), other.timeline().steps());
                stepTo(run, 300);
                stepTo(other, 300);
                assertArrayEquals(run.snapshot().model().parameters(), other.snapshot().model().parameters());
            }
        }
    }

    @Test
    void aThinnedPastStillGoesOn() {
        TrainingConfig config = small(2e-3, Precision.FLOAT);
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.empty())) {
            stepTo(run, 260);
            RunState thin = run.state().thinned(2 * run.state().present().bytes());
            assertEquals(2, thin.past().size());
            assertEquals(0, thin.past().get(0).step());
            stepTo(run, 300);
            try (DrivenRun other = new CoreWorkbench().start(config, Optional.of(thin))) {
                stepTo(other, 300);
                assertArrayEquals(run.snapshot().model().parameters(), other.snapshot().model().parameters());
                other.continueFrom(77, () -> false);
                run.continueFrom(77, () -> false);
                assertArrayEquals(run.snapshot().model().parameters(), other.snapshot().model().parameters());
            }
        }
    }

    static void assertSame(RunState expected, RunState actual) {
        assertEquals(expected.step(), actual.step());
        assertArrayEquals(expected.checkpoint().parameters(), actual.checkpoint().parameters());
        assertArrayEquals(expected.checkpoint().firstMoment(), actual.checkpoint().firstMoment());
        assertArrayEquals(expected.checkpoint().secondMoment(), actual.checkpoint().secondMoment());
        assertEquals(expected.interventions(), actual.interventions());
        assertEquals(expected.divergence(), actual.divergence());
        assertEquals(expected.proven().step(), actual.proven().step());
        assertEquals(expected.past().stream().map(state -> state.step()).toList(), actual.past().stream().map(state -> state.step()).toList());
        assertEquals(expected.stride(), actual.stride());
        assertEquals(numbers(expected.history()), numbers(actual.history()));
        assertEquals(expected.trainNll(), actual.trainNll());
        assertEquals(expected.gradientNorm(), actual.gradientNorm());
    }

    private static List<List<Double>> numbers(List<HistoryRow> rows) {
        return rows.stream().map(row -> HistoryMetric.all().stream().map(row::get).toList()).toList();
    }
}
