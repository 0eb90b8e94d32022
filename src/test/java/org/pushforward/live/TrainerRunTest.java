package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.pushforward.OwnThreads;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Intervention;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Schedule;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** A run of the window keeps its past and goes on from any of its steps. */
class TrainerRunTest {

    private static TrainingConfig small() {
        return TrainingConfig.defaults()
                .withPadding(Padding.gaussian(1))
                .withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(120, 128, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(20, 64, 16));
    }

    private static void finish(DrivenRun run) {
        while (run.step(8) > 0) {
            assertTrue(!run.snapshot().isDiverged());
        }
    }

    private static List<Long> steps(TrainingSnapshot snapshot) {
        return snapshot.history().stream().map(HistoryRow::step).toList();
    }

    @Test
    void goesOnFromAnEarlierStepAsItDid() {
        try (DrivenRun run = new CoreWorkbench().start(small(), Optional.empty())) {
            finish(run);
            TrainingSnapshot end = run.snapshot();
            assertEquals(List.of(0L, 64L), run.timeline().steps());
            run.continueFrom(70, () -> false);
            assertEquals(70, run.snapshot().step());
            assertEquals(List.of(0L, 1L, 2L, 5L, 10L, 20L, 40L, 50L, 60L), steps(run.snapshot()));
            finish(run);
            assertArrayEquals(end.model().parameters(), run.snapshot().model().parameters());
            assertEquals(steps(end), steps(run.snapshot()));
        }
    }

    /** The threads of one would be there until the end of the window. */
    @Test
    void aRunThatCannotGoOnLeavesNoThread() throws InterruptedException, ExecutionException {
        RunState other;
        try (DrivenRun run = new CoreWorkbench().start(small().withFlow(new FlowSpec(4, 8, 1, Activation.TANH, 2)), Optional.empty())) {
            other = run.state();
        }
        assertEquals(List.of(), OwnThreads.leftBy(() -> {
            Trainer trainer = new Trainer(small().withOptimization(new Optimization(120, 512, 2e-3, Schedule.COSINE, 5, Precision.FLOAT)), 3);
            assertThrows(IllegalArgumentException.class, () -> new TrainerRun(trainer, 1 << 20, Optional.of(other), new ShortRest()));
        }, "team-"));
    }

    @Test
    void whatIsMovedIsInTheSnapshot() {
        try (DrivenRun run = new CoreWorkbench().start(small(), Optional.empty())) {
            run.step(1);
            run.setPaddingNoise(0.25);
            run.setRate(1e-4);
            assertEquals(List.of(new Intervention(1, 1e-4, 0.25)), run.snapshot().interventions().list());
            assertEquals(Padding.gaussian(1, 0.25), run.snapshot().model().padding());
        }
    }
}
