package org.pushforward.lab.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two nodes side by side, each half of the width however long its words are; one above the other where a half is too narrow for one of them. */
public final class TwoHalves extends Pane {

    private static final double GAP = 28;
    private static final double ROW_GAP = 4;

    private final Region first;
    private final Region second;

    public TwoHalves(String styleClass, Region first, Region second) {
        super(first, second);
        this.first = first;
        this.second = second;
        getStyleClass().add(styleClass);
        setMinHeight(USE_PREF_SIZE);
    }

    private boolean isStacked(double width) {
        return (width - GAP) / 2 < Math.max(first.minWidth(-1), second.minWidth(-1));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + Math.max(first.minWidth(-1), second.minWidth(-1)) + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        double one = first.prefHeight(-1);
        double other = second.prefHeight(-1);
        boolean stacked = width >= 0 && isStacked(width - snappedLeftInset() - snappedRightInset());
        return snappedTopInset() + (stacked ? one + ROW_GAP + other : Math.max(one, other)) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        if (isStacked(width)) {
            double one = snapSizeY(first.prefHeight(-1));
            first.resizeRelocate(x, y, width, one);
            second.resizeRelocate(x, y + one + ROW_GAP, width, Math.max(0, height - one - ROW_GAP));
            return;
        }
        double half = snapSizeX((width - GAP) / 2);
        first.resizeRelocate(x, y, half, height);
        second.resizeRelocate(x + width - half, y, half, height);
    }
}
