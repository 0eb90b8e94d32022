package org.pushforward.lab.page.train.lens;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.lab.chart.PixelView;

/** Small parts that the views of maps have in common. */
final class MapControls {

    private MapControls() {}

    /**
     * What a picture shows, to stand above it.
     *
     * @param unit of its axes
     */
    static HBox line(String name, String unit) {
        Label title = new Label(name);
        title.getStyleClass().add("picture-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label axes = new Label(unit);
        axes.getStyleClass().add("picture-origin");
        axes.setMinWidth(0);
        HBox line = new HBox(title, axes);
        line.getStyleClass().add("map-line");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    /** Switches a layer of pictures on and off. */
    static CheckBox layer(String name, String styleClass, String help) {
        CheckBox box = new CheckBox(name);
        box.getStyleClass().addAll("layer", styleClass);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setTooltip(new Tooltip(help));
        return box;
    }

    /** @param picture null for none yet */
    static void show(SquarePicture picture, PixelView view) {
        if (picture != null) {
            view.show(picture.pixels(), picture.side());
        }
    }
}
