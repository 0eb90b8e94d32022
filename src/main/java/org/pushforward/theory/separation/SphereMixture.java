package org.pushforward.theory.separation;

import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Points;

/**
 * Equal round Gaussians with means of one length: the targets of the depth bound.
 *
 * @param means k points
 * @param sigma standard deviation of each coordinate of each component, 1e-6 to 1e6
 */
public record SphereMixture(Points means, double sigma) {

    private static final double LEAST_SIGMA = 1e-6;

    public SphereMixture {
        requireSigma(sigma);
    }

    static void requireSigma(double sigma) {
        InvalidInputException.require(sigma >= LEAST_SIGMA && sigma <= 1 / LEAST_SIGMA, "the components' sigma lies from %s to %s, not at %s",
                LEAST_SIGMA, 1 / LEAST_SIGMA, sigma);
    }

    /** The same means, moved out to a radius. */
    public static SphereMixture atRadius(Points unit, double radius, double sigma) {
        double[] values = new double[unit.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = radius * unit.values()[i];
        }
        return new SphereMixture(new Points(unit.count(), unit.dimension(), values), sigma);
    }

    /** Of N(mean, sigma^2 I) at a point that is so far, squared, from the mean. */
    double logComponent(double squaredDistance) {
        return -squaredDistance / (2 * sigma * sigma) - means.dimension() * Math.log(sigma * Math.sqrt(2 * Math.PI));
    }

    /** @param x a point; not modified */
    public double logDensity(double[] x) {
        double[] logs = new double[means.count()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = logComponent(squaredDistance(x, i));
        }
        return Counting.logSum(logs) - Math.log(logs.length);
    }

    double squaredDistance(double[] x, int component) {
        double squares = 0;
        for (int c = 0; c < x.length; c++) {
            double difference = x[c] - means.get(component, c);
            squares += difference * difference;
        }
        return squares;
    }

    /** A point of one component, written to {@code x}. */
    public void draw(int component, RandomGenerator random, double[] x) {
        for (int c = 0; c < x.length; c++) {
            x[c] = means.get(component, c) + sigma * random.nextGaussian();
        }
    }

    /** The component whose mean is nearest. */
    public int nearest(double[] x) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < means.count(); i++) {
            double squares = squaredDistance(x, i);
            if (squares < least) {
                least = squares;
                nearest = i;
            }
        }
        return nearest;
    }

    /**
     * What W1 between two such mixtures of one sigma is at least: each is within sigma sqrt d of its means in W1, so that W1 lies between the matched
     * distance of the means less twice that, and the matched distance.
     *
     * @param matched distance of the means, in their unit
     */
    public double leastDistance(double matched) {
        return Math.max(0, matched - 2 * sigma * Math.sqrt(means.dimension()));
    }
}
