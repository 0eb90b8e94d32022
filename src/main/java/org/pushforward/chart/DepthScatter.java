package org.pushforward.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.util.ShapeUtils;
import org.pushforward.data.Padding;

/**
 * How close a flow comes against how badly conditioned it is: the gap to the floor in nats over the 95 % quantile of the condition number. A trail
 * leads from few couplings to many; its colour, dash and marks tell the padding. Without a density there is no gap: such a trail runs along
 * a lane of its own above the others.
 */
public final class DepthScatter extends FigureChart {

    private static final double MARK = 3.6;
    private static final double LANE = 1.12;
    private static final double TOP = 1.22;

    /**
     * The flows with one padding.
     *
     * @param couplings ascending
     * @param kappa     95 % quantile of the condition number, one for each number of couplings
     * @param gap       nats, likewise; NaN where there is none
     */
    public record Trail(Padding.Kind kind, int[] couplings, double[] kappa, double[] gap) {
    }

    public DepthScatter(String title, List<Trail> trails) {
        super(title, chart(trails), 24, List.of());
    }

    private static EndLabelPlot chart(List<Trail> trails) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        ValueRange across = new ValueRange(true);
        across.include(1);
        double largest = 0;
        for (Trail trail : trails) {
            for (int i = 0; i < trail.kappa().length; i++) {
                across.include(trail.kappa()[i]);
                largest = Double.isNaN(trail.gap()[i]) ? largest : Math.max(largest, trail.gap()[i]);
            }
        }
        double step = ValueRange.niceStep(largest > 0 ? largest / 4 : 0.25);
        double top = step * Math.max(1, Math.ceil(largest / step));
        List<CurveDataset.Curve> curves = new ArrayList<>();
        List<XYTextAnnotation> names = new ArrayList<>();
        for (Trail trail : trails) {
            int series = curves.size();
            Color colour = colour(trail.kind());
            renderer.setSeriesPaint(series, colour);
            renderer.setSeriesStroke(series, stroke(trail.kind(), 1.5));
            renderer.setSeriesShape(series, mark(trail.kind()));
            double[] height = trail.gap().clone();
            for (int i = 0; i < height.length; i++) {
                height[i] = Double.isNaN(height[i]) ? LANE * top : height[i];
                names.add(name(trail, i, height[i], colour));
            }
            curves.add(CurveDataset.Curve.line(trail.kind().name(), trail.kappa(), height));
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(curves);
        NumberAxis gaps = linearAxis("gap to the floor (nats)", 0, TOP * top,
                new LabelFormat(value -> value > top * (1 + 1e-9) ? "" : Numbers.fixed(value, step < 0.1 ? 2 : 1)));
        gaps.setTickUnit(new NumberTickUnit(step));
        EndLabelPlot plot = plot(dataset, decadeAxis("condition number, 95 % quantile", across), gaps, renderer);
        names.forEach(plot::addAnnotation);
        if (trails.stream().anyMatch(trail -> Double.isNaN(trail.gap()[0]))) {
            XYTextAnnotation lane = new XYTextAnnotation("no density, no gap", across.low(), LANE * top);
            lane.setTextAnchor(TextAnchor.CENTER_LEFT);
            lane.setFont(ChartFonts.regular(11.5));
            lane.setPaint(new Color(PALETTE.muted()));
            plot.addAnnotation(lane);
        }
        return plot;
    }

    private static XYTextAnnotation name(Trail trail, int point, double height, Color colour) {
        XYTextAnnotation name = new XYTextAnnotation(" " + trail.couplings()[point], trail.kappa()[point], height);
        name.setTextAnchor(TextAnchor.BOTTOM_LEFT);
        name.setFont(ChartFonts.regular(10));
        name.setPaint(colour);
        return name;
    }

    /** Circle, triangle, square. */
    private static Shape mark(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> new Ellipse2D.Double(-MARK, -MARK, 2 * MARK, 2 * MARK);
            case ZERO -> ShapeUtils.createUpTriangle((float) MARK);
            case GAUSSIAN -> new Rectangle2D.Double(-0.9 * MARK, -0.9 * MARK, 1.8 * MARK, 1.8 * MARK);
        };
    }
}
