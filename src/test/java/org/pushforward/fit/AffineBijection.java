package org.pushforward.fit;

import org.pushforward.flow.Bijection;

/** z = A x + b, whose density is the Gaussian with mean -A^-1 b and covariance (A^T A)^-1. */
final class AffineBijection implements Bijection {

    private final double[][] matrix;
    private final double[] shift;
    private final double logDet;

    /** @param logDet log |det matrix| */
    AffineBijection(double[][] matrix, double[] shift, double logDet) {
        this.matrix = matrix;
        this.shift = shift;
        this.logDet = logDet;
    }

    @Override
    public int dimension() {
        return shift.length;
    }

    @Override
    public void forward(double[] x, int n, double[] z, double[] logDets) {
        int d = shift.length;
        double[] point = new double[d];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, i * d, point, 0, d);
            for (int r = 0; r < d; r++) {
                double sum = shift[r];
                for (int c = 0; c < d; c++) {
                    sum += matrix[r][c] * point[c];
                }
                z[i * d + r] = sum;
            }
            logDets[i] = logDet;
        }
    }

    @Override
    public void inverse(double[] z, int n, double[] x) {
        throw new UnsupportedOperationException("densities look only from data to noise");
    }

    @Override
    public void jacobian(double[] x, int n, double[] z, double[] logDets, double[] jacobian) {
        throw new UnsupportedOperationException("densities need no Jacobian");
    }
}
