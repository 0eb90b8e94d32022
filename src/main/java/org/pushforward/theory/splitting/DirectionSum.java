package org.pushforward.theory.splitting;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A polynomial field as a sum over directions e of fields (a(w) r + b(w)) e, where r is the coordinate along e and w the one across: the flow of each
 * is one affine coupling. With as many directions as the degree and one more the sum is exact; with fewer it is the nearest in the coefficients. Of
 * all such sums it is the one with the smallest coefficients.
 *
 * @param angles of the directions, evenly spaced over half a turn
 * @param a      polynomials of w by direction, lowest power first
 * @param b      likewise
 */
record DirectionSum(double[] angles, double[][] a, double[][] b) {

    /** Singular values below this share of the largest are taken for 0. */
    private static final double RANK = 1e-11;

    static DirectionSum of(PolynomialField field, int directions) {
        int m = field.degree();
        int terms = PolynomialField.terms(m);
        int each = 2 * m + 1;
        double[][] matrix = new double[2 * terms][directions * each];
        double[] angles = new double[directions];
        for (int k = 0; k < directions; k++) {
            // Neighbours in time at large angles: every second direction, then the others.
            int place = 2 * k < directions ? 2 * k : 2 * (k - (directions + 1) / 2) + 1;
            angles[k] = Math.PI * place / directions;
            double c = Math.cos(angles[k]);
            double s = Math.sin(angles[k]);
            for (int power = 0; power <= m; power++) {
                // w = -s x + c y, r = c x + s y.
                double[] acrossPower = powerOfLine(-s, c, power);
                put(matrix, k * each + power, acrossPower, power, terms, c, s);
                if (power < m) {
                    put(matrix, k * each + m + 1 + power, times(acrossPower, c, s), power + 1, terms, c, s);
                }
            }
        }
        double[] solution = solve(matrix, field.coefficients());
        double[][] a = new double[directions][m];
        double[][] b = new double[directions][m + 1];
        for (int k = 0; k < directions; k++) {
            System.arraycopy(solution, k * each, b[k], 0, m + 1);
            System.arraycopy(solution, k * each + m + 1, a[k], 0, m);
        }
        return new DirectionSum(angles, a, b);
    }

    /** The solution of least norm: the pseudo-inverse, with one step of refinement. */
    private static double[] solve(double[][] rows, double[] right) {
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(rows, false);
        // The library wants no more columns than rows for accuracy; of the transpose it is the same decomposition.
        boolean wide = rows[0].length > rows.length;
        SingularValueDecomposition svd = new SingularValueDecomposition(wide ? matrix.transpose() : matrix);
        double[] x = new double[rows[0].length];
        for (int pass = 0; pass < 2; pass++) {
            double[] rest = new ArrayRealVector(right, false).subtract(matrix.operate(new ArrayRealVector(x, false))).toArray();
            var left = wide ? svd.getV() : svd.getU();
            var out = wide ? svd.getU() : svd.getV();
            double[] inner = left.transpose().operate(rest);
            double[] sigma = svd.getSingularValues();
            for (int i = 0; i < inner.length; i++) {
                inner[i] = sigma[i] > RANK * sigma[0] ? inner[i] / sigma[i] : 0;
            }
            double[] step = out.operate(inner);
            for (int i = 0; i < x.length; i++) {
                x[i] += step[i];
            }
        }
        return x;
    }

    /** The homogeneous polynomial (p x + q y)^n, by the power of y. */
    private static double[] powerOfLine(double p, double q, int n) {
        double[] result = {1};
        for (int i = 0; i < n; i++) {
            result = times(result, p, q);
        }
        return result;
    }

    private static double[] times(double[] polynomial, double p, double q) {
        double[] result = new double[polynomial.length + 1];
        for (int j = 0; j < polynomial.length; j++) {
            result[j] += p * polynomial[j];
            result[j + 1] += q * polynomial[j];
        }
        return result;
    }

    private static void put(double[][] matrix, int column, double[] polynomial, int degree, int terms, double c, double s) {
        for (int j = 0; j < polynomial.length; j++) {
            int row = PolynomialField.index(degree - j, j);
            matrix[row][column] += c * polynomial[j];
            matrix[terms + row][column] += s * polynomial[j];
        }
    }

    /** The sum as a field. */
    Field field() {
        return (x, y, value) -> {
            value[0] = 0;
            value[1] = 0;
            for (int k = 0; k < angles.length; k++) {
                double c = Math.cos(angles[k]);
                double s = Math.sin(angles[k]);
                double w = -s * x + c * y;
                double speed = polynomial(a[k], w) * (c * x + s * y) + polynomial(b[k], w);
                value[0] += speed * c;
                value[1] += speed * s;
            }
        };
    }

    static double polynomial(double[] coefficients, double w) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * w + coefficients[i];
        }
        return sum;
    }

    static double derivative(double[] coefficients, double w) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 1; i--) {
            sum = sum * w + i * coefficients[i];
        }
        return sum;
    }
}
