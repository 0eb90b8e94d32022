package org.pushforward.lab.page.train.lens;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
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
     * What a picture shows, to stand above it.
     *
     * @param unit of its axes
     */
    static HBox line(String name, String unit) {
        Label title = Nodes.label(name, "picture-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label axes = Nodes.label(unit, "picture-origin");
        axes.setMinWidth(0);
        HBox line = new HBox(title, axes);
        line.getStyleClass().add("map-line");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    /** @param picture null for none yet */
    static void show(SquarePicture picture, PixelView view) {
        if (picture != null) {
            view.show(picture.pixels(), picture.side());
            view.setContent(picture.content());
        }
    }
}
