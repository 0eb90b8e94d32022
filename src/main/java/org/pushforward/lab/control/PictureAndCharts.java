package org.pushforward.lab.control;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two columns. The left one holds a square and is as wide as its height can fill; the right one gets the rest. */
public final class PictureAndCharts extends Pane {

    private static final double GAP = 28;
    /** Narrower charts cannot be read. */
    private static final double LEAST_RIGHT = 300;
    private static final double MOST_SHARE = 0.64;

    private final Region left;
    private final Region right;
    private final double leastShare;

    /** @param leastShare of the width that the left column has, however low the room is */
    public PictureAndCharts(Region left, Region right, double leastShare) {
        super(left, right);
        this.left = left;
        this.right = right;
        this.leastShare = leastShare;
        getStyleClass().add("picture-and-charts");
        setMinSize(0, 0);
        // A size of its own: the default would be where the children happen to lie.
        setPrefSize(900, 300);
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset() - GAP;
        double height = getHeight() - y - snappedBottomInset();
        double least = Math.max(width * leastShare, left.minWidth(-1));
        double most = Math.max(least, Math.min(width * MOST_SHARE, width - LEAST_RIGHT));
        double leftWidth = snapSizeX(widest(least, most, height));
        left.resizeRelocate(x, y, leftWidth, height);
        right.resizeRelocate(x + leftWidth + GAP, y, Math.max(0, width - leftWidth), height);
    }

    /** The widest left column that is not higher than there is room; its height grows with its width. */
    private double widest(double least, double most, double height) {
        double excess = left.prefHeight(most) - height;
        return Math.max(least, most - Math.max(0, excess));
    }
}
