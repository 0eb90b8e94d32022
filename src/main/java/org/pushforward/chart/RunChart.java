package org.pushforward.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.pushforward.train.HistoryRow;

/** A chart of a run's history against the training step. The step axis is fixed from 0 to the run's last step. */
public abstract class RunChart extends CurveChart {

    /** More points than this along a curve are finer than the screen. */
    private static final int MOST_POINTS = 500;

    private List<HistoryRow> rows = List.of();

    RunChart(String title, boolean logarithmic) {
        super(title, "step", logarithmic);
    }

    /**
     * Begins the axes of a new run; its first rows are given to {@link #show}.
     *
     * @param lastStep the run stops there
     */
    public final void restart(int lastStep) {
        rows = List.of();
        begin(Math.max(1, lastStep));
    }

    /** Shows a run's history so far; tells the chart's listeners once. */
    public final void show(List<HistoryRow> history) {
        change(() -> rows = history);
    }

    /** The curves of these rows, in the order of drawing, and the labels at their ends; widens {@code range} for all that must be seen. */
    abstract Content content(List<HistoryRow> history, Look look);

    @Override
    final Content content(Look look) {
        Content whole = content(rows, look);
        // A single reading is a point, not yet a curve; until there are two the chart says what it will show.
        return rows.size() < 2 ? Content.NOTHING : whole;
    }

    /** @return at most {@value #MOST_POINTS} rows and the last one */
    static List<HistoryRow> thinned(List<HistoryRow> history) {
        int last = history.size() - 1;
        int stride = 1 + last / MOST_POINTS;
        return IntStream.range(0, history.isEmpty() ? 0 : 1 + (last + stride - 1) / stride)
                .mapToObj(i -> history.get(Math.min(i * stride, last))).toList();
    }

    /** @return a value of each of the {@link #thinned} rows */
    static double[] column(List<HistoryRow> history, ToDoubleFunction<HistoryRow> value) {
        return thinned(history).stream().mapToDouble(value).toArray();
    }
}
