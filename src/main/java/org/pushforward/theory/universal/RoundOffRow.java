package org.pushforward.theory.universal;

import java.util.Arrays;

/**
 * A construction computed with fewer bits.
 *
 * @param epsilon         of the construction
 * @param mantissaBits    of every number
 * @param misread         share of points of which a coupling reads other digits than were written
 * @param w2              upper bound of W2, of what comes out then
 * @param roundTripMedian median distance of g^-1(g(x)) from x
 * @param law             what the law .13 u / sigma_min says of that distance, u the unit and sigma_min the median
 * @param misreadError    standard error of {@code misread}, binomial
 * @param w2Error         standard error of {@code w2}
 */
public record RoundOffRow(double epsilon, int mantissaBits, double misread, double w2, double roundTripMedian, double law,
        double misreadError, double w2Error) {

    /** A construction is broken where W2 is more than so many times what it is in double. */
    private static final double BROKEN = 2;

    /** Computes a construction in such arithmetic at the points of a sample. */
    public static RoundOffRow of(Construction construction, Measurement.Sample sample, RoundOff round) {
        Stages exact = construction.forward(sample.x1(), sample.x2());
        double[] sigma = construction.jacobians(exact).sigmaMin();
        Arrays.sort(sigma);
        return of(construction, sample, round, construction.transport(sample.x1(), sample.x2()), Measurement.quantile(sigma, 0.5));
    }

    private static RoundOffRow of(Construction construction, Measurement.Sample sample, RoundOff round, double[][] transport, double sigmaMin) {
        Stages stages = construction.forward(sample.x1(), sample.x2(), round);
        Stages back = construction.inverse(stages.outFirst(), stages.outSecond(), round);
        double[] distance = new double[sample.x1().length];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = Math.hypot(back.first()[0][i] - stages.first()[0][i], back.second()[0][i] - stages.second()[0][i]);
        }
        Arrays.sort(distance);
        double misread = construction.misread(stages);
        return new RoundOffRow(construction.spec().epsilon(), round.mantissaBits(), misread,
                Construction.wassersteinBound(stages, transport), Measurement.quantile(distance, 0.5), RoundOff.LAW * round.unit() / sigmaMin,
                Construction.shareError(misread, stages.points()), Construction.wassersteinError(stages, transport));
    }

    /**
     * The breaking point: the fewest bits of a mantissa with which W2 is still less than twice what it is in double.
     *
     * @return between {@link RoundOff#LEAST_BITS} and {@link RoundOff#DOUBLE_BITS}
     */
    public static int leastBits(Construction construction, Measurement.Sample sample) {
        double[][] transport = construction.transport(sample.x1(), sample.x2());
        double whole = Construction.wassersteinBound(construction.forward(sample.x1(), sample.x2()), transport);
        int broken = RoundOff.LEAST_BITS - 1;
        int good = RoundOff.DOUBLE_BITS;
        while (good - broken > 1) {
            int middle = (good + broken) / 2;
            Stages stages = construction.forward(sample.x1(), sample.x2(), new RoundOff(middle));
            if (Construction.wassersteinBound(stages, transport) < BROKEN * whole) {
                good = middle;
            } else {
                broken = middle;
            }
        }
        return good;
    }
}
