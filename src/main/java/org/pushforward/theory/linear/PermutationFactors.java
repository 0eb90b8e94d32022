package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A permutation of 2d coordinates, up to signs, as couplings with entries 0, 1 and -1 (sums of them once merged): at most 21, merged at most 15.
 *
 * <p>The signed swap of pairs (l, r), l in the first half and r in the second, with D = sum of e_l e_r^T, is
 * <pre>
 * W(D) = L(D^T, I) U(I, -D) L(D^T, I):   e_l goes to e_r, e_r to -e_l,
 * </pre>
 * for all pairs at once. First one such swap x brings every point to the half that it must go to; what is left, rho = pi x^-1, permutes each half in
 * itself. A permutation is the product of two involutions, on a cycle c: b(c_k) = c_{-k} and a(c_k) = c_{1-k}, rho = a b; and an involution within
 * the halves is three swaps W: a pair (i j) on the left together with a pair (k l) on the right is [(i k)(j l)] [(i l)(j k)], and a pair (i j) alone
 * is (i r)(j r)(i r) with a free r of the other half. Seven swaps in all; merged, each beyond the first costs two more factors.
 */
final class PermutationFactors {

    private final int half;
    /** In the order in which they act. */
    private final List<List<int[]>> swaps;
    private final int[] signs;

    /**
     * @param permutation of an even number of coordinates
     */
    PermutationFactors(int[] permutation) {
        half = permutation.length / 2;
        swaps = swaps(permutation);
        // Where each coordinate is by now, and with which sign.
        int[] at = Permutations.identity(permutation.length);
        signs = new int[permutation.length];
        Arrays.fill(signs, 1);
        for (List<int[]> pairs : swaps) {
            int[] here = Permutations.inverse(at);
            for (int[] pair : pairs) {
                at[here[pair[0]]] = pair[1];
                at[here[pair[1]]] = pair[0];
                signs[here[pair[1]]] = -signs[here[pair[1]]];
            }
        }
    }

    /** In the order of the product, three for each swap, which are made when it is their turn: of a picture's pixels each has megabytes. */
    Stream<LinearCoupling> couplings() {
        return IntStream.range(0, swaps.size()).boxed().flatMap(k -> swap(half, swaps.get(swaps.size() - 1 - k)).stream());
    }

    /** The product takes e_i to {@code signs()[i]} times e_{permutation[i]}. */
    int[] signs() {
        return signs;
    }

    /** W(D) for pairs (l, r) with l in the first half, r in the second. */
    static List<LinearCoupling> swap(int half, List<int[]> pairs) {
        double[] down = new double[half * half];
        double[] up = new double[half * half];
        for (int[] pair : pairs) {
            down[(pair[1] - half) * half + pair[0]] = 1;
            up[pair[0] * half + pair[1] - half] = -1;
        }
        LinearCoupling outer = new LinearCoupling(LinearCoupling.Kind.LOWER, LinearCoupling.ones(half), down);
        return List.of(outer, new LinearCoupling(LinearCoupling.Kind.UPPER, LinearCoupling.ones(half), up), outer);
    }

    /** The swaps in the order in which they act. */
    private static List<List<int[]>> swaps(int[] permutation) {
        int half = permutation.length / 2;
        List<List<int[]>> swaps = new ArrayList<>();
        List<Integer> leaving = new ArrayList<>();
        List<Integer> entering = new ArrayList<>();
        for (int i = 0; i < permutation.length; i++) {
            if (i < half && permutation[i] >= half) {
                leaving.add(i);
            } else if (i >= half && permutation[i] < half) {
                entering.add(i);
            }
        }
        List<int[]> crossing = new ArrayList<>();
        int[] rest = permutation.clone();
        for (int k = 0; k < leaving.size(); k++) {
            int l = leaving.get(k);
            int r = entering.get(k);
            crossing.add(new int[] {l, r});
            rest[l] = permutation[r];
            rest[r] = permutation[l];
        }
        addIfAny(swaps, crossing);
        List<int[]> second = new ArrayList<>();
        List<int[]> first = new ArrayList<>();
        for (List<Integer> cycle : Permutations.cycles(rest)) {
            int m = cycle.size();
            for (int k = 0; k < m; k++) {
                addPair(first, cycle.get(k), cycle.get((m - k) % m));
                addPair(second, cycle.get(k), cycle.get((m + 1 - k) % m));
            }
        }
        involution(half, first, swaps);
        involution(half, second, swaps);
        return swaps;
    }

    private static void addPair(List<int[]> pairs, int i, int j) {
        if (i < j) {
            pairs.add(new int[] {i, j});
        }
    }

    private static void addIfAny(List<List<int[]>> swaps, List<int[]> pairs) {
        if (!pairs.isEmpty()) {
            swaps.add(pairs);
        }
    }

    /** @param pairs disjoint, each within one half */
    private static void involution(int half, List<int[]> pairs, List<List<int[]>> swaps) {
        List<int[]> left = pairs.stream().filter(pair -> pair[0] < half).toList();
        List<int[]> right = pairs.stream().filter(pair -> pair[0] >= half).toList();
        List<List<int[]>> steps = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int both = Math.min(left.size(), right.size());
        for (int p = 0; p < both; p++) {
            int[] l = left.get(p);
            int[] r = right.get(p);
            steps.get(0).addAll(List.of(new int[] {l[0], r[1]}, new int[] {l[1], r[0]}));
            steps.get(1).addAll(List.of(new int[] {l[0], r[0]}, new int[] {l[1], r[1]}));
        }
        boolean moreLeft = left.size() > both;
        List<int[]> alone = moreLeft ? left.subList(both, left.size()) : right.subList(both, right.size());
        boolean[] busy = new boolean[2 * half];
        (moreLeft ? right : left).forEach(pair -> {
            busy[pair[0]] = true;
            busy[pair[1]] = true;
        });
        int free = moreLeft ? half : 0;
        for (int[] pair : alone) {
            while (busy[free]) {
                free++;
            }
            steps.get(0).add(across(pair[0], free));
            steps.get(1).add(across(pair[1], free));
            steps.get(2).add(across(pair[0], free));
            free++;
        }
        steps.forEach(step -> addIfAny(swaps, step));
    }

    private static int[] across(int i, int j) {
        return new int[] {Math.min(i, j), Math.max(i, j)};
    }
}
