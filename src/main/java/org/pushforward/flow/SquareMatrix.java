package org.pushforward.flow;

/** The few things that layers do with small square matrices, row-major, in double. */
final class SquareMatrix {

    private SquareMatrix() {}

    static double[] identity(int size) {
        double[] identity = new double[size * size];
        for (int r = 0; r < size; r++) {
            identity[r * size + r] = 1;
        }
        return identity;
    }

    static double[] transpose(double[] matrix, int size) {
        double[] transposed = new double[matrix.length];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                transposed[c * size + r] = matrix[r * size + c];
            }
        }
        return transposed;
    }

    static double[] multiply(double[] a, double[] b, int size) {
        double[] product = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                for (int k = 0; k < size; k++) {
                    product[r * size + c] += a[r * size + k] * b[k * size + c];
                }
            }
        }
        return product;
    }

    /**
     * J becomes W J.
     *
     * @param jacobian {@code [r * D + c][point]}, modified
     */
    static void carry(double[] matrix, int size, int rows, double[][] jacobian) {
        double[] column = new double[size];
        for (int c = 0; c < size; c++) {
            for (int i = 0; i < rows; i++) {
                for (int r = 0; r < size; r++) {
                    column[r] = jacobian[r * size + c][i];
                }
                for (int r = 0; r < size; r++) {
                    double sum = 0;
                    for (int k = 0; k < size; k++) {
                        sum += matrix[r * size + k] * column[k];
                    }
                    jacobian[r * size + c][i] = sum;
                }
            }
        }
    }
}
