package org.pushforward.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.Size2D;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.Range;

/** A title at the left that is broken into lines when it or its room has changed; JFreeChart's own is at each drawing. */
final class SteadyTitle extends TextTitle {

    /** The screen's type may be that much wider than the one that lines are measured with. */
    private static final double SURE = 0.96;

    private transient DoubleUnaryOperator alignment = DoubleUnaryOperator.identity();
    private boolean alone;
    private transient Layout arrangedFor;
    private transient Size2D size;

    private record Layout(String text, Font font, Paint paint, RectangleInsets padding, Range width, Range height) {
    }

    SteadyTitle(String text, Font font) {
        super(text, font);
        setHorizontalAlignment(HorizontalAlignment.LEFT);
        setTextAlignment(HorizontalAlignment.LEFT);
        setVerticalAlignment(VerticalAlignment.TOP);
    }

    /** @param newAlignment gives for the height that this title needs the one that it shares with others */
    void setAlignment(DoubleUnaryOperator newAlignment) {
        alignment = newAlignment;
    }

    /** Whether it is drawn for itself, as on paper, as high as it needs to be. */
    void setAlone(boolean newAlone) {
        alone = newAlone;
    }

    private static RectangleConstraint narrower(RectangleConstraint constraint) {
        Range width = constraint.getWidthRange();
        return width == null ? constraint : constraint.toRangeWidth(new Range(Math.min(width.getLowerBound(), SURE * width.getUpperBound()),
                SURE * width.getUpperBound()));
    }

    @Override
    public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
        Layout wanted = new Layout(getText(), getFont(), getPaint(), getPadding(), constraint.getWidthRange(), constraint.getHeightRange());
        if (!wanted.equals(arrangedFor)) {
            size = super.arrange(g2, narrower(constraint));
            arrangedFor = wanted;
        }
        return new Size2D(size.getWidth(), alone ? size.getHeight() : alignment.applyAsDouble(size.getHeight()));
    }
}
