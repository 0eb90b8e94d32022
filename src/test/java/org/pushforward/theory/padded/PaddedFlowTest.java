package org.pushforward.theory.padded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.constructed.ExplicitCoupling;
import org.pushforward.theory.constructed.FlowChecks;
import org.pushforward.theory.constructed.FlowConditions;
import org.pushforward.theory.constructed.Step;

/** The constructions with padding: that they are what they claim to be, and the figures that are claimed of them. */
class PaddedFlowTest {

    static List<PaddedSpec> specs() {
        List<PaddedSpec> specs = new ArrayList<>();
        for (PaddedTarget target : PaddedTarget.values()) {
            for (PaddedVariant variant : PaddedVariant.values()) {
                if (variant.has(target)) {
                    specs.add(new PaddedSpec(target, variant, .5, variant == PaddedVariant.KINETIC ? 16 : 2));
                }
            }
        }
        specs.add(new PaddedSpec(PaddedTarget.LOGISTIC2, PaddedVariant.SCRATCH, .1, 4));
        return specs;
    }

    private static PaddedRow row(PaddedTarget target, PaddedVariant variant, double sigma, int couplings, int points) {
        return PaddedRow.of(new PaddedFlow(new PaddedSpec(target, variant, sigma, couplings)), points, 1, share -> true);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void eachCouplingIsOne(PaddedSpec spec) {
        ConstructedFlow flow = new PaddedFlow(spec).flow();
        SplittableRandom random = new SplittableRandom(1);
        for (int p = 0; p < 5; p++) {
            double[] x = FlowChecks.normal(random, flow.dimension());
            for (Step step : flow.steps()) {
                FlowChecks.assertCoupling((ExplicitCoupling) step, x);
                step.forward(x);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void inverseDeterminantAndDensityBelongToTheMap(PaddedSpec spec) {
        ConstructedFlow flow = new PaddedFlow(spec).flow();
        SplittableRandom random = new SplittableRandom(2);
        for (int p = 0; p < 50; p++) {
            FlowChecks.assertConsistent(flow, FlowChecks.normal(random, flow.dimension()), 1e-9);
        }
    }

    /** The standard error of a median is what it scatters by from one sample of noise to the next. */
    @Test
    void errorsOfMediansAreWhatTheyScatterBy() {
        int samples = 150;
        ConstructedFlow flow = new PaddedFlow(new PaddedSpec(PaddedTarget.SQRT5, PaddedVariant.TWO, .2, 2)).flow();
        List<FlowConditions> rows = IntStream.rangeClosed(1, samples)
                .mapToObj(seed -> FlowConditions.of(flow, PaddedRow.noise(2, 500, seed), share -> true)).toList();
        // The standard deviation of so many values is known to 1 / sqrt(2 * 149), 6 %.
        assertEquals(1, rows.stream().mapToDouble(FlowConditions::kappaMedianError).average().orElseThrow()
                / scatter(rows.stream().mapToDouble(FlowConditions::kappaMedian).toArray()), .25);
        assertEquals(1, rows.stream().mapToDouble(FlowConditions::sigmaMinMedianError).average().orElseThrow()
                / scatter(rows.stream().mapToDouble(FlowConditions::sigmaMinMedian).toArray()), .25);
    }

    /** And so is that of a mean. */
    @Test
    void errorsOfMeansAreWhatTheyScatterBy() {
        PaddedFlow flow = new PaddedFlow(new PaddedSpec(PaddedTarget.SQRT5, PaddedVariant.TWO, .2, 2));
        List<PaddedRow> rows = IntStream.rangeClosed(1, 100).mapToObj(seed -> PaddedRow.of(flow, 200, seed, share -> true)).toList();
        // The standard deviation of so many values is known to 1 / sqrt(2 * 99), 7 %.
        assertEquals(1, rows.stream().mapToDouble(PaddedRow::nllError).average().orElseThrow()
                / scatter(rows.stream().mapToDouble(PaddedRow::nll).toArray()), .3);
        assertEquals(1, rows.stream().mapToDouble(PaddedRow::gapMarginalError).average().orElseThrow()
                / scatter(rows.stream().mapToDouble(PaddedRow::gapMarginal).toArray()), .3);
    }

    @Test
    void errorsOfTheOtherBoundsAreWhatTheyScatterBy() {
        PaddedFlow flow = new PaddedFlow(new PaddedSpec(PaddedTarget.LOGISTIC2, PaddedVariant.TWO, .5, 2));
        List<PaddedRow> rows = IntStream.rangeClosed(1, 60).mapToObj(seed -> PaddedRow.of(flow, 100, seed, share -> true)).toList();
        // To 9 %; the weight of the control variate is fitted to the same points, which makes a stated error a little too small.
        assertEquals(1, rows.stream().mapToDouble(PaddedRow::gapStandardError).average().orElseThrow()
                / scatter(rows.stream().mapToDouble(PaddedRow::gapStandard).toArray()), .4);
        assertEquals(1, rows.stream().mapToDouble(PaddedRow::gapAverageError).average().orElseThrow()
                / scatter(rows.stream().mapToDouble(PaddedRow::gapAverage).toArray()), .4);
    }

    @Test
    void kineticCouplingsHaveNoOtherBoundsAndNoErrorsOfThem() {
        PaddedRow row = row(PaddedTarget.LOGISTIC, PaddedVariant.KINETIC, 1, 2, 100);
        assertTrue(row.gapStandard() == null && row.gapStandardError() == null && row.gapAverageError() == null && row.gapMarginalError() == null,
                row.toString());
        assertTrue(row.gapError() > 0 && row.nllError() > 0);
    }

    /** A construction that is far nearer than samples tell stands where they begin to tell, and says so; the rows of a table have one floor. */
    @Test
    void aDistanceIsToldWhereSamplesTellItAlone() {
        PaddedRow near = row(PaddedTarget.CORRELATED, PaddedVariant.TWO, .02, 2, 1_000);
        assertTrue(near.w2FloorSpread() > 0 && near.w2Limit() > near.w2Floor(), near.toString());
        assertEquals(near.w2Limit(), near.w2());
        PaddedRow far = row(PaddedTarget.CORRELATED, PaddedVariant.TWO, 2, 2, 1_000);
        assertTrue(far.w2() > far.w2Limit(), far.toString());
        assertEquals(near.w2Floor(), far.w2Floor());
        assertEquals(near.w2FloorSpread(), far.w2FloorSpread());
    }

    private static double scatter(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1));
    }

    /** The integral of exp(log density) over a box that holds all but 1e-6 of it. */
    @ParameterizedTest
    @EnumSource(PaddedTarget.class)
    void theLawsAreNormalised(PaddedTarget target) {
        double half = target == PaddedTarget.LOGISTIC || target == PaddedTarget.LOGISTIC2 ? 14 : 8;
        int cells = target.dimension() == 1 ? 20_000 : 700;
        double h = 2 * half / cells;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < (target.dimension() == 1 ? 1 : cells); j++) {
                double[] x = target.dimension() == 1 ? new double[] {-half + (i + .5) * h}
                        : new double[] {-half + (i + .5) * h, -half + (j + .5) * h};
                sum += Math.exp(target.logDensity(x)) * Math.pow(h, target.dimension());
            }
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void theTransportOfTheLogisticIsItsQuantile() {
        LineTransport transport = new LineTransport(LineLaw.logistic(.8));
        var normal = new org.apache.commons.math3.distribution.NormalDistribution();
        for (double z = -5; z <= 5; z += .037) {
            double p = normal.cumulativeProbability(z);
            assertEquals(.8 * Math.log(p / (1 - p)), transport.value(z), 1e-7, "at " + z);
            assertEquals(z, transport.invert(transport.value(z), 1), 1e-12);
            assertEquals(z, transport.invert(.7 * z + .3 * transport.value(z), .3), 1e-12);
            double h = 1e-5;
            assertEquals((transport.value(z + h) - transport.value(z - h)) / (2 * h), transport.jet(z).first(), 1e-8);
            assertEquals((transport.jet(z + h).first() - transport.jet(z - h).first()) / (2 * h), transport.jet(z).second(), 1e-7);
            assertEquals((transport.jet(z + h).second() - transport.jet(z - h).second()) / (2 * h), transport.jet(z).third(), 1e-6);
        }
    }

    @Test
    void theSlopeOfTheTransportToSqrt5LiesWhereCaffarelliSays() {
        LineTransport transport = new LineTransport(LineLaw.sqrt5());
        for (double z = -8; z <= 8; z += .01) {
            double slope = transport.slope(z);
            assertTrue(slope >= 1 / Math.sqrt(5) && slope <= 1, z + ": " + slope);
        }
        assertEquals(.507, transport.slope(0), 5e-4);
    }

    /** Property test 4: volume is preserved, and the condition number does not know how small the noise is. */
    @ParameterizedTest
    @CsvSource({".2", ".05", ".01"})
    void twoCouplingsPreserveVolumeAndStayWellConditioned(double sigma) {
        PaddedFlow padded = new PaddedFlow(new PaddedSpec(PaddedTarget.LOGISTIC2, PaddedVariant.TWO, sigma, 2));
        SplittableRandom random = new SplittableRandom(3);
        SingularValues values = new SingularValues(4);
        double[] s = new double[4];
        for (int p = 0; p < 500; p++) {
            double[] x = FlowChecks.normal(random, 4);
            values.compute(padded.flow().jacobian(x), 1, s);
            assertEquals(1, s[0] * s[1] * s[2] * s[3], 1e-6);
        }
        PaddedRow row = PaddedRow.of(padded, PaddedRow.POINTS, 1, share -> true);
        // The logistic's tails are heavier than a Gaussian's, so the largest grows with the number of points: 13 of 10,000.
        assertTrue(row.kappaHigh() < 9, row.toString());
        assertTrue(sigma > .01 || row.gap() < 1e-3, row.toString());
        assertTrue(row.gapStandard() - 4 * row.gapStandardError() > .25, "with N(0, I) the bound stays: " + row);
        assertEquals(1e-2, 1e-2 + row.roundTrip(), 1e-10);
    }

    @Test
    void theKappaOfTheLogisticStaysBelowNineOnTheLine() {
        for (double sigma : new double[] {.2, .05, .01}) {
            PaddedRow row = row(PaddedTarget.LOGISTIC, PaddedVariant.TWO, sigma, 2, 10_000);
            assertTrue(row.kappaMax() < 9, row.toString());
            assertTrue(sigma > .01 || row.gap() < 1e-3, row.toString());
        }
    }

    @Test
    void theStatedConstantHolds() {
        PaddedRow row = row(PaddedTarget.SQRT5, PaddedVariant.TWO, .05, 2, 20_000);
        assertTrue(row.kappaMax() <= 2.3, row.toString());
        PaddedRow limit = row(PaddedTarget.SQRT5, PaddedVariant.TWO, 1e-3, 2, 20_000);
        assertTrue(limit.kappaMax() <= Math.sqrt(5), limit.toString());
    }

    @Test
    void theGapIsThatOfTheSmoothedLawOnceThePaddingIsIntegratedOut() {
        // Of a Gaussian with covariance C the data alone have C + sigma^2 I: the gap is a Kullback-Leibler divergence in closed form.
        double sigma = .3;
        double exact = 0;
        for (double variance : new double[] {1.8, .2}) {
            double ratio = variance / (variance + sigma * sigma);
            exact += (ratio - 1 - Math.log(ratio)) / 2;
        }
        PaddedRow row = row(PaddedTarget.CORRELATED, PaddedVariant.TWO, sigma, 2, 10_000);
        assertEquals(exact, row.gapMarginal(), 4 * row.gapMarginalError());
        assertTrue(row.gapMarginalError() < .1 * exact, "with the control variate a tenth of the value is seen: " + row);
        assertTrue(row.gap() - row.gapMarginal() > 4 * Math.hypot(row.gapError(), row.gapMarginalError())
                && row.gapStandard() - row.gap() > 4 * Math.hypot(row.gapStandardError(), row.gapError()), row.toString());
    }

    @Test
    @Slow("follows 20,000 points through five flows of up to 65 couplings")
    void kineticCouplingsGainByDepth() {
        PaddedRow two = row(PaddedTarget.LOGISTIC, PaddedVariant.KINETIC, 1, 2, PaddedRow.POINTS);
        PaddedRow eight = row(PaddedTarget.LOGISTIC, PaddedVariant.KINETIC, 1, 8, PaddedRow.POINTS);
        double slope = Math.log(two.gap() / eight.gap()) / Math.log(4);
        assertTrue(slope > 3.5, "slope " + slope);
        for (int steps : new int[] {4, 8, 16, 32}) {
            PaddedRow row = steps == 8 ? eight : row(PaddedTarget.LOGISTIC, PaddedVariant.KINETIC, 1, steps, PaddedRow.POINTS);
            assertTrue(row.kappaHigh() <= 3.4 && row.kappaMax() <= 4.5, row.toString());
            assertTrue(row.roundTrip() < 1e-11, row.toString());
            assertEquals(2 * steps + 1, row.affineCouplings());
        }
    }

    @Test
    @Slow("follows 4,000 points through 387 couplings")
    void kineticCouplingsMakeAMixture() {
        PaddedRow row = row(PaddedTarget.MIXTURE3, PaddedVariant.KINETIC, .5, 64, 2_000);
        assertTrue(row.gap() < .01, row.toString());
        assertEquals(6 * 64 + 3, row.affineCouplings());
    }

    @Test
    void theDerivativesOfTheMixtureAreThose() {
        GaussianMixture mixture = new GaussianMixture(new GaussianMixture.Component(.4, .5, -1, .3, .1, .6),
                new GaussianMixture.Component(.6, -1, .2, .8, -.3, .4));
        double h = 1e-5;
        double x = .3;
        double y = -.4;
        double tau = .35;
        GaussianMixture.Jet jet = mixture.jet(x, y, tau, true, true);
        GaussianMixture.Jet later = mixture.jet(x, y, tau + h, false, false);
        GaussianMixture.Jet earlier = mixture.jet(x, y, tau - h, false, false);
        for (int l = 0; l < 2; l++) {
            GaussianMixture.Jet high = mixture.jet(l == 0 ? x + h : x, l == 1 ? y + h : y, tau, false, false);
            GaussianMixture.Jet low = mixture.jet(l == 0 ? x - h : x, l == 1 ? y - h : y, tau, false, false);
            assertEquals((high.logDensity() - low.logDensity()) / (2 * h), jet.score()[l], 1e-8);
            assertEquals((later.score()[l] - earlier.score()[l]) / (2 * h), jet.scoreRate()[l], 1e-7);
            for (int i = 0; i < 2; i++) {
                assertEquals((high.score()[i] - low.score()[i]) / (2 * h), jet.hessian()[i * 2 + l], 1e-7);
                assertEquals((later.hessian()[i * 2 + l] - earlier.hessian()[i * 2 + l]) / (2 * h), jet.hessianRate()[i * 2 + l], 1e-7);
                for (int j = 0; j < 2; j++) {
                    assertEquals((high.hessian()[i * 2 + j] - low.hessian()[i * 2 + j]) / (2 * h), jet.third()[(i * 2 + j) * 2 + l], 1e-6);
                }
            }
        }
    }

    /** Section C: what constant padding does to likelihood and conditioning as its noise goes to 0. */
    @ParameterizedTest
    @CsvSource({"2", "4"})
    void constantPaddingIsAStaircaseWithoutEnd(int couplings) {
        PaddedRow rough = row(PaddedTarget.SQRT5, PaddedVariant.SCRATCH, .01, couplings, 2_000);
        PaddedRow fine = row(PaddedTarget.SQRT5, PaddedVariant.SCRATCH, .001, couplings, 2_000);
        assertEquals(Math.log(10), rough.nll() - fine.nll(), .01, "n log 10 nats for each tenth of the noise");
        assertEquals(10, fine.kappaMedian() / rough.kappaMedian(), .2);
        assertEquals(.1, fine.sigmaMin() / rough.sigmaMin(), .01);
        assertEquals(.1, fine.sigmaMinMedian() / rough.sigmaMinMedian(), .002);
        assertEquals(2 * Math.log(10), row(PaddedTarget.LOGISTIC2, PaddedVariant.SCRATCH, .01, couplings, 500).nll()
                - row(PaddedTarget.LOGISTIC2, PaddedVariant.SCRATCH, .001, couplings, 500).nll(), .02, "n = 2");
    }

    /** The Jacobian of the additive couplings p + phi(x), x - psi(p) at p = 0, of x and p themselves. */
    @ParameterizedTest
    @CsvSource({"1, 2.618", "3, 10.0", ".2, 26.04"})
    void theJacobianOfConstantPaddingIsRegular(double slope, double kappa) {
        double[] jacobian = {0, -1 / slope, slope, 1};
        double[] sigma = new double[2];
        new SingularValues(2).compute(jacobian, 1, sigma);
        assertEquals(1, sigma[0] * sigma[1], 1e-12);
        assertEquals(kappa, sigma[0] / sigma[1], .02 * kappa);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThrows(InvalidInputException.class, () -> new PaddedSpec(PaddedTarget.WHEEL8, PaddedVariant.TWO, .1, 2));
        assertThrows(InvalidInputException.class, () -> new PaddedSpec(PaddedTarget.LOGISTIC2, PaddedVariant.KINETIC, .1, 2));
        for (double sigma : new double[] {0, -1, Double.NaN, 1e-9, 11, Double.POSITIVE_INFINITY}) {
            assertThrows(InvalidInputException.class, () -> new PaddedSpec(PaddedTarget.SQRT5, PaddedVariant.TWO, sigma, 2));
        }
        for (int couplings : new int[] {0, -1, 257, Integer.MAX_VALUE}) {
            assertThrows(InvalidInputException.class, () -> new PaddedSpec(PaddedTarget.SQRT5, PaddedVariant.KINETIC, 1, couplings));
        }
        assertThrows(InvalidInputException.class, () -> PaddedSpec.all(PaddedTarget.SQRT5, PaddedVariant.TWO, List.of(.1, .1), List.of()));
    }

    @Test
    void theWorkEndsWhenItIsTold() {
        PaddedFlow flow = new PaddedFlow(new PaddedSpec(PaddedTarget.SQRT5, PaddedVariant.TWO, .1, 2));
        assertThrows(CancellationException.class, () -> PaddedRow.of(flow, 1_000, 1, share -> share < .5));
    }
}
