package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Square pictures side by side, as large as there is room, with something low and wide under them and something narrow and high beside them. Where the
 * width does not allow that, the two share the room under the pictures.
 */
final class PicturesAndNumbers extends Pane {

    private static final double GAP = 24;
    private static final double LEAST_SIDE = 140;
    /** Below this, numbers go under the pictures. For type at its nominal size. */
    private static final double LEAST_WIDE = 760;

    private final List<Region> pictures;
    private final Region under;
    private final Region numbers;
    private final double numbersWidth;
    private double scale = 1;

    /**
     * @param pictures each as high as its width asks for
     * @param under    gets the least height that it can do with, and what the pictures leave
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
            double used = layoutPictures(x, y, leftWidth, height - under.minHeight(leftWidth) - GAP / 2) + GAP / 2;
            under.resizeRelocate(x, y + used, leftWidth, Math.max(0, height - used));
            numbers.resizeRelocate(x + leftWidth + GAP, y, beside, height);
        } else {
            double used = layoutPictures(x, y, width, height / 2) + GAP / 2;
            double half = snapSizeX((width - GAP) / 2);
            numbers.resizeRelocate(x, y + used, half, Math.max(0, height - used));
            under.resizeRelocate(x + half + GAP, y + used, half, Math.max(0, height - used));
        }
    }

    /** @return the height that they take */
    private double layoutPictures(double x, double y, double width, double height) {
        double each = Math.floor((width - (pictures.size() - 1) * GAP) / pictures.size());
        double excess = pictures.get(0).prefHeight(each) - height;
        double pictureWidth = Math.min(each, Math.max(LEAST_SIDE * scale, each - Math.max(0, excess)));
        double pictureHeight = Math.ceil(pictures.get(0).prefHeight(pictureWidth));
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).resizeRelocate(x + i * (each + GAP), y, pictureWidth, pictureHeight);
        }
        return pictureHeight;
    }
}
