package org.pushforward.flow;

import java.util.Arrays;

/**
 * A rotation of D coordinates as a product of turns in coordinate planes (Givens rotations), one for each pair p &lt; q in lexicographic order, the
 * first next to the point: R = G_m ... G_1, and G turns (x_p, x_q) by its angle. Every rotation is such a product, every such product is a rotation
 * to rounding, and all is differentiable in the angles.
 */
final class PlaneRotations {

    private PlaneRotations() {}

    /** Number of angles. */
    static int count(int size) {
        return size * (size - 1) / 2;
    }

    /**
     * R.
     *
     * @param cos    of the {@link #count} angles, not modified
     * @param sin    likewise
     * @param matrix {@code size * size}, row-major, overwritten
     */
    static void matrix(double[] cos, double[] sin, int size, double[] matrix) {
        Arrays.fill(matrix, 0);
        for (int r = 0; r < size; r++) {
            matrix[r * size + r] = 1;
        }
        int angle = 0;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                turn(cos[angle], sin[angle], p, q, size, matrix);
                angle++;
            }
        }
    }

    /**
     * The gradient by the angles. With P = G_k ... G_1 and Q = (G_m ... G_(k+1))^T dR it is sum_c Q_qc P_pc - Q_pc P_qc for the k-th; both go
     * from the last turn to the first by turning back.
     *
     * @param byMatrix the gradient by R, {@code size * size}; overwritten
     * @param matrix   R; overwritten
     * @param byAngles overwritten
     */
    static void gradient(double[] cos, double[] sin, int size, double[] byMatrix, double[] matrix, double[] byAngles) {
        int angle = count(size);
        for (int p = size - 2; p >= 0; p--) {
            for (int q = size - 1; q > p; q--) {
                angle--;
                byAngles[angle] = turnBack(cos[angle], -sin[angle], p * size, q * size, size, byMatrix, matrix);
            }
        }
    }

    /** Takes the last turn from R and its transpose to dR, in one pass. @return the gradient by its angle */
    private static double turnBack(double cos, double sin, int above, int below, int size, double[] byMatrix, double[] matrix) {
        double sum = 0;
        for (int c = 0; c < size; c++) {
            double first = matrix[above + c];
            double second = matrix[below + c];
            double byFirst = byMatrix[above + c];
            double bySecond = byMatrix[below + c];
            sum += bySecond * first - byFirst * second;
            matrix[above + c] = cos * first - sin * second;
            matrix[below + c] = sin * first + cos * second;
            byMatrix[above + c] = cos * byFirst - sin * bySecond;
            byMatrix[below + c] = sin * byFirst + cos * bySecond;
        }
        return sum;
    }

    private static void turn(double cos, double sin, int p, int q, int size, double[] matrix) {
        int above = p * size;
        int below = q * size;
        for (int c = 0; c < size; c++) {
            double first = matrix[above + c];
            double second = matrix[below + c];
            matrix[above + c] = cos * first - sin * second;
            matrix[below + c] = sin * first + cos * second;
        }
    }
}
