package org.pushforward.conditioning;

import org.pushforward.flow.Bijection;

/** How exactly a flow returns: |f^-1(f(x)) - x|. */
public final class RoundTrip {

    private RoundTrip() {}

    /**
     * What points lose on their way there and back, as they would count it: log10 of the error, relative to the largest coordinate, over the
     * machine's epsilon in double precision; 0 where nothing is lost, infinite where the point does not come back.
     *
     * @param x as {@link #errors} takes them
     */
    public static double[] digitsLost(Bijection flow, double[] x, int n) {
        int d = flow.dimension();
        double[] digits = errors(flow, x, n);
        for (int i = 0; i < n; i++) {
            double largest = 0;
            for (int c = 0; c < d; c++) {
                largest = Math.max(largest, Math.abs(x[i * d + c]));
            }
            digits[i] = Double.isNaN(digits[i]) ? Double.POSITIVE_INFINITY : Math.max(0, Math.log10(digits[i] / (largest * Math.ulp(1.0))));
        }
        return digits;
    }

    /**
     * @param x {@code n * dimension} points, row-major, not modified
     * @return for each point the largest absolute error over its coordinates
     */
    public static double[] errors(Bijection flow, double[] x, int n) {
        int d = flow.dimension();
        double[] there = new double[n * d];
        double[] back = new double[n * d];
        flow.forward(x, n, there, new double[n]);
        flow.inverse(there, n, back);
        double[] errors = new double[n];
        for (int i = 0; i < n * d; i++) {
            double error = Math.abs(back[i] - x[i]);
            // Written so that NaN stays.
            errors[i / d] = error > errors[i / d] || Double.isNaN(error) ? error : errors[i / d];
        }
        return errors;
    }
}
