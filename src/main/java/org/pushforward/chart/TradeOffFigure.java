package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.learn.FitSweep;
import org.pushforward.theory.linear.learn.MedianAndRange;
import org.pushforward.theory.linear.learn.TradeOff;

/**
 * What few factors cost, over the matrices of an ensemble: the worst condition number of a factor against the number of factors. The exact routes are
 * named points, at their medians with bars from the least to the most; fits are a line at their median and a band. Numbers of couplings with a median
 * residual that is not exact are left out, since a product that is not the matrix has no cost to compare.
 */
public final class TradeOffFigure extends FigureChart {

    private static final double LAST = 26;
    private static final double MARK = 4;
    private static final int BAND_OPACITY = 36;

    /** @param summaries of the routes and of the fits, these with growing numbers of factors */
    public TradeOffFigure(String title, List<TradeOff.Summary> summaries) {
        super(title, chart(summaries), List.of());
    }

    private static EndLabelPlot chart(List<TradeOff.Summary> summaries) {
        List<TradeOff.Summary> routes = summaries.stream().filter(summary -> summary.route() != null).toList();
        List<TradeOff.Summary> fits = summaries.stream().filter(TradeOffFigure::isExactFit).toList();
        ValueRange range = new ValueRange(true);
        range.include(1);
        for (List<TradeOff.Summary> drawn : List.of(routes, fits)) {
            drawn.forEach(summary -> range.include(summary.worstCondition().least()));
            drawn.forEach(summary -> range.include(summary.worstCondition().most()));
        }
        Color fitColour = new Color(PALETTE.model());
        DeviationRenderer band = new DeviationRenderer(true, false);
        band.setAlpha(1);
        band.setSeriesPaint(0, fitColour);
        band.setSeriesFillPaint(0, new Color(Palette.withAlpha(PALETTE.model(), BAND_OPACITY), true));
        band.setSeriesStroke(0, new BasicStroke(2));
        CurveDataset line = new CurveDataset();
        line.replace(fits.isEmpty() ? List.of() : List.of(curve("fits", fits)));
        EndLabelPlot plot = plot(line, countAxis("factors", 0, LAST), decadeAxis(null, range), band);
        addRoutes(routes, plot);
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        routes.forEach(route -> names.add(name(route.route().title(), route, colour(route.route()))));
        if (!fits.isEmpty()) {
            names.add(name("fits", fits.get(fits.size() - 1), fitColour));
        }
        plot.setPointLabels(names);
        return plot;
    }

    static boolean isExactFit(TradeOff.Summary summary) {
        return summary.route() == null && summary.residual().median() <= FitSweep.EXACT;
    }

    private static void addRoutes(List<TradeOff.Summary> routes, EndLabelPlot plot) {
        XYErrorRenderer points = new XYErrorRenderer();
        points.setDrawXError(false);
        points.setCapLength(0);
        List<CurveDataset.Curve> curves = new ArrayList<>();
        for (TradeOff.Summary route : routes) {
            Color colour = colour(route.route());
            points.setSeriesPaint(curves.size(), colour);
            points.setSeriesShape(curves.size(), Mark.of(1 + route.route().ordinal()).shape(MARK));
            curves.add(curve(route.route().title(), List.of(route)));
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(curves);
        plot.setDataset(1, dataset);
        plot.setRenderer(1, points);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    private static Color colour(Route route) {
        return new Color(route == Route.LUP ? PALETTE.zero() : route == Route.STABLE ? PALETTE.gaussian() : PALETTE.ink());
    }

    private static CurveDataset.Curve curve(String key, List<TradeOff.Summary> summaries) {
        return new CurveDataset.Curve(key, summaries.stream().mapToDouble(summary -> summary.count().median()).toArray(),
                conditions(summaries, MedianAndRange::least), conditions(summaries, MedianAndRange::median),
                conditions(summaries, MedianAndRange::most));
    }

    private static double[] conditions(List<TradeOff.Summary> summaries, ToDoubleFunction<MedianAndRange> of) {
        return summaries.stream().mapToDouble(summary -> of.applyAsDouble(summary.worstCondition())).toArray();
    }

    private static EndLabelPlot.PointLabel name(String words, TradeOff.Summary at, Color colour) {
        return pointLabel(words, at.count().median(), at.worstCondition().median(), MARK + 4, colour, 11.5,
                List.of(LabelLayout.Side.RIGHT, LabelLayout.Side.LEFT, LabelLayout.Side.UPPER_RIGHT, LabelLayout.Side.LOWER_RIGHT));
    }
}
