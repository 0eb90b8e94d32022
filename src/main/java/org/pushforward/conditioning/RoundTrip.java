package org.pushforward.conditioning;

import org.pushforward.flow.Bijection;

/** How exactly a flow returns: |f^-1(f(x)) - x|. */
public final class RoundTrip {

    private RoundTrip() {}

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
