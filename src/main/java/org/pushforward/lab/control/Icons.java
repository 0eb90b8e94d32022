package org.pushforward.lab.control;

import javafx.scene.Node;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons that take the colour of the text around them. */
public final class Icons {
    private Icons() {}

    /** @param code of the feather set, for example {@code fth-play} */
    public static Node of(String code) {
        FontIcon icon = new FontIcon(code);
        icon.getStyleClass().add("icon");
        return icon;
    }
}
