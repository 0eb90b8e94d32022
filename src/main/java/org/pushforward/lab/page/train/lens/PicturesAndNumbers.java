package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Square pictures side by side, as large as there is room, with something low and wide under them and something narrow and high beside them. Where
 * the width does not allow that, the two share the room under the pictures.
 */
final class PicturesAndNumbers extends Pane {

    private static final double GAP = 24;
    private static final double LEAST_SIDE = 140;
    /** Of the height, for the pictures, whatever is under them. */
    private static final double LEAST_SHARE = 0.66;
    /** Below this, numbers go under the pictures. For type at its nominal size. */
    private static final double LEAST_WIDE = 760;

    /** Of the width, where numbers are under the pictures. */
    private static final double NUMBERS_SHARE = 0.6;

    private final List<Region> pictures;
    private final Region under;
    private final Region numbers;
    private final double numbersWidth;
    private double scale = 1;

    /**
     * @param pictures each as high as its width asks for
     * @param under    gets the height that it asks for, unless the pictures would become too small
     * @param numbers  gets what is left
     * @param width    of the numbers beside the pictures, for type at its nominal size
     */
    PicturesAndNumbers(List<Region> pictures, Region under, Region numbers, double width) {
        this.pictures = List.copyOf(pictures);
        this.under = under;
        this.numbers = numbers;
        this.numbersWidth = width;
        getChildren().setAll(pictures.toArray(Node[]::new));
        getChildren().addAll(under, numbers);
        getStyleClass().add("picture-and-charts");
        setMinSize(0, 0);
        setPrefSize(900, 600);
    }

    /** What is to be scrolled where it does not fit. */
    static ScrollPane scrolling(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("panel-scroll");
        scroll.setFitToWidth(true);
        // Else it would swallow Space and the arrows.
        scroll.setFocusTraversable(false);
        return scroll;
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
        if (width >= LEAST_WIDE * scale) {
            double beside = snapSizeX(numbersWidth * scale);
            double leftWidth = width - beside - GAP;
            double used = layoutPictures(x, y, leftWidth, Math.max(height * LEAST_SHARE, height - under.prefHeight(leftWidth) - GAP / 2)) + GAP / 2;
            under.resizeRelocate(x, y + used, leftWidth, Math.max(0, height - used));
            numbers.resizeRelocate(x + leftWidth + GAP, y, beside, height);
        } else {
            double used = layoutPictures(x, y, width, height / 2) + GAP / 2;
            double first = snapSizeX((width - GAP) * NUMBERS_SHARE);
            numbers.resizeRelocate(x, y + used, first, Math.max(0, height - used));
            under.resizeRelocate(x + first + GAP, y + used, width - first - GAP, Math.max(0, height - used));
        }
    }

    /** @return the height that they take */
    private double layoutPictures(double x, double y, double width, double height) {
        double each = Math.floor((width - (pictures.size() - 1) * GAP) / pictures.size());
        double excess = highest(each) - height;
        double pictureWidth = Math.min(each, Math.max(LEAST_SIDE * scale, each - Math.max(0, excess)));
        double pictureHeight = Math.ceil(highest(pictureWidth));
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).resizeRelocate(x + i * (each + GAP), y, pictureWidth, pictureHeight);
        }
        return pictureHeight;
    }

    private double highest(double width) {
        return pictures.stream().mapToDouble(picture -> picture.prefHeight(width)).max().orElse(0);
    }
}
