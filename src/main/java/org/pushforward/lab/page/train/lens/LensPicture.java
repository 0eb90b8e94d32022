package org.pushforward.lab.page.train.lens;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.lab.chart.PixelView;

/** A square picture under its title. */
final class LensPicture extends VBox {

    private final PixelView view = new PixelView();
    private final Label axes = new Label();

    /** @param axes what its axes are, with units */
    LensPicture(String title, String axes) {
        getStyleClass().add("picture-column");
        Label name = new Label(title);
        name.getStyleClass().add("picture-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        this.axes.setText(axes);
        this.axes.getStyleClass().add("picture-origin");
        HBox caption = new HBox(name, this.axes);
        caption.getStyleClass().add("lens-caption");
        caption.setAlignment(Pos.BASELINE_LEFT);
        view.setAccessibleText(title);
        getChildren().setAll(caption, view);
    }

    PixelView view() {
        return view;
    }

    /** What the axes are, with units. */
    void setAxes(String words) {
        axes.setText(words);
    }
}
