package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.pushforward.lab.control.Nodes;

/**
 * Square pictures side by side, as large as there is room, with something low and wide under them and something narrow and high beside them. Where
 * the width does not allow that, the two share the room under the pictures.
 */
final class PicturesAndNumbers extends Pane {

    private static final double GAP = 24;
    private static final double LEAST_SIDE = 140;
    private static final double LEAST_NUMBERS = 160;
    private static final double SCROLL_BAR = 14;
    /** Of the width, for numbers beside the pictures. */
    private static final double MOST_BESIDE = 0.46;
    /** Of the height, for the pictures, whatever is under them. */
    private static final double LEAST_SHARE = 0.66;
    /** Below this, numbers go under the pictures. For type at its nominal size. */
    private static final double LEAST_WIDE = 760;

    /** Of the width, where numbers are under the pictures. */
    private static final double NUMBERS_SHARE = 0.6;

    private final List<Region> pictures;
    private final Region under;
    private final ScrollPane numbers;
    private final Region wanted;
    private final double numbersWidth;
    private double scale = 1;

    /**
     * @param pictures each as high as its width asks for
     * @param under    gets the height that it asks for, unless the pictures would become too small
     * @param numbers  gets what is left, and is scrolled
     * @param width    of the numbers beside the pictures, for type at its nominal size
     */
    PicturesAndNumbers(List<Region> pictures, Region under, Region numbers, double width) {
        this.pictures = List.copyOf(pictures);
        this.under = under;
        this.wanted = numbers;
        this.numbers = scrolling(numbers);
        this.numbersWidth = width;
        getChildren().setAll(pictures.toArray(Node[]::new));
        getChildren().addAll(under, this.numbers);
        getStyleClass().add("picture-and-charts");
        setMinWidth(0);
        setPrefSize(900, 600);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** The least pictures, and what is under them; numbers beside them can be scrolled. */
    @Override
    protected double computeMinHeight(double wholeWidth) {
        double width = (wholeWidth < 0 ? getWidth() : wholeWidth) - snappedLeftInset() - snappedRightInset();
        double left = width >= wide() ? width - beside(width) - GAP : width;
        double above = Math.ceil(least(each(left))) + GAP / 2;
        double below = width >= wide() ? under.minHeight(left)
                : Math.max(LEAST_NUMBERS * scale, under.minHeight(width - GAP - snapSizeX((width - GAP) * NUMBERS_SHARE)));
        double insets = snappedTopInset() + snappedBottomInset();
        return LensParts.minHeight(this, insets + above + below, () -> {
            if (width >= wide()) {
                return insets + Math.max(wanted.prefHeight(beside(width)), above + under.prefHeight(left));
            }
            return insets + above + wholeBelow(width);
        });
    }

    /** How high the numbers and what stands beside them are under the pictures. */
    private double wholeBelow(double width) {
        double first = snapSizeX((width - GAP) * NUMBERS_SHARE);
        return Math.ceil(Math.max(wanted.prefHeight(first), under.prefHeight(width - first - GAP)));
    }

    private double wide() {
        return LEAST_WIDE * scale;
    }

    /** As much as the widest row takes, but not so much that pictures become too small. */
    private double beside(double width) {
        return snapSizeX(Math.max(numbersWidth * scale, Math.min(wanted.minWidth(-1) + SCROLL_BAR, MOST_BESIDE * width)));
    }

    /** What is to be scrolled where it does not fit. */
    static ScrollPane scrolling(Region content) {
        ScrollPane scroll = Nodes.scrolling(content);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        return scroll;
    }

    /** What of the numbers is seen without scrolling. */
    ReadOnlyObjectProperty<Bounds> seenOfNumbers() {
        return numbers.viewportBoundsProperty();
    }

    /** @param newScale of the type */
    void setScale(double newScale) {
        scale = newScale;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        if (width >= wide()) {
            double beside = beside(width);
            double leftWidth = width - beside - GAP;
            double used = layoutPictures(x, y, leftWidth, Math.max(height * LEAST_SHARE, height - under.prefHeight(leftWidth) - GAP / 2)) + GAP / 2;
            under.resizeRelocate(x, y + used, leftWidth, Math.max(0, height - used));
            numbers.resizeRelocate(x + leftWidth + GAP, y, beside, height);
        } else {
            // Where nothing needs to be scrolled beside smaller pictures, it is not.
            double left = height - wholeBelow(width) - GAP / 2;
            double used = layoutPictures(x, y, width, left >= least(each(width)) ? Math.min(left, height / 2) : height / 2) + GAP / 2;
            double first = snapSizeX((width - GAP) * NUMBERS_SHARE);
            numbers.resizeRelocate(x, y + used, first, Math.max(0, height - used));
            under.resizeRelocate(x + first + GAP, y + used, width - first - GAP, Math.max(0, height - used));
        }
    }

    /** @return the height that they take */
    private double layoutPictures(double x, double y, double width, double height) {
        double each = each(width);
        double pictureHeight = Math.ceil(Math.min(highest(each), Math.max(least(each), height)));
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).resizeRelocate(x + i * (each + GAP), y, each, pictureHeight);
        }
        return pictureHeight;
    }

    private double each(double width) {
        return Math.floor((width - (pictures.size() - 1) * GAP) / pictures.size());
    }

    /** @return the height of the least pictures: the words on one may be wider than the square */
    private double least(double width) {
        return highest(width) - Math.max(0, width - LEAST_SIDE * scale);
    }

    private double highest(double width) {
        return pictures.stream().mapToDouble(picture -> picture.prefHeight(width)).max().orElse(0);
    }
}
