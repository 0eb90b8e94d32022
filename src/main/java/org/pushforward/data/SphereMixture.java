package org.pushforward.data;

import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;

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

    /** @throws InvalidInputException if that is no standard deviation of components */
    public static void requireSigma(double sigma) {
        InvalidInputException.require(sigma >= LEAST_SIGMA && sigma <= 1 / LEAST_SIGMA, "the components' sigma lies from %s to %s, not at %s",
                LEAST_SIGMA, 1 / LEAST_SIGMA, sigma);
    }

    /**
     * Uniform points on the unit sphere.
     *
     * @param count  1 or more
     * @param random drawn from as often as there are coordinates, nearly always
     */
    public static Points onUnitSphere(int count, int dimension, RandomGenerator random) {
        double[] values = new double[count * dimension];
        for (int i = 0; i < count; i++) {
            double squares;
            do {
                squares = 0;
                for (int c = 0; c < dimension; c++) {
                    double value = random.nextGaussian();
                    values[i * dimension + c] = value;
                    squares += value * value;
                }
            } while (squares == 0);
            double norm = Math.sqrt(squares);
            for (int c = 0; c < dimension; c++) {
                values[i * dimension + c] /= norm;
            }
        }
        return new Points(count, dimension, values);
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
    public double logComponent(double squaredDistance) {
        return -squaredDistance / (2 * sigma * sigma) - means.dimension() * Math.log(sigma * Math.sqrt(2 * Math.PI));
    }

    /** @param x a point; not modified */
    public double logDensity(double[] x) {
        double nearest = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < means.count(); i++) {
            double squares = squaredDistance(x, i);
            if (squares < nearest) {
                sum = sum * weight(nearest - squares) + 1;
                nearest = squares;
            } else {
                sum += weight(squares - nearest);
            }
        }
        return logComponent(nearest) + Math.log(sum / means.count());
    }

    /** Of a component beside the nearest one. @param farther by how much the squared distance to its mean is larger */
    private double weight(double farther) {
        return Math.exp(-farther / (2 * sigma * sigma));
    }

    /** Entropy of the component that a point comes from, given the point: 0 where that is beyond doubt, log k where nothing is known. Nats. */
    double openAt(double[] x) {
        double nearest = Double.POSITIVE_INFINITY;
        double[] squares = new double[means.count()];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = squaredDistance(x, i);
            nearest = Math.min(nearest, squares[i]);
        }
        double sum = 0;
        double exponents = 0;
        for (double square : squares) {
            double weight = weight(square - nearest);
            sum += weight;
            exponents += weight * (square - nearest) / (2 * sigma * sigma);
        }
        // Of shares p = weight / sum: -sum p log p = log sum + mean of the exponents.
        return Math.log(sum) + exponents / sum;
    }

    /** From a point to the mean of a component. */
    public double squaredDistance(double[] x, int component) {
        double squares = 0;
        for (int c = 0; c < x.length; c++) {
            double difference = x[c] - means.get(component, c);
            squares += difference * difference;
        }
        return squares;
    }

    /** A point of one component, written to {@code x}. */
    public void draw(int component, RandomGenerator random, double[] x) {
        draw(component, random, x, 0);
    }

    /** A point of one component, written to {@code values} from {@code offset} on. */
    void draw(int component, RandomGenerator random, double[] values, int offset) {
        for (int c = 0; c < means.dimension(); c++) {
            values[offset + c] = means.get(component, c) + sigma * random.nextGaussian();
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
