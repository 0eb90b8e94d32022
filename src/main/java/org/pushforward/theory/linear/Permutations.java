package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;

/** Permutations of {0, ..., n - 1} as arrays: the point i goes to {@code p[i]}. */
final class Permutations {

    private Permutations() {}

    static int[] identity(int size) {
        int[] identity = new int[size];
        for (int i = 0; i < size; i++) {
            identity[i] = i;
        }
        return identity;
    }

    static int[] inverse(int[] p) {
        int[] inverse = new int[p.length];
        for (int i = 0; i < p.length; i++) {
            inverse[p[i]] = i;
        }
        return inverse;
    }

    /** 1 for an even permutation, -1 for an odd one. */
    static int sign(int[] p) {
        int sign = 1;
        for (List<Integer> cycle : cycles(p)) {
            sign = cycle.size() % 2 == 0 ? -sign : sign;
        }
        return sign;
    }

    /** Each point of a cycle goes to the next one in its list, the last to the first. Fixed points are cycles of one. */
    static List<List<Integer>> cycles(int[] p) {
        List<List<Integer>> cycles = new ArrayList<>();
        boolean[] seen = new boolean[p.length];
        for (int start = 0; start < p.length; start++) {
            List<Integer> cycle = new ArrayList<>();
            for (int i = start; !seen[i]; i = p[i]) {
                seen[i] = true;
                cycle.add(i);
            }
            if (!cycle.isEmpty()) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }
}
