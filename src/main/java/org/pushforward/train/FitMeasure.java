package org.pushforward.train;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How far a flow is from its data, as the rows of a history have it: less is better. NaN where it does not exist or was not measured. */
public enum FitMeasure {
    /** To the entropy floor; with Gaussian padding an upper bound, without a density none. */
    GAP("gap", "gap, nats (Gaussian: at most)", row -> row.isUnbounded() ? Double.NaN : row.gap(), HistoryRow::gapError),
    /** Comparable among runs on the same held-out points. */
    NLL("NLL", "NLL, nats (Gaussian: at most)", row -> row.isUnbounded() ? Double.NaN : row.nll(),
            row -> row.get(HistoryMetric.NLL_ERROR)),
    /** Between samples and held-out points: what every padding has. */
    W2("sliced W₂", "sliced W₂, data units", HistoryRow::distance, row -> Double.NaN);

    private final String title;
    private final String words;
    private final ToDoubleFunction<HistoryRow> value;
    private final ToDoubleFunction<HistoryRow> error;

    FitMeasure(String title, String words, ToDoubleFunction<HistoryRow> value, ToDoubleFunction<HistoryRow> error) {
        this.title = title;
        this.words = words;
        this.value = value;
        this.error = error;
    }

    /** The first, mostly the most exact, that all of the histories have at their ends; {@link #W2} where none is had by all. */
    public static FitMeasure shared(List<List<HistoryRow>> histories) {
        for (FitMeasure measure : List.of(GAP, NLL)) {
            if (histories.stream().filter(rows -> !rows.isEmpty()).allMatch(rows -> Double.isFinite(measure.of(rows.get(rows.size() - 1))))) {
                return measure;
            }
        }
        return W2;
    }

    /** In a sentence. */
    public String title() {
        return title;
    }

    /** Of an axis, with the unit. */
    public String words() {
        return words;
    }

    public double of(HistoryRow row) {
        return value.applyAsDouble(row);
    }

    /**
     * Standard error of the value.
     *
     * @param distanceError that of a sliced W₂, which no row knows: see {@link org.pushforward.fit.SampleDistance.Yardstick#error}
     */
    double errorOf(HistoryRow row, double distanceError) {
        return this == W2 ? distanceError : error.applyAsDouble(row);
    }
}
