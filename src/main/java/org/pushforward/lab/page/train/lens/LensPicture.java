package org.pushforward.lab.page.train.lens;

import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.pushforward.chart.PictureFigure;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.Nodes;

/** A square picture under its title and over words on what it shows. */
final class LensPicture extends VBox {

    private final PixelView view;
    private final Label words = Nodes.sentences("", "lens-reading");

    /** @param figure what the picture is, for those who take it away */
    LensPicture(String title, Supplier<PictureFigure> figure) {
        view = new PixelView(() -> figure.get().saying(words.getText()));
        getStyleClass().add("picture-column");
        view.setAccessibleText(title);
        getChildren().setAll(Nodes.label(title, "lens-title", "lens-head"), view, words);
    }

    void show(SquarePicture picture) {
        LensParts.show(picture, view);
    }

    PixelView view() {
        return view;
    }

    /** What the axes are, with units, and what the marks are. */
    void setWords(String newWords) {
        words.setText(newWords);
        view.setAccessibleHelp(newWords);
    }
}
