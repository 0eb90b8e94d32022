package org.pushforward.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.Size2D;
import org.jfree.data.Range;

/** A title that is broken into lines when it or its room has changed; JFreeChart's own is at each drawing. */
final class SteadyTitle extends TextTitle {

    private transient Layout arrangedFor;
    private transient Size2D size;

    private record Layout(String text, Font font, Paint paint, RectangleInsets padding, Range width, Range height) {
    }

    SteadyTitle(String text, Font font) {
        super(text, font);
    }

    @Override
    public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
        Layout wanted = new Layout(getText(), getFont(), getPaint(), getPadding(), constraint.getWidthRange(), constraint.getHeightRange());
        if (!wanted.equals(arrangedFor)) {
            size = super.arrange(g2, constraint);
            arrangedFor = wanted;
        }
        return new Size2D(size.getWidth(), size.getHeight());
    }
}
