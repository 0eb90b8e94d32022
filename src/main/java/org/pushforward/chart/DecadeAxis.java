package org.pushforward.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis that labels decades. JFreeChart's own gives its labels as attributed strings, which are laid out again at each
 * drawing and reach the screen as outlines of their glyphs; these are plain text.
 */
final class DecadeAxis extends LogAxis {

    private static final double ROUNDING = 1e-9;

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks(edge == RectangleEdge.RIGHT ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT);
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks(edge == RectangleEdge.TOP ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER);
    }

    private List<NumberTick> ticks(TextAnchor anchor) {
        List<NumberTick> ticks = new ArrayList<>();
        double decades = getTickUnit().getSize();
        double first = Math.ceil(Math.log10(getLowerBound()) / decades - ROUNDING);
        double last = Math.floor(Math.log10(getUpperBound()) / decades + ROUNDING);
        for (double i = first; i <= last; i++) {
            double value = Math.pow(10, i * decades);
            ticks.add(new NumberTick(TickType.MAJOR, value, getNumberFormatOverride().format(value), anchor, anchor, 0));
        }
        return ticks;
    }
}
