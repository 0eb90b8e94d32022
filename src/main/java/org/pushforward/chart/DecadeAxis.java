package org.pushforward.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** A logarithmic axis with labels from {@link Ticks}. */
final class DecadeAxis extends LogAxis implements TitledAxis {

    private static final int MOST_ACROSS = 9;

    private final transient TickFit fit = new TickFit(MOST_ACROSS, Ticks::logarithmic);

    /** @param title null for none */
    DecadeAxis(String title) {
        super(title);
        setAutoRange(false);
        setTickMarksVisible(false);
        setMinorTickMarksVisible(false);
    }

    @Override
    public TickFit fit() {
        return fit;
    }

    @Override
    public String getLabel() {
        // Asked for while the axis that this extends is made, too.
        return fit == null ? super.getLabel() : fit.title(super.getLabel(), getLabelFont());
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return fit.ticks(this, dataArea, edge);
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return fit.ticks(this, dataArea, edge);
    }
}
