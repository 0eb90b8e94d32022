package org.pushforward.conditioning;

import java.util.Arrays;

/**
 * Condition numbers and singular values of a flow over a set of points.
 *
 * @param kappa          the condition number
 * @param sigmaMin       smallest singular value of the noise -> data Jacobian over all points
 * @param sigmaQuantiles {@code [i][q]}: quantile {@link #LEVELS}[q] over the points of the i-th largest singular value, noise -> data
 */
public record ConditionStatistics(KappaSummary kappa, double sigmaMin, double[][] sigmaQuantiles) {

    /** The quantiles that are kept of each singular value. */
    private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

    public static double[] levels() {
        return LEVELS.clone();
    }

    /** The median of the least singular value. @param sigmaQuantiles as the component */
    public static double medianOfLeast(double[][] sigmaQuantiles) {
        return sigmaQuantiles[sigmaQuantiles.length - 1][LEVELS.length / 2];
    }

    /**
     * @param sigma     {@code count * dimension} singular values of the data -> noise Jacobian, largest first for each point
     * @param dimension of the Jacobian
     */
    public static ConditionStatistics of(double[] sigma, int count, int dimension) {
        double[][] quantiles = new double[dimension][];
        double sigmaMin = Double.POSITIVE_INFINITY;
        double[] values = new double[count];
        for (int k = 0; k < dimension; k++) {
            for (int i = 0; i < count; i++) {
                // The inverse map has the reciprocals, in reverse order.
                values[i] = 1 / sigma[i * dimension + dimension - 1 - k];
            }
            quantiles[k] = quantiles(values);
            sigmaMin = Math.min(sigmaMin, values[0]);
        }
        return new ConditionStatistics(KappaSummary.of(SingularValues.ratios(sigma, count, dimension)), sigmaMin, quantiles);
    }

    /** @return the quantiles at {@link #levels()}; NaN counts as the largest value. The values are sorted in place */
    public static double[] quantiles(double[] values) {
        Arrays.sort(values);
        double[] quantiles = new double[LEVELS.length];
        for (int q = 0; q < LEVELS.length; q++) {
            quantiles[q] = quantile(values, LEVELS[q]);
        }
        return quantiles;
    }

    /** The quantile of sorted values, linear between order statistics (type 7 of Hyndman and Fan, 1996). */
    static double quantile(double[] sorted, double level) {
        double position = level * (sorted.length - 1);
        int below = (int) position;
        if (below + 1 >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        double low = sorted[below];
        double high = sorted[below + 1];
        // Infinity is a value here: neither two of them nor none of one may give NaN.
        return low == high || position == below ? low : low + (position - below) * (high - low);
    }
}
