package org.pushforward.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
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
        super(title, chart(trails), List.of());
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
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        List<EndLabelPlot.Spot> spots = new ArrayList<>();
        for (Trail trail : trails) {
            int series = curves.size();
            Color colour = colour(trail.kind());
            renderer.setSeriesPaint(series, colour);
            renderer.setSeriesStroke(series, stroke(trail.kind(), 1.5));
            renderer.setSeriesShape(series, mark(trail.kind()));
            double[] height = trail.gap().clone();
            for (int i = 0; i < height.length; i++) {
                height[i] = Double.isNaN(height[i]) ? LANE * top : height[i];
                String count = Integer.toString(trail.couplings()[i]);
                names.add(pointLabel(count, trail.kappa()[i], height[i], MARK + 1, colour, 10, LabelLayout.ANY_SIDE));
                spots.add(new EndLabelPlot.Spot(trail.kappa()[i], height[i], MARK));
            }
            curves.add(CurveDataset.Curve.line(trail.kind().name(), trail.kappa(), height));
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(curves);
        RoundAxis gaps = linearAxis("gap to the floor (nats)", 0, TOP * top);
        gaps.setLabelledTo(top);
        EndLabelPlot plot = plot(dataset, decadeAxis("condition number, 95 % quantile", across), gaps, renderer);
        if (trails.stream().anyMatch(trail -> Double.isNaN(trail.gap()[0]))) {
            names.add(pointLabel("no density, no gap", across.low(), LANE * top, 4, new Color(PALETTE.muted()), 11.5,
                    List.of(LabelLayout.Side.RIGHT)));
        }
        plot.setPointLabels(names);
        plot.setSpots(spots);
        return plot;
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
