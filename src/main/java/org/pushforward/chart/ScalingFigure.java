package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/**
 * How quantities grow or fall with another: both axes logarithmic, measured points joined by lines, the fitted exponent in the name of each, and the
 * exponent of theory as a dotted line through the middle of its points.
 */
public final class ScalingFigure extends FigureChart {

    private static final double MARK = 3.5;
    private static final float[] DOTTED = {2, 3};

    /**
     * A quantity.
     *
     * @param name   at the end of the line
     * @param x      what it is drawn over, positive
     * @param y      measured; what is not positive and finite is left out
     * @param fitted the exponent of the least-squares line, NaN for none to be told
     * @param theory the exponent that is expected, NaN for none
     */
    public record Curve(String name, double[] x, double[] y, double fitted, double theory) {

        String words() {
            return name + (Double.isNaN(fitted) ? "" : ", slope " + Numbers.fixed(fitted, 2));
        }
    }

    /** @param domain what runs along the axis below, with its unit */
    public ScalingFigure(String title, String domain, List<Curve> curves) {
        super(title, chart(domain, curves), List.of());
    }

    private static EndLabelPlot chart(String domain, List<Curve> curves) {
        ValueRange across = new ValueRange(true);
        ValueRange up = new ValueRange(true);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        List<CurveDataset.Curve> drawn = new ArrayList<>();
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        int[] tones = {PALETTE.model(), PALETTE.zero(), PALETTE.gaussian(), PALETTE.ink(), PALETTE.muted()};
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = usable(curves.get(i));
            if (curve.x.length == 0) {
                continue;
            }
            Color colour = new Color(tones[i % tones.length]);
            DoubleStream.of(curve.x).forEach(across::include);
            DoubleStream.of(curve.y).forEach(up::include);
            int series = drawn.size();
            drawn.add(CurveDataset.Curve.line(curve.name, curve.x, curve.y));
            renderer.setSeriesPaint(series, colour);
            renderer.setSeriesStroke(series, new BasicStroke(2));
            renderer.setSeriesShape(series, Mark.of(i).shape(MARK));
            if (!Double.isNaN(curve.theory)) {
                drawn.add(CurveDataset.Curve.line(curve.name + ", theory", curve.x, line(curve)));
                renderer.setSeriesPaint(series + 1, colour);
                renderer.setSeriesStroke(series + 1, new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DOTTED, 0));
                renderer.setSeriesShapesVisible(series + 1, false);
            }
            int right = rightmost(curve.x);
            names.add(pointLabel(curve.words(), curve.x[right], curve.y[right], MARK + 4, colour, 11.5,
                    List.of(LabelLayout.Side.RIGHT, LabelLayout.Side.UPPER_LEFT, LabelLayout.Side.LOWER_LEFT, LabelLayout.Side.LEFT)));
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(drawn);
        EndLabelPlot plot = plot(dataset, decadeAxis(domain, across), decadeAxis(null, up), renderer);
        plot.setPointLabels(names);
        return plot;
    }

    private static Curve usable(Curve curve) {
        int[] kept = IntStream.range(0, curve.x.length).filter(i -> curve.y[i] > 0 && Double.isFinite(curve.y[i])).toArray();
        return new Curve(curve.name, Arrays.stream(kept).mapToDouble(i -> curve.x[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> curve.y[i]).toArray(), curve.fitted, curve.theory);
    }

    private static double[] line(Curve curve) {
        double middleX = DoubleStream.of(curve.x).map(Math::log).average().orElseThrow();
        double middleY = DoubleStream.of(curve.y).map(Math::log).average().orElseThrow();
        return DoubleStream.of(curve.x).map(x -> Math.exp(middleY + curve.theory * (Math.log(x) - middleX))).toArray();
    }

    private static int rightmost(double[] x) {
        int right = 0;
        for (int i = 1; i < x.length; i++) {
            right = x[i] > x[right] ? i : right;
        }
        return right;
    }
}
