package org.pushforward.lab.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A titled group of settings that can be folded away. */
public final class Fold extends VBox {

    private final BooleanProperty open = new SimpleBooleanProperty(this, "open", true);

    /** @param effect words beside the title: what a change in this group does */
    public Fold(String title, String effect, Node... settings) {
        getStyleClass().add("fold");
        Node chevron = Icons.of("fth-chevron-down");
        Button header = new Button(title, chevron);
        header.getStyleClass().setAll("button", "fold-header");
        header.setMinWidth(Region.USE_PREF_SIZE);
        header.setAccessibleText(title + ", " + effect);
        header.setOnAction(event -> open.set(!open.get()));
        Label words = new Label(effect);
        words.getStyleClass().add("fold-effect");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(header, space, words);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox body = new VBox(settings);
        body.getStyleClass().add("fold-body");
        body.visibleProperty().bind(open);
        body.managedProperty().bind(open);
        open.addListener((property, was, is) -> chevron.setRotate(is ? 0 : -90));
        getChildren().addAll(line, body);
    }
}
