package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;

/** A run by ND4J's gradients is the run by those derived by hand: the same batches, padding, clip, Adam and history. */
@Slow("takes hundreds of steps by ND4J")
class ReferenceTrainingTest {

    private static final int STEPS = 50;
    private static final double AGREEMENT = 1e-8;

    private static TrainingConfig config(FlowSpec flow, Padding padding, int batch) {
        return TrainingConfig.defaults().withFlow(flow).withPadding(padding).withInstruments(new HistorySpec(10, 64, 16))
                // Clipped for a while, then not.
                .withOptimization(new Optimization(STEPS, batch, 5e-3, Schedule.COSINE, 1, Precision.DOUBLE));
    }

    private static TrainingConfig byNd4j(TrainingConfig config) {
        return config.withOptimization(config.optimization().withEngine(GradientEngine.ND4J));
    }

    private static FlowSpec tanh(Partition partition, CouplingKind coupling) {
        return new FlowSpec(3, 8, 2, Activation.TANH, 2, partition, coupling);
    }

    static Stream<Arguments> runs() {
        FlowSpec tanh = tanh(Partition.HALVES, CouplingKind.AFFINE);
        return Stream.of(
                Arguments.of("affine couplings", config(tanh, Padding.none(), 256)),
                Arguments.of("one slice, zero padding", config(new FlowSpec(3, 8, 1, Activation.RELU, 2), Padding.zero(2), 100)),
                Arguments.of("slices that differ, Gaussian padding, permutations",
                        config(tanh(Partition.PERMUTATIONS, CouplingKind.AFFINE), Padding.gaussian(1, 0.3), 701)),
                Arguments.of("1x1 layers", config(new FlowSpec(3, 8, 1, Activation.SQUAREPLUS, 2, Partition.LINEAR, CouplingKind.AFFINE),
                        Padding.gaussian(2), 128)),
                Arguments.of("additive couplings", config(tanh(Partition.HALVES, CouplingKind.ADDITIVE), Padding.none(), 128)),
                Arguments.of("leaky layers", config(tanh.withFamily(FlowFamily.LEAKY), Padding.gaussian(1), 256)),
                Arguments.of("hard leaky layers", config(tanh.withFamily(FlowFamily.LEAKY_HARD), Padding.none(), 128)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void fiftyStepsAreTheSame(String name, TrainingConfig config) {
        try (Trainer fast = new Trainer(config, 2); Trainer reference = new Trainer(byNd4j(config), 2)) {
            while (!reference.isFinished()) {
                assertTrue(fast.advance() && reference.advance());
            }
            double[] expected = fast.model().parameters();
            double[] found = reference.model().parameters();
            double largest = 0;
            for (double value : expected) {
                largest = Math.max(largest, Math.abs(value));
            }
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], AGREEMENT * largest, "parameter " + i);
            }
            List<HistoryRow> rows = fast.snapshot(0).history();
            assertEquals(rows.size(), reference.snapshot(0).history().size());
            for (int i = 0; i < rows.size(); i++) {
                HistoryRow row = reference.snapshot(0).history().get(i);
                assertEquals(rows.get(i).step(), row.step());
                assertEquals(rows.get(i).nll(), row.nll(), AGREEMENT * Math.abs(row.nll()));
                assertEquals(rows.get(i).trainNll(), row.trainNll(), AGREEMENT * Math.abs(row.nll()));
                assertArrayEquals(rows.get(i).gradientNorms(), row.gradientNorms(), AGREEMENT * 10);
            }
        }
    }

    @Test
    void goesOnFromACheckpointBitForBitAndSeveralStepsInACallAreTaken() {
        TrainingConfig config = byNd4j(config(new FlowSpec(2, 5, 1, Activation.TANH, 2), Padding.gaussian(1), 200));
        try (Trainer whole = new Trainer(config, 1); Trainer resumed = new Trainer(config, 1)) {
            while (whole.step() < 7) {
                assertTrue(whole.advance(3));
            }
            resumed.restore(whole.checkpoint(), whole.snapshot(0).history());
            for (int i = 0; i < 8; i++) {
                assertTrue(whole.advance() && resumed.advance());
            }
            assertEquals(15, resumed.step());
            assertArrayEquals(whole.model().parameters(), resumed.model().parameters());
        }
    }

    @Test
    void aWildRunStandsAtItsLastGoodStep() {
        // Deep enough for powers of the parameters that no double holds.
        TrainingConfig config = config(new FlowSpec(3, 8, 8, Activation.RELU, 2), Padding.none(), 64);
        TrainingConfig wild = byNd4j(config.withOptimization(new Optimization(2000, 64, 1e6, Schedule.CONSTANT, 1e30, Precision.DOUBLE)));
        try (Trainer trainer = new Trainer(wild, 1)) {
            int calls = 0;
            while (trainer.advance()) {
                assertTrue(++calls < 500, "a rate of a million has not diverged");
            }
            assertTrue(trainer.divergence().startsWith("Loss or gradient stopped being finite after step "), trainer.divergence());
            for (double value : trainer.model().parameters()) {
                assertTrue(Double.isFinite(value));
            }
        }
    }

    @Test
    void nd4jTrainsInDoubleWhateverIsSaid() {
        Optimization asked = TrainingConfig.defaults().optimization().withEngine(GradientEngine.ND4J);
        assertEquals(Precision.DOUBLE, asked.precision());
        assertEquals(Precision.DOUBLE, asked.withPrecision(Precision.FLOAT).precision());
        assertEquals(Precision.FLOAT, TrainingConfig.defaults().optimization().precision());
    }

    @Test
    void greedyLayersHaveNoGradientToBeFound() {
        TrainingConfig greedy = byNd4j(config(new FlowSpec(2, 5, 1, Activation.TANH, 2).withFamily(FlowFamily.GREEDY), Padding.none(), 64));
        assertEquals("greedy layers follow no gradient, so ND4J has none to compute: choose couplings or leaky layers",
                assertThrows(InvalidInputException.class, () -> new Trainer(greedy, 1)).getMessage());
    }
}
