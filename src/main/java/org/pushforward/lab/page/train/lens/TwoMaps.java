package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.Nodes;

/**
 * Two square pictures beside each other with a line above each, a chart below, and what is to be said of them. Where there is width the words stand
 * beside pictures and chart, else between them; where there is no room for all words, one can scroll.
 */
final class TwoMaps extends Pane {

    private static final double GAP = 24;
    private static final double LINE_GAP = 4;
    /** Narrower words cannot be read. */
    private static final double LEAST_WORDS = 232;
    private static final double MOST_WORDS = 420;
    /** Of the width, for the words beside pictures. */
    private static final double WORDS_SHARE = 0.2;
    private static final double LEAST_CHART = 150;
    private static final double LEAST_SIDE = 96;
    /** From this width on the words stand beside the pictures. */
    private static final double WIDE = 680;
    /** Of the height, where the words stand below. */
    private static final double PICTURE_SHARE = 0.44;

    private final Region firstLine;
    private final PixelView first;
    private final Region secondLine;
    private final PixelView second;
    private final Region words;
    private final ScrollPane wordsWindow;
    private final Region chart;

    TwoMaps(Region firstLine, PixelView first, Region secondLine, PixelView second, Region words, Region chart) {
        this.firstLine = firstLine;
        this.first = first;
        this.secondLine = secondLine;
        this.second = second;
        this.words = words;
        this.chart = chart;
        wordsWindow = Nodes.scrolling(words);
        getChildren().setAll(List.of(firstLine, first, secondLine, second, wordsWindow, chart));
        getStyleClass().add("two-maps");
        setMinWidth(0);
        // A size of its own: the default would be where the children happen to lie.
        setPrefSize(900, 600);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** The least pictures and a chart, and a few words where these stand between them; more of the words is scrolled. */
    @Override
    protected double computeMinHeight(double wholeWidth) {
        double width = (wholeWidth < 0 ? getWidth() : wholeWidth) - snappedLeftInset() - snappedRightInset();
        double map = leastSide() + first.axisWidth();
        double above = line(map) + leastSide() + first.axisHeight() + GAP;
        double grown = Math.sqrt(first.getGutterScale());
        double chart = LEAST_CHART * grown;
        double insets = snappedTopInset() + snappedBottomInset();
        double least = insets + above + (width >= WIDE ? 1 : 2) * chart;
        return LensParts.minHeight(this, least, () -> {
            if (width >= WIDE) {
                return insets + words.prefHeight(LEAST_WORDS * grown);
            }
            double below = Math.ceil(words.prefHeight(width)) + chart + GAP;
            // The pictures have a share of the height, and their least.
            return insets + Math.max(above + below, below / (1 - PICTURE_SHARE));
        });
    }

    /** The titles are not to be wider than their pictures. */
    private double leastSide() {
        return Math.max(LEAST_SIDE, Math.max(firstLine.minWidth(-1), secondLine.minWidth(-1)) - first.axisWidth());
    }

    /** @return height of the lines above the pictures */
    private double line(double mapWidth) {
        return Math.ceil(Math.max(firstLine.prefHeight(mapWidth), secondLine.prefHeight(mapWidth))) + LINE_GAP;
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        double scale = first.getGutterScale();
        boolean wide = width >= WIDE;
        // Larger type needs more room, but so do the pictures.
        double grown = Math.sqrt(scale);
        double least = Math.max(LEAST_WORDS * grown, Math.min(MOST_WORDS * grown, WORDS_SHARE * width));
        double forWords = wide ? GAP + least : 0;
        double across = (width - GAP - forWords) / 2 - first.axisWidth();
        double down = (wide ? height - GAP - LEAST_CHART * grown : height * PICTURE_SHARE) - first.axisHeight();
        double line = line(Math.max(leastSide(), Math.min(across, down)) + first.axisWidth());
        double side = Math.floor(Math.max(leastSide(), Math.min(across, down - line)));
        line = line(side + first.axisWidth());
        double mapWidth = side + first.axisWidth();
        double mapHeight = line + side + first.axisHeight();
        place(firstLine, first, x, y, mapWidth, mapHeight, line);
        place(secondLine, second, x + mapWidth + GAP, y, mapWidth, mapHeight, line);
        if (wide) {
            double from = 2 * (mapWidth + GAP);
            wordsWindow.resizeRelocate(x + from, y, Math.min(width - from, MOST_WORDS * grown), height);
            placeChart(x, y + mapHeight + GAP / 2, from - GAP, height - mapHeight - GAP / 2);
        } else {
            double wanted = Math.ceil(words.prefHeight(width));
            double rest = Math.max(0, height - mapHeight - GAP);
            double wordsHeight = Math.min(wanted, Math.max(rest / 2, rest - LEAST_CHART * grown));
            wordsWindow.resizeRelocate(x, y + mapHeight + GAP / 2, width, wordsHeight);
            placeChart(x, y + mapHeight + GAP + wordsHeight, width, rest - wordsHeight);
        }
    }

    private void placeChart(double x, double y, double width, double height) {
        chart.resizeRelocate(x, y, width, LensParts.chartHeight(width, height, LEAST_CHART));
    }

    private static void place(Region line, PixelView picture, double x, double y, double width, double height, double lineHeight) {
        line.resizeRelocate(x, y, width, lineHeight - LINE_GAP);
        picture.resizeRelocate(x, y + lineHeight, width, height - lineHeight);
    }
}
