package org.pushforward.lab.page.train.lens;

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

    private final Region caption;
    private final PixelView picture;
    private final Region reading;
    private final FitMeasuresPane measures;
    private final Region gauge;
    private final Region chart;
    private double scale = 1;

    FitPane(Region caption, PixelView picture, Region reading, FitMeasuresPane measures, Region gauge, Region chart) {
        super(caption, picture, reading, measures, gauge, chart);
        this.caption = caption;
        this.picture = picture;
        this.reading = reading;
        this.measures = measures;
        this.gauge = gauge;
        this.chart = chart;
        getStyleClass().add("fit-lens");
        setMinSize(0, 0);
        // A size of its own: the default would be where the children happen to lie.
        setPrefSize(900, 480);
    }

    /** @param newScale factor on type */
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
        if (width >= WIDE * Math.sqrt(scale)) {
            layoutWide(x, y, width, height);
        } else {
            layoutNarrow(x, y, width, height);
        }
    }

    private void layoutWide(double x, double y, double width, double height) {
        double most = Math.min(MOST_LEFT_SHARE * width, width - COLUMN_GAP - LEAST_RIGHT);
        double tall = height - captionHeight() - Math.ceil(reading.prefHeight(most)) - picture.axisHeight() + picture.axisWidth();
        double left = Math.floor(Math.max(LEAST_LEFT_SHARE * width, Math.min(most, tall)));
        layoutPicture(x, y, left, height);
        double from = x + left + COLUMN_GAP;
        double right = width - left - COLUMN_GAP;
        int columns = right >= TWO_COLUMNS * scale ? 2 : 1;
        double below = 2 * GAP + gauge.prefHeight(right) + LEAST_CHART * scale;
        boolean annotated = measures.height(right, columns, true) + below <= height;
        measures.arrange(columns, annotated);
        double used = Math.ceil(measures.height(right, columns, annotated));
        measures.resizeRelocate(from, y, right, used);
        layoutLower(from, y + used + GAP, right, height - used - GAP);
    }

    private void layoutNarrow(double x, double y, double width, double height) {
        double left = Math.floor(NARROW_PICTURE_SHARE * width);
        double upper = Math.floor(UPPER_SHARE * height);
        layoutPicture(x, y, left, upper);
        measures.arrange(1, false);
        measures.resizeRelocate(x + left + GAP, y, width - left - GAP, upper);
        layoutLower(x, y + upper + GAP, width, height - upper - GAP);
    }

    private double captionHeight() {
        return Math.ceil(caption.prefHeight(-1)) + LINE_GAP;
    }

    private void layoutPicture(double x, double y, double width, double height) {
        double top = captionHeight();
        double words = Math.ceil(reading.prefHeight(width));
        double side = Math.min(width - picture.axisWidth(), height - top - words - picture.axisHeight());
        double tall = side + picture.axisHeight();
        caption.resizeRelocate(x, y, width, top - LINE_GAP);
        picture.resizeRelocate(x, y + top, side + picture.axisWidth(), tall);
        reading.resizeRelocate(x, y + top + tall, width, words);
    }

    private void layoutLower(double x, double y, double width, double height) {
        double gaugeHeight = Math.ceil(gauge.prefHeight(width));
        gauge.resizeRelocate(x, y, width, gaugeHeight);
        chart.resizeRelocate(x, y + gaugeHeight + GAP, width, Math.max(0, height - gaugeHeight - GAP));
    }
}
