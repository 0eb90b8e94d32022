package org.pushforward.lab.page.train.lens;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.pushforward.lab.chart.PixelView;

/**
 * A square picture with a line above and words below, and beside it numbers, a scale and a chart. Where there is little width the numbers alone stand
 * beside the picture, and scale and chart below.
 */
final class FitPane extends Pane {

    private static final double GAP = 16;
    private static final double COLUMN_GAP = 28;
    private static final double LINE_GAP = 4;
    private static final double WIDE = 640;
    private static final double LEAST_RIGHT = 360;
    private static final double MOST_LEFT_SHARE = 0.6;
    private static final double LEAST_LEFT_SHARE = 0.4;
    private static final double NARROW_PICTURE_SHARE = 0.52;
    /** Of the height, for the picture, where there is little width. */
    private static final double UPPER_SHARE = 0.5;
    private static final double TWO_COLUMNS = 340;
    private static final double LEAST_CHART = 110;
    private static final double LEAST_PICTURE = 180;

    private final Region caption;
    private final PixelView picture;
    private final Region reading;
    private final FitMeasuresPane measures;
    private final Region gauge;
    private final Region chart;
    private double scale = 1;
    private boolean charted = true;

    FitPane(Region caption, PixelView picture, Region reading, FitMeasuresPane measures, Region gauge, Region chart) {
        super(caption, picture, reading, measures, gauge, chart);
        this.caption = caption;
        this.picture = picture;
        this.reading = reading;
        this.measures = measures;
        this.gauge = gauge;
        this.chart = chart;
        getStyleClass().add("fit-lens");
        setMinWidth(0);
        // A size of its own: the default would be where the children happen to lie.
        setPrefSize(900, 480);
    }

    /** @param newScale factor on type */
    void setScale(double newScale) {
        scale = newScale;
        requestLayout();
    }

    /** @param newCharted whether the chart has something to show, and not only words in its place */
    void setCharted(boolean newCharted) {
        charted = newCharted;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        if (isWide(width)) {
            layoutWide(x, y, width, height);
        } else {
            layoutNarrow(x, y, width, height);
        }
    }

    private void layoutWide(double x, double y, double width, double height) {
        double most = widestLeft(width);
        double forPicture = height - captionHeight() - Math.ceil(reading.prefHeight(most)) - picture.axisHeight() + picture.axisWidth();
        double left = Math.floor(Math.max(LEAST_LEFT_SHARE * width, Math.min(most, forPicture)));
        double below = Math.ceil(reading.prefHeight(left));
        double tall = layoutPicture(x, y, left, height - below);
        reading.resizeRelocate(x, y + tall, left, below);
        double from = x + left + COLUMN_GAP;
        double right = width - left - COLUMN_GAP;
        int columns = columns(right);
        double lower = 2 * GAP + gauge.prefHeight(right) + below(right);
        boolean annotated = measures.height(right, columns, true) + lower <= height;
        measures.arrange(columns, annotated);
        double used = Math.ceil(measures.height(right, columns, annotated));
        measures.resizeRelocate(from, y, right, used);
        layoutLower(from, y + used + GAP, right, height - used - GAP);
    }

    private void layoutNarrow(double x, double y, double width, double height) {
        double left = Math.floor(NARROW_PICTURE_SHARE * width);
        double tall = layoutPicture(x, y, left, Math.floor(UPPER_SHARE * height));
        double right = width - left - GAP;
        measures.arrange(1, false);
        double upper = Math.max(tall, Math.ceil(measures.height(right, 1, false)));
        measures.resizeRelocate(x + left + GAP, y, right, upper);
        double words = Math.ceil(reading.prefHeight(width));
        reading.resizeRelocate(x, y + upper, width, words);
        double from = upper + words + GAP;
        layoutLower(x, y + from, width, height - from);
    }

    /** @return what the chart, or the words in its place, need */
    private double below(double width) {
        return charted ? LEAST_CHART * scale : Math.ceil(chart.minHeight(width));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double wholeWidth) {
        double width = (wholeWidth < 0 ? getWidth() : wholeWidth) - snappedLeftInset() - snappedRightInset();
        double picture = captionHeight() + LEAST_PICTURE * Math.sqrt(scale);
        double needed;
        if (isWide(width)) {
            // The left column may become that wide, and the right one is the narrower for it.
            double right = width - COLUMN_GAP - Math.max(LEAST_LEFT_SHARE * width, widestLeft(width));
            double numbers = measures.height(right, columns(right), false) + 2 * GAP + gauge.prefHeight(right) + below(right);
            needed = Math.max(numbers, picture + reading.prefHeight(LEAST_LEFT_SHARE * width));
        } else {
            double right = width - Math.floor(NARROW_PICTURE_SHARE * width) - GAP;
            needed = Math.max(picture, measures.height(right, 1, false)) + reading.prefHeight(width) + 2 * GAP + gauge.prefHeight(width)
                    + below(width);
        }
        return snappedTopInset() + Math.ceil(needed) + snappedBottomInset();
    }

    private boolean isWide(double width) {
        return width >= WIDE * Math.sqrt(scale);
    }

    private static double widestLeft(double width) {
        return Math.min(MOST_LEFT_SHARE * width, width - COLUMN_GAP - LEAST_RIGHT);
    }

    private int columns(double right) {
        return right >= TWO_COLUMNS * scale ? 2 : 1;
    }

    private double captionHeight() {
        return Math.ceil(caption.prefHeight(-1)) + LINE_GAP;
    }

    /** @return the height that it takes with the line above */
    private double layoutPicture(double x, double y, double width, double height) {
        double top = captionHeight();
        double side = Math.max(0, Math.min(width - picture.axisWidth(), height - top - picture.axisHeight()));
        caption.resizeRelocate(x, y, Math.min(width, side + picture.axisWidth()), top - LINE_GAP);
        picture.resizeRelocate(x, y + top, side + picture.axisWidth(), side + picture.axisHeight());
        return top + side + picture.axisHeight();
    }

    private void layoutLower(double x, double y, double width, double height) {
        double gaugeHeight = Math.ceil(gauge.prefHeight(width));
        gauge.resizeRelocate(x, y, width, gaugeHeight);
        chart.resizeRelocate(x, y + gaugeHeight + GAP, width, Math.max(0, height - gaugeHeight - GAP));
    }
}
