package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.KappaUnits;

/**
 * The condition number of the Jacobian over held-out points against the step: mean (dashed), median and 95 % quantile. Of a flow in standard units
 * the median in data units stands beside them (dotted).
 */
public final class ConditionChart extends RunChart {

    private static final String TITLE = "Condition number κ of the Jacobian";

    private KappaUnits units = KappaUnits.DATA;

    public ConditionChart() {
        super(TITLE, true);
    }

    /** Sets the words for the next rows; to be called before the axes start over. */
    public void setUnits(KappaUnits newUnits) {
        units = newUnits;
        setTitle(units == KappaUnits.DATA ? TITLE : TITLE + ", " + units.words());
    }

    @Override
    String valueTitle() {
        return (units == KappaUnits.DATA ? "κ" : "κ in " + units.words()) + " (no unit)";
    }

    @Override
    Content content(List<HistoryRow> history, Look look) {
        range().include(1);
        range().include(100);
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        if (!history.isEmpty()) {
            Palette palette = look.palette();
            for (HistoryRow row : history) {
                range().include(units.of(row).p95());
                range().include(units.of(row).mean());
            }
            double[] steps = column(history, HistoryRow::step);
            double[] median = column(history, row -> units.of(row).p50());
            double[] high = column(history, row -> units.of(row).p95());
            CurveDataset.Curve band = new CurveDataset.Curve("median", steps, median, median, high, List.of("median", "95 %"));
            curves.add(new StyledCurve(band, look.colour(palette.model()), look.faded(palette.model(), 36), look.solid(2)));
            curves.add(line("95 %", history, steps, row -> units.of(row).p95(), look, false));
            curves.add(line("mean", history, steps, row -> units.of(row).mean(), look, true));
            HistoryRow last = history.get(history.size() - 1);
            labels.add(label("95 % ", units.of(last).p95(), palette.model(), look));
            labels.add(label("mean ", units.of(last).mean(), palette.ink(), look));
            labels.add(label("median ", units.of(last).p50(), palette.model(), look));
            if (units == KappaUnits.STANDARD) {
                addDataUnits(history, steps, curves, labels, look);
            }
        }
        return new Content(curves, labels);
    }

    /** The median of the other condition number: how much the units of the data add. */
    private void addDataUnits(
            List<HistoryRow> history, double[] steps, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels, Look look) {
        history.forEach(row -> range().include(row.kappa().p50()));
        double[] median = column(history, row -> row.kappa().p50());
        int muted = look.palette().muted();
        curves.add(new StyledCurve(CurveDataset.Curve.line("median in data units", steps, median), look.colour(muted), null,
                look.dashed(1.5, 1.5, 3)));
        double last = history.get(history.size() - 1).kappa().p50();
        String words = "data units " + Numbers.brief(last);
        labels.add(new EndLabelPlot.EndLabel("median, " + words, words, last, look.colour(muted), false));
    }

    @Override
    List<double[]> ghostValues(Ghost earlier) {
        if (!earlier.sameUnits()) {
            return List.of();
        }
        earlier.rows().forEach(row -> range().include(units.of(row).p50()));
        return List.of(column(earlier.rows(), row -> units.of(row).p50()));
    }

    private static StyledCurve line(
            String key, List<HistoryRow> history, double[] steps, ToDoubleFunction<HistoryRow> value, Look look, boolean mean) {
        int colour = mean ? look.palette().ink() : look.palette().model();
        return new StyledCurve(CurveDataset.Curve.line(key, steps, column(history, value)), look.colour(colour), null,
                mean ? look.dashed(1.5, 6, 4) : look.solid(1));
    }

    private static EndLabelPlot.EndLabel label(String name, double value, int colour, Look look) {
        return new EndLabelPlot.EndLabel(name + Numbers.brief(value), value, look.colour(colour));
    }

    @Override
    String note(Ghost earlier) {
        return earlier.sameUnits() ? "" : "before: data of other units, not drawn";
    }

    @Override
    String promise() {
        return "How badly conditioned the map becomes will appear here.";
    }
}
