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
        Label name = new Label(title);
        name.getStyleClass().add("fold-title");
        Label words = new Label(effect);
        words.getStyleClass().add("fold-effect");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Node chevron = Icons.of("fth-chevron-down");
        HBox line = new HBox(name, space, words, chevron);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("fold-line");
        Button header = new Button();
        header.setGraphic(line);
        header.getStyleClass().setAll("button", "fold-header");
        header.setMaxWidth(Double.MAX_VALUE);
        header.setAccessibleText(title + ", " + effect);
        header.setOnAction(event -> open.set(!open.get()));
        // The graphic of a button takes its own width; a bar takes all there is.
        line.prefWidthProperty().bind(header.widthProperty().subtract(2));
        VBox body = new VBox(settings);
        body.getStyleClass().add("fold-body");
        body.visibleProperty().bind(open);
        body.managedProperty().bind(open);
        open.addListener((property, was, is) -> chevron.setRotate(is ? 0 : -90));
        getChildren().addAll(header, body);
    }
}
