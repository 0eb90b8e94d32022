package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Chancy;
import org.pushforward.OwnThreads;
import org.pushforward.Slow;
import org.pushforward.conditioning.LipschitzInequality;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;

/** What a run promises: the same bits for the same settings, honest losses, and a divergence that loses nothing. */
class TrainerTest {

    private static TrainingConfig small() {
        TrainingConfig config = TrainingConfig.defaults();
        return config.withFlow(new FlowSpec(4, 16, 2, Activation.TANH, 2))
                .withOptimization(new Optimization(200, 256, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(50, 512, 64));
    }

    private static Trainer run(TrainingConfig config, int threads, int steps) {
        Trainer trainer = new Trainer(config, threads);
        for (int i = 0; i < steps; i++) {
            assertTrue(trainer.advance());
        }
        return trainer;
    }

    /** As where there is no memory for what is read along a run. */
    @Test
    void aTrainerThatCannotBeMadeLeavesNoThread() throws InterruptedException, ExecutionException {
        TrainingConfig config = small().withOptimization(new Optimization(200, 700, 2e-3, Schedule.COSINE, 5, Precision.FLOAT));
        RunData data = RunData.of(config.dataset(), config.seed());
        new Trainer(config, data, 1).close();
        assertEquals(List.of(), OwnThreads.leftBy(() -> assertThrows(RuntimeException.class,
                () -> new Trainer(config.withInstruments(null), data, 3)), "team-"));
    }

    /** Large flows that were never trained are what undo has most of. */
    @Test
    void aRunThatStandsAtAKeptStateHoldsItOnce() {
        try (Trainer trainer = new Trainer(small(), 1)) {
            RunState begun = trainer.runState();
            assertSame(begun.proven(), begun.present());
            assertTrue(trainer.advance(1));
            assertNotSame(trainer.runState().proven(), trainer.runState().present());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void threadsDoNotShowInTheBits(Precision precision) {
        TrainingConfig config = small().withPadding(Padding.gaussian(2))
                .withOptimization(new Optimization(200, 700, 2e-3, Schedule.COSINE, 5, precision));
        try (Trainer alone = run(config, 1, 120); Trainer together = run(config, 3, 120)) {
            assertArrayEquals(alone.model().parameters(), together.model().parameters());
            assertHistoriesEqual(alone.snapshot(0).history(), together.snapshot(0).history());
        }
    }

    @Test
    void severalStepsInOneCallAreTheSameSteps() {
        try (Trainer single = run(small(), 1, 130); Trainer several = new Trainer(small(), 2)) {
            while (several.step() < 130) {
                assertTrue(several.advance((int) Math.min(50, 130 - several.step())));
            }
            assertArrayEquals(single.model().parameters(), several.model().parameters());
            assertHistoriesEqual(single.snapshot(0).history(), several.snapshot(0).history());
        }
    }

    /** Other threads want the cores, so lanes are put aside in the middle of a slice and others do it again. */
    @Slow("a core is lost now and then only, so it trains forty times")
    @Chancy("when other threads take a core from a lane")
    @Test
    void losingACoreDoesNotShowInTheBits() {
        TrainingConfig config = small().withInstruments(new HistorySpec(100_000, 16, 8))
                .withOptimization(new Optimization(200, 1024, 2e-3, Schedule.COSINE, 5, Precision.FLOAT));
        RunData data = RunData.of(config.dataset(), config.seed());
        double[] expected;
        try (Trainer alone = new Trainer(config, data, 1)) {
            while (!alone.isFinished()) {
                assertTrue(alone.advance(40));
            }
            LipschitzInequality.require(alone);
            expected = alone.model().parameters();
        }
        AtomicBoolean done = new AtomicBoolean();
        for (int i = 0; i < 3; i++) {
            Thread busy = new Thread(() -> {
                for (int turn = 0; !done.get(); turn++) {
                    long end = System.nanoTime() + 500_000L * (1 + turn % 5);
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    LockSupport.parkNanos(200_000L * (1 + turn % 3));
                }
            });
            busy.setDaemon(true);
            busy.start();
        }
        try {
            for (int run = 0; run < 40; run++) {
                try (Trainer contended = new Trainer(config, data, 4)) {
                    while (!contended.isFinished()) {
                        assertTrue(contended.advance(40));
                    }
                    assertArrayEquals(expected, contended.model().parameters(), "run " + run);
                }
            }
        } finally {
            done.set(true);
        }
    }

    @Test
    void seedsDiffer() {
        try (Trainer one = run(small(), 1, 5); Trainer other = run(small().withSeed(2), 1, 5)) {
            assertFalse(Arrays.equals(one.model().parameters(), other.model().parameters()));
        }
    }

    @Test
    void instrumentsDoNotTouchTheTraining() {
        try (Trainer often = run(small().withInstruments(new HistorySpec(3, 512, 64)), 2, 100);
                Trainer never = run(small().withInstruments(new HistorySpec(100_000, 2, 2)), 2, 100)) {
            assertArrayEquals(never.model().parameters(), often.model().parameters());
            often.snapshot(1);
            often.checkpoint();
            assertTrue(often.advance() && never.advance());
            assertArrayEquals(never.model().parameters(), often.model().parameters());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void checkpointGoesOnBitForBit(Precision precision) {
        TrainingConfig config = small().withPadding(Padding.gaussian(1, 0.3))
                .withOptimization(new Optimization(200, 256, 2e-3, Schedule.COSINE, 5, precision));
        try (Trainer whole = run(config, 2, 70); Trainer resumed = new Trainer(config, 1)) {
            Checkpoint checkpoint = whole.checkpoint();
            List<HistoryRow> rows = whole.snapshot(0).history();
            for (int i = 0; i < 80; i++) {
                assertTrue(whole.advance());
            }
            resumed.restore(checkpoint, rows);
            assertEquals(70, resumed.step());
            for (int i = 0; i < 80; i++) {
                assertTrue(resumed.advance());
            }
            assertArrayEquals(whole.model().parameters(), resumed.model().parameters());
            assertHistoriesEqual(whole.snapshot(0).history(), resumed.snapshot(0).history());
        }
    }

    private static void assertHistoriesEqual(List<HistoryRow> expected, List<HistoryRow> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            HistoryRow a = expected.get(i);
            HistoryRow b = actual.get(i);
            assertEquals(a.step(), b.step());
            assertEquals(a.nll(), b.nll());
            assertEquals(a.trainNll(), b.trainNll());
            assertEquals(a.gap(), b.gap());
            assertEquals(a.kappa(), b.kappa());
            assertEquals(a.kappaStandard(), b.kappaStandard());
            assertEquals(a.get(HistoryMetric.SIGMA_MIN), b.get(HistoryMetric.SIGMA_MIN));
            assertArrayEquals(a.sigmaQuantiles(), b.sigmaQuantiles());
            assertArrayEquals(a.gradientNorms(), b.gradientNorms());
        }
    }

    @Test
    void floatAndDoubleLearnTheSame() {
        TrainingConfig config = small();
        TrainingConfig exact = config.withOptimization(new Optimization(200, 256, 2e-3, Schedule.COSINE, 5, Precision.DOUBLE));
        try (Trainer single = run(config, 2, 100); Trainer doubled = run(exact, 2, 100)) {
            HistoryRow a = last(single);
            HistoryRow b = last(doubled);
            assertEquals(b.nll(), a.nll(), 1e-3);
            assertEquals(b.kappa().mean(), a.kappa().mean(), 1e-2 * b.kappa().mean());
        }
    }

    private static HistoryRow last(Trainer trainer) {
        List<HistoryRow> history = trainer.snapshot(0).history();
        return history.get(history.size() - 1);
    }

    @Test
    void rowsAreRecordedWhenDue() {
        try (Trainer trainer = run(small(), 1, 120)) {
            assertEquals(List.of(0L, 1L, 2L, 5L, 10L, 20L, 50L, 100L),
                    trainer.snapshot(0).history().stream().map(HistoryRow::step).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "rings2", "rings4", "gaussians", "pinwheel", "spirals", "checkerboard", "swissroll", "banana", "funnel"})
    void lossComesDownAndStaysAboveTheFloor(String name) {
        TrainingConfig config = small().withDataset(Datasets.defaults(name))
                .withFlow(new FlowSpec(6, 32, 2, Activation.TANH, 2))
                .withOptimization(new Optimization(400, 256, 3e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(100, 4096, 64));
        try (Trainer trainer = run(config, 2, 400)) {
            List<HistoryRow> history = trainer.snapshot(0).history();
            assertTrue(last(trainer).gap() < history.get(0).gap() - 0.05, history.get(0).gap() + " -> " + last(trainer).gap());
            for (HistoryRow row : history) {
                assertTrue(row.gap() >= -3 * row.get(HistoryMetric.GAP_ERROR), "below the floor at step " + row.step() + ": " + row.gap());
            }
        }
    }

    @Test
    void gaussianPaddingIsReportedAsABoundAboveTheFloor() {
        TrainingConfig config = small().withPadding(Padding.gaussian(2, 0.5))
                .withOptimization(new Optimization(1000, 256, 3e-3, Schedule.COSINE, 5, Precision.FLOAT));
        try (Trainer trainer = run(config, 2, 1000)) {
            assertTrue(last(trainer).gap() >= -3 * last(trainer).get(HistoryMetric.GAP_ERROR));
            assertTrue(last(trainer).gap() < 0.5, "gap " + last(trainer).gap());
        }
    }

    @Test
    void zeroPaddingHasNoGap() {
        try (Trainer trainer = run(small().withPadding(Padding.zero(2)), 2, 200)) {
            assertTrue(Double.isNaN(last(trainer).gap()));
            assertTrue(last(trainer).nll() < trainer.snapshot(0).floor(), "it falls through the floor, which means nothing for it");
        }
    }

    @Test
    void divergenceFreezesAtTheLastGoodStepAndSaysSo() {
        TrainingConfig wild = small().withOptimization(new Optimization(2000, 256, 1e6, Schedule.CONSTANT, 1e9, Precision.FLOAT));
        try (Trainer trainer = new Trainer(wild, 2)) {
            while (trainer.advance()) {
                assertTrue(trainer.step() < 2000, "this rate was meant to diverge");
            }
            assertNotNull(trainer.divergence());
            long step = trainer.step();
            double[] parameters = trainer.model().parameters();
            for (double value : parameters) {
                assertTrue(Double.isFinite(value));
            }
            assertFalse(trainer.advance());
            assertEquals(step, trainer.step());
            assertArrayEquals(parameters, trainer.model().parameters());

            // The step it stands at is one of the run's own: a run stopped there by hand has the same bits.
            try (Trainer byHand = run(wild, 1, (int) step)) {
                assertArrayEquals(byHand.model().parameters(), parameters);
            }
            trainer.setRate(1e-3);
            assertNull(trainer.divergence());
            assertTrue(trainer.advance());
            assertEquals(step + 1, trainer.step());
        }
    }

    /** Whatever the step at which it goes wrong, checkpoints at multiples of 64 among them, and though the rate was raised on the way. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 63, 64, 65, 66, 128})
    void standsAtTheLastStepWhoseLossWasFinite(int raisedAt) {
        TrainingConfig tame = small().withOptimization(new Optimization(2000, 256, 1e-3, Schedule.CONSTANT, 1e30, Precision.FLOAT));
        try (Trainer trainer = run(tame, 2, raisedAt); Trainer byHand = run(tame, 1, raisedAt)) {
            trainer.setRate(1e30);
            while (trainer.advance()) {
                assertTrue(trainer.step() < 2000, "this rate was meant to diverge");
            }
            assertTrue(trainer.step() >= raisedAt, "stands at step " + trainer.step());
            byHand.setRate(1e30);
            while (byHand.step() < trainer.step()) {
                assertTrue(byHand.advance());
            }
            assertArrayEquals(byHand.model().parameters(), trainer.model().parameters());
            List<HistoryRow> history = trainer.snapshot(0).history();
            assertTrue(history.stream().allMatch(row -> row.step() <= trainer.step() && Double.isFinite(row.nll())));
            trainer.setRate(1e-3);
            assertTrue(trainer.advance(), "what it stands at can be trained on");
        }
    }

    @Test
    void aLastStepThatRuinsTheFlowIsADivergenceToo() {
        TrainingConfig wild = small().withOptimization(new Optimization(1, 256, 1e6, Schedule.CONSTANT, 1e30, Precision.FLOAT));
        try (Trainer trainer = new Trainer(wild, 1)) {
            // More than a float holds.
            trainer.setRate(1e300);
            assertFalse(trainer.advance());
            assertNotNull(trainer.divergence());
            assertEquals(0, trainer.step());
            assertTrue(Double.isNaN(trainer.snapshot(0).trainNll()), "no step stands");
        }
    }
}
