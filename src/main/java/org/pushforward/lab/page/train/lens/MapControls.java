package org.pushforward.lab.page.train.lens;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.pushforward.lab.chart.PixelView;

/** Small parts that the views of maps have in common. */
final class MapControls {

    private MapControls() {}

    /** What a picture shows, to stand above it. */
    static Label line(String text) {
        Label line = new Label(text);
        line.getStyleClass().add("picture-title");
        line.setMinWidth(0);
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
    static void show(MapPicture picture, PixelView view) {
        if (picture != null) {
            view.show(picture.pixels(), picture.side());
        }
    }
}
