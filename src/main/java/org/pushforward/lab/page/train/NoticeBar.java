package org.pushforward.lab.page.train;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pushforward.lab.control.Icons;

/** Says in words that something did not work, over the page, until it is dismissed. */
public final class NoticeBar extends HBox {

    /** @param words shown unless they are empty */
    public NoticeBar(ReadOnlyStringProperty words, Runnable dismiss) {
        Label label = new Label();
        label.setWrapText(true);
        label.textProperty().bind(words);
        label.setGraphic(Icons.of("fth-alert-triangle"));
        label.setId("notice");
        HBox.setHgrow(label, Priority.ALWAYS);
        Button button = new Button("Dismiss");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> dismiss.run());
        getChildren().setAll(label, button);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("notice");
        setMaxSize(720, Region.USE_PREF_SIZE);
        visibleProperty().bind(Bindings.isNotEmpty(words));
        managedProperty().bind(visibleProperty());
    }
}
