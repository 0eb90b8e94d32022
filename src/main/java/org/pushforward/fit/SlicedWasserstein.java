package org.pushforward.fit;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pushforward.data.Points;

/**
 * The sliced 2-Wasserstein distance (Rabin, Peyré, Delon and Bernot, "Wasserstein barycenter and its application to texture mixing", 2012):
 * the root mean square, over directions, of the 2-Wasserstein distance between the two clouds projected on a direction. The projected
 * distances are exact. The directions are drawn once, so that distances measured along a run compare like with like.
 */
public final class SlicedWasserstein {

    private final int dimension;
    private final int directions;
    /** Unit vectors, {@code directions * dimension}. */
    private final double[] vectors;

    /**
     * @param dimension  coordinates that are compared: the first ones of each point, any padding after them is left out
     * @param directions how many; in the plane they are evenly spaced from a random first one, which averages better than independent ones
     * @param random     where they come from
     */
    public SlicedWasserstein(int dimension, int directions, RandomGenerator random) {
        if (dimension < 1 || directions < 1) {
            throw new IllegalArgumentException("dimension " + dimension + " and " + directions + " directions: both are 1 or more");
        }
        this.dimension = dimension;
        this.directions = directions;
        vectors = dimension == 2 ? evenlySpaced(directions, random) : independent(dimension, directions, random);
    }

    private static double[] evenlySpaced(int directions, RandomGenerator random) {
        double[] vectors = new double[2 * directions];
        double first = random.nextDouble();
        for (int k = 0; k < directions; k++) {
            double angle = Math.PI * (k + first) / directions;
            vectors[2 * k] = Math.cos(angle);
            vectors[2 * k + 1] = Math.sin(angle);
        }
        return vectors;
    }

    private static double[] independent(int dimension, int directions, RandomGenerator random) {
        double[] vectors = new double[directions * dimension];
        for (int k = 0; k < directions; k++) {
            double squares = 0;
            for (int j = 0; j < dimension; j++) {
                double value = random.nextGaussian();
                vectors[k * dimension + j] = value;
                squares += value * value;
            }
            for (int j = 0; j < dimension; j++) {
                vectors[k * dimension + j] /= Math.sqrt(squares);
            }
        }
        return vectors;
    }

    /**
     * @param a one or more points of at least the given dimension
     * @param b likewise; the two may differ in number and in dimension
     * @return the distance in data units; NaN if a point is not finite
     */
    public double distance(Points a, Points b) {
        if (a.count() == 0 || b.count() == 0) {
            throw new IllegalArgumentException("a distance needs points on both sides, not " + a.count() + " and " + b.count());
        }
        double[] u = new double[a.count()];
        double[] v = new double[b.count()];
        double sum = 0;
        for (int k = 0; k < directions; k++) {
            project(a, k, u);
            project(b, k, v);
            Arrays.sort(u);
            Arrays.sort(v);
            sum += squaredDistance(u, v);
        }
        double distance = Math.sqrt(sum / directions);
        return Double.isInfinite(distance) ? Double.NaN : distance;
    }

    /** The distance of clouds from one and the same, whose projections are made and sorted once. Immutable. */
    public final class Projections {

        /** By direction, sorted. */
        private final double[][] sorted;

        private Projections(Points points) {
            sorted = new double[directions][points.count()];
            for (int k = 0; k < directions; k++) {
                project(points, k, sorted[k]);
                Arrays.sort(sorted[k]);
            }
        }

        /** As {@link SlicedWasserstein#distance} to it. */
        public double distance(Points a) {
            double[] u = new double[a.count()];
            double sum = 0;
            for (int k = 0; k < directions; k++) {
                project(a, k, u);
                Arrays.sort(u);
                sum += squaredDistance(u, sorted[k]);
            }
            double distance = Math.sqrt(sum / directions);
            return Double.isInfinite(distance) ? Double.NaN : distance;
        }
    }

    /** @param b one or more points that others are compared with */
    public Projections to(Points b) {
        return new Projections(b);
    }

    /**
     * A distance between clouds with the error that comes from their being samples.
     *
     * @param value         the distance, as {@link #distance}
     * @param standardError from the scatter of the distances between blocks
     */
    public record Estimate(double value, double standardError) {
    }

    /**
     * The distance with a standard error. Both clouds, each of independent points, are dealt out into as many blocks; the distances from block to
     * block scatter by sqrt(blocks) times what the whole does, since both a distance well above 0 and one of clouds from the same distribution
     * scatter with the root of the number of points. Blocks are also further apart than the whole, the more so the fewer points they have, so only
     * their scatter is used. Clouds of a finite size are never at distance 0: two samples of the truth show what there is to be reached.
     *
     * @param blocks 2 or more, and no more than points on either side; ten or more give a usable error
     */
    public Estimate estimate(Points a, Points b, int blocks) {
        if (blocks < 2 || blocks > Math.min(a.count(), b.count())) {
            throw new IllegalArgumentException(a.count() + " and " + b.count() + " points do not make " + blocks + " blocks");
        }
        double[] distances = new double[blocks];
        double mean = 0;
        for (int block = 0; block < blocks; block++) {
            distances[block] = distance(block(a, block, blocks), block(b, block, blocks));
            mean += distances[block] / blocks;
        }
        double squares = 0;
        for (double distance : distances) {
            squares += (distance - mean) * (distance - mean);
        }
        return new Estimate(distance(a, b), Math.sqrt(squares / (blocks - 1) / blocks));
    }

    /** Every point whose index is {@code block} modulo {@code blocks}. */
    private static Points block(Points points, int block, int blocks) {
        int d = points.dimension();
        int count = (points.count() - block + blocks - 1) / blocks;
        double[] values = new double[count * d];
        for (int i = 0; i < count; i++) {
            System.arraycopy(points.values(), (block + i * blocks) * d, values, i * d, d);
        }
        return new Points(count, d, values);
    }

    private void project(Points points, int k, double[] projected) {
        for (int i = 0; i < projected.length; i++) {
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
                sum += points.get(i, j) * vectors[k * dimension + j];
            }
            projected[i] = sum;
        }
    }

    /**
     * Squared 2-Wasserstein distance on the line: the integral over u in [0, 1] of the squared difference of the two quantile functions,
     * which are steps of length 1/n and 1/m. Positions are counted in units of 1/(n m), so that the steps meet exactly.
     *
     * @param a sorted
     * @param b sorted
     */
    static double squaredDistance(double[] a, double[] b) {
        long n = a.length;
        long m = b.length;
        double sum = 0;
        long position = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            long endOfA = (i + 1) * m;
            long endOfB = (j + 1) * n;
            long end = Math.min(endOfA, endOfB);
            double difference = a[i] - b[j];
            sum += (end - position) * difference * difference;
            position = end;
            if (end == endOfA) {
                i++;
            }
            if (end == endOfB) {
                j++;
            }
        }
        return sum / ((double) n * m);
    }
}
