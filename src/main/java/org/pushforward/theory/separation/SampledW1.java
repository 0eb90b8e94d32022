package org.pushforward.theory.separation;

import java.util.random.RandomGenerator;
import org.pushforward.data.Points;
import org.pushforward.data.SphereMixture;
import org.pushforward.fit.OptimalTransport;

/**
 * W1 between two mixtures as samples show it: the exact assignment of the points of one to as many of the other, {@value #DRAWS} times with fresh
 * points; and as often between two samples of one and the same mixture, which have a distance as well.
 *
 * <p>On average the distance of samples is too large, since W1 is convex, and by no more than twice that of two samples of one law, by the triangle
 * inequality and convexity once more; so that W1 of the mixtures lies from {@code mean - 2 floor} to {@code mean}. Components have equally many
 * points in each sample: the average over such samples is the mixture all the same, and less is left to chance.
 *
 * @param values between samples of the two
 * @param floors between two samples of one mixture, the mean of that of the one and that of the other
 * @param points in each sample
 */
public record SampledW1(double[] values, double[] floors, int points) {

    /** Fresh pairs of samples. */
    public static final int DRAWS = 5;
    /** Standard errors that tell two means apart: they are of few draws. */
    private static final int ERRORS = 3;
    /** In each sample, or a few more so that components have equally many. */
    private static final int LEAST_POINTS = 400;

    /**
     * Some tenths of a second.
     *
     * @param other  with as many components of as many coordinates
     * @param unit   of the distances that are told, in that of the means
     * @param random of the points
     */
    static SampledW1 of(SphereMixture one, SphereMixture other, double unit, RandomGenerator random) {
        int dimension = one.means().dimension();
        double[] values = new double[DRAWS];
        double[] floors = new double[DRAWS];
        int points = 0;
        for (int i = 0; i < DRAWS; i++) {
            Points sample = sample(one, random);
            Points otherSample = sample(other, random);
            values[i] = OptimalTransport.linear(sample, otherSample, dimension).distance() / unit;
            floors[i] = (OptimalTransport.linear(sample, sample(one, random), dimension).distance()
                    + OptimalTransport.linear(otherSample, sample(other, random), dimension).distance()) / 2 / unit;
            points = sample.count();
        }
        return new SampledW1(values, floors, points);
    }

    private static Points sample(SphereMixture mixture, RandomGenerator random) {
        int components = mixture.means().count();
        int dimension = mixture.means().dimension();
        int count = components * ((LEAST_POINTS + components - 1) / components);
        double[] values = new double[count * dimension];
        double[] x = new double[dimension];
        for (int i = 0; i < count; i++) {
            mixture.draw(i % components, random, x);
            System.arraycopy(x, 0, values, i * dimension, dimension);
        }
        return new Points(count, dimension, values);
    }

    /** Of the distances, with the standard error of their mean. */
    public Estimate value() {
        return Estimate.ofMean(values);
    }

    /** Of those of one law, likewise. */
    public Estimate floor() {
        return Estimate.ofMean(floors);
    }

    /** By how much one pair of samples differs from another: the standard deviation of the distances. */
    public double deviation() {
        return value().error() * Math.sqrt(DRAWS);
    }

    /** Whether the samples are farther apart than those of one mixture by more than chance. */
    public boolean tellsApart() {
        return value().value() - floor().value() > ERRORS * Math.hypot(value().error(), floor().error());
    }

    /** What W1 of the mixtures is at least, by the samples alone and on average; 0 where they say nothing. */
    public double least() {
        return Math.max(0, value().value() - 2 * floor().value());
    }
}
