package org.pushforward.lab.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.Numbers;

/** The colours of a logarithmic map from its lower to its upper end, with decades written below. */
public final class LogLegend extends Region {

    private static final int COLOURS = 256;
    private static final int STRIP = 10;
    private static final double GAP = 4;
    private static final int MOST_LABELS = 5;
    private static final double LEAST_SPACE = 8;

    private final ImageView strip = new ImageView();
    private final List<Text> labels = new ArrayList<>();
    private int first;
    private int last;

    public LogLegend(ColourMap map) {
        // As high as it is shown: the software pipeline stretches a single row beyond its ends.
        WritableImage image = new WritableImage(COLOURS, STRIP);
        for (int x = 0; x < COLOURS; x++) {
            int colour = map.at((double) x / (COLOURS - 1));
            for (int y = 0; y < STRIP; y++) {
                image.getPixelWriter().setArgb(x, y, colour);
            }
        }
        strip.setImage(image);
        strip.setManaged(false);
        strip.setPreserveRatio(false);
        getChildren().add(strip);
        getStyleClass().add("log-legend");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /**
     * @param low  a power of ten
     * @param high a greater one
     */
    public void setRange(double low, double high) {
        int newFirst = (int) Math.round(Math.log10(low));
        int newLast = (int) Math.round(Math.log10(high));
        if (newFirst == first && newLast == last) {
            return;
        }
        first = newFirst;
        last = newLast;
        getChildren().removeAll(labels);
        labels.clear();
        for (int exponent = first; exponent <= last; exponent += step()) {
            Text label = new Text(Numbers.decade(Math.pow(10, exponent)));
            label.setManaged(false);
            label.setTextOrigin(VPos.TOP);
            label.getStyleClass().add("tick-label");
            labels.add(label);
        }
        getChildren().addAll(labels);
        setAccessibleText("Colours from " + Numbers.decade(low) + " to " + Numbers.decade(high));
        requestLayout();
    }

    /** Decades from one label to the next. */
    private int step() {
        return Math.max(1, (int) Math.ceil((last - first) / (double) MOST_LABELS));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        strip.relocate(0, 0);
        strip.setFitWidth(width);
        strip.setFitHeight(STRIP);
        double free = 0;
        for (int i = 0; i < labels.size(); i++) {
            Text label = labels.get(i);
            double wide = label.getLayoutBounds().getWidth();
            double at = (double) i * step() / (last - first) * width;
            double x = snapPositionX(Math.max(0, Math.min(width - wide, at - wide / 2)));
            label.relocate(x, STRIP + GAP);
            // Those at the ends stand within the strip and so nearer to their neighbours.
            label.setVisible(i == 0 || x >= free);
            free = label.isVisible() ? x + wide + LEAST_SPACE : free;
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return STRIP + GAP + (labels.isEmpty() ? 0 : Math.ceil(labels.get(0).getLayoutBounds().getHeight()));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 160;
    }
}
