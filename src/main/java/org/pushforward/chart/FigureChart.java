package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.pushforward.data.Padding;

/** What the figures of a report have in common: a chart that is drawn once, for light paper. */
abstract class FigureChart {

    static final Palette PALETTE = Theme.LIGHT.palette();
    static final RectangleInsets PADDING = new RectangleInsets(8, 8, 8, 8);

    private final JFreeChart chart;

    /** @param labels at the right end of the plot */
    FigureChart(String title, EndLabelPlot plot, List<EndLabelPlot.EndLabel> labels) {
        plot.setEndLabels(labels);
        plot.setBackgroundPaint(new Color(PALETTE.panel()));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(new Color(PALETTE.hairline()));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart = new JFreeChart(null, null, plot, false);
        chart.setTitle(new SteadyTitle(title, ChartFonts.bold(13)));
        chart.setBackgroundPaint(new Color(PALETTE.panel()));
        chart.getTitle().setPaint(new Color(PALETTE.ink()));
        chart.setPadding(PADDING);
    }

    /**
     * Draws the chart.
     *
     * @param width  and {@code height} in the chart's own units, at which its type has its nominal size
     * @param scale  pixels per unit
     * @return a PNG file's content
     */
    public final byte[] png(int width, int height, int scale) {
        return png(chart, width, height, scale);
    }

    static byte[] png(JFreeChart chart, int width, int height, int scale) {
        BufferedImage image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g2 = image.createGraphics();
        g2.scale(scale, scale);
        chart.draw(g2, new Rectangle2D.Double(0, 0, width, height));
        g2.dispose();
        return PngImage.bytes(image);
    }

    final XYPlot plot() {
        return chart.getXYPlot();
    }

    /** @param distance from the point to its name */
    static EndLabelPlot.PointLabel pointLabel(
            String words, double x, double y, double distance, Color colour, double size, List<LabelLayout.Side> sides) {
        return new EndLabelPlot.PointLabel(words, x, y, distance, colour, ChartFonts.regular(size), sides);
    }

    static EndLabelPlot plot(CurveDataset curves, ValueAxis across, ValueAxis up, XYItemRenderer renderer) {
        EndLabelPlot plot = new EndLabelPlot();
        plot.setDataset(curves);
        plot.setDomainAxis(across);
        plot.setRangeAxis(up);
        plot.setRenderer(renderer);
        return plot;
    }

    static RoundAxis linearAxis(String label, double low, double high) {
        return style(RoundAxis.ofNumbers(label), low, high);
    }

    static RoundAxis countAxis(String label, double low, double high) {
        return style(RoundAxis.ofCounts(label), low, high);
    }

    static DecadeAxis decadeAxis(String label, ValueRange range) {
        return style(new DecadeAxis(label), range.low(), range.high());
    }

    private static <A extends ValueAxis> A style(A axis, double low, double high) {
        axis.setRange(low, high);
        axis.setAxisLinePaint(new Color(PALETTE.hairline()));
        axis.setLabelFont(ChartFonts.regular(11.5));
        axis.setLabelPaint(new Color(PALETTE.muted()));
        axis.setTickLabelFont(ChartFonts.regular(11.5));
        axis.setTickLabelPaint(new Color(PALETTE.muted()));
        return axis;
    }

    /** The colour that a padding has everywhere. */
    static Color colour(Padding.Kind kind) {
        return new Color(PALETTE.of(kind));
    }

    /** Its line: solid, dashed, dotted. */
    static Stroke stroke(Padding.Kind kind, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, SeriesTone.of(kind).dash(), 0);
    }
}
