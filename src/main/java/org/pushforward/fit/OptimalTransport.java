package org.pushforward.fit;

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

    /**
     * A distance beside its sampling floor. Below it nothing is known but that the distance is at most the floor.
     *
     * @param value what was measured between the samples
     * @param floor what samples of the same size and one distribution measure; both in the same unit
     */
    public record Measured(double value, double floor) {

        /** Whether there is a value to be told; a NaN has none. */
        public boolean isResolved() {
            return value > floor;
        }

        /** The value, or NaN at or below the floor: what may be printed as measured. */
        public double resolved() {
            return isResolved() ? value : Double.NaN;
        }

        /** What is certain: the value, or the floor where that is higher. */
        public double atMost() {
            return Math.max(value, floor);
        }
    }
}
