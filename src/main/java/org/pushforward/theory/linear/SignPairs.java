package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes of sign by couplings with positive scales: always of two coordinates at once, one in each half, by swapping them twice, since
 * W(D)^2 is -1 on the pairs of D ({@link PermutationFactors}).
 */
final class SignPairs {

    private SignPairs() {}

    /** Appends W(D)^2. */
    static void add(int half, List<int[]> pairs, FactorChain chain) {
        chain.add(PermutationFactors.swap(half, pairs)).add(PermutationFactors.swap(half, pairs));
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
    static List<int[]> evenOut(int d, double[] diagonal) {
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
    static List<List<int[]>> allNegative(int d, double[] diagonal) {
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
