package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Standardization;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;

/** The condition number in standard units is that of the flow behind the standardisation, whatever the units of the data. */
class StandardUnitsTest {

    private static final FlowSpec SPEC = new FlowSpec(4, 8, 1, Activation.TANH, 2);
    private static final int COUNT = 40;

    private static FlowModel with(FlowModel model, double[] mean, double[] scale) {
        return new FlowModel(model.spec(), 2, model.padding(), new Standardization(mean, scale), model.parameters());
    }

    private static double[] kappas(FlowModel model, double[] x, Standardization leftOut) {
        int d = model.dimension();
        int n = x.length / d;
        double[] jacobian = new double[n * d * d];
        new Flow(model).jacobian(x, n, new double[n * d], new double[n], jacobian);
        return new SingularValues(d).conditionNumbers(jacobian, n, leftOut);
    }

    private static double[] standard(FlowModel model, double[] x) {
        return kappas(model, x, model.standardization());
    }

    private static double[] inDataUnits(FlowModel model, double[] x) {
        return kappas(model, x, Standardization.NONE);
    }

    private static void assertClose(double[] expected, double[] actual, double relative) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], relative * expected[i], "point " + i);
        }
    }

    /** The same parameters without a standardisation are the map from u to z, whose Jacobian is taken by the flow itself: no scale is involved. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void isThatOfTheFlowWithoutItsStandardization(int dimension) {
        FlowModel model = RandomFlows.model(SPEC, dimension, dimension);
        double[] x = RandomFlows.points(COUNT, dimension, 1);
        double[] u = x.clone();
        model.standardization().apply(u, COUNT, dimension);
        FlowModel bare = with(model, new double[2], new double[] {1, 1});
        assertClose(inDataUnits(bare, u), standard(model, x), 1e-11);
    }

    /** By differences of z in u, the padding as it is. */
    @Test
    void isThatOfDifferences() {
        int d = 3;
        double h = 1e-5;
        FlowModel model = RandomFlows.model(SPEC, d, 7);
        double[] scale = model.standardization().scale();
        double[] x = RandomFlows.points(1, d, 2);
        double[] jacobian = new double[d * d];
        for (int c = 0; c < d; c++) {
            // A step of h in standard units is one of h times the scale in data units; padding has none.
            double step = h * (c < 2 ? scale[c] : 1);
            double[] ends = {x[0], x[1], x[2], x[0], x[1], x[2]};
            ends[c] += step;
            ends[d + c] -= step;
            double[] z = new double[2 * d];
            new Flow(model).forward(ends, 2, z, new double[2]);
            for (int r = 0; r < d; r++) {
                jacobian[r * d + c] = (z[r] - z[d + r]) / (2 * h);
            }
        }
        double[] sigma = ExactSingularValues.of(jacobian, d);
        assertEquals(sigma[0] / sigma[2], standard(model, x)[0], 1e-6 * sigma[0] / sigma[2]);
    }

    /**
     * Data in other units have their mean and their scales in these. Products and quotients of the scales round, each by half a unit in the last
     * place: 1e-16 relative in u, which the flow, whose condition number is at most some hundreds here, makes 1e-13; 1e-10 leaves room.
     */
    @RepeatedTest(20)
    void aChangeOfUnitsChangesOnlyTheOneInDataUnits(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RandomGenerator random = new SplittableRandom(seed);
        int dimension = 2 + seed % 3;
        FlowModel model = RandomFlows.model(SPEC, dimension, seed);
        double[] x = RandomFlows.points(COUNT, dimension, seed);
        double[] unit = {Math.pow(10, 12 * random.nextDouble() - 6), Math.pow(10, 12 * random.nextDouble() - 6)};
        FlowModel other = inUnits(model, unit);
        assertClose(standard(model, x), standard(other, inUnits(x, dimension, unit)), 1e-10);
        double[] before = inDataUnits(model, x);
        double[] after = inDataUnits(other, inUnits(x, dimension, unit));
        assertTrue(Math.abs(Math.log(after[0] / before[0])) > 1e-3, before[0] + " and " + after[0]);
    }

    /** Powers of two round nothing. */
    @Test
    void unitsThatArePowersOfTwoDoNotShowInTheBits() {
        FlowModel model = RandomFlows.model(SPEC, 3, 5);
        double[] x = RandomFlows.points(COUNT, 3, 5);
        double[] unit = {0x1p-20, 0x1p13};
        assertArrayEquals(standard(model, x), standard(inUnits(model, unit), inUnits(x, 3, unit)));
    }

    private static FlowModel inUnits(FlowModel model, double[] unit) {
        Standardization s = model.standardization();
        return with(model, new double[] {unit[0] * s.mean()[0], unit[1] * s.mean()[1]},
                new double[] {unit[0] * s.scale()[0], unit[1] * s.scale()[1]});
    }

    private static double[] inUnits(double[] x, int dimension, double[] unit) {
        double[] result = x.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= i % dimension < 2 ? unit[i % dimension] : 1;
        }
        return result;
    }

    /** With padding they differ: S is diag(s, s, 1, ...), no multiple of the identity. By the condition number of S at most. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void withOneCommonScaleBothAreTheSameWithoutPaddingOnly(int dimension) {
        double scale = 2.5;
        FlowModel model = with(RandomFlows.model(SPEC, dimension, 11), new double[] {0.3, -1.2}, new double[] {scale, scale});
        double[] x = RandomFlows.points(COUNT, dimension, 3);
        double[] standard = standard(model, x);
        double[] whole = inDataUnits(model, x);
        if (dimension == 2) {
            assertClose(whole, standard, 1e-12);
        } else {
            assertTrue(Math.abs(standard[0] / whole[0] - 1) > 1e-3, standard[0] + " and " + whole[0]);
        }
        for (int i = 0; i < COUNT; i++) {
            double ratio = standard[i] / whole[i];
            assertTrue(ratio <= scale * (1 + 1e-12) && ratio >= (1 - 1e-12) / scale, "ratio " + ratio);
        }
    }

    @Test
    void summaryIsOfTheConditionNumbers() {
        double[] kappa = {4, 2, 12};
        KappaSummary summary = KappaSummary.of(kappa);
        assertEquals(new KappaSummary(6, 4, 4 + 0.9 * 8, 12), summary);
        assertArrayEquals(new double[] {4, 2, 12}, kappa);
        assertTrue(Double.isNaN(KappaSummary.of(new double[] {1, Double.NaN}).mean()));
    }
}
