package org.pushforward.conditioning;

import java.util.Arrays;

/**
 * Standard errors of a {@link KappaSummary} whose points are a sample. Of the largest value there is none: it grows with the sample.
 *
 * @param mean by {@link #ofMean}; of a tail as heavy as a flow's it is itself uncertain
 * @param p50  of the median, by {@link #ofQuantile}
 * @param p95  of the 95 % quantile
 */
public record KappaErrors(double mean, double p50, double p95) {

    public static final KappaErrors NOT_MEASURED = new KappaErrors(Double.NaN, Double.NaN, Double.NaN);

    /** @param kappa of each point, not modified */
    public static KappaErrors of(double[] kappa) {
        double[] sorted = kappa.clone();
        Arrays.sort(sorted);
        return new KappaErrors(ofMean(kappa), ofQuantile(sorted, 0.5), ofQuantile(sorted, 0.95));
    }

    /** sd / sqrt(n), of independent values. */
    static double ofMean(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
        return Math.sqrt(squares / (n - 1) / n);
    }

    /**
     * Half the distance of the order statistics one standard deviation of the binomial distribution around the quantile: between the quantiles at
     * level +- sqrt(level (1 - level) / n) lies the true one about two times of three, whatever the distribution.
     *
     * @param sorted in ascending order
     */
    public static double ofQuantile(double[] sorted, double level) {
        double spread = Math.sqrt(level * (1 - level) / sorted.length);
        return (ConditionStatistics.quantile(sorted, Math.min(1, level + spread)) - ConditionStatistics.quantile(sorted, Math.max(0, level - spread)))
                / 2;
    }
}
