package org.pushforward.lab.page.train.lens;

import java.util.function.DoubleSupplier;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.Nodes;

/** Small parts that the views have in common. */
final class LensParts {

    private LensParts() {}

    /** A text that stays needs no layout and no pulse. */
    static void setText(Label label, String words) {
        if (!words.equals(label.getText())) {
            label.setText(words);
        }
    }

    /**
     * What a picture shows, to stand above it; the unit below the name where there is no room beside it.
     *
     * @param unit of its axes
     */
    static FlowPane line(String name, String unit) {
        Label title = Nodes.label(name, "picture-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label axes = Nodes.label(unit, "picture-origin");
        axes.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane line = new FlowPane(title, axes);
        line.getStyleClass().add("map-line");
        line.setRowValignment(VPos.BASELINE);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    /**
     * How high a lens is to be at least. Where that is more than its window has, the window is scrolled, and words that were scrolled within it would
     * be a second bar in the first one's reach: so there they are whole.
     *
     * @param least with words that are scrolled by themselves
     * @param whole with room for all of them
     */
    static double minHeight(Node lens, double least, DoubleSupplier whole) {
        for (Node at = lens.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane window) {
                // Not its viewport's, which is that of the layout before.
                double height = window.getHeight() - window.snappedTopInset() - window.snappedBottomInset();
                // With all lenses below each other a tile keeps its words to itself, or the next one would be far.
                boolean scrolled = window.isFitToHeight() && least > height;
                return scrolled ? Math.max(least, Math.ceil(whole.getAsDouble())) : least;
            }
        }
        return least;
    }

    /**
     * How high a chart may be: where words make a lens higher than its window, no higher than wide. Drawn out to two thousand pixels it tells less.
     *
     * @param least what it is given at any width
     */
    static double chartHeight(double width, double height, double least) {
        return Math.max(0, Math.min(height, Math.max(width, least)));
    }

    /** @param picture null for none yet */
    static void show(SquarePicture picture, PixelView view) {
        if (picture != null) {
            view.show(picture.pixels(), picture.side());
            view.setContent(picture.content());
        }
    }
}
