package org.pushforward.lab.shell;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.pushforward.chart.Theme;

/**
 * Has tooltips, menus and other popups in the look of the window that they belong to: each has a scene of its own, which takes over the style
 * sheets of the window but not what its root has. For the JavaFX thread.
 */
final class PopupLook {

    private static final String DARK = Theme.DARK.kind().word();
    private static final ListChangeListener<Window> NEWCOMERS = change -> {
        while (change.next()) {
            change.getAddedSubList().stream().filter(PopupWindow.class::isInstance).map(PopupWindow.class::cast).forEach(PopupLook::dress);
        }
    };

    private PopupLook() {}

    /** Begins with it, for all windows of the process; to be called as often as one likes. */
    static void install() {
        Window.getWindows().removeListener(NEWCOMERS);
        Window.getWindows().addListener(NEWCOMERS);
    }

    /** For the popups that are shown from now on. @param root of a window of the lab */
    static void set(Node root, Theme look) {
        root.getProperties().put(PopupLook.class, look);
    }

    private static void dress(PopupWindow popup) {
        Window window = popup;
        while (owner(window) != null) {
            window = owner(window);
        }
        if (window.getScene() != null && window.getScene().getRoot().getProperties().get(PopupLook.class) instanceof Theme look) {
            popup.getScene().getRoot().getStyleClass().remove(DARK);
            if (look.isDark()) {
                popup.getScene().getRoot().getStyleClass().add(DARK);
            }
            if (popup instanceof Tooltip tip) {
                tip.setStyle(StyleSheets.tip(look));
            }
        }
    }

    private static Window owner(Window window) {
        return window instanceof PopupWindow popup ? popup.getOwnerWindow() : window instanceof Stage stage ? stage.getOwner() : null;
    }
}
