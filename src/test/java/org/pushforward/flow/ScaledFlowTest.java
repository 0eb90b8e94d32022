package org.pushforward.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.engine.Precision;

/** Flows whose couplings are scaled, passed one by one, or run in single precision. */
class ScaledFlowTest {

    private static final int POINTS = 40;

    static Stream<Arguments> flows() {
        return Stream.of(Partition.values()).flatMap(partition -> Stream.of(CouplingKind.values()).flatMap(kind -> Stream.of(2, 3, 4)
                .map(dimension -> Arguments.of(new FlowSpec(4, 12, 2, Activation.TANH, 1, partition, kind), dimension))));
    }

    private static double[] factors(int couplings, long seed) {
        return new SplittableRandom(seed).doubles(couplings).toArray();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void anyScalesKeepTheMapInvertibleAndItsLogDetRight(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 1));
        double[] x = RandomFlows.points(POINTS, dimension, 2);
        for (int trial = 0; trial < 5; trial++) {
            double[] factors = factors(spec.couplings(), 3 + trial);
            factors[trial % spec.couplings()] = 0;
            flow.setScales(factors);
            double[] z = new double[x.length];
            double[] logDet = new double[POINTS];
            double[] jacobian = new double[x.length * dimension];
            flow.jacobian(x, POINTS, z, logDet, jacobian);
            double[] back = new double[x.length];
            flow.inverse(z, POINTS, back);
            assertArrayEquals(x, back, 1e-9);
            assertLogDets(jacobian, dimension, logDet);
            double[] expected = NumericJacobian.of(flow::forward, x, POINTS, dimension);
            NumericJacobian.assertClose(expected, jacobian, dimension);
        }
    }

    private static void assertLogDets(double[] jacobian, int dimension, double[] logDet) {
        for (int i = 0; i < logDet.length; i++) {
            DMatrixRMaj matrix = new DMatrixRMaj(dimension, dimension);
            System.arraycopy(jacobian, i * dimension * dimension, matrix.data, 0, dimension * dimension);
            assertEquals(Math.log(Math.abs(CommonOps_DDRM.det(matrix))), logDet[i], 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void aFactorMultipliesLogScaleAndShift(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 4));
        for (int k = 0; k < spec.couplings(); k++) {
            double[] condition = RandomFlows.points(300, flow.layout().conditionSize(k), 5);
            CouplingCurves full = flow.curves(k, condition, 300);
            for (double factor : new double[] {0.37, 1e-5, 0}) {
                double[] factors = factors(spec.couplings(), 6);
                factors[k] = factor;
                flow.setScales(factors);
                CouplingCurves scaled = flow.curves(k, condition, 300);
                for (int i = 0; i < full.shift().length; i++) {
                    assertEquals(factor * full.shift()[i], scaled.shift()[i], 1e-13 * factor);
                    assertEquals(factor * full.logScale()[i], scaled.logScale()[i], 1e-13 * factor);
                }
            }
            flow.setScales(ones(spec.couplings()));
        }
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @ParameterizedTest
    @MethodSource("flows")
    void withoutCouplingsOnlyTheMixingRemains(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 7));
        flow.setScales(new double[spec.couplings()]);
        DMatrixRMaj mixing = CommonOps_DDRM.identity(dimension);
        for (int k = 0; k < spec.couplings(); k++) {
            if (flow.mixing(k) != null) {
                DMatrixRMaj product = new DMatrixRMaj(dimension, dimension);
                CommonOps_DDRM.mult(new DMatrixRMaj(dimension, dimension, true, flow.mixing(k)), mixing, product);
                mixing = product;
            }
        }
        double[] x = RandomFlows.points(POINTS, dimension, 8);
        double[] z = new double[x.length];
        double[] logDet = new double[POINTS];
        flow.forward(x, POINTS, z, logDet);
        double[] u = x.clone();
        flow.standardization().apply(u, POINTS, dimension);
        DMatrixRMaj expected = new DMatrixRMaj(POINTS, dimension);
        CommonOps_DDRM.multTransB(new DMatrixRMaj(POINTS, dimension, true, u), mixing, expected);
        assertArrayEquals(expected.data, z, 1e-12);
        double constant = flow.standardization().logDet() + Math.log(Math.abs(CommonOps_DDRM.det(mixing)));
        for (double value : logDet) {
            assertEquals(constant, value, 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void scalesOfOneGiveBackTheBits(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 9);
        Flow flow = new Flow(model);
        double[] x = RandomFlows.points(POINTS, dimension, 10);
        double[] before = new double[x.length];
        flow.forward(x, POINTS, before, new double[POINTS]);
        flow.setScales(factors(spec.couplings(), 11));
        double[] scaled = new double[x.length];
        flow.forward(x, POINTS, scaled, new double[POINTS]);
        assertFalse(Arrays.equals(before, scaled));
        flow.load(model.parameters());
        double[] loaded = new double[x.length];
        flow.forward(x, POINTS, loaded, new double[POINTS]);
        assertArrayEquals(scaled, loaded);
        flow.setScales(ones(spec.couplings()));
        double[] after = new double[x.length];
        flow.forward(x, POINTS, after, new double[POINTS]);
        assertArrayEquals(before, after);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void scrubbingIsContinuousFromTheMixingToTheFlow(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 12));
        double[] z = RandomFlows.points(POINTS, dimension, 13);
        double[] whole = new double[z.length];
        flow.inverse(z, POINTS, whole);
        double[][] stages = flow.inverseStages(z, POINTS);
        assertArrayEquals(whole, stages[spec.couplings()]);
        double[] at = new double[z.length];
        for (int passed = 0; passed <= spec.couplings(); passed++) {
            for (double near : new double[] {-1e-9, 0, 1e-9}) {
                double position = Math.max(0, Math.min(spec.couplings(), passed + near));
                flow.setScales(new LayerPosition(spec.couplings(), position).factors());
                flow.inverse(z, POINTS, at);
                // These flows enlarge a step of 1e-9 less than a thousand times.
                assertArrayEquals(stages[passed], at, near == 0 ? 1e-12 : 1e-6);
            }
        }
    }

    @Test
    void theLastCouplingComesFirstOnTheWayFromTheNoise() {
        assertArrayEquals(new double[] {0, 0, 0}, new LayerPosition(3, 0).factors());
        assertArrayEquals(new double[] {0, 0, 0.25}, new LayerPosition(3, 0.25).factors());
        assertArrayEquals(new double[] {0, 0, 1}, new LayerPosition(3, 1).factors());
        assertArrayEquals(new double[] {0, 0.5, 1}, new LayerPosition(3, 1.5).factors());
        assertArrayEquals(new double[] {1, 1, 1}, new LayerPosition(3, 3).factors());
        assertEquals(2, new LayerPosition(3, 0.25).coupling());
        assertEquals(2, new LayerPosition(3, 0).coupling());
        assertEquals(2, new LayerPosition(3, 1).coupling());
        assertEquals(0, new LayerPosition(3, 3).coupling());
        assertEquals(0.5, new LayerPosition(3, 1.5).fraction());
        assertEquals(1, new LayerPosition(3, 1).fraction());
        assertEquals(1, new LayerPosition(3, 3).fraction());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 3.1, Double.NaN})
    void refusesAPositionOutsideTheFlow(double passed) {
        assertThrows(IllegalArgumentException.class, () -> new LayerPosition(3, passed));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesAFactorThatIsNone(double factor) {
        Flow flow = new Flow(RandomFlows.model(new FlowSpec(1, 4, 1, Activation.TANH, 1), 2, 14));
        assertThrows(IllegalArgumentException.class, () -> flow.setScales(new double[] {factor}));
        assertThrows(IllegalArgumentException.class, () -> flow.setScales(new double[2]));
    }

    /** Each stage against finite differences, and the running log-det against the stage's Jacobian. */
    @ParameterizedTest
    @MethodSource("flows")
    void traceHoldsTheJacobianOfEachStage(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 15));
        double[] x = RandomFlows.points(POINTS, dimension, 16);
        LayerTrace trace = flow.trace(x, POINTS, true);
        assertEquals(spec.couplings(), trace.couplings());
        for (int stage = 0; stage <= spec.couplings(); stage++) {
            int at = stage;
            double[] expected = NumericJacobian.of((points, n, to, logDet) -> {
                LayerTrace moved = flow.trace(points, n, false);
                System.arraycopy(moved.states()[at], 0, to, 0, to.length);
            }, x, POINTS, dimension);
            NumericJacobian.assertClose(expected, trace.jacobians()[stage], dimension);
            assertLogDets(trace.jacobians()[stage], dimension, trace.logDets()[stage]);
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void traceEndsWhereForwardDoesAndAddsUpTheCurves(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 17));
        flow.setScales(factors(spec.couplings(), 18));
        int n = 200;
        double[] x = RandomFlows.points(n, dimension, 19);
        double[] z = new double[x.length];
        double[] logDet = new double[n];
        flow.forward(x, n, z, logDet);
        LayerTrace trace = flow.trace(x, n, false);
        assertArrayEquals(z, trace.states()[spec.couplings()]);
        assertArrayEquals(logDet, trace.logDets()[spec.couplings()]);
        for (int k = 0; k < spec.couplings(); k++) {
            int given = flow.layout().conditionSize(k);
            double[] condition = new double[n * given];
            for (int i = 0; i < n; i++) {
                System.arraycopy(trace.states()[k + 1], i * dimension + flow.layout().conditionStart(k), condition, i * given, given);
            }
            CouplingCurves curves = flow.curves(k, condition, n);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int c = 0; c < curves.transformed(); c++) {
                    sum += curves.logScale()[i * curves.transformed() + c];
                }
                assertEquals(sum, trace.logScale(k, i), 1e-12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void coordinatesAreFoundWhereTheMixingHasPutThem(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 20));
        flow.setScales(new double[spec.couplings()]);
        double[] x = RandomFlows.points(1, dimension, 21);
        LayerTrace trace = flow.trace(x, 1, false);
        for (int k = 0; k < spec.couplings(); k++) {
            int[] origins = flow.origins(k);
            if (spec.partition() == Partition.LINEAR) {
                assertNull(origins);
                continue;
            }
            for (int r = 0; r < dimension; r++) {
                assertEquals(trace.states()[0][origins[r]], trace.states()[k + 1][r]);
            }
        }
    }

    /** Float has 24 bits, its kernels an absolute 1e-6; these flows multiply that by little. */
    @ParameterizedTest
    @MethodSource("flows")
    void singlePrecisionIsTheSameFlowUpToRounding(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 22);
        Flow exact = new Flow(model);
        Flow single = new Flow(model, Precision.FLOAT);
        double[] factors = factors(spec.couplings(), 23);
        exact.setScales(factors);
        single.setScales(factors);
        double[] x = RandomFlows.points(POINTS, dimension, 24);
        double[] expected = new double[x.length];
        double[] expectedLogDet = new double[POINTS];
        exact.forward(x, POINTS, expected, expectedLogDet);
        double[] z = new double[x.length];
        double[] logDet = new double[POINTS];
        single.forward(x, POINTS, z, logDet);
        assertArrayEquals(expected, z, 2e-5);
        assertArrayEquals(expectedLogDet, logDet, 2e-5);
        assertFalse(Arrays.equals(expected, z));
        double[] expectedJacobian = new double[x.length * dimension];
        exact.jacobian(x, POINTS, expected, expectedLogDet, expectedJacobian);
        double[] jacobian = new double[x.length * dimension];
        single.jacobian(x, POINTS, z, logDet, jacobian);
        assertArrayEquals(expectedJacobian, jacobian, 1e-4);
        assertFalse(Arrays.equals(expectedJacobian, jacobian));
        // What is told in numbers is not told from less than double.
        assertThrows(UnsupportedOperationException.class, () -> single.trace(x, POINTS, true));
    }
}
