package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pushforward.train.HistoryRow;

/** The condition number of the Jacobian over held-out points against the step: mean (dashed), median and 95 % quantile. */
public final class ConditionChart extends RunChart {

    public ConditionChart() {
        super("Condition number κ of the Jacobian", true);
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
                range().include(row.kappaP95());
                range().include(row.kappaMean());
            }
            double[] steps = column(history, HistoryRow::step);
            double[] median = column(history, HistoryRow::kappaP50);
            double[] high = column(history, HistoryRow::kappaP95);
            CurveDataset.Curve band = new CurveDataset.Curve("band", steps, median, median, high);
            curves.add(new StyledCurve(band, look.colour(palette.model()), look.faded(palette.model(), 36), look.solid(2)));
            curves.add(line("95 %", history, steps, HistoryRow::kappaP95, look, false));
            curves.add(line("mean", history, steps, HistoryRow::kappaMean, look, true));
            HistoryRow last = history.get(history.size() - 1);
            labels.add(label("95 % ", last.kappaP95(), palette.model(), look));
            labels.add(label("mean ", last.kappaMean(), palette.ink(), look));
            labels.add(label("median ", last.kappaP50(), palette.model(), look));
        }
        return new Content(curves, labels);
    }

    @Override
    List<double[]> ghostValues(Ghost earlier) {
        earlier.rows().forEach(row -> range().include(row.kappaP50()));
        return List.of(column(earlier.rows(), HistoryRow::kappaP50));
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
    String promise() {
        return "How badly conditioned the map becomes will appear here.";
    }
}
