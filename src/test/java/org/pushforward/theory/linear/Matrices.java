package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/** Matrices to try the factorisations on: random ones, and those that are known to be awkward. All have a positive determinant. */
final class Matrices {

    /** @param name for the message of a failure */
    record Case(String name, SquareMatrix matrix) {
    }

    private Matrices() {}

    /** {@code count} draws of every ensemble. */
    static List<Case> random(int size, int count, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Case> cases = new ArrayList<>();
        for (Ensemble ensemble : Ensemble.values()) {
            for (int i = 0; i < count; i++) {
                cases.add(new Case(ensemble + " " + i + ", size " + size, ensemble.draw(size, random)));
            }
        }
        return cases;
    }

    /** One of each kind. */
    static List<Case> awkward(int size, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int d = size / 2;
        SquareMatrix gauss = Ensemble.GAUSS.draw(size, random);
        List<Case> cases = new ArrayList<>();
        add(cases, "identity", Dense.identity(size));
        add(cases, "minus identity", Dense.scaled(-1, Dense.identity(size)));
        add(cases, "1e8 gauss", Dense.scaled(1e8, Dense.of(gauss)));
        add(cases, "1e-8 gauss", Dense.scaled(1e-8, Dense.of(gauss)));
        add(cases, "1e8 identity", Dense.scaled(1e8, Dense.identity(size)));
        add(cases, "1e-8 minus identity", Dense.scaled(-1e-8, Dense.identity(size)));
        DMatrixRMaj identity = Dense.identity(d);
        DMatrixRMaj zero = Dense.zeros(d, d);
        add(cases, "block swap", Dense.blocks(zero, Dense.negative(identity), identity, zero));
        if (d % 2 == 0) {
            add(cases, "block swap without signs", Dense.blocks(zero, identity, identity, zero));
            add(cases, "diag(I, -I)", Dense.blocks(identity, zero, zero, Dense.negative(identity)));
            add(cases, "diag(-I, I)", Dense.blocks(Dense.negative(identity), zero, zero, identity));
        }
        if (d >= 2) {
            double[] signs = LinearCoupling.ones(size);
            signs[0] = -1;
            signs[1] = -1;
            add(cases, "two signs on the left", Dense.diagonal(signs));
            signs[1] = 1;
            signs[size - 1] = -1;
            add(cases, "a sign in each half", Dense.diagonal(signs));
        }
        if (d % 2 == 1) {
            add(cases, "cycle of one half", Dense.blocks(identity, zero, zero, cycle(d)));
            add(cases, "the other half's cycle", Dense.blocks(cycle(d), zero, zero, identity));
        } else {
            add(cases, "cycles of both halves", Dense.blocks(cycle(d), zero, zero, cycle(d)));
        }
        if (size <= 8) {
            // Beyond, it is singular to working precision.
            DMatrixRMaj hilbert = Dense.zeros(size, size);
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    hilbert.set(r, c, 1.0 / (r + c + 1));
                }
            }
            add(cases, "Hilbert", hilbert);
        }
        Dense.Svd svd = Dense.svd(Dense.of(gauss));
        double[] sigma = svd.sigma().clone();
        sigma[size - 1] = 1e-9 * sigma[0];
        add(cases, "nearly singular", Dense.timesTransposed(Dense.timesDiagonal(svd.u(), sigma), svd.v()));
        add(cases, "nearly the identity", Dense.plus(Dense.identity(size), Dense.scaled(1e-7, Dense.of(gauss))));
        add(cases, "nearly singular upper left block", Dense.blocks(Dense.scaled(1e-10, Dense.orthogonal(d, random)), Dense.negative(identity),
                identity, Dense.gaussian(d, d, random)));
        add(cases, "lower triangular", triangle(size, random, true));
        add(cases, "upper triangular", triangle(size, random, false));
        return cases;
    }

    private static void add(List<Case> cases, String name, DMatrixRMaj matrix) {
        SquareMatrix value = Dense.value(matrix);
        int sign = Dense.lu(matrix).determinantSign();
        cases.add(new Case(name + ", size " + value.size(), sign > 0 ? value : Factorization.firstColumnNegated(value)));
    }

    static DMatrixRMaj cycle(int size) {
        DMatrixRMaj cycle = Dense.zeros(size, size);
        for (int i = 0; i < size; i++) {
            cycle.set((i + 1) % size, i, 1);
        }
        return cycle;
    }

    private static DMatrixRMaj triangle(int size, RandomGenerator random, boolean lower) {
        DMatrixRMaj triangle = Dense.zeros(size, size);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                if (r == c) {
                    triangle.set(r, c, random.nextBoolean() ? 1.5 : -0.7);
                } else if (r > c == lower) {
                    triangle.set(r, c, random.nextGaussian() / Math.sqrt(size));
                }
            }
        }
        return triangle;
    }
}
