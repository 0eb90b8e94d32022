package org.pushforward.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/**
 * An axis of whole numbers, from left to right. How far apart its labels stand follows from its width; JFreeChart tries that out, with several
 * labels, twice at each drawing, and this one only where something has changed.
 */
final class CountAxis extends NumberAxis {

    private transient Fit chosenFor;

    private record Fit(Range range, double width, Font font) {
    }

    CountAxis(String label) {
        super(label);
        setNumberFormatOverride(LabelFormat.COUNT);
        setStandardTickUnits(createIntegerTickUnits());
    }

    @Override
    protected void selectAutoTickUnit(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        Fit wanted = new Fit(getRange(), dataArea.getWidth(), getTickLabelFont());
        if (!wanted.equals(chosenFor)) {
            super.selectAutoTickUnit(g2, dataArea, edge);
            chosenFor = wanted;
        }
    }
}
