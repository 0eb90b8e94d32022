package org.pushforward.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.pushforward.train.HistoryRow;

/** A chart of a run's history against the training step. The step axis is fixed from 0 to the run's last step. */
public abstract class RunChart extends CurveChart {

    /** More points than this along a curve are finer than the screen. */
    private static final int MOST_POINTS = 500;

    private static final int GHOST_OPACITY = 150;

    private List<HistoryRow> rows = List.of();
    private Ghost ghost;
    private long drawnStep = -1;

    RunChart(String title, boolean logarithmic) {
        super(title, "step", logarithmic);
    }

    /**
     * Begins the axes of a new run; its first rows are given to {@link #show}.
     *
     * @param lastStep the run stops there
     */
    public final void restart(int lastStep) {
        restart(lastStep, null);
    }

    /**
     * Likewise, beside an earlier run.
     *
     * @param newGhost null for none
     */
    public final void restart(int lastStep, Ghost newGhost) {
        rows = List.of();
        ghost = newGhost;
        begin(Math.max(1, lastStep));
    }

    /** Shows a run's history so far, which may be longer or shorter than before; tells the chart's listeners once. */
    public final void show(List<HistoryRow> history) {
        if (Math.abs(lastStep(history) - drawnStep) * MOST_POINTS < domainLength()) {
            changeAtLeisure(() -> rows = history);
        } else {
            change(() -> rows = history);
        }
    }

    /** What was different in the earlier run that is shown beside this one; empty if there is none. */
    public final String ghostWords() {
        return ghost == null ? "" : ghost.words();
    }

    private static long lastStep(List<HistoryRow> history) {
        return history.isEmpty() ? -1 : history.get(history.size() - 1).step();
    }

    @Override
    public final void drawn() {
        super.drawn();
        drawnStep = lastStep(rows);
    }

    /** The curves of these rows, in the order of drawing, and the labels at their ends; widens {@code range} for all that must be seen. */
    abstract Content content(List<HistoryRow> history, Look look);

    @Override
    final Content content(Look look) {
        Content whole = content(rows, look);
        // A single reading is a point, not yet a curve; until there are two the chart says what it will show.
        Content shown = rows.size() < 2 ? Content.NOTHING : whole;
        String note = ghost == null ? "" : note(ghost);
        plot().setNote(note, note, look.colour(look.palette().muted()));
        return ghost == null ? shown : withGhost(shown, look);
    }

    /** The earlier run's lines lie below all others: the renderer draws the last ones first. */
    private Content withGhost(Content shown, Look look) {
        List<StyledCurve> curves = new ArrayList<>(shown.curves());
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>(shown.labels());
        double[] steps = column(ghost.rows(), HistoryRow::step);
        Color faded = look.faded(look.palette().muted(), GHOST_OPACITY);
        List<double[]> quantities = ghostValues(ghost);
        for (int i = 0; i < quantities.size(); i++) {
            double[] values = quantities.get(i);
            curves.add(new StyledCurve(CurveDataset.Curve.line("before " + i, steps, values), faded, null, look.solid(1)));
            if (i == quantities.size() - 1) {
                labels.add(new EndLabelPlot.EndLabel("before", "before", values[values.length - 1], look.colour(look.palette().muted()), true));
            }
        }
        return new Content(curves, labels);
    }

    /** What stays of an earlier run: a {@link #column} for each line; widens {@code range} for what must be seen of it. */
    abstract List<double[]> ghostValues(Ghost earlier);

    /** Words on the plot about an earlier run; one of the charts of a run is enough to say them. */
    String note(Ghost earlier) {
        return "";
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
