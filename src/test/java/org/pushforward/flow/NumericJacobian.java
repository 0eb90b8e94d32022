package org.pushforward.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Jacobians by central differences with two steps of Richardson's extrapolation: error of order h^6. */
final class NumericJacobian {

    private static final double STEP = 1e-3;

    private NumericJacobian() {}

    /** A map of points, in the manner of {@link Bijection#forward}. */
    interface Transformation {
        void apply(double[] x, int n, double[] z, double[] logDet);
    }

    /** @return {@code n * d * d} in the order of {@link Bijection#jacobian} */
    static double[] of(Transformation map, double[] x, int n, int d) {
        double[] numeric = new double[n * d * d];
        for (int c = 0; c < d; c++) {
            double[] coarse = centralDifference(map, x, n, d, c, STEP);
            double[] fine = centralDifference(map, x, n, d, c, STEP / 2);
            double[] finest = centralDifference(map, x, n, d, c, STEP / 4);
            for (int i = 0; i < n; i++) {
                for (int r = 0; r < d; r++) {
                    double first = (4 * fine[i * d + r] - coarse[i * d + r]) / 3;
                    double second = (4 * finest[i * d + r] - fine[i * d + r]) / 3;
                    numeric[(i * d + r) * d + c] = (16 * second - first) / 15;
                }
            }
        }
        return numeric;
    }

    private static double[] centralDifference(Transformation map, double[] x, int n, int d, int coordinate, double h) {
        double[] up = x.clone();
        double[] down = x.clone();
        for (int i = 0; i < n; i++) {
            up[i * d + coordinate] += h;
            down[i * d + coordinate] -= h;
        }
        map.apply(up, n, up, new double[n]);
        map.apply(down, n, down, new double[n]);
        for (int i = 0; i < up.length; i++) {
            up[i] = (up[i] - down[i]) / (2 * h);
        }
        return up;
    }

    /** Compares matrix by matrix, relative to each matrix' largest element. */
    static void assertClose(double[] numeric, double[] jacobian, int d) {
        int size = d * d;
        for (int start = 0; start < jacobian.length; start += size) {
            double scale = 0;
            for (int e = 0; e < size; e++) {
                scale = Math.max(scale, Math.abs(jacobian[start + e]));
            }
            for (int e = 0; e < size; e++) {
                assertEquals(numeric[start + e], jacobian[start + e], 1e-8 * scale);
            }
        }
    }
}
