package org.pushforward.theory.padded;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;
import org.pushforward.fit.OptimalTransport.Measured;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.constructed.FlowConditions;

/**
 * What is measured of a construction.
 *
 * @param variant         as options have it
 * @param couplings       as asked for
 * @param gap             E (log p - log q) in nats for data with padding of the matched encoder: a bound on the gap of the data alone, from above
 * @param w2              2-Wasserstein distance of samples from the data; where it is not told from the floor, the least that would be, three
 *                        {@code w2FloorSpread} above {@code w2Floor}
 * @param kappaMedian     of the condition numbers of the Jacobian of all coordinates, noise to data
 * @param kappaMax        the largest, over the points of noise
 * @param sigmaMin        the smallest singular value over the points
 * @param gapError        standard error of {@code gap}
 * @param gapStandard     the same bound with the encoder N(0, I); null for kinetic couplings, whose matched encoder it is
 * @param gapAverage      the same bound with one Gaussian for all points, of the matched ones' mean covariance; likewise
 * @param gapMarginal     gap of the data alone, by importance weights over draws of the matched encoder; null for kinetic couplings. Biased up by
 *                        half the relative variance of the weights over the {@value #DRAWS} draws of a point, which at a small sigma is more than its
 *                        error
 * @param nll             -E log q of data and padding together, nats; that of data and padding as they come is finite as long as sigma is
 * @param w2Floor         the same distance for a sample of the data, the median of several
 * @param kappaHigh       99.9 % quantile of the condition numbers
 * @param sigmaMinMedian  median of the smallest singular values
 * @param roundTrip       largest coordinate of f^-1(f(x)) - x over the points
 * @param affineCouplings number of affine couplings that the construction consists of
 * @param kappaMedianError standard error of {@code kappaMedian} over the points of noise
 * @param sigmaMinMedianError of {@code sigmaMinMedian}
 * @param nllError        standard error of {@code nll}
 * @param gapStandardError of {@code gapStandard}, null where that is; those of the others likewise
 * @param gapAverageError of {@code gapAverage}
 * @param gapMarginalError of {@code gapMarginal}, without that bias
 * @param w2FloorSpread   standard deviation of the distances whose median {@code w2Floor} is
 */
