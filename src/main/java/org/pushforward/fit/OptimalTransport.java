package org.pushforward.fit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.pushforward.data.Points;

/**
 * The cheapest way to carry one sample to another of the same size, exactly: by {@link Assignment}. The cost of a pair of points is a power of their
 * Euclidean distance, 1 for W1 and 2 for W2.
 *
 * <p>Of two distributions it is an estimate, and one that is too large: two samples of one and the same distribution have a distance as well, which
 * falls only like the square root of log n / n in the plane. That is the {@code floor} of a measurement: see {@link Measured}.
 *
 * @param power         1 or 2
 * @param cost          the mean over pairs of their distance to that power, in data units to that power
 * @param standardError of {@code cost} as an estimate of the transport between the distributions that two independent samples come from, without its
 *                      bias: from the dual potentials, sqrt(var u / n + var v / n) (the central limit theorem of del Barrio and Loubes, "Central
 *                      limit theorems for empirical transportation cost in general dimension", 2019)
 * @param pairs         the point of the second sample that each point of the first one goes to
 */
public record OptimalTransport(int power, double cost, double standardError, int[] pairs) {

    /** Costs of so many points to as many take 128 MiB, and the assignment some ten seconds. */
    public static final int MOST_POINTS = 4_096;

    /** With the 1-Wasserstein distance. The arguments as in {@link #squared}. */
    public static OptimalTransport linear(Points a, Points b, int dimension) {
        return of(1, a, b, dimension, Math::sqrt);
    }

    /**
     * With the 2-Wasserstein distance.
     *
     * @param a         1 to {@value #MOST_POINTS} points, finite
     * @param b         as many
     * @param dimension coordinates that are compared: the first ones of each point, any padding after them is left out
     * @throws IllegalArgumentException if the samples are not of one size, are too large, or a point is not finite
     */
    public static OptimalTransport squared(Points a, Points b, int dimension) {
        return of(2, a, b, dimension, square -> square);
    }

    private static OptimalTransport of(int power, Points a, Points b, int dimension, DoubleUnaryOperator costOfSquare) {
        int n = a.count();
        if (n != b.count() || n < 1 || n > MOST_POINTS) {
            throw new IllegalArgumentException("transport is between two samples of one size, 1 to " + MOST_POINTS + " points, not " + n + " and "
                    + b.count());
        }
        double[] costs = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double squares = 0;
                for (int c = 0; c < dimension; c++) {
                    double difference = a.get(i, c) - b.get(j, c);
                    squares += difference * difference;
                }
                costs[i * n + j] = costOfSquare.applyAsDouble(squares);
            }
        }
        Assignment assignment = Assignment.of(costs, n);
        double error = Math.sqrt((variance(assignment.rows()) + variance(assignment.columns())) / n);
        return new OptimalTransport(power, Math.max(0, assignment.cost() / n), error, assignment.columnOf());
    }

    /** Of independent values, by n - 1; of one alone 0. */
    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean) / Math.max(1, values.length - 1);
        }
        return sum;
    }

    /** W1 or W2 between the samples, in data units. */
    public double distance() {
        return power == 1 ? cost : Math.sqrt(cost);
    }

    /** Standard error of {@link #distance}. @return NaN of a distance of 0 */
    public double distanceError() {
        return power == 1 ? standardError : cost > 0 ? standardError / (2 * Math.sqrt(cost)) : Double.NaN;
    }

    /**
     * A distance beside its sampling floor: what samples of the same size and of one distribution measure. That is a random number as well, and one
     * draw of two is above it; so only a distance that is above it by more than such draws differ tells distributions apart.
     *
     * @param value  what was measured between the samples
     * @param floor  what samples of one distribution measure, in the same unit
     * @param spread by how much the value may miss the floor by chance where there is one distribution: a standard deviation, in the same unit
     */
    public record Measured(double value, double floor, double spread) {

        private static final int SPREADS = 3;

        /**
         * Beside several draws of the floor: their median, and their standard deviation.
         *
         * @param floors two or more; not modified
         */
        public static Measured of(double value, double... floors) {
            double[] sorted = floors.clone();
            Arrays.sort(sorted);
            return new Measured(value, sorted[sorted.length / 2], Math.sqrt(variance(floors)));
        }

        /** The least value that is told from the floor: three spreads above it. */
        public double limit() {
            return floor + SPREADS * spread;
        }

        /** Whether there is a value to be told; a NaN has none. */
        public boolean isResolved() {
            return value > limit();
        }

        /** The value, or NaN where it is not above the limit: what may be printed as measured. */
        public double resolved() {
            return isResolved() ? value : Double.NaN;
        }

        /**
         * The value, or the limit where that is higher. On average the distance of the distributions is less, since that of samples is too large; of
         * one draw of samples that is not certain.
         */
        public double atMost() {
            return Math.max(value, limit());
        }
    }
}
