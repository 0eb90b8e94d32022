package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.pushforward.theory.linear.Root;
import org.pushforward.theory.linear.RootObstruction;

/**
 * The complex plane with the two sets of roots that would have to be the same for four couplings to make a matrix, for many choices of the scales:
 * dots and triangles, named above the plane.
 */
public final class RootChart extends CurveChart {

    private static final double DOT = 2.5;
    private static final double TRIANGLE = 4.5;
    private static final int OPACITY = 150;
    /** Few roots lie farther out; with them the others would shrink to a spot. */
    private static final double REACH = 2;
    /** Lines of the legend stand above the roots, in shares of the axis's upper half. */
    private static final double[] LANES = {1.75, 1.4};
    private static final double HEADROOM = 1.9;

    private RootObstruction.Cloud roots = new RootObstruction.Cloud(List.of(), List.of());

    public RootChart(String title) {
        super(title + " (imaginary part)", "real part (no unit)", false);
        // The smaller dots upon the triangles, so that both are seen where they share the real axis.
        plot().setSeriesRenderingOrder(SeriesRenderingOrder.REVERSE);
        show(roots);
    }

    /** @param newRoots without any the chart is empty */
    public void show(RootObstruction.Cloud newRoots) {
        begin(1);
        change(() -> roots = newRoots);
    }

    /**
     * Draws the chart as {@link FigureChart#png} does, with the margin of a figure, which it keeps.
     *
     * @return a PNG file's content
     */
    public byte[] png(int width, int height, int scale) {
        chart().setPadding(FigureChart.PADDING);
        return FigureChart.png(chart(), width, height, scale);
    }

    @Override
    String valueTitle() {
        return "imaginary part (no unit)";
    }

    @Override
    List<DataTable> tables(String domain, String value) {
        List<String> sides = new ArrayList<>(Collections.nCopies(roots.left().size(), "roots of P⁻¹Λ"));
        sides.addAll(Collections.nCopies(roots.right().size(), "roots of ΓS''"));
        List<Root> all = Stream.concat(roots.left().stream(), roots.right().stream()).toList();
        return List.of(new DataTable("roots", List.of(DataTable.Column.of("polynomial", sides),
                DataTable.Column.of(domain, all.stream().mapToDouble(Root::real).toArray()),
                DataTable.Column.of(value, all.stream().mapToDouble(Root::imaginary).toArray()))));
    }

    @Override
    Content content(Look look) {
        plot().setPointLabels(List.of());
        plot().clearDomainMarkers();
        plot().clearRangeMarkers();
        if (roots.left().isEmpty()) {
            plot().setDataset(1, null);
            return Content.NOTHING;
        }
        double reach = reach();
        setDomain(-reach, reach);
        range().include(-reach);
        range().include(HEADROOM * reach);
        Color axis = look.colour(look.palette().muted());
        plot().addDomainMarker(new ValueMarker(0, axis, new BasicStroke(1)), Layer.BACKGROUND);
        plot().addRangeMarker(new ValueMarker(0, axis, new BasicStroke(1)), Layer.BACKGROUND);
        CurveDataset dataset = new CurveDataset();
        dataset.replace(List.of(curve("left", roots.left()), curve("right", roots.right())));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        style(0, look.palette().model(), Mark.CIRCLE.shape(DOT * look.scale()), renderer, look);
        style(1, look.palette().zero(), Mark.TRIANGLE.shape(TRIANGLE * look.scale()), renderer, look);
        plot().setPointLabels(List.of(name("\u25CF roots of P\u207B\u00B9\u039B", LANES[0] * reach, look.palette().model(), look),
                name("\u25B2 roots of \u0393S''", LANES[1] * reach, look.palette().zero(), look)));
        plot().setDataset(1, dataset);
        plot().setRenderer(1, renderer);
        return Content.NOTHING;
    }

    private static void style(int series, int colour, Shape mark, XYLineAndShapeRenderer renderer, Look look) {
        renderer.setSeriesPaint(series, look.faded(colour, OPACITY));
        renderer.setSeriesShape(series, mark);
    }

    private EndLabelPlot.PointLabel name(String words, double height, int colour, Look look) {
        return pointLabel(words, -reach(), height, 6, look.colour(colour), List.of(LabelLayout.Side.RIGHT), look);
    }

    /** A whole number. */
    private double reach() {
        double farthest = Stream.concat(roots.left().stream(), roots.right().stream())
                .mapToDouble(root -> Math.max(Math.abs(root.real()), Math.abs(root.imaginary()))).max().orElse(1);
        return Math.max(1, Math.ceil(Math.min(REACH, farthest)));
    }

    private static CurveDataset.Curve curve(String key, List<Root> roots) {
        return CurveDataset.Curve.line(key, roots.stream().mapToDouble(Root::real).toArray(), roots.stream().mapToDouble(Root::imaginary).toArray());
    }

    @Override
    String promise() {
        return "The roots of a witness will appear here.";
    }
}
