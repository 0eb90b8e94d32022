package org.pushforward.theory.universal;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Cuts a law on the line, given by its distribution function at even steps, into cells. */
final class Cells {

    /** More gaps than these are not looked for; a row of the thinnest spirals has eight. */
    private static final int MOST_GAPS = 12;
    /** A gap has less than this share of a cell, and is longer than so many resolutions. */
    private static final double EMPTY = 0.25;
    private static final double LONG = 3;

    private Cells() {}

    /**
     * Edges of cells whose density is proportional to a power of that of the law, aligned with its gaps: a cell across a gap of length L would cost
     * W2 of the order of L n^-1/2.
     *
     * @param count      of steps
     * @param level      the distribution function at the edge of each step, from 0 to {@code count}
     * @param width      of a step
     * @param resolution a length; shorter gaps are no gaps
     * @param power      1 for cells of equal mass; 1/3 for the least mean square error (Panter and Dite, 1951)
     * @param cells      n
     * @return the n - 1 levels of the distribution function at the inner edges, ascending
     */
    static double[] levels(int count, IntToDoubleFunction level, double width, double resolution, double power, int cells) {
        double[] levels = new double[count + 1];
        double[] weights = new double[count + 1];
        for (int c = 1; c <= count; c++) {
            levels[c] = Math.max(levels[c - 1], level.applyAsDouble(c));
            double mass = levels[c] - levels[c - 1];
            weights[c] = weights[c - 1] + (power == 1 ? mass : Math.pow(mass, power));
        }
        double all = weights[count];
        double[] gaps = gaps(weights, EMPTY / cells * all, LONG * resolution / width);
        double[] edges = new double[cells - 1];
        int done = 0;
        double from = 0;
        int step = 0;
        for (int g = 0; g <= gaps.length && done < cells; g++) {
            boolean last = g == gaps.length;
            double to = last ? all : gaps[g];
            int most = cells - done - (gaps.length - g);
            int part = last ? cells - done : Math.max(1, Math.min(most, (int) Math.round((cells - done) * (to - from) / (all - from))));
            for (int c = 1; c <= part && done + c < cells; c++) {
                double weight = from + (to - from) * c / part;
                while (step + 1 < count && weights[step + 1] < weight) {
                    step++;
                }
                double own = weights[step + 1] - weights[step];
                double share = own > 0 ? Math.min(Math.max((weight - weights[step]) / own, 0), 1) : 1;
                edges[done + c - 1] = levels[step] + share * (levels[step + 1] - levels[step]);
            }
            done += part;
            from = to;
        }
        return edges;
    }

    /** The longest stretches with next to no weight, between others with more: the weights at their middles, ascending. */
    private static double[] gaps(double[] weights, double empty, double length) {
        int count = weights.length - 1;
        double all = weights[count];
        boolean[] taken = new boolean[count + 1];
        double[] found = new double[MOST_GAPS];
        int number = 0;
        while (number < MOST_GAPS) {
            int best = -1;
            int bestEnd = -1;
            int end = 0;
            for (int start = 0; start < count; start++) {
                end = Math.max(end, start);
                while (end < count && !taken[end] && weights[end + 1] - weights[start] <= empty) {
                    end++;
                }
                boolean inside = weights[start] > empty && weights[end] < all - empty && !taken[start];
                if (inside && end - start > Math.max(1, length) && end - start > bestEnd - best) {
                    best = start;
                    bestEnd = end;
                }
            }
            if (best < 0) {
                break;
            }
            Arrays.fill(taken, best, bestEnd + 1, true);
            found[number++] = (weights[best] + weights[bestEnd]) / 2;
        }
        double[] gaps = Arrays.copyOf(found, number);
        Arrays.sort(gaps);
        return gaps;
    }
}
