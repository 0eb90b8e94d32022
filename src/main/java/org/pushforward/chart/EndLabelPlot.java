package org.pushforward.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A plot whose series are named directly, in the margin at the right, at the height of their last values, instead of in a legend. */
final class EndLabelPlot extends XYPlot {

    /** From the plot to a label. */
    static final double DISTANCE = 6;

    private static final double NOTE_INSET = 4;
    private static final Font OTHER_FONT = ChartFonts.regular(1);

    /**
     * @param value    where on the value axis the label would like to stand
     * @param optional whether it is left out where it cannot stand there
     */
    record EndLabel(String text, double value, Color colour, boolean optional) {

        EndLabel(String text, double value, Color colour) {
            this(text, value, colour, false);
        }
    }

    private transient List<EndLabel> endLabels = List.of();
    private String note = "";
    private Color noteColour = Color.BLACK;
    private transient Font endLabelFont = ChartFonts.regular(12);

    /** @param labels the ones that matter most first: where there is no room for all, they stay */
    void setEndLabels(List<EndLabel> labels) {
        endLabels = List.copyOf(labels);
    }

    /** Words in the upper right corner, empty for none. */
    void setNote(String words, Color colour) {
        note = words;
        noteColour = colour;
    }

    void setEndLabelFont(Font font) {
        endLabelFont = font;
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parentState, PlotRenderingInfo info) {
        PlotRenderingInfo known = info != null ? info : new PlotRenderingInfo(new ChartRenderingInfo(null));
        super.draw(g2, area, anchor, parentState, known);
        Rectangle2D data = known.getDataArea();
        if (data == null || data.isEmpty() || endLabels.isEmpty() && note.isEmpty()) {
            return;
        }
        // FXGraphics2D loses font and paint with the clip that the plot has just given back, but skips what equals its last ones.
        g2.setFont(OTHER_FONT);
        g2.setFont(endLabelFont);
        g2.setPaint(getBackgroundPaint());
        double highest = drawEndLabels(g2, data);
        if (!note.isEmpty()) {
            // In the margin as well, unless a label stands there.
            boolean free = highest > data.getMinY() + 2 * endLabelFont.getSize2D();
            g2.setPaint(noteColour);
            TextUtils.drawAlignedString(note, g2, (float) (free ? area.getMaxX() : data.getMaxX() - NOTE_INSET), (float) data.getMinY(),
                    TextAnchor.TOP_RIGHT);
        }
    }

    /** @return where the uppermost label stands; infinity if there is none */
    private double drawEndLabels(Graphics2D g2, Rectangle2D data) {
        double line = 1.15 * endLabelFont.getSize2D();
        List<EndLabel> shown = new ArrayList<>(fitting(endLabels, data.getHeight(), line));
        shown.sort(Comparator.comparingDouble(EndLabel::value).reversed());
        double[] y = places(shown, line, data);
        for (int i = y.length - 1; i >= 0; i--) {
            if (shown.get(i).optional() && Math.abs(y[i] - wish(shown.get(i), data)) > line / 2) {
                shown.remove(i);
                y = places(shown, line, data);
            }
        }
        for (int i = 0; i < y.length; i++) {
            g2.setPaint(shown.get(i).colour());
            TextUtils.drawAlignedString(shown.get(i).text(), g2, (float) (data.getMaxX() + DISTANCE), (float) y[i], TextAnchor.CENTER_LEFT);
        }
        return y.length == 0 ? Double.POSITIVE_INFINITY : y[0];
    }

    private double[] places(List<EndLabel> labels, double line, Rectangle2D data) {
        double[] y = labels.stream().mapToDouble(label -> wish(label, data)).toArray();
        spread(y, line, data.getMinY(), data.getMaxY());
        return y;
    }

    private double wish(EndLabel label, Rectangle2D data) {
        return Math.max(data.getMinY(), Math.min(data.getMaxY(), getRangeAxis().valueToJava2D(label.value(), data, RectangleEdge.LEFT)));
    }

    /** @return those that can be placed, as many as there is room for; the first of them rather than the last */
    static List<EndLabel> fitting(List<EndLabel> labels, double height, double line) {
        return labels.stream().filter(label -> Double.isFinite(label.value())).limit(1 + (long) (height / line)).toList();
    }

    /** Moves ascending positions apart to at least {@code line} while they stay, if they fit at all, within the bounds. */
    static void spread(double[] y, double line, double least, double most) {
        for (int i = 1; i < y.length; i++) {
            y[i] = Math.max(y[i], y[i - 1] + line);
        }
        for (int i = y.length - 1; i >= 0; i--) {
            double limit = i == y.length - 1 ? most : y[i + 1] - line;
            y[i] = Math.min(y[i], limit);
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(y[i], i == 0 ? least : y[i - 1] + line);
        }
    }
}
