package org.pushforward.theory.separation;

/** A mean of samples and its standard error. */
public record Estimate(double value, double error) {

    /** @param values 2 or more, independent */
    static Estimate ofMean(double[] values) {
        double mean = 0;
        double spread = 0;
        for (int n = 1; n <= values.length; n++) {
            double before = values[n - 1] - mean;
            mean += before / n;
            spread += before * (values[n - 1] - mean);
        }
        return new Estimate(mean, Math.sqrt(spread / (values.length - 1) / values.length));
    }
}
