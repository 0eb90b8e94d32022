package org.pushforward.flow;

import java.util.Arrays;

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
        transpose(matrix, size, transposed);
        return transposed;
    }

    /** @param transposed another array, overwritten */
    static void transpose(double[] matrix, int size, double[] transposed) {
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                transposed[c * size + r] = matrix[r * size + c];
            }
        }
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

    /** As {@link #multiply} into {@code product}, which is overwritten; its rows are summed as wholes, which is fast. */
    static void multiply(double[] a, double[] b, int size, double[] product) {
        Arrays.fill(product, 0);
        for (int r = 0; r < size; r++) {
            int row = r * size;
            for (int k = 0; k < size; k++) {
                addRow(a[row + k], b, k * size, product, row, size);
            }
        }
    }

    /** a^T b into {@code product}, which is overwritten. */
    static void multiplyTransposed(double[] a, double[] b, int size, double[] product) {
        Arrays.fill(product, 0);
        for (int k = 0; k < size; k++) {
            for (int r = 0; r < size; r++) {
                addRow(a[k * size + r], b, k * size, product, r * size, size);
            }
        }
    }

    private static void addRow(double factor, double[] from, int fromStart, double[] to, int toStart, int size) {
        for (int c = 0; c < size; c++) {
            to[toStart + c] += factor * from[fromStart + c];
        }
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
