package org.pushforward.theory.universal;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.data.Points;

/**
 * The numbers of one construction, in the order of a row of {@code rows.csv}.
 *
 * @param epsilon         of the construction
 * @param w2              upper bound of W2 to the target's {@link Target#table}: root mean square of the distance to an exact transport to it. How
 *                        far the table is from a dataset, which has 512 x 512 cells, is not in it
 * @param sigmaMin        the smallest singular value of the Jacobian over the points
 * @param sigmaMinMedian  median over the points
 * @param sigmaMaxMedian  median of the largest singular value
 * @param kappaMedian     median of the condition number
 * @param logDetMean      mean of log |det J|
 * @param dataNllMedian   median over points of the target of -log p, nats, p the exact density of the construction
 * @param dataNllLow      the tenth part of the points have less
 * @param dataNllHigh     the tenth part of the points have more
 * @param entropyLost     entropy of the target less that of the construction, nats; NaN for a target that has none
 * @param bits            of a number that the digits take, 0 without digits
 * @param mantissaBits    the fewest bits of a mantissa with which the bound of W2 is at most a tenth larger than in double, at these points ({@value
 *                        #ROUNDED_POINTS} of them at most); the error of rounding falls with the bits, so it is found by bisection
 * @param slopeMedian     median over the points of the product over the couplings of |dt / d other|; 0 where it is piecewise constant
 * @param slopeHigh       its 99 % quantile
 * @param misread         share of points of which a coupling reads other digits than were written
 * @param slots           values told apart: bands of two couplings, slots of three
 * @param couplings       number of couplings
 * @param points          of noise, and of data, that were measured
 * @param w2Error         standard error of {@code w2} over the points of noise
 * @param sigmaMinMedianError of {@code sigmaMinMedian}, as {@link KappaErrors#ofQuantile} has it; those of the other medians likewise
 * @param sigmaMaxMedianError of {@code sigmaMaxMedian}
 * @param kappaMedianError of {@code kappaMedian}
 * @param logDetError     of {@code logDetMean}, and so of {@code entropyLost}
 * @param dataNllMedianError of {@code dataNllMedian}, over the points of the target
 * @param misreadError    of {@code misread}, binomial
 */
