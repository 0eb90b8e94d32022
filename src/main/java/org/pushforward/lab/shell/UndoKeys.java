package org.pushforward.lab.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.session.UndoStack;

/**
 * Has a window undo and redo by Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (Command on a Mac), wherever the focus is; a field in which something was typed keeps
 * them for its text as long as there is something to be undone or done again of that.
 */
final class UndoKeys {

    /** As they are written. */
    static final String UNDO = Key.shown(KeyCombination.valueOf("Shortcut+Z"));
    static final String REDO = Key.shown(KeyCombination.valueOf("Shortcut+Shift+Z"));

    private UndoKeys() {}

    /** For the list of all keys. */
    static List<Key> listed() {
        return List.of(Key.ofControl(UNDO, "undo"), Key.ofControl(REDO + " or " + Key.shown(KeyCombination.valueOf("Shortcut+Y")), "redo"));
    }

    static void install(Scene scene, UndoStack undo) {
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> undo.setHeld(true));
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> undo.setHeld(false));
        // Before the control: a field takes these keys even where they would do nothing in it.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.isShortcutDown() && !press.isAltDown() && !isTyped(scene.getFocusOwner()) && act(press, undo)) {
                press.consume();
            }
        });
    }

    private static boolean isTyped(Node owner) {
        return owner instanceof TextInputControl text && text.isEditable() && (text.isUndoable() || text.isRedoable());
    }

    private static boolean act(KeyEvent press, UndoStack undo) {
        if (press.getCode() == KeyCode.Z && !press.isShiftDown()) {
            undo.undo();
        } else if (press.getCode() == KeyCode.Z || press.getCode() == KeyCode.Y) {
            undo.redo();
        } else {
            return false;
        }
        return true;
    }
}
