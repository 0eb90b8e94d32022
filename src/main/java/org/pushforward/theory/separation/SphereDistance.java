package org.pushforward.theory.separation;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Points;
import org.pushforward.data.SphereMixture;

/**
 * The distance r of two independent uniform points on the unit sphere of R^d, exactly: r^2 / 4 has the law Beta(a, a) with a = (d - 1) / 2, since one
 * coordinate of a uniform point has the density (1 - t^2)^((d - 3) / 2) up to a constant, and r^2 = 2 - 2 t. By symmetry that is also the law of the
 * distance to any fixed point. As d grows it concentrates at sqrt 2.
 *
 * @param dimension d of the space around the sphere, 2 or more
 */
public record SphereDistance(int dimension) {

    /** Beyond it nothing changes but the time that drawing takes. */
    public static final int MOST_DIMENSIONS = 4_096;

    public SphereDistance {
        InvalidInputException.require(dimension >= 2 && dimension <= MOST_DIMENSIONS, "points lie on a sphere in 2 to %d dimensions, not in %d",
                MOST_DIMENSIONS, dimension);
    }

    private double shape() {
        return (dimension - 1) / 2.0;
    }

    /** E r = 2^(d-1) Gamma(d/2)^2 / (sqrt(pi) Gamma(d - 1/2)). */
    public double mean() {
        double d = dimension;
        return Math.exp((d - 1) * Math.log(2) + 2 * Gamma.logGamma(d / 2) - Math.log(Math.PI) / 2 - Gamma.logGamma(d - 0.5));
    }

    /** Of one distance; E r^2 is 2 in every dimension. Six digits or more up to d = 4,096, where the difference below loses the most. */
    public double standardDeviation() {
        double mean = mean();
        return Math.sqrt(2 - mean * mean);
    }

    /** At r, in the interval from 0 to 2; infinite at 2 for d = 2. */
    public double density(double r) {
        if (!(r >= 0 && r <= 2)) {
            return 0;
        }
        double a = shape();
        // (r^2/4)^(a-1) (1 - r^2/4)^(a-1) r/2 / B(a, a); the power of r is put together so that r = 0 is no case of its own.
        double logConstant = -Beta.logBeta(a, a) - (2 * a - 1) * Math.log(2);
        return Math.exp(logConstant) * Math.pow(r, 2 * a - 1) * Math.pow((1 - r / 2) * (1 + r / 2), a - 1);
    }

    /** P(distance is at most r). */
    public double probability(double r) {
        if (r <= 0) {
            return 0;
        }
        return r >= 2 ? 1 : Beta.regularizedBeta(r * r / 4, shape(), shape());
    }

    /**
     * Log (natural) of how many points on the sphere are sure to exist with all distances above r: as long as there are fewer than 1 / P(r), the
     * caps of radius r around them do not cover the sphere, and another point can be added (Gilbert 1952; Varshamov 1957). Grows linearly with d for
     * r below sqrt 2; 0 from r = 2 on.
     */
    public double logGreedyCount(double r) {
        return r >= 2 ? 0 : -Math.log(probability(r));
    }

    /**
     * Uniform points on the unit sphere.
     *
     * @param count  1 or more
     * @param random drawn from as often as there are coordinates, nearly always
     */
    public Points draw(int count, RandomGenerator random) {
        return SphereMixture.onUnitSphere(count, dimension, random);
    }

    /**
     * Distances of fresh pairs: no point is in two of them, so they are independent, and their mean has the standard error of independent numbers.
     * (Those of all pairs among a few points are not independent.)
     *
     * @return one distance for each pair
     */
    public double[] drawDistances(int pairs, RandomGenerator random) {
        double[] distances = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            distances[i] = distance(draw(2, random), 0, 1);
        }
        return distances;
    }

    /** Euclidean, of two points of one cloud. */
    static double distance(Points points, int i, int j) {
        double squares = 0;
        for (int c = 0; c < points.dimension(); c++) {
            double difference = points.get(i, c) - points.get(j, c);
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }
}
