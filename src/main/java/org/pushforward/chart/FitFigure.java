package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.renderer.xy.DeviationRenderer;

/** The error of fitted couplings against their number, for matrices of several sizes: the median, and a band from the least to the most. */
public final class FitFigure extends FigureChart {

    private static final int BAND_OPACITY = 36;
    /** The light end of the map has too little contrast for lines. */
    private static final double DARK_PART = 0.75;
    /** Below this lies only rounding. */
    private static final double LEAST = 1e-12;

    /**
     * Matrices of one size.
     *
     * @param size   of the matrices
     * @param layers numbers of couplings, ascending
     * @param least  relative error, for each number of couplings
     * @param median likewise
     * @param most   likewise
     */
    public record Curve(int size, double[] layers, double[] least, double[] median, double[] most) {
    }

    public FitFigure(String title, List<Curve> curves) {
        super(title, chart(curves), 72, labels(curves));
    }

    private static EndLabelPlot chart(List<Curve> curves) {
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(1);
        ValueRange range = new ValueRange(true);
        range.include(1);
        List<CurveDataset.Curve> drawn = new ArrayList<>();
        double last = 1;
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            Color colour = colour(i, curves.size());
            renderer.setSeriesPaint(i, colour);
            renderer.setSeriesFillPaint(i, new Color(Palette.withAlpha(colour.getRGB(), BAND_OPACITY), true));
            renderer.setSeriesStroke(i, new BasicStroke(2));
            drawn.add(new CurveDataset.Curve("2d = " + curve.size(), curve.layers(), bounded(curve.least()), bounded(curve.median()),
                    bounded(curve.most())));
            for (double error : bounded(curve.least())) {
                range.include(error);
            }
            last = Math.max(last, curve.layers()[curve.layers().length - 1]);
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(drawn);
        return plot(dataset, linearAxis("couplings K", 1, last, LabelFormat.COUNT), decadeAxis(null, range), renderer);
    }

    private static double[] bounded(double[] errors) {
        double[] bounded = errors.clone();
        for (int i = 0; i < bounded.length; i++) {
            bounded[i] = Math.max(LEAST, bounded[i]);
        }
        return bounded;
    }

    private static Color colour(int i, int count) {
        return new Color(ColourMap.viridis().at(DARK_PART * i / Math.max(1, count - 1)));
    }

    private static List<EndLabelPlot.EndLabel> labels(List<Curve> curves) {
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            double[] median = bounded(curves.get(i).median());
            labels.add(new EndLabelPlot.EndLabel("2d = " + curves.get(i).size(), median[median.length - 1], colour(i, curves.size())));
        }
        return labels;
    }
}