public record Measurement(double epsilon, double w2, double sigmaMin, double sigmaMinMedian, double sigmaMaxMedian, double kappaMedian,
        double logDetMean, double dataNllMedian, double dataNllLow, double dataNllHigh, double entropyLost, double bits, int mantissaBits,
        double slopeMedian, double slopeHigh, double misread, long slots, int couplings, int points, double w2Error, double sigmaMinMedianError,
        double sigmaMaxMedianError, double kappaMedianError, double logDetError, double dataNllMedianError, double misreadError) {

    private static final double NOISE_ENTROPY = 1 + Math.log(2 * Math.PI);
    private static final double HIGH = 0.99;
    private static final double TENTH = 0.1;
    private static final int CHUNK = 20_000;
    /** Fewer would miss the rare points that are wrong by far, which W2 is made of. */
    private static final int ROUNDED_POINTS = 100_000;
    private static final double BROKEN = 1.1;

    /** Points to measure at, the same for every construction of a target with the same seed. */
    public record Sample(double[] x1, double[] x2, double[] w1, double[] w2) {

        /** Noise alone, one chunk of many; chunk 0 is the noise of {@link #of}. */
        public static Sample noise(int count, long seed, int chunk) {
            RandomGenerator random = new RandomStreams(seed).stream(Purpose.SAMPLES, chunk, 0);
            double[] x1 = new double[count];
            double[] x2 = new double[count];
            for (int i = 0; i < count; i++) {
                x1[i] = random.nextGaussian();
                x2[i] = random.nextGaussian();
            }
            return new Sample(x1, x2, new double[0], new double[0]);
        }

        /** Fewer points are the beginning of more. */
        public static Sample of(Target target, int count, long seed) {
            RandomStreams streams = new RandomStreams(seed);
            Sample noise = noise(count, seed, 0);
            Sample sample = new Sample(noise.x1, noise.x2, new double[count], new double[count]);
            Points data = target.sample(count, streams.stream(Purpose.HELD_OUT_DATA));
            for (int i = 0; i < count; i++) {
                sample.w1[i] = data.get(i, 0);
                sample.w2[i] = data.get(i, 1);
            }
            return sample;
        }

        private Sample part(int from, int to) {
            return new Sample(Arrays.copyOfRange(x1, from, to), Arrays.copyOfRange(x2, from, to), Arrays.copyOfRange(w1, from, to),
                    Arrays.copyOfRange(w2, from, to));
        }
    }

    /**
     * Measures a construction.
     *
     * @param cancelled asked now and then
     * @return null if cancelled
     */
    public static Measurement of(Construction construction, Sample sample, BooleanSupplier cancelled) {
        int count = sample.x1.length;
        double[] sigmaMin = new double[count];
        double[] sigmaMax = new double[count];
        double[] kappa = new double[count];
        double[] nll = new double[count];
        double[] slopes = new double[count];
        double[] logDets = new double[count];
        double squares = 0;
        double fourths = 0;
        double logDet = 0;
        double wrong = 0;
        List<PlaneCoupling> couplings = construction.couplings();
        double[] values = new double[PlaneCoupling.VALUES];
        for (int from = 0; from < count; from += CHUNK) {
            if (cancelled.getAsBoolean()) {
                return null;
            }
            int to = Math.min(count, from + CHUNK);
            Sample part = sample.part(from, to);
            Stages stages = construction.forward(part.x1, part.x2);
            double[][] exact = construction.transport(part.x1, part.x2);
            double bound = Construction.wassersteinBound(stages, exact);
            squares += bound * bound * (to - from);
            fourths += Construction.fourths(stages, exact);
            wrong += construction.misread(stages) * (to - from);
            Jacobians jacobians = construction.jacobians(stages);
            System.arraycopy(jacobians.sigmaMin(), 0, sigmaMin, from, to - from);
            System.arraycopy(jacobians.sigmaMax(), 0, sigmaMax, from, to - from);
            System.arraycopy(jacobians.kappa(), 0, kappa, from, to - from);
            System.arraycopy(jacobians.logDet(), 0, logDets, from, to - from);
            logDet += Arrays.stream(jacobians.logDet()).sum();
            double[] logDensity = construction.logDensity(part.w1, part.w2);
            for (int i = from; i < to; i++) {
                nll[i] = -logDensity[i - from];
                slopes[i] = slope(couplings, stages, i - from, values);
            }
        }
        double meanLogDet = logDet / count;
        Arrays.sort(sigmaMin);
        Arrays.sort(sigmaMax);
        Arrays.sort(kappa);
        Arrays.sort(nll);
        Arrays.sort(slopes);
        return new Measurement(construction.spec().epsilon(), Math.sqrt(squares / count), sigmaMin[0], quantile(sigmaMin, 0.5),
                quantile(sigmaMax, 0.5), quantile(kappa, 0.5), meanLogDet, quantile(nll, 0.5), quantile(nll, TENTH), quantile(nll, 1 - TENTH),
                construction.target().entropy() - NOISE_ENTROPY - meanLogDet, construction.bits(), mantissaBits(construction, sample),
                quantile(slopes, 0.5), quantile(slopes, HIGH), wrong / count, construction.slots(), construction.couplings().size(), count,
                Construction.rootError(squares, fourths, count), KappaErrors.ofQuantile(sigmaMin, 0.5), KappaErrors.ofQuantile(sigmaMax, 0.5),
                KappaErrors.ofQuantile(kappa, 0.5), meanError(logDets, meanLogDet), KappaErrors.ofQuantile(nll, 0.5),
                Construction.shareError(wrong / count, count));
    }

    private static int mantissaBits(Construction construction, Sample sample) {
        double[] x1 = Arrays.copyOf(sample.x1, Math.min(ROUNDED_POINTS, sample.x1.length));
        double[] x2 = Arrays.copyOf(sample.x2, x1.length);
        double[][] exact = construction.transport(x1, x2);
        double bound = BROKEN * Construction.wassersteinBound(construction.forward(x1, x2), exact);
        int broken = RoundOff.LEAST_BITS - 1;
        int good = RoundOff.DOUBLE_BITS;
        while (good - broken > 1) {
            int middle = (good + broken) / 2;
            if (Construction.wassersteinBound(construction.forward(x1, x2, new RoundOff(middle)), exact) <= bound) {
                good = middle;
            } else {
                broken = middle;
            }
        }
        return good;
    }

    private static double slope(List<PlaneCoupling> couplings, Stages stages, int point, double[] values) {
        double product = 1;
        for (int k = 0; k < couplings.size() && product > 0; k++) {
            couplings.get(k).at(stages.coordinate(k, 1 - couplings.get(k).changed())[point], values);
            product *= Math.abs(values[PlaneCoupling.SHIFT_SLOPE]);
        }
        return product;
    }

    private static double meanError(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1) / values.length);
    }

    /**
     * Of sorted numbers, type 7 of Hyndman and Fan (1996) as a weighted mean, which tables of earlier releases have: the last bit of
     * {@code ConditionStatistics.quantile} may differ.
     */
    static double quantile(double[] sorted, double p) {
        double position = p * (sorted.length - 1);
        int index = (int) position;
        double part = position - index;
        return index + 1 < sorted.length && part > 0 ? (1 - part) * sorted[index] + part * sorted[index + 1] : sorted[index];
    }
}
