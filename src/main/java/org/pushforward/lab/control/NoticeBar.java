package org.pushforward.lab.control;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What went wrong and what to do, over a page, until it is dismissed. It is there only while there are words. */
public final class NoticeBar extends HBox {

    private static final double WIDTH = 720;

    public NoticeBar(Notice notice) {
        this(notice.wordsProperty(), notice::dismiss);
    }

    public NoticeBar(ObservableStringValue notice, Runnable dismissal) {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty().bind(notice);
        words.setGraphic(Icons.of("fth-alert-triangle"));
        words.setId("notice");
        setHgrow(words, Priority.ALWAYS);
        Button dismiss = new Button("Dismiss");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(event -> dismissal.run());
        getChildren().addAll(words, dismiss);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("notice");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        visibleProperty().bind(Bindings.isNotEmpty(notice));
        managedProperty().bind(visibleProperty());
    }
}
