package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.CouplingCertificate.Bound;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

/** What intervals show of couplings holds at every point of the box, and never shrinks where the box grows. */
class CouplingCertificateTest {

    /** What rounding may cost, of the numbers themselves. */
    private static final double ROUNDING = 1e-9;
    private static final int POINTS = 60;
    private static final double[] HALF_WIDTHS = {1e-4, 0.01, 0.1, 0.5, 1.5, 4};

    /** Every activation, kind, clamp, partition and depth of the nets, with and without padding coordinates. */
    static Stream<Arguments> flows() {
        Stream.Builder<Arguments> flows = Stream.builder();
        for (Activation activation : Activation.values()) {
            for (CouplingKind kind : CouplingKind.values()) {
                for (Partition partition : Partition.values()) {
                    for (int dimension : new int[] {2, 3, 5}) {
                        for (double clamp : kind.scales() ? new double[] {0.4, 3} : new double[] {2}) {
                            flows.add(Arguments.of(new FlowSpec(3, 7, dimension == 3 ? 1 : 2, activation, clamp, partition, kind), dimension));
                        }
                    }
                }
            }
        }
        return flows.build();
    }

    private static CouplingCertificate certificate(FlowModel model) {
        return CouplingCertificate.of(model).orElseThrow();
    }

    private static double[] middle(int dimension, long seed) {
        return new SplittableRandom(seed).doubles(dimension, -2, 2).toArray();
    }

