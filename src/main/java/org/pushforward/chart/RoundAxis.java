package org.pushforward.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** A linear axis with labels from {@link Ticks}. Its title tells what they leave out; where it has none, the plot has to. */
final class RoundAxis extends NumberAxis implements TitledAxis {

    private static final int MOST_ACROSS = 6;

    private final transient TickFit fit;

    private RoundAxis(String title, TickFit.Source source) {
        super(title);
        fit = new TickFit(MOST_ACROSS, source);
        setAutoRange(false);
        setTickMarksVisible(false);
        setMinorTickMarksVisible(false);
    }

    /** @param title null for none */
    static RoundAxis ofNumbers(String title) {
        return new RoundAxis(title, Ticks::linear);
    }

    /** Likewise, with labels at whole numbers alone. */
    static RoundAxis ofCounts(String title) {
        return new RoundAxis(title, (low, high, most) -> Ticks.linear(low, high, (int) Math.max(1, Math.min(most, Math.floor(high - low)))));
    }

    /** What is to be read after each label; empty mostly. */
    String note() {
        return fit.note();
    }

    /** Without the note; null for none. */
    String title() {
        return super.getLabel();
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
