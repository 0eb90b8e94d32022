package org.pushforward.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pushforward.conditioning.ConditionStatistics;

/**
 * The norms of the gradient by layer over the later half of a run so far: each is that of one batch, which scatters. Layers are counted from the
 * data.
 *
 * @param from      step of the first row that is read
 * @param to        of the last
 * @param rows      how many are read
 * @param newest    {@code [k]} in the last row
 * @param quantiles {@code [k][q]}: quantile q (5, 25, 50, 75, 95 %) over the rows
 */
public record GradientNorms(long from, long to, int rows, double[] newest, double[][] quantiles) {

    private static final int MEDIAN = 2;

    /**
     * @param history oldest first
     * @param layers  of the flow
     * @return empty where no row has norms: at step 0, in rows of earlier releases, and of a flow that follows no gradient
     */
    public static Optional<GradientNorms> of(List<HistoryRow> history, int layers) {
        List<HistoryRow> measured = measured(history, layers);
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        HistoryRow last = measured.get(measured.size() - 1);
        List<HistoryRow> later = measured.stream().filter(row -> 2 * row.step() >= last.step()).toList();
        double[][] quantiles = new double[layers][];
        for (int k = 0; k < layers; k++) {
            int layer = k;
            quantiles[k] = ConditionStatistics.quantiles(later.stream().mapToDouble(row -> row.gradientNorms()[layer]).toArray());
        }
        return Optional.of(new GradientNorms(later.get(0).step(), last.step(), later.size(), last.gradientNorms(), quantiles));
    }

    /** The rows that have a norm of each layer. */
    public static List<HistoryRow> measured(List<HistoryRow> history, int layers) {
        return history.stream().filter(row -> row.gradientNorms().length == layers && layers > 0
                && Arrays.stream(row.gradientNorms()).allMatch(Double::isFinite)).toList();
    }

    /** Over the rows. */
    public double median(int layer) {
        return quantiles[layer][MEDIAN];
    }

    public int layers() {
        return newest.length;
    }

    /** The layer whose median is the largest. */
    public int largest() {
        int found = 0;
        for (int k = 1; k < layers(); k++) {
            found = median(k) > median(found) ? k : found;
        }
        return found;
    }

    /** The layer whose median is the smallest. */
    public int smallest() {
        int found = 0;
        for (int k = 1; k < layers(); k++) {
            found = median(k) < median(found) ? k : found;
        }
        return found;
    }
}
