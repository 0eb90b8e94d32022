package org.pushforward.theory.linear;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * For N with determinant 1, matrices G and V with {@code G N = V G V^-1}: G keeps its similarity class when it is multiplied by N.
 *
 * <p>In an orthonormal basis in which elimination needs no pivots, N = L diag(delta) U with unit triangles, and the product of the delta is 1. Put
 * {@code G^-1 = L diag(alpha)} with alpha_1 = 1, alpha_{j+1} = alpha_j / delta_j. Then G has the diagonal 1 / alpha_j, and G N = diag(delta / alpha)
 * U the diagonal delta_j / alpha_j = 1 / alpha_{j+1}, cyclically: the same numbers. Where these are distinct the two triangular matrices are
 * similar, and V is made of their eigenvectors. (With Sourour's theorem, 1986, the delta could be prescribed; a random basis leaves them to chance,
 * which costs nothing and is better conditioned.) N = I and N = -I are the exceptions: G = V = I, and G = diag(1, -1, 1, ...) with V the exchange of
 * neighbours.
 */
record SimilarProduct(DMatrixRMaj g, DMatrixRMaj v) {

    private static final double SCALAR = 1e-13;

    /**
     * @param n      determinant 1
     * @param random for the basis
     * @return with entries that are not finite, or enormous, where the basis was unlucky
     */
    static SimilarProduct of(DMatrixRMaj n, RandomGenerator random) {
        int d = n.numRows;
        double scalar = n.get(0, 0);
        if (Dense.norm(Dense.minus(n, Dense.scaled(scalar, Dense.identity(d)))) <= SCALAR * d * Math.abs(scalar)) {
            return ofScalar(scalar > 0, d);
        }
        DMatrixRMaj basis = Dense.orthogonal(d, random);
        DMatrixRMaj reduced = Dense.transposedTimes(basis, Dense.times(n, basis));
        DMatrixRMaj lower = Dense.identity(d);
        eliminate(reduced, lower);
        double[] alpha = new double[d];
        double[] diagonal = new double[d];
        alpha[0] = 1;
        for (int j = 0; j < d; j++) {
            diagonal[j] = 1 / alpha[j];
            if (j + 1 < d) {
                alpha[j + 1] = alpha[j] / reduced.get(j, j);
            }
        }
        DMatrixRMaj g = Dense.diagonalTimes(diagonal, Dense.inverse(lower));
        DMatrixRMaj product = Dense.diagonalTimes(diagonal, reduced);
        DMatrixRMaj vectorsG = Triangular.eigenvectors(g, true);
        DMatrixRMaj vectorsProduct = Triangular.eigenvectors(product, false);
        DMatrixRMaj matched = Dense.zeros(d, d);
        for (int j = 0; j < d; j++) {
            for (int r = 0; r < d; r++) {
                matched.set(r, (j + 1) % d, vectorsProduct.get(r, j));
            }
        }
        DMatrixRMaj v = Dense.times(matched, Dense.inverse(vectorsG));
        return new SimilarProduct(Dense.timesTransposed(Dense.times(basis, g), basis), Dense.timesTransposed(Dense.times(basis, v), basis));
    }

    private static SimilarProduct ofScalar(boolean positive, int d) {
        if (positive) {
            return new SimilarProduct(Dense.identity(d), Dense.identity(d));
        }
        DMatrixRMaj g = Dense.identity(d);
        DMatrixRMaj v = Dense.zeros(d, d);
        for (int i = 0; i < d; i++) {
            g.set(i, i, i % 2 == 0 ? 1 : -1);
            v.set(i, i ^ 1, 1);
        }
        return new SimilarProduct(g, v);
    }

    /** Elimination without pivots: the matrix becomes upper triangular, with zeros below; {@code lower} gets the multipliers. Both are modified. */
    private static void eliminate(DMatrixRMaj matrix, DMatrixRMaj lower) {
        int d = matrix.numRows;
        for (int k = 0; k < d; k++) {
            for (int r = k + 1; r < d; r++) {
                double multiplier = matrix.get(r, k) / matrix.get(k, k);
                lower.set(r, k, multiplier);
                matrix.set(r, k, 0);
                for (int c = k + 1; c < d; c++) {
                    matrix.set(r, c, matrix.get(r, c) - multiplier * matrix.get(k, c));
                }
            }
        }
    }
}
