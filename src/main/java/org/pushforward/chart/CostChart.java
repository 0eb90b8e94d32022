package org.pushforward.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.learn.FitSweep;
import org.pushforward.theory.linear.learn.TradeOff;

/**
 * What few factors cost: the worst condition number of a factor against the number of factors. The exact routes are named dots; fits that came close
 * are joined by a line, and those that did not are left out, since a product that is not the matrix has no cost to compare.
 */
public final class CostChart extends CurveChart {

    private static final double DOT = 9;
    private static final double SMALL_DOT = 6;
    private static final double LEAST_END = 16;
    /** Beyond the last dot, which a narrow chart would cut in half. */
    private static final double ROOM = 1.1;
    private static final List<LabelLayout.Side> BESIDE = List.of(LabelLayout.Side.RIGHT, LabelLayout.Side.LEFT, LabelLayout.Side.UPPER_RIGHT,
            LabelLayout.Side.LOWER_RIGHT, LabelLayout.Side.UPPER_LEFT, LabelLayout.Side.LOWER_LEFT, LabelLayout.Side.ABOVE, LabelLayout.Side.BELOW);
    /** A dot just under the end of the axis would lose its name's upper half. */
    private static final double HEADROOM = 1.3;
    /** And by this share more decades, however many there are. */
    private static final double DECADES = 1.08;

    private List<TradeOff.Point> points = List.of();
    private Route chosen;
    private final List<EndLabelPlot.PointLabel> names = new ArrayList<>();

    public CostChart() {
        super("Worst κ of a factor", "factors", true);
        restart();
    }

    /** Begins the axes of another matrix. */
    public void restart() {
        points = List.of();
        begin(LEAST_END);
    }

    /** @param chosenRoute is drawn in the model's colour, the others muted */
    public void show(List<TradeOff.Point> newPoints, Route chosenRoute) {
        change(() -> {
            points = List.copyOf(newPoints);
            chosen = chosenRoute;
            double last = points.stream().mapToInt(TradeOff.Point::count).max().orElse(0);
            setDomainEnd(Math.max(domainLength(), ROOM * last + 1));
        });
    }

    @Override
    String valueTitle() {
        return "worst κ of a factor (no unit)";
    }

    /** The dots as they are: on the chart each is a line of no length. */
    @Override
    List<DataTable> tables(String domain, String value) {
        List<TradeOff.Point> drawn = points.stream().filter(point -> point.route() != null || point.residual() <= FitSweep.EXACT).toList();
        return List.of(new DataTable("products", List.of(
                DataTable.Column.of("product", drawn.stream().map(point -> point.route() == null ? "fit" : point.route().title()).toList()),
                DataTable.Column.of(domain, drawn.stream().mapToDouble(TradeOff.Point::count).toArray()),
                DataTable.Column.of(value, drawn.stream().mapToDouble(TradeOff.Point::worstCondition).toArray()),
                DataTable.Column.of("relative residual (no unit)", drawn.stream().mapToDouble(TradeOff.Point::residual).toArray()))));
    }

    @Override
    Content content(Look look) {
        names.clear();
        List<StyledCurve> curves = new ArrayList<>();
        points.forEach(point -> range().include(HEADROOM * Math.pow(point.worstCondition(), DECADES)));
        range().include(1);
        addFits(curves, look);
        for (TradeOff.Point point : points) {
            if (point.route() != null) {
                Color colour = look.colour(point.route() == chosen ? look.palette().model() : look.palette().ink());
                addDot(point, point.route().title(), colour, DOT, curves, look);
                names.add(name(point, point.route().title(), DOT, colour, look));
            }
        }
        plot().setPointLabels(names);
        plot().setSpots(points.stream()
                .map(point -> new EndLabelPlot.Spot(point.count(), point.worstCondition(), SMALL_DOT / 2 * look.scale())).toList());
        return new Content(curves, List.of());
    }

    private void addFits(List<StyledCurve> curves, Look look) {
        Color colour = look.colour(look.palette().data());
        List<TradeOff.Point> fits = points.stream().filter(point -> point.route() == null && point.residual() <= FitSweep.EXACT).toList();
        if (fits.isEmpty()) {
            return;
        }
        double[] counts = fits.stream().mapToDouble(TradeOff.Point::count).toArray();
        double[] conditions = fits.stream().mapToDouble(TradeOff.Point::worstCondition).toArray();
        curves.add(new StyledCurve(CurveDataset.Curve.line("fits", counts, conditions), colour, null, look.dashed(1.5, 5, 4)));
        for (TradeOff.Point fit : fits) {
            addDot(fit, "fit " + fit.count(), colour, SMALL_DOT, curves, look);
        }
        names.add(name(fits.get(fits.size() - 1), "fits", SMALL_DOT, colour, look));
    }

    /** A line of no length with round caps is a dot. */
    private static void addDot(TradeOff.Point point, String key, Color colour, double size, List<StyledCurve> curves, Look look) {
        double[] x = {point.count(), point.count() + 1e-3};
        double[] y = {point.worstCondition(), point.worstCondition()};
        curves.add(new StyledCurve(CurveDataset.Curve.line(key, x, y), colour, null, look.solid(size)));
    }

    private static EndLabelPlot.PointLabel name(TradeOff.Point point, String words, double dot, Color colour, Look look) {
        return pointLabel(words, point.count(), point.worstCondition(), dot / 2 + 4, colour, BESIDE, look);
    }

    @Override
    String promise() {
        return "The routes and the fits will appear here.";
    }
}
