package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.theory.linear.Matrices.Case;

/**
 * Thirty-two kinds of matrices that are hard for one factorisation or another: near-dependent columns and rows of every half, graded, with prescribed
 * singular values, and the standard test matrices. What is drawn has a positive determinant and a condition number of at most 1e14.
 */
enum MatrixKinds {
    GAUSS, ORTHOGONAL, PERMUTATION, SIGNS, NEAR_LEFT, NEAR_RIGHT, NEAR_LEFT_RIGHT, NEAR_UPPER, NEAR_LOWER, NEAR_UPPER_LOWER, NEAR_ALL, NEAR_ACROSS,
    ONES_AND_DIAGONAL, ONES_AND_GAUSS, ANTIDIAGONAL, DIAGONAL_GRADED, ROWS_GRADED, COLUMNS_GRADED, BOTH_GRADED, GEOMETRIC, ONE_SMALL, ONE_LARGE,
    HALF_SMALL, HILBERT, VANDERMONDE, KAHAN, TOEPLITZ, BLOCK_ORTHOGONAL, TRIANGULAR, WHOLE_NUMBERS, SMALL_ROTATION, SCALED_ROTATION;

    private static final double MOST_CONDITION = 1e14;
    private static final int MOST_VANDERMONDE = 12;
    private static final int MOST_HILBERT = 10;

    /** Whether all singular values are one number. */
    boolean isRotation() {
        return this == ORTHOGONAL || this == PERMUTATION || this == SIGNS || this == BLOCK_ORTHOGONAL || this == SMALL_ROTATION
                || this == SCALED_ROTATION;
    }

    /** {@code count} of them, of the sizes in turn. */
    List<Case> draw(int count, long seed, int... sizes) {
        List<Case> cases = new ArrayList<>();
        RandomGenerator random = new SplittableRandom(1000 * seed + ordinal());
        for (int i = 0; cases.size() < count; i++) {
            int size = sizes[i % sizes.length];
            SquareMatrix matrix = Dense.value(draw(this == VANDERMONDE ? Math.min(size, MOST_VANDERMONDE) : size, random));
            if (Dense.lu(Dense.of(matrix)).determinantSign() < 0) {
                matrix = Factorization.firstColumnNegated(matrix);
            }
            if (matrix.condition() <= MOST_CONDITION) {
                cases.add(new Case(this + " " + i + ", size " + matrix.size(), matrix));
            }
        }
        return cases;
    }

