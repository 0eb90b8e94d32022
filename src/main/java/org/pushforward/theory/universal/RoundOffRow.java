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

    /** Computes a construction in such arithmetic at the points of a sample. */
    public static RoundOffRow of(Construction construction, Measurement.Sample sample, RoundOff round) {
        Stages exact = construction.forward(sample.x1(), sample.x2());
        double[] sigma = construction.jacobians(exact).sigmaMin();
        Arrays.sort(sigma);
        double sigmaMin = Measurement.quantile(sigma, 0.5);
        double[][] transport = construction.transport(sample.x1(), sample.x2());
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
}
