package org.pushforward.lab.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One sentence under a row of figures, on what one of them is; takes no room while there is nothing to say. */
public final class FigureNote extends Label {

    public FigureNote() {
        getStyleClass().add("figure-note");
        TermMark.on(this);
        Nodes.wrapping(this);
        setMinHeight(Region.USE_PREF_SIZE);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
