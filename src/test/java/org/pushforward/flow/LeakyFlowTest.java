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
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.SingularValues;

/** Leaky layers, smooth and hard, with random parameters. Their gradients are tested beside the couplings', in {@link LikelihoodGradientTest}. */
class LeakyFlowTest {

    private static final int POINTS = 200;

    static Stream<Arguments> flows() {
        return Stream.of(FlowFamily.values()).filter(FlowFamily::leaks)
                .flatMap(family -> Stream.of(2, 3, 4, 5, 8).flatMap(dimension -> Stream.of(1, 2, 5)
                        .map(layers -> Arguments.of(spec(family, layers, 1), dimension))));
    }

    private static FlowSpec spec(FlowFamily family, int layers, double clamp) {
        return new FlowSpec(layers, 8, 1, Activation.TANH, clamp).withFamily(family);
    }

    /** The Jacobian of hard units is constant between their kinks: a point is away from them if all around it has the same. */
    private static double[] awayFromKinks(Flow flow, FlowSpec spec, double[] points, double reach) {
        int d = flow.dimension();
        if (spec.family() != FlowFamily.LEAKY_HARD) {
            return points;
        }
        double[] here = jacobian(flow, points);
        boolean[] away = new boolean[points.length / d];
        Arrays.fill(away, true);
        for (int c = 0; c < d; c++) {
            for (int sign : new int[] {-1, 1}) {
                double[] moved = points.clone();
                for (int i = 0; i < away.length; i++) {
                    moved[i * d + c] += sign * reach;
                }
                double[] there = jacobian(flow, moved);
                for (int i = 0; i < here.length; i++) {
                    away[i / (d * d)] &= Math.abs(here[i] - there[i]) < 1e-12;
                }
            }
        }
        int[] kept = IntStream.range(0, away.length).filter(i -> away[i]).toArray();
        assertTrue(kept.length > away.length / 2, "nearly all points are away from kinks, not " + kept.length);
        double[] result = new double[kept.length * d];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(points, kept[i] * d, result, i * d, d);
        }
        return result;
    }

    private static double[] jacobian(Flow flow, double[] x) {
        int d = flow.dimension();
        int n = x.length / d;
        double[] jacobian = new double[n * d * d];
        flow.jacobian(x, n, new double[x.length], new double[n], jacobian);
        return jacobian;
    }

    @ParameterizedTest
    @MethodSource("flows")
    void inverseUndoesForwardWithinTheCertifiedConditionNumber(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 1);
        Flow flow = new Flow(model);
        double[] x = RandomFlows.points(POINTS, dimension, 2);
        double[] z = new double[x.length];
        flow.forward(x, POINTS, z, new double[POINTS]);
        double[] back = new double[x.length];
        flow.inverse(z, POINTS, back);
        assertArrayEquals(x, back, 1e-10 * Certificate.of(model).orElseThrow().kappa());
        double[] there = new double[x.length];
        flow.forward(back, POINTS, there, new double[POINTS]);
        assertArrayEquals(z, there, 1e-10 * Certificate.of(model).orElseThrow().kappa());
    }

    @ParameterizedTest
    @MethodSource("flows")
    void jacobianAndLogDetAreThoseOfDifferences(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 3));
        double[] x = awayFromKinks(flow, spec, RandomFlows.points(40, dimension, 4), 2e-3);
        int n = x.length / dimension;
        double[] numeric = NumericJacobian.of(flow::forward, x, n, dimension);
        NumericJacobian.assertClose(numeric, jacobian(flow, x), dimension);
        double[] logDet = new double[n];
        flow.forward(x, n, new double[x.length], logDet);
        for (int i = 0; i < n; i++) {
            DMatrixRMaj matrix = new DMatrixRMaj(dimension, dimension);
            System.arraycopy(numeric, i * dimension * dimension, matrix.data, 0, dimension * dimension);
            assertEquals(Math.log(Math.abs(CommonOps_DDRM.det(matrix))), logDet[i], 1e-8);
        }
    }

    /** Whatever the parameters, near the data and far from it; the slack is the rounding of the singular values. */
    @ParameterizedTest
    @MethodSource("flows")
    void singularValuesAreWithinTheCertificateEverywhere(FlowSpec spec, int dimension) {
        for (double wild : new double[] {1, 30}) {
            FlowModel model = RandomFlows.model(spec, dimension, 5);
            double[] parameters = Arrays.stream(model.parameters()).map(value -> wild * value).toArray();
            FlowModel far = new FlowModel(spec, 2, model.padding(), model.standardization(), parameters);
            Certificate certificate = Certificate.of(far).orElseThrow();
            double bound = (spec.couplings() + 1) * spec.clamp();
            assertTrue(Math.log(certificate.kappa()) <= 2 * bound - spec.couplings() * Math.log(LeakyUnit.SMOOTH.slope())
                    + Math.log(1.9 / 0.7) + 1e-9, "the clamp bounds the certificate");
            for (double reach : new double[] {1, 100}) {
                double[] x = Arrays.stream(RandomFlows.points(POINTS, dimension, 6)).map(value -> reach * value).toArray();
                double[] sigma = new double[x.length];
                new SingularValues(dimension).compute(jacobian(new Flow(far), x), POINTS, sigma);
                for (double value : sigma) {
                    assertTrue(value >= certificate.least() * (1 - 1e-10) - 1e-13 * certificate.greatest()
                            && value <= certificate.greatest() * (1 + 1e-10), value + " is outside of " + certificate);
                }
            }
        }
    }

    /** A single layer whose directions meet: rotations by 0, and a point deep on one side. */
    @Test
    void theCertificateIsReached() {
        FlowSpec spec = spec(FlowFamily.LEAKY_HARD, 1, 1);
        FlowModel model = RandomFlows.model(spec, 2, 7);
        double[] parameters = new double[model.parameters().length];
        FlowLayout layout = FlowLayout.of(model);
        parameters[layout.affine(0).raw()] = 0.8;
        parameters[layout.affine(0).raw() + 1] = -0.5;
        FlowModel plain = new FlowModel(spec, 2, model.padding(), model.standardization(), parameters);
        double[] sigma = new double[2];
        // The axes are standardised by 0.7 and 1.9: the first is stretched most and kept, the second stretched least and bent down.
        new SingularValues(2).compute(jacobian(new Flow(plain), new double[] {50, -50}), 1, sigma);
        Certificate certificate = Certificate.of(plain).orElseThrow();
        assertEquals(certificate.greatest(), sigma[0], 1e-12);
        assertEquals(certificate.least(), sigma[1], 1e-12);
    }

    @Test
    void couplingsHaveNoCertificate() {
        assertTrue(Certificate.of(RandomFlows.model(new FlowSpec(2, 8, 1, Activation.TANH, 2), 2, 8)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("flows")
    void anyScalesKeepTheMapInvertibleAndItsLogDetRight(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 9));
        for (int trial = 0; trial < 3; trial++) {
            double[] factors = new SplittableRandom(10 + trial).doubles(spec.couplings()).toArray();
            factors[trial % spec.couplings()] = trial == 0 ? 0 : 0.3;
            flow.setScales(factors);
            double[] x = awayFromKinks(flow, spec, RandomFlows.points(40, dimension, 11), 2e-3);
            int n = x.length / dimension;
            double[] z = new double[x.length];
            double[] logDet = new double[n];
            flow.forward(x, n, z, logDet);
            double[] back = new double[x.length];
            flow.inverse(z, n, back);
            assertArrayEquals(x, back, 1e-9);
            double[] numeric = NumericJacobian.of(flow::forward, x, n, dimension);
            NumericJacobian.assertClose(numeric, jacobian(flow, x), dimension);
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void withoutLayersOnlyTheStandardisationRemains(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 12);
        Flow flow = new Flow(model);
        double[] x = RandomFlows.points(POINTS, dimension, 13);
        double[] trained = new double[x.length];
        flow.forward(x, POINTS, trained, new double[POINTS]);
        flow.setScales(new double[spec.couplings()]);
        double[] z = new double[x.length];
        double[] logDet = new double[POINTS];
        flow.forward(x, POINTS, z, logDet);
        double[] u = x.clone();
        model.standardization().apply(u, POINTS, dimension);
        assertArrayEquals(u, z, 0);
        assertEquals(model.standardization().logDet(), logDet[0], 0);
        double[] ones = new double[spec.couplings()];
        Arrays.fill(ones, 1);
        flow.setScales(ones);
        flow.forward(x, POINTS, z, logDet);
        assertArrayEquals(trained, z, 0);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void stagesAreThePlacesOfTheScrubber(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 14));
        double[] z = RandomFlows.points(50, dimension, 15);
        double[][] stages = flow.inverseStages(z, 50);
        for (int passed = 0; passed <= spec.couplings(); passed++) {
            flow.setScales(new LayerPosition(spec.couplings(), passed).factors());
            double[] x = new double[z.length];
            flow.inverse(z, 50, x);
            assertArrayEquals(x, stages[passed], 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void aLayersTermIsWhatItAddsOnTheWay(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 16));
        double[] x = RandomFlows.points(1, dimension, 17);
        LayerTrace trace = flow.trace(x, 1, false);
        for (int k = 0; k < spec.couplings(); k++) {
            assertEquals(trace.logScale(k, 0), flow.logDetOf(k, trace.states()[k]), 1e-12);
        }
    }

    /** Six for each layer in the plane and six for the map after the last; the net's settings have no part in it. */
    @Test
    void parametersAreCountedAsInTheSpecification() {
        assertEquals(54, new FlowLayout(spec(FlowFamily.LEAKY, 8, 1), 2).parameterCount());
        assertEquals(102, new FlowLayout(spec(FlowFamily.LEAKY_HARD, 16, 1), 2).parameterCount());
        FlowSpec wide = new FlowSpec(8, 256, 4, Activation.RELU, 1, Partition.LINEAR, CouplingKind.ADDITIVE, FlowFamily.LEAKY);
        assertEquals(54, new FlowLayout(wide, 2).parameterCount());
        double[] a = new FlowLayout(wide, 2).initialParameters(new SplittableRandom(1));
        assertArrayEquals(a, new FlowLayout(spec(FlowFamily.LEAKY, 8, 1), 2).initialParameters(new SplittableRandom(1)), 0);
    }

    /** A fresh flow takes standardised normal points to points about 0 of a scale near 1. */
    @ParameterizedTest
    @MethodSource("flows")
    void freshFlowsNeitherRunAwayNorCollapse(FlowSpec spec, int dimension) {
        FlowModel random = RandomFlows.model(spec, dimension, 18);
        double[] fresh = new FlowLayout(spec, dimension).initialParameters(new SplittableRandom(19));
        Flow flow = new Flow(new FlowModel(spec, 2, random.padding(), random.standardization(), fresh));
        double[] x = RandomFlows.points(2000, dimension, 20);
        for (int i = 0; i < x.length; i++) {
            int c = i % dimension;
            x[i] = x[i] / 1.5 * (c < 2 ? random.standardization().scale()[c] : 1) + (c < 2 ? random.standardization().mean()[c] : 0);
        }
        double[] z = new double[x.length];
        flow.forward(x, 2000, z, new double[2000]);
        double mean = Arrays.stream(z).average().orElseThrow();
        double square = Arrays.stream(z).map(value -> value * value).average().orElseThrow();
        assertTrue(Math.abs(mean) < 1 && square > 0.2 && square < 5, "mean " + mean + ", mean square " + square);
    }

    @Test
    void theUnitsInverseIsClosedAndItsSlopeBounded() {
        for (LeakyUnit unit : new LeakyUnit[] {LeakyUnit.SMOOTH, LeakyUnit.HARD, LeakyUnit.SMOOTH.scaled(0.4), new LeakyUnit(0.05, 2)}) {
            for (double y = -20; y <= 20; y += 0.0625) {
                assertEquals(y, unit.inverse(unit.value(y)), 1e-14 * 20 / unit.slope());
                assertTrue(unit.derivative(y) >= unit.slope() && unit.derivative(y) <= 1);
                if (Math.abs(y) > 1e-3) {
                    double h = 1e-5;
                    assertEquals((unit.value(y + h) - unit.value(y - h)) / (2 * h), unit.derivative(y), 1e-9);
                }
            }
        }
        assertEquals(-0.6, LeakyUnit.HARD.value(-2), 1e-15);
        assertEquals(2, LeakyUnit.HARD.value(2), 1e-15);
    }

    @Test
    void questionsAboutCouplingsAreRefused() {
        Flow flow = new Flow(RandomFlows.model(spec(FlowFamily.LEAKY, 2, 1), 2, 21));
        assertThrows(IllegalStateException.class, () -> flow.layout().conditionStart(0));
        assertThrows(IllegalStateException.class, () -> flow.curves(0, new double[1], 1));
        assertThrows(IllegalStateException.class, () -> new FlowLayout(new FlowSpec(2, 8, 1, Activation.TANH, 2), 2).affine(0));
    }
}
