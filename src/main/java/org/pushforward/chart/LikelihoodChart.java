package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.data.Padding;
import org.pushforward.train.HistoryRow;

/**
 * Held-out negative log-likelihood against the step, above the entropy floor as the held-out points have it, so that what lies between is the gap.
 * With Gaussian padding the curve is an upper bound and says so; with zero padding no entropy bounds it: it says so and has no floor.
 * A run whose padding was moved goes by the padding in force: where that has a density, rows that were read without noise are left out.
 */
public final class LikelihoodChart extends RunChart {

    /** Nats above the loss at the start. */
    private static final double MOST_RISE = 5;
    private static final double WRITTEN_OUT = 1_000;

    private double floor = Double.NaN;
    private Padding padding = Padding.none();

    public LikelihoodChart() {
        super("Held-out NLL, nats per point", false);
    }

    /**
     * To be told before {@link #restart}, and before {@link #show} when the padding was moved.
     *
     * @param newFloor   entropy floor of the data in nats, NaN where it is unknown
     * @param newPadding the padding in force
     */
    public void setHonesty(double newFloor, Padding newPadding) {
        floor = newFloor;
        padding = newPadding;
        chart().getTitle().setText("Held-out NLL, nats per point" + (!padding.hasDensity() ? " (unbounded)"
                : padding.kind() == Padding.Kind.GAUSSIAN ? " (upper bound)" : ""));
    }

    /** Whether the floor is known and the loss may be set against it. */
    private boolean isComparable() {
        return padding.hasDensity() && Double.isFinite(floor);
    }

    @Override
    Content content(List<HistoryRow> rows, Look look) {
        List<HistoryRow> history = padding.hasDensity() ? rows.stream().filter(row -> !row.isUnbounded()).toList() : rows;
        Palette palette = look.palette();
        plot().clearRangeMarkers();
        plot().setPointLabels(List.of());
        if (isComparable()) {
            double line = floor(history);
            range().include(line);
            range().include(line - 0.1);
            plot().addRangeMarker(theoryLine(line, look));
            plot().setPointLabels(List.of(lineLabel(line == floor ? "entropy floor " + Numbers.fixed(floor, 3)
                    : "entropy floor of these points " + Numbers.fixed(line, 3), line, look)));
        }
        // A run that is about to diverge shoots up without bound; the chart stays with what can be compared, and the label at the end says the rest.
        includeLosses(history);
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        if (!history.isEmpty()) {
            double[] steps = column(history, HistoryRow::step);
            double[] nll = column(history, HistoryRow::nll);
            curves.add(new StyledCurve(CurveDataset.Curve.line("NLL", steps, nll), look.colour(palette.model()), null, look.solid(2)));
            HistoryRow last = history.get(history.size() - 1);
            labels.add(new EndLabelPlot.EndLabel("NLL " + text(last.nll()), last.nll(), look.colour(palette.model())));
        }
        return new Content(curves, labels);
    }

    /** That of the held-out points, from which the curve's distance is the gap; the entropy itself where no row has one. */
    private double floor(List<HistoryRow> history) {
        double ofPoints = history.isEmpty() ? Double.NaN : history.get(history.size() - 1).floorOfPoints();
        return Double.isFinite(ofPoints) ? ofPoints : floor;
    }

    private void includeLosses(List<HistoryRow> history) {
        history.forEach(row -> range().include(Math.min(row.nll(), history.get(0).nll() + MOST_RISE)));
    }

    @Override
    List<double[]> ghostValues(Ghost earlier) {
        if (!earlier.comparable()) {
            return List.of();
        }
        includeLosses(earlier.rows());
        return List.of(column(earlier.rows(), HistoryRow::nll));
    }

    @Override
    String note(Ghost earlier) {
        return "before: " + earlier.words() + (earlier.comparable() ? "" : " (NLL not comparable)");
    }

    private static String text(double nll) {
        return Math.abs(nll) < WRITTEN_OUT ? Numbers.fixed(nll, 3) : Numbers.brief(nll);
    }

    @Override
    String promise() {
        // The floor is there already, where it is known.
        return "The loss will appear here.";
    }
}
