package org.pushforward.chart;

import java.awt.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.RoundTripMap;
import org.pushforward.conditioning.RoundTripMap.InPrecision;

/**
 * How exactly a flow returns in both precisions: the error that a share of the points stays below, as a line, beside the same quantile of the
 * condition number times the machine's epsilon, as a dashed line of theory.
 */
public final class RoundTripChart extends CurveChart {

    private RoundTripMap map;

    public RoundTripChart() {
        super("Round-trip error |f⁻¹(f(x)) − x|, data units", "share of the points, %", true);
        restart();
    }

    /** Begins the axes of a new run. */
    public void restart() {
        map = null;
        begin(100);
    }

    public void show(RoundTripMap newMap) {
        change(() -> map = newMap);
    }

    @Override
    Content content(Look look) {
        if (map == null) {
            return Content.NOTHING;
        }
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        add("float32", map.float32(), curves, labels, look);
        add("float64", map.float64(), curves, labels, look);
        return new Content(curves, labels);
    }

    private void add(String name, InPrecision precision, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels, Look look) {
        int model = look.palette().model();
        int ink = look.palette().ink();
        add(name + " ", precision.quantiles(), new Style(model, look.solid(2)), curves, labels, look);
        add("κε, " + name + " ", precision.expectedQuantiles(), new Style(ink, look.dashed(1, 4, 4)), curves, labels, look);
    }

    private record Style(int colour, Stroke stroke) {
    }

    /** Up to the quantile that is still a number. */
    private void add(String name, double[] quantiles, Style style, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels, Look look) {
        int drawn = (int) Arrays.stream(quantiles).takeWhile(Double::isFinite).count();
        if (drawn == 0) {
            return;
        }
        double[] shares = Arrays.stream(ConditionStatistics.levels()).limit(drawn).map(level -> 100 * level).toArray();
        double[] errors = Arrays.stream(quantiles).limit(drawn).map(error -> Math.max(error, Double.MIN_NORMAL)).toArray();
        Arrays.stream(quantiles).limit(drawn).forEach(range()::include);
        curves.add(new StyledCurve(CurveDataset.Curve.line(name, shares, errors), look.colour(style.colour()), null, style.stroke()));
        labels.add(new EndLabelPlot.EndLabel(name + Numbers.brief(quantiles[drawn - 1]), quantiles[drawn - 1], look.colour(style.colour())));
    }

    @Override
    String promise() {
        return "How exactly points come back will appear here.";
    }
}
