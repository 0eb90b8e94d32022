package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.TermMark;

/** Sentences below one another, and below them in a quieter voice how a picture is to be read. */
final class LensWords extends VBox {

    private final List<Label> sentences = new ArrayList<>();
    private final Label reading = label();

    LensWords() {
        getStyleClass().add("lens-words");
        setMinSize(0, 0);
        reading.getStyleClass().add("lens-reading");
        getChildren().add(reading);
    }

    /** Explains its terms where they stand. */
    private static Label label() {
        Label label = Nodes.wrapping(TermMark.on(new Label()));
        label.setMinWidth(0);
        return label;
    }

    /** @param how sentences that make one paragraph */
    void show(List<String> what, List<String> how) {
        while (sentences.size() > what.size()) {
            getChildren().remove(sentences.remove(sentences.size() - 1));
        }
        while (sentences.size() < what.size()) {
            Label label = label();
            getChildren().add(sentences.size(), label);
            sentences.add(label);
        }
        for (int i = 0; i < what.size(); i++) {
            LensParts.setText(sentences.get(i), what.get(i));
        }
        LensParts.setText(reading, String.join(" ", how));
    }
}
