package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.pushforward.lab.control.Nodes;

/** Two charts below each other and what is to be said of them: where there is width beside them, else below; where there is no room, scrolled. */
final class TwoCharts extends Pane {

    private static final double GAP = 24;
    private static final double LEAST_WORDS = 232;
    private static final double MOST_WORDS = 420;
    private static final double WORDS_SHARE = 0.34;
    private static final double LEAST_CHART = 150;
    /** From this width on the words stand beside the charts. */
    private static final double WIDE = 680;

    private final Region first;
    private final Region second;
    private final Region words;
    private final ScrollPane wordsWindow;
    private double scale = 1;
    private boolean charts = true;

    TwoCharts(Region first, Region second, Region words) {
        this.first = first;
        this.second = second;
        this.words = words;
        wordsWindow = Nodes.scrolling(words);
        getChildren().setAll(List.of(first, second, wordsWindow));
        getStyleClass().add("two-maps");
        setMinWidth(0);
        setPrefSize(900, 600);
    }

    /** @param newScale of the type */
    void setScale(double newScale) {
        scale = newScale;
        requestLayout();
    }

    /** Shows the words alone, or the charts again. */
    void showCharts(boolean shown) {
        if (shown != charts) {
            charts = shown;
            first.setVisible(shown);
            second.setVisible(shown);
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double wholeWidth) {
        double width = (wholeWidth < 0 ? getWidth() : wholeWidth) - snappedLeftInset() - snappedRightInset();
        double chart = LEAST_CHART * Math.sqrt(scale);
        double insets = snappedTopInset() + snappedBottomInset();
        double least = insets + (width >= WIDE ? 2 : 3) * chart + GAP;
        return LensParts.minHeight(this, least, () -> insets + (!charts ? words.prefHeight(width) : width >= WIDE ? words.prefHeight(beside(width))
                : words.prefHeight(width) + 2 * chart + 2 * GAP));
    }

    private double beside(double width) {
        double grown = Math.sqrt(scale);
        return snapSizeX(Math.min(MOST_WORDS * grown, Math.max(LEAST_WORDS * grown, WORDS_SHARE * width)));
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        double grown = Math.sqrt(scale);
        if (!charts) {
            wordsWindow.resizeRelocate(x, y, width, height);
        } else if (width >= WIDE) {
            double beside = beside(width);
            placeCharts(x, y, width - beside - GAP, height);
            wordsWindow.resizeRelocate(x + width - beside, y, beside, height);
        } else {
            double wordsHeight = Math.min(Math.ceil(words.prefHeight(width)), Math.max(0, height - 2 * LEAST_CHART * grown - 2 * GAP));
            double above = height - wordsHeight - GAP;
            placeCharts(x, y, width, above);
            wordsWindow.resizeRelocate(x, y + above + GAP, width, wordsHeight);
        }
    }

    private void placeCharts(double x, double y, double width, double height) {
        double each = LensParts.chartHeight(width, Math.floor((height - GAP) / 2), LEAST_CHART);
        first.resizeRelocate(x, y, width, each);
        second.resizeRelocate(x, y + each + GAP, width, each);
    }
}
