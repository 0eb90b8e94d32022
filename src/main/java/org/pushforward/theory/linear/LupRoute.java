package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The paper's route: T = permutation times lower times upper triangular. The permutation is reached up to signs, which go into the upper triangle; with
 * positive scales, each half must then hold equally many negative numbers of its diagonal, and where it does not, W(D)^2, which is -1 on the pairs of D,
 * changes a few. Counts: the permutation 15 ({@link PermutationFactors}), signs 4 more, each triangle 3 more ({@link Triangular}), merged: 25 at most;
 * a permutation itself, whose signs are all put right exactly, 23. The paper's bound is 47 = 21 + 13 + 13.
 */
final class LupRoute {

    private LupRoute() {}

    static void factor(SquareMatrix t, Scales scales, FactorChain chain) {
        int d = t.size() / 2;
        Dense.Lu lu = Dense.lu(Dense.of(t));
        PermutationFactors permutation = new PermutationFactors(lu.pivot());
        chain.stage("Permutation", "The rows change places, up to their signs: two involutions, each a few parallel swaps between the halves.");
        chain.add(permutation.couplings());
        double[] signs = new double[t.size()];
        double[] diagonal = new double[t.size()];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = permutation.signs()[i];
            diagonal[i] = signs[i] * lu.upper().get(i, i);
        }
        boolean permutes = isIdentity(lu.lower()) && isIdentity(Dense.diagonalTimes(diagonal, Dense.diagonalTimes(signs, lu.upper())));
        if (scales == Scales.POSITIVE) {
            chain.stage("Signs", "Pairs of coordinates change their signs, by swapping them twice.");
            List<List<int[]>> flips = permutes ? allNegative(d, diagonal) : List.of(evenOut(d, diagonal));
            for (List<int[]> pairs : flips) {
                chain.add(PermutationFactors.swap(d, pairs)).add(PermutationFactors.swap(d, pairs));
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
        return java.util.Arrays.equals(matrix.data, Dense.identity(matrix.numRows).data);
    }

    private static List<Integer> withSign(double[] diagonal, int from, int to, double sign) {
        List<Integer> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (Math.signum(diagonal[i]) == sign) {
                found.add(i);
            }
        }
        return found;
    }

    /** Pairs whose signs to change so that as many are negative in one half as in the other. */
    private static List<int[]> evenOut(int d, double[] diagonal) {
        int surplus = withSign(diagonal, 0, d, -1).size() - withSign(diagonal, d, 2 * d, -1).size();
        List<Integer> left = withSign(diagonal, 0, d, surplus > 0 ? -1 : 1);
        List<Integer> right = withSign(diagonal, d, 2 * d, surplus > 0 ? 1 : -1);
        List<int[]> pairs = new ArrayList<>();
        for (int k = 0; k < Math.abs(surplus) / 2; k++) {
            pairs.add(new int[] {left.get(k), right.get(k)});
        }
        return pairs;
    }

    /**
     * Pairs whose signs to change, in two goes, so that all become positive. Two negative ones of the same half share a partner in the other, which
     * changes its sign twice.
     */
    private static List<List<int[]>> allNegative(int d, double[] diagonal) {
        List<Integer> left = withSign(diagonal, 0, d, -1);
        List<Integer> right = withSign(diagonal, d, 2 * d, -1);
        int both = Math.min(left.size(), right.size());
        boolean moreLeft = left.size() > both;
        List<Integer> more = moreLeft ? left : right;
        List<Integer> partners = withSign(diagonal, moreLeft ? d : 0, moreLeft ? 2 * d : d, 1);
        List<int[]> first = new ArrayList<>();
        List<int[]> second = new ArrayList<>();
        for (int k = 0; k < both; k++) {
            first.add(new int[] {left.get(k), right.get(k)});
        }
        for (int k = both; k + 1 < more.size(); k += 2) {
            int partner = partners.get((k - both) / 2);
            first.add(pair(more.get(k), partner));
            second.add(pair(more.get(k + 1), partner));
        }
        return List.of(first, second);
    }

    private static int[] pair(int i, int j) {
        return new int[] {Math.min(i, j), Math.max(i, j)};
    }
}
