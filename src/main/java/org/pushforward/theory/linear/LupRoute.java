package org.pushforward.theory.linear;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The paper's route: T = permutation times lower times upper triangular. The permutation is reached up to signs, which go into the upper triangle;
 * with positive scales, each half must then hold equally many negative numbers of its diagonal, and where it does not, W(D)^2, which is -1 on the
 * pairs of D, changes a few. Counts: the permutation 15 ({@link PermutationFactors}), signs 4 more, each triangle 3 more ({@link Triangular}),
 * merged: 25 at most; a permutation itself, whose signs are all put right exactly, 23. The paper's bound is 47 = 21 + 13 + 13.
 */
final class LupRoute {

    private LupRoute() {}

    static void factor(SquareMatrix t, Scales scales, FactorChain chain) {
        int d = t.size() / 2;
        Dense.Lu lu = Dense.lu(Dense.of(t));
        PermutationFactors permutation = new PermutationFactors(lu.pivot());
        chain.stage("Permutation", "The rows change places, up to their signs: two involutions, each a few parallel swaps between the halves.");
        permutation.couplings().forEach(chain::add);
        double[] signs = new double[t.size()];
        double[] diagonal = new double[t.size()];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = permutation.signs()[i];
            diagonal[i] = signs[i] * lu.upper().get(i, i);
        }
        boolean permutes = isIdentity(lu.lower()) && isIdentity(Dense.diagonalTimes(diagonal, Dense.diagonalTimes(signs, lu.upper())));
        if (scales == Scales.POSITIVE) {
            chain.stage("Signs", "Pairs of coordinates change their signs, by swapping them twice.");
            List<List<int[]>> flips = permutes ? SignPairs.allNegative(d, diagonal) : List.of(SignPairs.evenOut(d, diagonal));
            for (List<int[]> pairs : flips) {
                SignPairs.add(d, pairs, chain);
                for (int[] pair : pairs) {
                    for (int i : pair) {
                        signs[i] = -signs[i];
                    }
                }
            }
        }
        DMatrixRMaj lower = Dense.timesDiagonal(Dense.diagonalTimes(signs, lu.lower()), signs);
        DMatrixRMaj upper = Dense.diagonalTimes(signs, lu.upper());
        if (isIdentity(lower) && isIdentity(upper)) {
            return;
        }
        chain.stage("Lower triangle", "Ones on the diagonal: what elimination subtracted, put back.");
        chain.add(Triangular.lowerFactors(lower, scales));
        chain.stage("Upper triangle", "The pivots on the diagonal, and all volume change.");
        chain.add(Triangular.upperFactors(upper, scales));
    }

    private static boolean isIdentity(DMatrixRMaj matrix) {
        return Arrays.equals(matrix.data, Dense.identity(matrix.numRows).data);
    }
}
