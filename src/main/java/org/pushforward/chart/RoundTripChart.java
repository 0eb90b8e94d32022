package org.pushforward.chart;

import java.awt.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    String valueTitle() {
        return "round-trip error, data units";
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

    /** From the first quantile that is not exact, and so has a place on the axis, to the last that is a number. */
    private void add(String name, double[] quantiles, Style style, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels, Look look) {
        int[] drawn = IntStream.range(0, quantiles.length).filter(q -> quantiles[q] > 0 && Double.isFinite(quantiles[q])).toArray();
        if (drawn.length == 0) {
            return;
        }
        double[] shares = Arrays.stream(drawn).mapToDouble(q -> 100 * ConditionStatistics.levels()[q]).toArray();
        double[] errors = Arrays.stream(drawn).mapToDouble(q -> quantiles[q]).toArray();
        Arrays.stream(errors).forEach(range()::include);
        curves.add(new StyledCurve(CurveDataset.Curve.line(name.strip(), shares, errors), look.colour(style.colour()), null, style.stroke()));
        double last = errors[errors.length - 1];
        labels.add(new EndLabelPlot.EndLabel(name + Numbers.brief(last), Numbers.brief(last), last, look.colour(style.colour()), false));
    }

    @Override
    String promise() {
        return "How exactly points come back will appear here.";
    }
}
