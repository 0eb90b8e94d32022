package org.pushforward.lab.control;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two charts, one above the other, or side by side where there is no height for two; one alone where the first is not seen. */
public final class ChartPair extends Pane {

    private static final double GAP = 16;
    /** Lower charts have no room for the labels of their axes; in multiples of the type's size. */
    private static final double LEAST_HEIGHT = 11;
    private static final double TYPE_SIZE = 13;

    private final Region first;
    private final Region second;
    private double typeSize = TYPE_SIZE;

    public ChartPair(Region first, Region second) {
        super(first, second);
        this.first = first;
        this.second = second;
        first.visibleProperty().addListener(observable -> requestLayout());
        setMinSize(0, 0);
        setPrefSize(400, 400);
    }

    /** @param scale factor on the size of the type */
    public void setScale(double scale) {
        typeSize = TYPE_SIZE * scale;
        requestLayout();
    }

    /** Whether there is no height for two, so that they stand side by side. */
    public boolean isRow() {
        return getHeight() < 2 * LEAST_HEIGHT * typeSize + GAP;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (!first.isVisible()) {
            second.resizeRelocate(0, 0, width, height);
        } else if (isRow()) {
            double half = Math.floor((width - GAP) / 2);
            first.resizeRelocate(0, 0, half, height);
            second.resizeRelocate(half + GAP, 0, half, height);
        } else {
            double half = Math.floor((height - GAP) / 2);
            first.resizeRelocate(0, 0, width, half);
            second.resizeRelocate(0, half + GAP, width, half);
        }
    }
}
