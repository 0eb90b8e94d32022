package org.pushforward.chart;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/**
 * How far the likelihoods of several runs are from the entropy floor of the data, in nats, each with a band of two standard errors to both sides;
 * where no floor is known, the likelihoods themselves. With
 * Gaussian padding it is an upper bound and its label says so; a run with zero padding has no such number: a note names it, and it is not drawn.
 */
public final class GapComparison extends ComparisonChart {

    /** The start lies far above what is to be compared, so curves enter the chart from above. */
    private static final double MOST_GAP = 1;

    private boolean floorKnown = true;
    private boolean onlyUnbounded;

    public GapComparison() {
        super(title(true), false);
    }

    private static String title(boolean floorKnown) {
        return floorKnown ? "Gap to the entropy floor, nats" : "Held-out NLL, nats per point";
    }

    /** To be told before {@link #restart}. @param known whether the data's distribution, and so its entropy, is known */
    public void setFloorKnown(boolean known) {
        floorKnown = known;
        chart().getTitle().setText(title(known));
    }

    private ToDoubleFunction<HistoryRow> quantity() {
        return floorKnown ? HistoryRow::gap : HistoryRow::nll;
    }

    @Override
    void begin(List<ComparedRun> all, Look look) {
        if (floorKnown) {
            range().include(0);
            range().include(MOST_GAP);
        }
    }

    @Override
    void draw(ComparedRun run, Look look, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels) {
        if (run.rows().isEmpty()) {
            return;
        }
        if (isUnbounded(run)) {
            return;
        }
        double[] steps = RunChart.column(run.rows(), HistoryRow::step);
        double[] values = RunChart.column(run.rows(), quantity());
        double last = values[values.length - 1];
        double ceiling = floorKnown ? MOST_GAP : last + MOST_GAP;
        for (double value : values) {
            range().include(Math.min(value, ceiling));
        }
        double[] errors = RunChart.column(run.rows(), row -> floorKnown ? row.gapError() : row.get(HistoryMetric.NLL_ERROR));
        curves.add(withErrors(run, floorKnown ? "gap" : "NLL", steps, values, errors, look));
        boolean bound = run.padding().dimensions() > 0;
        labels.add(label(run, (bound ? "≤ " : "") + Numbers.fixed(last, 3), last, look));
    }

    /** Of a run that goes on with other padding the newest row says it. */
    private static boolean isUnbounded(ComparedRun run) {
        return !run.padding().hasDensity() || !run.rows().isEmpty() && run.rows().get(run.rows().size() - 1).isUnbounded();
    }

    /** What is unbounded has no height to be drawn at, 0 least of all. */
    @Override
    String note(List<ComparedRun> all, Function<ComparedRun, String> name) {
        String names = all.stream().filter(GapComparison::isUnbounded).map(run -> (run.tone().mark() + " " + name.apply(run)).strip())
                .collect(Collectors.joining(", "));
        onlyUnbounded = !all.isEmpty() && all.stream().allMatch(GapComparison::isUnbounded);
        return names.isEmpty() ? "" : names + ": unbounded";
    }

    @Override
    String promise() {
        return onlyUnbounded ? "With zero padding there is no gap (unbounded): nothing to draw."
                : floorKnown ? "What is left to learn will appear here." : "The loss will appear here.";
    }
}
