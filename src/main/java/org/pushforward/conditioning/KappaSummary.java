package org.pushforward.conditioning;

import java.util.Arrays;

/**
 * The condition number of a Jacobian over a set of points. That of dz/dx is that of dx/dz.
 *
 * @param mean arithmetic mean, the statistic of Koehler et al.; infinite if any is, NaN if a Jacobian is not finite
 * @param p50  median
 * @param p95  95 % quantile
 * @param max  largest
 */
public record KappaSummary(double mean, double p50, double p95, double max) {

    /** Of what nobody measured. */
    public static final KappaSummary NOT_MEASURED = new KappaSummary(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** @param kappa of each point, not modified */
    public static KappaSummary of(double[] kappa) {
        double sum = 0;
        for (double each : kappa) {
            sum += each;
        }
        double[] sorted = kappa.clone();
        Arrays.sort(sorted);
        return new KappaSummary(sum / kappa.length, ConditionStatistics.quantile(sorted, 0.5), ConditionStatistics.quantile(sorted, 0.95),
                sorted[sorted.length - 1]);
    }
}
