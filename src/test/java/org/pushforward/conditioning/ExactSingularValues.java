package org.pushforward.conditioning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Singular values of the matrix that the given doubles stand for, to all digits of a double: one-sided Jacobi rotations in numbers of 80 digits. A
 * reference for nearly singular matrices, where two methods in double may both be wrong.
 */
final class ExactSingularValues {

    private static final MathContext DIGITS = new MathContext(80);
    private static final BigDecimal ORTHOGONAL = new BigDecimal("1e-60");

    private ExactSingularValues() {}

    /** @return {@code size} values, largest first */
    static double[] of(double[] matrix, int size) {
        BigDecimal[][] columns = new BigDecimal[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                columns[c][r] = new BigDecimal(matrix[r * size + c]);
            }
        }
        boolean rotated = true;
        while (rotated) {
            rotated = false;
            for (int p = 0; p < size - 1; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotated |= orthogonalise(columns[p], columns[q]);
                }
            }
        }
        double[] sigma = Arrays.stream(columns).mapToDouble(column -> -dot(column, column).sqrt(DIGITS).doubleValue()).sorted().toArray();
        return Arrays.stream(sigma).map(value -> -value).toArray();
    }

    private static boolean orthogonalise(BigDecimal[] p, BigDecimal[] q) {
        BigDecimal a = dot(p, p);
        BigDecimal b = dot(q, q);
        BigDecimal c = dot(p, q);
        if (c.abs().compareTo(ORTHOGONAL.multiply(a.multiply(b).sqrt(DIGITS))) <= 0) {
            return false;
        }
        BigDecimal zeta = b.subtract(a).divide(c.multiply(BigDecimal.valueOf(2)), DIGITS);
        BigDecimal root = zeta.multiply(zeta).add(BigDecimal.ONE).sqrt(DIGITS);
        BigDecimal t = BigDecimal.ONE.divide(zeta.abs().add(root), DIGITS);
        t = zeta.signum() < 0 ? t.negate() : t;
        BigDecimal cosine = BigDecimal.ONE.divide(t.multiply(t).add(BigDecimal.ONE).sqrt(DIGITS), DIGITS);
        BigDecimal sine = cosine.multiply(t);
        for (int r = 0; r < p.length; r++) {
            BigDecimal x = p[r];
            BigDecimal y = q[r];
            p[r] = cosine.multiply(x).subtract(sine.multiply(y)).round(DIGITS);
            q[r] = sine.multiply(x).add(cosine.multiply(y)).round(DIGITS);
        }
        return true;
    }

    private static BigDecimal dot(BigDecimal[] p, BigDecimal[] q) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int r = 0; r < p.length; r++) {
            sum = sum.add(p[r].multiply(q[r]), DIGITS);
        }
        return sum;
    }
}
