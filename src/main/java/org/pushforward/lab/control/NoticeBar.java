package org.pushforward.lab.control;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What went wrong and what to do, over a page, until it is dismissed. It is there only while there are words. */
public final class NoticeBar extends HBox {

    private static final double WIDTH = 720;

    public NoticeBar(Notice notice) {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty().bind(notice.wordsProperty());
        words.setGraphic(Icons.of("fth-alert-triangle"));
        words.setId("notice");
        Button dismiss = new Button("Dismiss");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(event -> notice.dismiss());
        getChildren().addAll(Nodes.growing(words), dismiss);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("notice");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        visibleProperty().bind(Bindings.isNotEmpty(notice.wordsProperty()));
        managedProperty().bind(visibleProperty());
    }
}
