package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Sentences below one another, and in a quieter voice how a picture is to be read. */
final class LensWords extends VBox {

    private final Label sentences = new Label();
    private final Label reading = new Label();

    LensWords() {
        getStyleClass().add("lens-words");
        for (Label label : List.of(sentences, reading)) {
            label.setWrapText(true);
            label.setMinWidth(0);
        }
        reading.getStyleClass().add("lens-reading");
        getChildren().addAll(sentences, reading);
    }

    void show(List<String> what, List<String> how) {
        set(sentences, String.join("\n", what));
        set(reading, String.join(" ", how));
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }
}
