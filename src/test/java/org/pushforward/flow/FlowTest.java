package org.pushforward.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.SingularValues;

/** The properties that make a flow a flow, on flows with random weights, so far from the identity. */
class FlowTest {

    /** Every partition with every kind of coupling, in several dimensions and depths. */
    static Stream<Arguments> flows() {
        return Stream.of(Activation.TANH, Activation.SQUAREPLUS)
                .flatMap(activation -> Stream.of(2, 3, 4, 5, 6)
                        .flatMap(dimension -> Stream.of(1, 2, 5).flatMap(couplings -> variants(couplings, activation)
                                .map(spec -> Arguments.of(spec, dimension)))));
    }

    private static Stream<FlowSpec> variants(int couplings, Activation activation) {
        return Stream.of(Partition.values())
                .flatMap(partition -> Stream.of(CouplingKind.values())
                        .map(kind -> new FlowSpec(couplings, 16, 2, activation, 1.5, partition, kind)));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void inverseUndoesForwardWithinTheConditionNumber(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 7));
        int n = 300;
        double[] x = RandomFlows.points(n, dimension, 8);
        double[] z = new double[x.length];
        double[] logDet = new double[n];
        double[] jacobian = new double[n * dimension * dimension];
        flow.jacobian(x, n, z, logDet, jacobian);
        double[] sigma = new double[n * dimension];
        new SingularValues(dimension).compute(jacobian, n, sigma);
        double[] back = new double[x.length];
        flow.inverse(z, n, back);
        for (int i = 0; i < n; i++) {
            double kappa = sigma[i * dimension] / sigma[i * dimension + dimension - 1];
            for (int c = 0; c < dimension; c++) {
                assertEquals(x[i * dimension + c], back[i * dimension + c], 1e-10 * kappa);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void jacobianIsTheDerivative(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 9));
        int n = 20;
        double[] x = RandomFlows.points(n, dimension, 10);
        double[] z = new double[x.length];
        double[] logDet = new double[n];
        double[] jacobian = new double[n * dimension * dimension];
        flow.jacobian(x, n, z, logDet, jacobian);
        NumericJacobian.assertClose(NumericJacobian.of(flow::forward, x, n, dimension), jacobian, dimension);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void logDetIsThatOfTheNumericJacobian(FlowSpec spec, int dimension) {
        // A tight clamp keeps the condition number small, which multiplies the error of the differences.
        FlowSpec tame = new FlowSpec(spec.couplings(), 16, 2, spec.activation(), 1, spec.partition(), spec.coupling());
        Flow flow = new Flow(RandomFlows.model(tame, dimension, 11));
        int n = 20;
        double[] x = RandomFlows.points(n, dimension, 12);
        double[] logDet = new double[n];
        flow.forward(x, n, new double[x.length], logDet);
        double[] numeric = NumericJacobian.of(flow::forward, x, n, dimension);
        for (int i = 0; i < n; i++) {
            DMatrixRMaj matrix = new DMatrixRMaj(dimension, dimension);
            System.arraycopy(numeric, i * dimension * dimension, matrix.data, 0, dimension * dimension);
            assertEquals(Math.log(Math.abs(CommonOps_DDRM.det(matrix))), logDet[i], 1e-8);
        }
    }

    static Stream<Arguments> flowsOnHalves() {
        return flows().filter(arguments -> ((FlowSpec) arguments.get()[0]).partition() == Partition.HALVES);
    }

    @ParameterizedTest
    @MethodSource("flowsOnHalves")
    void startsAsTheStandardisationAlone(FlowSpec spec, int dimension) {
        FlowModel random = RandomFlows.model(spec, dimension, 13);
        double[] fresh = new FlowLayout(spec, dimension).initialParameters(new SplittableRandom(1));
        Flow flow = new Flow(new FlowModel(spec, 2, random.padding(), random.standardization(), fresh));
        double[] x = RandomFlows.points(5, dimension, 14);
        double[] expected = x.clone();
        random.standardization().apply(expected, 5, dimension);
        double[] z = new double[x.length];
        double[] logDet = new double[5];
        flow.forward(x, 5, z, logDet);
        assertArrayEquals(expected, z, 1e-14);
        assertEquals(random.standardization().logDet(), logDet[0], 1e-14);
    }

    static Stream<Arguments> mixedFlows() {
        return flows().filter(arguments -> ((FlowSpec) arguments.get()[0]).partition() != Partition.HALVES);
    }

    /** Permutations and rotations alone keep every length and every volume. */
    @ParameterizedTest
    @MethodSource("mixedFlows")
    void mixingStartsAsAnIsometryOfTheStandardisedPoints(FlowSpec spec, int dimension) {
        FlowModel random = RandomFlows.model(spec, dimension, 27);
        double[] fresh = new FlowLayout(spec, dimension).initialParameters(new SplittableRandom(2));
        Flow flow = new Flow(new FlowModel(spec, 2, random.padding(), random.standardization(), fresh));
        double[] x = RandomFlows.points(5, dimension, 28);
        double[] expected = x.clone();
        random.standardization().apply(expected, 5, dimension);
        double[] z = new double[x.length];
        double[] logDet = new double[5];
        flow.forward(x, 5, z, logDet);
        for (int i = 0; i < 5; i++) {
            double before = 0;
            double after = 0;
            for (int c = 0; c < dimension; c++) {
                before += expected[i * dimension + c] * expected[i * dimension + c];
                after += z[i * dimension + c] * z[i * dimension + c];
            }
            assertEquals(before, after, 1e-12 * before);
            assertEquals(random.standardization().logDet(), logDet[i], 1e-12);
        }
    }

    static Stream<Arguments> additiveFlows() {
        return flows().filter(arguments -> ((FlowSpec) arguments.get()[0]).coupling() == CouplingKind.ADDITIVE
                && ((FlowSpec) arguments.get()[0]).partition() != Partition.LINEAR);
    }

    @ParameterizedTest
    @MethodSource("additiveFlows")
    void additiveFlowsPreserveVolume(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 29);
        double[] x = RandomFlows.points(50, dimension, 30);
        double[] logDet = new double[50];
        new Flow(model).forward(x, 50, new double[x.length], logDet);
        for (double value : logDet) {
            assertEquals(model.standardization().logDet(), value);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Partition.class, names = {"HALVES", "LINEAR"})
    void densityIntegratesToOne(Partition partition) {
        Flow flow = new Flow(RandomFlows.model(new FlowSpec(4, 16, 2, Activation.TANH, 0.5, partition, CouplingKind.AFFINE), 2, 15));
        int side = 800;
        double half = 60;
        double cell = 2 * half / side;
        double[] x = new double[side * side * 2];
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                x[2 * (r * side + c)] = -half + (c + 0.5) * cell;
                x[2 * (r * side + c) + 1] = -half + (r + 0.5) * cell;
            }
        }
        int n = side * side;
        double[] z = new double[2 * n];
        double[] logDet = new double[n];
        flow.forward(x, n, z, logDet);
        double integral = 0;
        for (int i = 0; i < n; i++) {
            integral += Math.exp(logDet[i] - 0.5 * (z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1])) / (2 * Math.PI) * cell * cell;
        }
        assertEquals(1, integral, 0.005);
    }

    @Test
    void chunksDoNotShow() {
        Flow flow = new Flow(RandomFlows.model(new FlowSpec(3, 16, 2, Activation.TANH, 2), 4, 16));
        int n = 700;
        double[] x = RandomFlows.points(n, 4, 17);
        double[] z = new double[x.length];
        double[] logDet = new double[n];
        flow.forward(x, n, z, logDet);
        for (int i = 0; i < n; i += 97) {
            double[] one = java.util.Arrays.copyOfRange(x, 4 * i, 4 * i + 4);
            double[] l = new double[1];
            flow.forward(one, 1, one, l);
            assertArrayEquals(java.util.Arrays.copyOfRange(z, 4 * i, 4 * i + 4), one, 1e-12);
            assertEquals(logDet[i], l[0], 1e-12);
        }
    }

    @Test
    void clampBoundsEveryLogDet() {
        int couplings = 6;
        double clamp = 0.4;
        FlowModel model = RandomFlows.model(new FlowSpec(couplings, 16, 2, Activation.TANH, clamp), 4, 18);
        double[] wild = model.parameters().clone();
        for (int i = 0; i < wild.length; i++) {
            wild[i] *= 30;
        }
        Flow flow = new Flow(new FlowModel(model.spec(), 2, model.padding(), model.standardization(), wild));
        int n = 200;
        double[] logDet = new double[n];
        double[] x = RandomFlows.points(n, 4, 19);
        flow.forward(x, n, x, logDet);
        double bound = couplings * clamp * 2;
        for (double value : logDet) {
            assertTrue(Math.abs(value - model.standardization().logDet()) <= bound * (1 + 1e-12), "log-det " + value);
        }
    }

    @Test
    void refusesParametersOfAnotherArchitecture() {
        FlowModel model = RandomFlows.model(new FlowSpec(2, 8, 1, Activation.TANH, 2), 2, 20);
        Flow flow = new Flow(model);
        assertThrows(IllegalArgumentException.class, () -> flow.load(new double[3]));
    }
}
