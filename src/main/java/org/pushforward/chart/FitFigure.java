package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.learn.FitSweep;

/**
 * The error of fitted couplings against their number, for matrices of several sizes: the median, and a band from the least to the most. A dot marks
 * the cliff, where the median first falls to exactness; upright lines mark the numbers of couplings that are proven to be enough for every matrix.
 */
public final class FitFigure extends FigureChart {

    private static final int BAND_OPACITY = 36;
    /** The light end of the map has too little contrast for lines. */
    private static final double DARK_PART = 0.75;
    /** Below this lies only rounding. */
    private static final double LEAST = 1e-12;
    private static final double DOT = 4.5;
    /** Above 1, the error of no fit at all, in lanes of their own that no curve crosses, stand the names of the upright lines. */
    private static final double TOP = 100;
    private static final List<Proven> PROVEN = List.of(new Proven(Route.SHORTEST, "enough for every T", "own", 30),
            new Proven(Route.STABLE, "stable route", "own", 3), new Proven(Route.LUP, "bound", "the paper's", 30));

    /**
     * A number of couplings that is enough for every matrix.
     *
     * @param words  what it is
     * @param origin whose result
     * @param lane   where its name stands on the value axis
     */
    private record Proven(Route route, String words, String origin, double lane) {

        int count() {
            return route.bound();
        }

        String name() {
            return count() + ": " + words + ", " + origin;
        }
    }

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

        /** The first number of couplings at which the median is exact, as {@link FitSweep#EXACT} has it; empty if it never is. */
        public OptionalDouble cliff() {
            return IntStream.range(0, layers.length).filter(i -> median[i] <= FitSweep.EXACT).mapToDouble(i -> layers[i]).findFirst();
        }

        private double medianAt(double couplings) {
            return IntStream.range(0, layers.length).filter(i -> layers[i] == couplings).mapToDouble(i -> median[i]).findFirst().orElseThrow();
        }
    }

    public FitFigure(String title, List<Curve> curves) {
        super(title, chart(curves), labels(curves));
    }

    private static EndLabelPlot chart(List<Curve> curves) {
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(1);
        ValueRange range = new ValueRange(true);
        range.include(1);
        List<CurveDataset.Curve> drawn = new ArrayList<>();
        double last = curves.stream().mapToDouble(curve -> curve.layers()[curve.layers().length - 1]).max().orElse(2);
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
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(drawn);
        range.include(TOP);
        DecadeAxis errors = decadeAxis(null, range);
        errors.setLabelledTo(1);
        RoundAxis couplings = countAxis("couplings K" + beyond(last), 1, last);
        EndLabelPlot plot = plot(dataset, couplings, errors, renderer);
        markCliffs(plot, curves);
        List<Proven> shown = PROVEN.stream().filter(proven -> proven.count() <= last).toList();
        shown.forEach(proven -> mark(proven, plot));
        plot.setPointLabels(shown.stream().map(proven -> pointLabel(proven.name(), proven.count(), proven.lane(), 4, new Color(PALETTE.ink()), 11.5,
                List.of(LabelLayout.Side.LEFT, LabelLayout.Side.RIGHT))).toList());
        return plot;
    }

    /** What is proven of more couplings than the axis has. */
    private static String beyond(double last) {
        List<String> names = PROVEN.stream().filter(proven -> proven.count() > last).map(proven -> proven.count() + " (" + proven.words() + ", "
                + proven.origin() + ")").toList();
        return names.isEmpty() ? "" : "; beyond the axis: " + String.join(", ", names);
    }

    private static void markCliffs(EndLabelPlot plot, List<Curve> curves) {
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        List<CurveDataset.Curve> cliffs = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            if (curve.cliff().isPresent()) {
                double couplings = curve.cliff().getAsDouble();
                dots.setSeriesPaint(cliffs.size(), colour(i, curves.size()));
                dots.setSeriesShape(cliffs.size(), Mark.CIRCLE.shape(DOT));
                cliffs.add(CurveDataset.Curve.line("cliff of 2d = " + curve.size(), new double[] {couplings},
                        new double[] {Math.max(LEAST, curve.medianAt(couplings))}));
            }
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(cliffs);
        plot.setDataset(1, dataset);
        plot.setRenderer(1, dots);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    private static void mark(Proven proven, EndLabelPlot plot) {
        Color ink = new Color(PALETTE.ink());
        plot.addDomainMarker(new ValueMarker(proven.count(), ink, new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                new float[] {4, 4}, 0)));
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