    private DMatrixRMaj draw(int n, RandomGenerator random) {
        int d = n / 2;
        double e = Math.pow(10, -13 * random.nextDouble());
        DMatrixRMaj gauss = Dense.gaussian(n, n, random);
        double[] graded = new double[n];
        double ratio = 13.5 * random.nextDouble();
        for (int i = 0; i < n; i++) {
            graded[i] = Math.pow(10, -ratio * i / (n - 1));
        }
        double[] shuffled = shuffled(graded, random);
        double[] sigma = LinearCoupling.ones(n);
        switch (this) {
            case GAUSS -> {
                return gauss;
            }
            case ORTHOGONAL -> {
                return Dense.orthogonal(n, random);
            }
            case PERMUTATION -> {
                return Dense.of(Ensemble.PERMUTATION.draw(n, random));
            }
            case SIGNS -> {
                for (int i = 0; i < n; i++) {
                    sigma[i] = random.nextBoolean() ? 1 : -1;
                }
                return Dense.diagonal(sigma);
            }
            case NEAR_LEFT, NEAR_RIGHT, NEAR_LEFT_RIGHT, NEAR_UPPER, NEAR_LOWER, NEAR_UPPER_LOWER, NEAR_ALL, NEAR_ACROSS -> {
                return near(gauss, e, random);
            }
            case ONES_AND_DIAGONAL -> {
                return Dense.plus(ones(n), Dense.scaled(e, Dense.identity(n)));
            }
            case ONES_AND_GAUSS -> {
                return Dense.plus(ones(n), Dense.scaled(Math.max(e, 1e-12), gauss));
            }
            case ANTIDIAGONAL -> {
                return Dense.columnsReversed(Dense.diagonal(graded));
            }
            case DIAGONAL_GRADED -> {
                return Dense.diagonal(shuffled);
            }
            case ROWS_GRADED -> {
                return Dense.diagonalTimes(graded, gauss);
            }
            case COLUMNS_GRADED -> {
                return Dense.timesDiagonal(gauss, shuffled);
            }
            case BOTH_GRADED -> {
                return Dense.timesDiagonal(Dense.diagonalTimes(roots(graded), gauss), roots(shuffled));
            }
            case GEOMETRIC -> sigma = graded;
            case ONE_SMALL -> sigma[n - 1] = e;
            case ONE_LARGE -> {
                Arrays.fill(sigma, e);
                sigma[0] = 1;
            }
            case HALF_SMALL -> Arrays.fill(sigma, d, n, e);
            case HILBERT -> {
                return byIndex(n, (i, j) -> n <= MOST_HILBERT ? 1 / (i + j + 1 + e) : Math.exp(-Math.abs(i - j) / (double) n));
            }
            case VANDERMONDE -> {
                double[] nodes = random.doubles(n, -1, 1).sorted().toArray();
                return byIndex(n, (i, j) -> Math.pow(nodes[i], n - 1 - j));
            }
            case KAHAN -> {
                double angle = 0.6 + 0.9 * random.nextDouble();
                return byIndex(n, (i, j) -> j < i ? 0 : Math.pow(Math.sin(angle), i) * (i == j ? 1 : -Math.cos(angle)));
            }
            case TOEPLITZ -> {
                return Dense.of(Ensemble.TOEPLITZ.draw(n, random));
            }
            case BLOCK_ORTHOGONAL -> {
                return Dense.blocks(Dense.orthogonal(d, random), Dense.zeros(d, d), Dense.zeros(d, d), Dense.orthogonal(d, random));
            }
            case TRIANGULAR -> {
                return byIndex(n, (i, j) -> j < i ? 0 : gauss.get(i, j));
            }
            case WHOLE_NUMBERS -> {
                return byIndex(n, (i, j) -> random.nextInt(7) - 3);
            }
            case SMALL_ROTATION -> {
                double size = Math.pow(10, -16 * random.nextDouble());
                DMatrixRMaj skew = Dense.scaled(size, Dense.minus(gauss, Dense.transpose(gauss)));
                return Dense.times(Dense.inverse(Dense.minus(Dense.identity(n), skew)), Dense.plus(Dense.identity(n), skew));
            }
            case SCALED_ROTATION -> {
                return Dense.scaled(Math.pow(10, 6 * random.nextDouble() - 3), Dense.orthogonal(n, random));
            }
            default -> throw new IllegalStateException(name());
        }
        return Dense.times(Dense.timesDiagonal(Dense.orthogonal(n, random), sigma), Dense.orthogonal(n, random));
    }

    /** Columns of the left or right half, or rows of the upper or lower half, or a column of each half, that differ by about e. */
    private DMatrixRMaj near(DMatrixRMaj gauss, double e, RandomGenerator random) {
        int n = gauss.numRows;
        boolean all = this == NEAR_ALL;
        DMatrixRMaj near = gauss.copy();
        for (int i = 0; i < n; i++) {
            if (n > 2 && (all || this == NEAR_LEFT || this == NEAR_LEFT_RIGHT)) {
                near.set(i, 1, near.get(i, 0) + e * random.nextGaussian());
            }
            if (n > 2 && (all || this == NEAR_RIGHT || this == NEAR_LEFT_RIGHT)) {
                near.set(i, n - 1, near.get(i, n - 2) + e * random.nextGaussian());
            }
            if (this == NEAR_ACROSS) {
                near.set(i, n - 1, near.get(i, 0) + e * random.nextGaussian());
            }
        }
        for (int i = 0; i < n; i++) {
            if (n > 2 && (all || this == NEAR_UPPER || this == NEAR_UPPER_LOWER)) {
                near.set(1, i, -2 * near.get(0, i) + e * random.nextGaussian());
            }
            if (n > 2 && (all || this == NEAR_LOWER || this == NEAR_UPPER_LOWER)) {
                near.set(n - 1, i, near.get(n - 2, i) + e * random.nextGaussian());
            }
        }
        return near;
    }

    @FunctionalInterface
    private interface Entry {
        double at(int row, int column);
    }

    private static DMatrixRMaj byIndex(int n, Entry entry) {
        DMatrixRMaj matrix = Dense.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, entry.at(i, j));
            }
        }
        return matrix;
    }

    private static DMatrixRMaj ones(int n) {
        return byIndex(n, (i, j) -> 1);
    }

    private static double[] roots(double[] values) {
        return Arrays.stream(values).map(Math::sqrt).toArray();
    }

    private static double[] shuffled(double[] values, RandomGenerator random) {
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double moved = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = moved;
        }
        return shuffled;
    }
}
