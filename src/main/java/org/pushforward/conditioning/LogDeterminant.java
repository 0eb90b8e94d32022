package org.pushforward.conditioning;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** log |det| of a matrix of which nothing is known: by elimination, with the cube of its size in steps. */
public final class LogDeterminant {

    private LogDeterminant() {}

    /**
     * By the LU decomposition with partial pivoting.
     *
     * @param matrix {@code size * size} entries, row-major, not modified
     * @return nats; minus infinity of a matrix that is singular in floating point, NaN where an entry is no number
     */
    public static double byElimination(double[] matrix, int size) {
        if (!Arrays.stream(matrix).allMatch(Double::isFinite)) {
            return Double.NaN;
        }
        double[][] rows = new double[size][];
        for (int r = 0; r < size; r++) {
            rows[r] = Arrays.copyOfRange(matrix, r * size, (r + 1) * size);
        }
        // A threshold of 0: how small a pivot may be depends on the units of the rows.
        RealMatrix upper = new LUDecomposition(new Array2DRowRealMatrix(rows, false), 0).getU();
        return upper == null ? Double.NEGATIVE_INFINITY : byDiagonal(upper.getData());
    }

    private static double byDiagonal(double[][] triangle) {
        double sum = 0;
        for (int i = 0; i < triangle.length; i++) {
            sum += Math.log(Math.abs(triangle[i][i]));
        }
        return sum;
    }

    /**
     * Of a triangular matrix: the sum of the logarithms on its diagonal, with its size in steps.
     *
     * @param triangle {@code size * size} entries, row-major, not modified
     */
    public static double byDiagonal(double[] triangle, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(Math.abs(triangle[i * size + i]));
        }
        return sum;
    }
}
