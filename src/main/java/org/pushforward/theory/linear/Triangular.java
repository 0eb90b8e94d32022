package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Triangular matrices. Block triangular with triangular blocks is four couplings (the paper spends 13): for triangular M and S choose distinct
 * numbers mu, Lambda_i = m_ii mu_i and Gamma_i = mu_i / s_ii; then M^-1 Lambda and Gamma S are triangular with one diagonal mu, hence similar, and
 * {@link BlockDiagonal} applies with E made of their eigenvectors. The block off the diagonal merges with the first factor.
 */
final class Triangular {

    /** Ratios of neighbouring mu that are tried: wide ones part the eigenvectors, narrow ones keep the scales close. */
    private static final double[] RATIOS = {1.05, 1.1, 1.2, 1.35, 1.5, 2, 3};

    private Triangular() {}

    /** A lower triangular matrix as L U L U. */
    static List<LinearCoupling> lowerFactors(DMatrixRMaj t, Scales scales) {
        return blockLower(t, true, scales);
    }

    /**
     * An upper triangular matrix as U L U L: with the halves exchanged it is block lower triangular, with upper triangular blocks on the diagonal.
     */
    static List<LinearCoupling> upperFactors(DMatrixRMaj t, Scales scales) {
        return BlockDiagonal.halvesExchanged(blockLower(Dense.of(Dense.value(t).halvesExchanged()), false, scales));
    }

    /** [[M, 0], [X, S]] as L U L U. */
    private static List<LinearCoupling> blockLower(DMatrixRMaj t, boolean lower, Scales scales) {
        int d = t.numRows / 2;
        DMatrixRMaj m = Dense.block(t, 0, d, 0, d);
        DMatrixRMaj x = Dense.block(t, d, 2 * d, 0, d);
        DMatrixRMaj s = Dense.block(t, d, 2 * d, d, 2 * d);
        List<LinearCoupling> factors = new ArrayList<>();
        factors.add(LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.times(x, Dense.inverse(m))));
        factors.addAll(diagonal(m, s, lower, scales));
        return factors;
    }

    /**
     * diag(M, S) as L U L U with the best of some spectra.
     *
     * @param m triangular, as is s; with positive scales, both with equally many negative numbers on their diagonals
     */
    private static List<LinearCoupling> diagonal(DMatrixRMaj m, DMatrixRMaj s, boolean lower, Scales scales) {
        List<LinearCoupling> best = null;
        double bestBound = Double.POSITIVE_INFINITY;
        for (double ratio : RATIOS) {
            List<LinearCoupling> factors = diagonal(m, s, lower, scales, ratio);
            double bound = factors.stream().mapToDouble(LinearCoupling::conditionBound).max().orElseThrow();
            if (best == null || bound < bestBound) {
                best = factors;
                bestBound = bound;
            }
        }
        return best;
    }

    private static List<LinearCoupling> diagonal(DMatrixRMaj m, DMatrixRMaj s, boolean lower, Scales scales, double ratio) {
        int d = m.numRows;
        double[] mu = new double[d];
        for (int i = 0; i < d; i++) {
            mu[i] = Math.pow(ratio, i - (d - 1) / 2.0);
        }
        // With positive scales an eigenvalue has the sign of its diagonal entries, so the i-th negative one of M meets the i-th negative one of S.
        int[] orderM = scales == Scales.POSITIVE ? negativeFirst(m) : Permutations.identity(d);
        int[] orderS = scales == Scales.POSITIVE ? negativeFirst(s) : orderM;
        double[] lambda = new double[d];
        double[] gamma = new double[d];
        for (int k = 0; k < d; k++) {
            int i = orderM[k];
            int j = orderS[k];
            double sign = scales == Scales.POSITIVE ? Math.signum(m.get(i, i)) : 1;
            lambda[i] = m.get(i, i) * sign * mu[k];
            gamma[j] = sign * mu[k] / s.get(j, j);
        }
        DMatrixRMaj vectorsM = eigenvectors(Dense.timesDiagonal(Dense.inverse(m), lambda), lower);
        DMatrixRMaj vectorsS = eigenvectors(Dense.diagonalTimes(gamma, s), lower);
        DMatrixRMaj matched = Dense.zeros(d, d);
        for (int k = 0; k < d; k++) {
            for (int r = 0; r < d; r++) {
                matched.set(r, orderS[k], vectorsM.get(r, orderM[k]));
            }
        }
        return BlockDiagonal.lulu(m, s, Dense.times(matched, Dense.inverse(vectorsS)), lambda, gamma);
    }

    private static int[] negativeFirst(DMatrixRMaj triangular) {
        int d = triangular.numRows;
        int[] order = new int[d];
        int next = 0;
        for (int sign : new int[] {-1, 1}) {
            for (int i = 0; i < d; i++) {
                if (Math.signum(triangular.get(i, i)) == sign) {
                    order[next++] = i;
                }
            }
        }
        return order;
    }

    /**
     * Unit eigenvectors of a triangular matrix with distinct numbers on its diagonal, by substitution: column k belongs to the k-th of these. What
     * stands on the other side of the diagonal is not read.
     */
    static DMatrixRMaj eigenvectors(DMatrixRMaj triangular, boolean lower) {
        int d = triangular.numRows;
        DMatrixRMaj vectors = Dense.zeros(d, d);
        for (int k = 0; k < d; k++) {
            // Away from the diagonal: downward in a lower triangular matrix, upward in an upper one.
            int step = lower ? 1 : -1;
            vectors.set(k, k, 1);
            double squares = 1;
            for (int i = k + step; i >= 0 && i < d; i += step) {
                double sum = 0;
                for (int j = k; j != i; j += step) {
                    sum += triangular.get(i, j) * vectors.get(j, k);
                }
                double value = sum / (triangular.get(k, k) - triangular.get(i, i));
                vectors.set(i, k, value);
                squares += value * value;
            }
            double norm = Math.sqrt(squares);
            for (int i = 0; i < d; i++) {
                vectors.set(i, k, vectors.get(i, k) / norm);
            }
        }
        return vectors;
    }
}
