package org.pushforward.lab.page.train.lens;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.lab.chart.PixelView;

/** Small parts that the views have in common. */
final class LensParts {

    private LensParts() {}

    static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A paragraph, which is as high as its words need. */
    static Label paragraph(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

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
        Label title = label(name, "picture-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label axes = label(unit, "picture-origin");
        axes.setMinWidth(0);
        HBox line = new HBox(title, axes);
        line.getStyleClass().add("map-line");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    /** Switches a layer of pictures on and off. */
    static CheckBox layer(String name, String styleClass, String help, boolean selected) {
        CheckBox box = new CheckBox(name);
        box.getStyleClass().addAll("layer", styleClass);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setTooltip(new Tooltip(help));
        box.setSelected(selected);
        return box;
    }

    /** @param picture null for none yet */
    static void show(SquarePicture picture, PixelView view) {
        if (picture != null) {
            view.show(picture.pixels(), picture.side());
        }
    }
}