    /** Random points of a box of noise, and some corners. */
    private static double[] within(double[] low, double[] high, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] z = new double[POINTS * low.length];
        for (int i = 0; i < POINTS; i++) {
            for (int c = 0; c < low.length; c++) {
                double share = i < POINTS / 4 ? random.nextInt(2) : random.nextDouble();
                z[i * low.length + c] = low[c] + share * (high[c] - low[c]);
            }
        }
        return z;
    }

    /** The largest singular value of dx/dz at each point of noise, whose images replace it. */
    private static double[] stretches(Flow flow, double[] z) {
        int dimension = flow.dimension();
        int n = z.length / dimension;
        flow.inverse(z, n, z);
        double[] jacobians = new double[n * dimension * dimension];
        flow.jacobian(z, n, new double[z.length], new double[n], jacobians);
        double[] sigma = new double[z.length];
        new SingularValues(dimension).compute(jacobians, n, sigma);
        double[] stretches = new double[n];
        Arrays.setAll(stretches, i -> 1 / sigma[i * dimension + dimension - 1]);
        return stretches;
    }

    private static double[] moved(double[] middle, double by) {
        return Arrays.stream(middle).map(value -> value + by).toArray();
    }

    private static double slack(double value) {
        return ROUNDING * (1 + Math.abs(value));
    }

    private static void requireHolds(Flow flow, double[] low, double[] high, Bound bound) {
        double[] x = within(low, high, 7);
        double[] stretches = stretches(flow, x);
        for (int i = 0; i < stretches.length; i++) {
            assertTrue(stretches[i] <= bound.greatest() * (1 + ROUNDING), stretches[i] + " is above " + bound.greatest());
            for (int c = 0; c < low.length; c++) {
                double value = x[i * low.length + c];
                assertTrue(value >= bound.low()[c] - slack(value) && value <= bound.high()[c] + slack(value),
                        "coordinate " + c + ", " + value + ", is outside of " + bound.low()[c] + " to " + bound.high()[c]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void noPointOfTheBoxIsStretchedMoreOrLiesOutside(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 3);
        CouplingCertificate certificate = certificate(model);
        Flow flow = new Flow(model);
        double[] middle = middle(dimension, 4);
        for (double half : HALF_WIDTHS) {
            requireHolds(flow, moved(middle, -half), moved(middle, half), certificate.on(moved(middle, -half), moved(middle, half)));
        }
        // Of unlike sides, one of them without width.
        double[] low = middle.clone();
        double[] high = middle.clone();
        for (int c = 1; c < dimension; c++) {
            high[c] += 0.3 * c;
        }
        requireHolds(flow, low, high, certificate.on(low, high));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void aLargerBoxNeverHasTheSmallerBound(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 5);
        SplittableRandom random = new SplittableRandom(6);
        double[] low = middle(dimension, 8);
        double[] high = low.clone();
        CouplingCertificate certificate = certificate(model);
        Bound inner = certificate.on(low, high);
        for (int step = 0; step < 12; step++) {
            for (int c = 0; c < dimension; c++) {
                low[c] -= 1e-3 * Math.pow(2, step) * random.nextDouble();
                high[c] += 1e-3 * Math.pow(2, step) * random.nextDouble();
            }
            Bound outer = certificate.on(low, high);
            assertTrue(outer.greatest() >= inner.greatest() * (1 - ROUNDING), outer.greatest() + " after " + inner.greatest());
            for (int c = 0; c < dimension; c++) {
                assertTrue(outer.low()[c] <= inner.low()[c] + slack(inner.low()[c]) && outer.high()[c] >= inner.high()[c] - slack(inner.high()[c]));
            }
            inner = outer;
        }
    }

    /** A box that is a point has that point's singular value, so the bound is no mere number that is large enough. */
    @ParameterizedTest
    @MethodSource("flows")
    void atAPointItIsTheSingularValue(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 9);
        CouplingCertificate certificate = certificate(model);
        Flow flow = new Flow(model);
        for (int seed = 0; seed < 5; seed++) {
            double[] z = middle(dimension, seed);
            Bound bound = certificate.on(z, z);
            double[] x = z.clone();
            double stretch = stretches(flow, x)[0];
            assertArrayEquals(x, bound.low(), 1e-8);
            assertArrayEquals(x, bound.high(), 1e-8);
            // Above four coordinates absolute values are taken, which costs a factor of sqrt D at most.
            double most = dimension <= 4 ? 1 + ROUNDING : Math.sqrt(dimension) * (1 + ROUNDING);
            assertTrue(bound.greatest() >= stretch * (1 - ROUNDING) && bound.greatest() <= most * stretch, bound.greatest() + " for " + stretch);
            Bound near = certificate.on(moved(z, -1e-4), moved(z, 1e-4));
            assertTrue(near.greatest() <= 1.2 * most * stretch, near.greatest() + " near " + stretch);
        }
    }

    /** Without scales and shifts the way to the data is the standardisation's: no box is too large. */
    @Test
    void itIsReachedWhereTheMapIsLinear() {
        FlowSpec spec = new FlowSpec(4, 6, 2, Activation.SQUAREPLUS, 2);
        FlowModel random = RandomFlows.model(spec, 2, 1);
        FlowModel plain = new FlowModel(spec, 2, random.padding(), random.standardization(), new double[random.parameters().length]);
        Bound bound = certificate(plain).around(5);
        assertEquals(1.9, bound.greatest(), 1e-9);
        assertArrayEquals(new double[] {0.3 - 0.7 * 5, -1.2 - 1.9 * 5}, bound.low(), 1e-9);
        assertArrayEquals(new double[] {0.3 + 0.7 * 5, -1.2 + 1.9 * 5}, bound.high(), 1e-9);
    }

    /** Where it says nothing it is infinite or huge, never no number, and never too small. */
    @ParameterizedTest
    @MethodSource("flows")
    void wildFlowsHaveABoundThatSaysNothing(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 11);
        boolean[] learned = RandomFlows.learned(new Flow(model).layout());
        for (double wild : new double[] {8, 1e200}) {
            double[] parameters = model.parameters().clone();
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] *= learned[i] && (wild == 8 || !spec.learnsMixing()) ? wild : 1;
            }
            FlowModel far = new FlowModel(spec, 2, model.padding(), model.standardization(), parameters);
            Bound bound = certificate(far).around(3);
            assertTrue(bound.greatest() > 0 && !Double.isNaN(bound.greatest()));
            for (int c = 0; c < dimension; c++) {
                assertTrue(bound.low()[c] <= bound.high()[c], bound.low()[c] + " to " + bound.high()[c]);
            }
        }
    }

    /** Leaky layers have a certificate of their own that holds everywhere, greedy ones have none. */
    @Test
    void otherLayersHaveNone() {
        for (FlowFamily family : FlowFamily.values()) {
            FlowSpec spec = new FlowSpec(2, 6, 1, Activation.TANH, 1).withFamily(family);
            assertEquals(family.couples(), CouplingCertificate.of(RandomFlows.model(spec, 2, 1)).isPresent());
        }
    }
}
