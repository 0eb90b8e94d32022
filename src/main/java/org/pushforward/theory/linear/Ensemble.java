package org.pushforward.theory.linear;

import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.base.RandomStreams;

/** Laws of random matrices. What is drawn always has a positive determinant: where it came out negative, two rows or a sign are changed. */
public enum Ensemble {
    /** Independent standard normal entries. */
    GAUSS("Gaussian", (size, random) -> Dense.gaussian(size, size, random)),
    /** One standard normal number for each diagonal. */
    TOEPLITZ("Toeplitz", Ensemble::toeplitz),
    /** A uniformly random even permutation. */
    PERMUTATION("permutation", Ensemble::permutation),
    /** A uniformly random rotation. */
    ORTHOGONAL("orthogonal", Dense::orthogonal),
    /** Random rotations around singular values that fall evenly, on a logarithmic scale, from 1 to 1e-8. */
    ILL_CONDITIONED("ill-conditioned", Ensemble::illConditioned);

    private static final double SMALLEST_SINGULAR_VALUE = 1e-8;

    private final String title;
    private final BiFunction<Integer, RandomGenerator, DMatrixRMaj> law;

    Ensemble(String title, BiFunction<Integer, RandomGenerator, DMatrixRMaj> law) {
        this.title = title;
        this.law = law;
    }

    public String title() {
        return title;
    }

    /** The i-th matrix of a seed. */
    public SquareMatrix draw(int size, long seed, int i) {
        return draw(size, new RandomStreams(seed).stream(RandomStreams.Purpose.TRAINING_DATA, size, i));
    }

    /** @param size at least 1 */
    public SquareMatrix draw(int size, RandomGenerator random) {
        DMatrixRMaj matrix = law.apply(size, random);
        if (Dense.lu(matrix).determinantSign() < 0) {
            if (this == PERMUTATION) {
                swapFirstRows(matrix);
            } else {
                for (int r = 0; r < size; r++) {
                    matrix.set(r, 0, -matrix.get(r, 0));
                }
            }
        }
        return Dense.value(matrix);
    }

    private static void swapFirstRows(DMatrixRMaj matrix) {
        for (int c = 0; c < matrix.numCols; c++) {
            double first = matrix.get(0, c);
            matrix.set(0, c, matrix.get(1, c));
            matrix.set(1, c, first);
        }
    }

    private static DMatrixRMaj toeplitz(int size, RandomGenerator random) {
        DMatrixRMaj diagonals = Dense.gaussian(1, 2 * size - 1, random);
        DMatrixRMaj matrix = Dense.zeros(size, size);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                matrix.set(r, c, diagonals.get(0, c - r + size - 1));
            }
        }
        return matrix;
    }

    private static DMatrixRMaj permutation(int size, RandomGenerator random) {
        int[] permutation = Permutations.identity(size);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = moved;
        }
        DMatrixRMaj matrix = Dense.zeros(size, size);
        for (int i = 0; i < size; i++) {
            matrix.set(permutation[i], i, 1);
        }
        return matrix;
    }

    private static DMatrixRMaj illConditioned(int size, RandomGenerator random) {
        double[] sigma = new double[size];
        for (int i = 0; i < size; i++) {
            sigma[i] = size == 1 ? 1 : Math.pow(SMALLEST_SINGULAR_VALUE, i / (size - 1.0));
        }
        return Dense.times(Dense.timesDiagonal(Dense.orthogonal(size, random), sigma), Dense.orthogonal(size, random));
    }
}
