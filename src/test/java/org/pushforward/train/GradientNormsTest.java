package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.LipschitzInequality;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;

/** The gradient's norm of each layer: against differences of the density, which knows nothing of gradients, and against the norm of the whole. */
class GradientNormsTest {

    private static final int BATCH = 24;

    private static TrainingConfig config(FlowSpec flow, Precision precision, double clip) {
        return TrainingConfig.defaults().withFlow(flow)
                .withOptimization(new Optimization(8, BATCH, 0.01, Schedule.CONSTANT, clip, precision)).withInstruments(new HistorySpec(1, 64, 16));
    }

    private static FlowSpec flow(FlowFamily family, Partition partition) {
        return new FlowSpec(3, 6, 1, Activation.TANH, 1.5, partition, CouplingKind.AFFINE, family);
    }

    /** @param numbers of the layers' parameters, from the data, counted by hand */
    @ParameterizedTest
    @CsvSource({"COUPLINGS, HALVES, 26 26 26", "COUPLINGS, PERMUTATIONS, 28 28 28", "COUPLINGS, LINEAR, 34 34 34",
        "LEAKY, HALVES, 6 6 12", "LEAKY_HARD, HALVES, 6 6 12"})
    void normOfEachLayerIsThatOfDifferencesOfTheDensity(FlowFamily family, Partition partition, String numbers) {
        TrainingConfig config = config(flow(family, partition), Precision.DOUBLE, 1e-3);
        try (Trainer trainer = new Trainer(config, 1)) {
            for (int i = 0; i < 3; i++) {
                assertTrue(trainer.advance());
            }
            double[] parameters = trainer.checkpoint().parameters();
            FlowModel before = trainer.model();
            double[] batch = batch(trainer, 3);
            assertTrue(trainer.advance());
            List<HistoryRow> history = trainer.snapshot(0).history();
            double[] norms = history.get(history.size() - 1).gradientNorms();
            int[] sizes = Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
            assertEquals(sizes.length, norms.length);
            assertEquals(parameters.length, Arrays.stream(sizes).sum());
            int p = 0;
            for (int k = 0; k < sizes.length; k++) {
                double squares = 0;
                for (int end = p + sizes[k]; p < end; p++) {
                    squares += Math.pow(slope(before, parameters, p, batch), 2);
                }
                assertEquals(Math.sqrt(squares), norms[k], 1e-5 * norms[k], "layer " + k);
            }
        }
    }

    private static double slope(FlowModel model, double[] parameters, int p, double[] points) {
        double h = 1e-6;
        double[] up = parameters.clone();
        double[] down = parameters.clone();
        up[p] += h;
        down[p] -= h;
        // Places of a permutation and signs are numbers that no gradient touches, and no others are whole ones of size 1 or 0 after three steps.
        return parameters[p] == Math.rint(parameters[p]) ? 0 : (loss(model, up, points) - loss(model, down, points)) / (2 * h);
    }

    private static double loss(FlowModel model, double[] parameters, double[] points) {
        Flow flow = new Flow(new FlowModel(model.spec(), model.dataDimension(), model.padding(), model.standardization(), parameters));
        double[] z = new double[points.length];
        double[] logDet = new double[BATCH];
        flow.forward(points, BATCH, z, logDet);
        return (DoubleStream.of(z).map(value -> value * value / 2).sum() - DoubleStream.of(logDet).sum()) / BATCH;
    }

    /** The points of a step, data units: so few are one slice. */
    private static double[] batch(Trainer trainer, long step) {
        RunData data = trainer.data();
        RandomGenerator random = new RandomStreams(trainer.config().seed()).stream(Purpose.BATCH, step, 0);
        double[] points = new double[BATCH * data.dimension()];
        for (int i = 0; i < BATCH; i++) {
            int chosen = random.nextInt(data.training().count());
            for (int c = 0; c < data.dimension(); c++) {
                points[i * data.dimension() + c] = data.training().get(chosen, c);
            }
        }
        return points;
    }

    @ParameterizedTest
    @CsvSource({"COUPLINGS, FLOAT, 1e-6", "COUPLINGS, DOUBLE, 1e-14", "LEAKY, FLOAT, 1e-6", "LEAKY_HARD, DOUBLE, 1e-14"})
    void squaresAddUpToThatOfTheWholeGradient(FlowFamily family, Precision precision, double tolerance) {
        try (Trainer trainer = new Trainer(config(flow(family, Partition.PERMUTATIONS), precision, 1e-3), 2)) {
            LipschitzInequality.train(trainer);
            List<HistoryRow> history = trainer.snapshot(0).history();
            assertEquals(9, history.size());
            assertTrue(Arrays.stream(history.get(0).gradientNorms()).allMatch(Double::isNaN), "no step, no gradient");
            for (HistoryRow row : history.subList(1, 9)) {
                double squares = Arrays.stream(row.gradientNorms()).map(norm -> norm * norm).sum();
                double whole = row.get(HistoryMetric.GRADIENT_NORM);
                assertTrue(whole > 1e-3, "longer than the clip, which must not show");
                assertEquals(whole, Math.sqrt(squares), tolerance * whole * 10);
            }
        }
    }

    @Test
    void greedyLayersHaveNone() {
        TrainingConfig config = config(flow(FlowFamily.GREEDY, Partition.HALVES), Precision.DOUBLE, 5);
        try (Trainer trainer = new Trainer(config, 1)) {
            assertTrue(trainer.advance());
            List<HistoryRow> history = trainer.snapshot(0).history();
            assertTrue(history.stream().allMatch(row -> row.gradientNorms().length == 0));
            assertEquals(Optional.empty(), GradientNorms.of(history, 3));
        }
    }

    private static HistoryRow row(long step, double... norms) {
        return new HistoryRow(step, new double[0][]).withGradientNorms(norms);
    }

    @Test
    void theLaterHalfIsReadAndRowsWithoutNormsAreLeftOut() {
        List<HistoryRow> history = List.of(row(0, Double.NaN, Double.NaN), row(10, 100, 100), row(20), row(50, 1, 30), row(70, 2, 20),
                row(100, 3, 10));
        GradientNorms norms = GradientNorms.of(history, 2).orElseThrow();
        assertEquals(50, norms.from());
        assertEquals(100, norms.to());
        assertEquals(3, norms.rows());
        assertArrayEquals(new double[] {3, 10}, norms.newest());
        assertEquals(2, norms.median(0));
        assertEquals(20, norms.median(1));
        assertEquals(1, norms.largest());
        assertEquals(0, norms.smallest());
        assertEquals(Optional.empty(), GradientNorms.of(history.subList(0, 1), 2));
        assertEquals(Optional.empty(), GradientNorms.of(history, 3), "of another flow");
        assertArrayEquals(new double[] {3, 10}, history.get(5).gradientNorms(), "quantiles sort a copy");
    }
}