public record PaddedRow(String variant, double sigma, int couplings, double gap, double w2, double kappaMedian, double kappaMax, double sigmaMin,
        double gapError, Double gapStandard, Double gapAverage, Double gapMarginal, double nll, double w2Floor, double kappaHigh,
        double sigmaMinMedian, double roundTrip, int affineCouplings, double kappaMedianError, double sigmaMinMedianError, double nllError,
        Double gapStandardError, Double gapAverageError, Double gapMarginalError, double w2FloorSpread) {

    /** Points of noise and of data. */
    public static final int POINTS = 10_000;

    private static final int WEIGHTED_POINTS = 1_000;
    private static final int DRAWS = 64;
    private static final int BETWEEN = 64;
    /** Shares of the work for the listener: likelihood, conditioning, the rest. */
    private static final double LIKELIHOOD = .3;
    private static final double CONDITIONING = .6;

    /** Streams of {@link Purpose#SAMPLES}, {@link Purpose#HELD_OUT_DATA} and {@link Purpose#EVALUATION_PADDING}. */
    private static final int STREAM = 13;

    /** The least {@code w2} that samples tell from the floor. */
    public double w2Limit() {
        return new Measured(w2, w2Floor, w2FloorSpread).limit();
    }

    /**
     * Measures a construction.
     *
     * @param points of noise and of data, two or more; {@value #POINTS} where figures are to be those of the command
     * @param goOn   told now and then which share is done; false ends the work
     * @throws java.util.concurrent.CancellationException if it was ended
     */
    public static PaddedRow of(PaddedFlow padded, int points, long seed, DoublePredicate goOn) {
        PaddedSpec spec = padded.spec();
        ConstructedFlow flow = padded.flow();
        RandomStreams streams = new RandomStreams(seed);
        Points noise = noise(flow.dimension(), points, seed);
        double[][] data = new double[points][];
        RandomGenerator random = streams.stream(Purpose.HELD_OUT_DATA, STREAM, 0);
        Arrays.setAll(data, i -> spec.target().draw(random));
        Mean gap = gap(padded, data, PaddedFlow.Encoder.MATCHED, streams, share -> goOn.test(LIKELIHOOD * share));
        FlowConditions conditions = FlowConditions.of(flow, noise, share -> goOn.test(LIKELIHOOD + CONDITIONING * share));
        boolean encoded = spec.variant() != PaddedVariant.KINETIC;
        DoublePredicate rest = share -> goOn.test(LIKELIHOOD + CONDITIONING);
        Points image = flow.forward(noise);
        Measured distance = SampleW2.of(padded, image, seed);
        Mean standard = encoded ? gap(padded, data, PaddedFlow.Encoder.STANDARD, streams, rest) : Mean.NONE;
        Mean average = encoded ? gap(padded, data, PaddedFlow.Encoder.AVERAGE, streams, rest) : Mean.NONE;
        Mean marginal = encoded ? marginal(padded, data, streams, rest) : Mean.NONE;
        return new PaddedRow(PaddedSpec.word(spec.variant()), spec.sigma(), spec.couplings(), gap.mean(), distance.atMost(),
                conditions.kappaMedian(), conditions.kappaMax(), conditions.sigmaMin(), gap.error(),
                standard.mean(), average.mean(), marginal.mean(),
                gap.nll(), distance.floor(), conditions.kappaHigh(), conditions.sigmaMinMedian(), roundTrip(flow, noise, image), flow.steps().size(),
                conditions.kappaMedianError(), conditions.sigmaMinMedianError(), gap.nllError(),
                standard.error(), average.error(), marginal.error(), distance.spread());
    }

    /** The points of noise that a row is measured at. */
    public static Points noise(int dimension, int points, long seed) {
        RandomGenerator random = new RandomStreams(seed).stream(Purpose.SAMPLES, STREAM, 0);
        double[] values = new double[points * dimension];
        Arrays.setAll(values, i -> random.nextGaussian());
        return new Points(points, dimension, values);
    }

    /** A gap and its standard error, and of data and padding the likelihood with its own; null where there is none. */
    private record Mean(Double mean, Double error, Double nll, Double nllError) {

        static final Mean NONE = new Mean(null, null, null, null);
    }

    private static Mean gap(PaddedFlow padded, double[][] data, PaddedFlow.Encoder encoder, RandomStreams streams, DoublePredicate goOn) {
        RandomGenerator random = streams.stream(Purpose.EVALUATION_PADDING, STREAM, 0);
        double[] average = encoder == PaddedFlow.Encoder.AVERAGE
                ? padded.average(streams.stream(Purpose.EVALUATION_PADDING, STREAM, 1), data.length) : null;
        int n = data.length;
        double[] gaps = new double[n];
        double[] models = new double[n];
        double nll = 0;
        for (int i = 0; i < n; i++) {
            if (i % BETWEEN == 0) {
                FlowConditions.goOn(goOn, (double) i / n);
            }
            PaddedFlow.Encoded encoded = padded.encode(data[i], encoder, average, random);
            double model = padded.flow().logDensity(encoded.point());
            gaps[i] = padded.spec().target().logDensity(data[i]) + encoded.logDensity() - model;
            models[i] = model;
            nll -= model / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (models[i] + nll) * (models[i] + nll);
        }
        return controlled(gaps, nll, Math.sqrt(squares / n / (n - 1)));
    }

    /**
     * The mean of log p - log q over points of p, with the ratio r = q / p as a control variate: its mean is known to be 1, as it is with an estimate
     * of q without bias. To a good flow log r is r - 1 but for squares, so what is left varies little; to a bad one the regression gives it little
     * weight.
     *
     * @param gaps log p - log q, two or more
     */
    private static Mean controlled(double[] gaps, Double nll, Double nllError) {
        int n = gaps.length;
        double[] ratios = Arrays.stream(gaps).map(gap -> Math.exp(-gap)).toArray();
        double meanGap = Arrays.stream(gaps).average().orElseThrow();
        double meanRatio = Arrays.stream(ratios).average().orElseThrow();
        double both = 0;
        double ratioSquares = 0;
        for (int i = 0; i < n; i++) {
            both += (gaps[i] - meanGap) * (ratios[i] - meanRatio);
            ratioSquares += (ratios[i] - meanRatio) * (ratios[i] - meanRatio);
        }
        double weight = ratioSquares > 0 && Double.isFinite(ratioSquares) ? both / ratioSquares : 0;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            double left = gaps[i] - meanGap - weight * (ratios[i] - meanRatio);
            rest += left * left;
        }
        return new Mean(meanGap - weight * (meanRatio - 1), Math.sqrt(rest / n / (n - 1)), nll, nllError);
    }

    /** The padding integrated out by importance weights; biased up a little, as the logarithm of a mean is. */
    private static Mean marginal(PaddedFlow padded, double[][] data, RandomStreams streams, DoublePredicate goOn) {
        RandomGenerator random = streams.stream(Purpose.EVALUATION_PADDING, STREAM, 2);
        int count = Math.min(WEIGHTED_POINTS, data.length);
        double[] gaps = new double[count];
        double[] weights = new double[DRAWS];
        for (int i = 0; i < count; i++) {
            if (i % BETWEEN == 0) {
                FlowConditions.goOn(goOn, (double) i / count);
            }
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < DRAWS; k++) {
                PaddedFlow.Encoded encoded = padded.encode(data[i], PaddedFlow.Encoder.MATCHED, null, random);
                weights[k] = padded.flow().logDensity(encoded.point()) - encoded.logDensity();
                most = Math.max(most, weights[k]);
            }
            double mean = 0;
            for (double weight : weights) {
                mean += Math.exp(weight - most) / DRAWS;
            }
            gaps[i] = padded.spec().target().logDensity(data[i]) - most - Math.log(mean);
        }
        return controlled(gaps, null, null);
    }

    private static double roundTrip(ConstructedFlow flow, Points noise, Points image) {
        double worst = 0;
        for (int i = 0; i < noise.count(); i++) {
            double[] back = flow.inverse(ConstructedFlow.row(image, i)).point();
            for (int j = 0; j < back.length; j++) {
                worst = Math.max(worst, Math.abs(back[j] - noise.values()[i * back.length + j]));
            }
        }
        return worst;
    }
}
