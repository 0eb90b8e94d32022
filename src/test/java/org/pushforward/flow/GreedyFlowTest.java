package org.pushforward.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;
import org.pushforward.engine.Team;

/** Greedy layers as maps, and how they are fitted. */
class GreedyFlowTest {

    private static final int POINTS = 200;
    private static final int ROWS = 4_000;

    static Stream<Arguments> flows() {
        return Stream.of(2, 3, 4, 5, 8).flatMap(dimension -> Stream.of(1, 2, 5).map(layers -> Arguments.of(spec(layers, 2), dimension)));
    }

    private static FlowSpec spec(int layers, double clamp) {
        return new FlowSpec(layers, 64, 2, Activation.TANH, clamp).withFamily(FlowFamily.GREEDY);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void inverseUndoesForward(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 1));
        double[] x = RandomFlows.points(POINTS, dimension, 2);
        double[] z = new double[x.length];
        flow.forward(x, POINTS, z, new double[POINTS]);
        double[] back = new double[x.length];
        flow.inverse(z, POINTS, back);
        assertArrayEquals(x, back, 1e-12);
    }

    /** The map has kinks at the knots: points are taken whose way keeps clear of them. */
    @ParameterizedTest
    @MethodSource("flows")
    void jacobianAndLogDetAreThoseOfDifferences(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 3);
        Flow flow = new Flow(model);
        assertJacobian(flow, clearOfKnots(flow, model, RandomFlows.points(POINTS, dimension, 4)));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void anyScalesKeepTheMapInvertibleAndItsLogDetRight(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 9);
        Flow flow = new Flow(model);
        double[] factors = new SplittableRandom(10).doubles(spec.couplings()).toArray();
        factors[0] = 0;
        flow.setScales(factors);
        double[] x = clearOfKnots(flow, model, RandomFlows.points(POINTS, dimension, 4));
        assertJacobian(flow, x);
        double[] back = new double[x.length];
        flow.forward(x, x.length / dimension, back, new double[x.length]);
        flow.inverse(back, x.length / dimension, back);
        assertArrayEquals(x, back, 1e-12);
    }

    private static void assertJacobian(Flow flow, double[] x) {
        int d = flow.dimension();
        int n = x.length / d;
        double[] numeric = NumericJacobian.of(flow::forward, x, n, d);
        double[] jacobian = new double[n * d * d];
        double[] logDet = new double[n];
        flow.jacobian(x, n, new double[x.length], logDet, jacobian);
        NumericJacobian.assertClose(numeric, jacobian, d);
        for (int i = 0; i < n; i++) {
            DMatrixRMaj matrix = new DMatrixRMaj(d, d);
            System.arraycopy(numeric, i * d * d, matrix.data, 0, d * d);
            assertEquals(Math.log(CommonOps_DDRM.det(matrix)), logDet[i], 1e-8);
        }
    }

    private static double[] clearOfKnots(Flow flow, FlowModel model, double[] x) {
        int d = flow.dimension();
        LayerTrace trace = flow.trace(x, x.length / d, false);
        FlowLayout layout = flow.layout();
        int[] kept = IntStream.range(0, x.length / d).filter(i -> IntStream.range(0, trace.couplings()).allMatch(k -> {
            double[] u = flow.greedyDirections(k)[0];
            double a = IntStream.range(0, d).mapToDouble(c -> u[c] * trace.states()[k][i * d + c]).sum();
            return IntStream.range(0, GreedyStep.KNOTS).allMatch(knot -> Math.abs(model.parameters()[layout.greedy(k).knots() + knot] - a) > 5e-3);
        })).limit(40).toArray();
        assertTrue(kept.length >= 20, "too few points are clear of knots: " + kept.length);
        return Arrays.stream(kept).boxed().flatMapToDouble(i -> Arrays.stream(x, i * d, (i + 1) * d)).toArray();
    }

    @Test
    void unfittedLayersAreTheIdentity() {
        FlowModel random = RandomFlows.model(spec(3, 2), 4, 5);
        double[] parameters = new FlowLayout(spec(3, 2), 4).initialParameters(new SplittableRandom(1));
        Flow flow = new Flow(new FlowModel(random.spec(), 2, random.padding(), random.standardization(), parameters));
        double[] x = RandomFlows.points(POINTS, 4, 6);
        double[] z = new double[x.length];
        double[] logDet = new double[POINTS];
        flow.forward(x, POINTS, z, logDet);
        double[] u = x.clone();
        random.standardization().apply(u, POINTS, 4);
        assertArrayEquals(u, z, 0);
        assertEquals(random.standardization().logDet(), logDet[7], 0);
    }

    @Test
    void noGradientIsTakenOfThem() {
        FlowLayout layout = new FlowLayout(spec(2, 2), 2);
        Block parameters = Block.allocate(Precision.FLOAT, layout.parameterCount(), 1);
        LikelihoodGradient gradient = new LikelihoodGradient(layout, parameters, 4, 1);
        assertThrows(UnsupportedOperationException.class, () -> gradient.evaluate(1, 0));
        assertThrows(IllegalStateException.class, () -> layout.affine(0));
        assertThrows(IllegalStateException.class, () -> layout.conditionStart(0));
        assertTrue(Certificate.of(RandomFlows.model(spec(2, 2), 2, 8)).isEmpty());
    }

    /** A bent Gaussian: x2 = x1^2 - 1 + noise whose size depends on x1, in more dimensions beside standard normal numbers. */
    private static GreedyFit fitOf(FlowLayout layout, Block parameters, long seed) {
        GreedyFit fit = new GreedyFit(layout, parameters, ROWS);
        double[] initial = layout.initialParameters(new SplittableRandom(1));
        for (int i = 0; i < initial.length; i++) {
            parameters.set(i, initial[i]);
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < ROWS; i++) {
            double first = random.nextGaussian();
            for (int c = 0; c < layout.dimension(); c++) {
                double noise = random.nextGaussian();
                fit.set(i, c, c == 0 ? first : c == 1 ? first * first - 1 + (0.2 + 0.1 * Math.abs(first)) * noise : noise);
            }
        }
        fit.begin();
        return fit;
    }

    /** On the very points that layers are fitted to the loss never rises, to rounding, and falls by what the bins say. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void eachLayerLowersTheLoss(Precision precision) {
        for (int dimension : new int[] {2, 3, 6}) {
            FlowLayout layout = new FlowLayout(spec(12, 2), dimension);
            GreedyFit fit = fitOf(layout, Block.allocate(precision, layout.parameterCount(), 1), dimension);
            try (Team team = new Team(2)) {
                double before = fit.loss();
                double first = before;
                for (int layer = 0; layer < 12; layer++) {
                    fit.fit(layer, new SplittableRandom(layer), team);
                    fit.pass(layer);
                    double loss = fit.loss();
                    assertTrue(loss <= before + 1e-6, "layer " + layer + " in " + dimension + " dimensions: " + before + " to " + loss);
                    before = loss;
                }
                assertTrue(before < first - (dimension == 2 ? 1 : 0.2), first + " to " + before);
            }
        }
    }

    /** One layer whose directions are those of the data makes it standard: the conditional mean and deviation are its own. */
    @Test
    void theBestPairOfDirectionsIsTaken() {
        FlowLayout layout = new FlowLayout(spec(1, 3), 2);
        Block parameters = Block.allocate(Precision.DOUBLE, layout.parameterCount(), 1);
        GreedyFit fit = fitOf(layout, parameters, 4);
        double before = fit.loss();
        try (Team team = new Team(1)) {
            fit.fit(0, new SplittableRandom(2), team);
        }
        fit.pass(0);
        // Along x2 given x1 the gain is E[m^2 + s^2 - 1 - log s^2] / 2 with m = x1^2 - 1, E m^2 = 2, about 2.1 nats; angles are 7.5 degrees apart.
        assertTrue(before - fit.loss() > 1.2, before + " to " + fit.loss());
        double u = Math.abs(parameters.get(layout.greedy(0).given()));
        assertTrue(u > Math.cos(Math.toRadians(16)), "the angle of the given direction, " + Math.toDegrees(Math.acos(u)));
    }

    @Test
    void threadsChangeNoBit() {
        FlowLayout layout = new FlowLayout(spec(3, 2), 3);
        double[][] results = new double[2][];
        for (int threads = 1; threads <= 2; threads++) {
            Block parameters = Block.allocate(Precision.FLOAT, layout.parameterCount(), 1);
            GreedyFit fit = fitOf(layout, parameters, 3);
            try (Team team = new Team(threads)) {
                for (int layer = 0; layer < 3; layer++) {
                    fit.fit(layer, new SplittableRandom(layer), team);
                    fit.pass(layer);
                }
            }
            results[threads - 1] = IntStream.range(0, parameters.size()).mapToDouble(parameters::get).toArray();
        }
        assertArrayEquals(results[0], results[1], 0);
    }

    /** Points without any spread are stretched no further than the clamp allows; a handful of points makes no table of noise. */
    @Test
    void degenerateAndFewPointsGiveFiniteLayers() {
        FlowLayout layout = new FlowLayout(spec(4, 1.5), 3);
        for (int rows : new int[] {3, 60, 700}) {
            Block parameters = Block.allocate(Precision.FLOAT, layout.parameterCount(), 1);
            double[] initial = layout.initialParameters(new SplittableRandom(1));
            for (int i = 0; i < initial.length; i++) {
                parameters.set(i, initial[i]);
            }
            GreedyFit fit = new GreedyFit(layout, parameters, rows);
            for (int i = 0; i < rows; i++) {
                // Two coordinates with few values, one with none but 0, as zero padding has.
                fit.set(i, 0, i % 3);
                fit.set(i, 1, i % 2);
                fit.set(i, 2, 0);
            }
            fit.begin();
            try (Team team = new Team(1)) {
                for (int layer = 0; layer < 4; layer++) {
                    fit.fit(layer, new SplittableRandom(layer), team);
                    fit.pass(layer);
                    assertTrue(Double.isFinite(fit.loss()));
                    for (int k = 0; k < GreedyStep.KNOTS; k++) {
                        assertTrue(Math.abs(parameters.get(layout.greedy(layer).logScales() + k)) <= 1.5 + 1e-6);
                        assertTrue(k == 0 || parameters.get(layout.greedy(layer).knots() + k)
                                >= parameters.get(layout.greedy(layer).knots() + k - 1));
                    }
                }
            }
        }
    }
}
