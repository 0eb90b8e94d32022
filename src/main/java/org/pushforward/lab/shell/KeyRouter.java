package org.pushforward.lab.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.pushforward.lab.control.EntryField;
import org.pushforward.lab.control.Key;

/**
 * Sees to it that the keys of a page work wherever the focus is. Space belongs to the page before it belongs to a control, so that whoever has just
 * pressed a button can play; a control is pressed by Enter. On a page without a key Space, controls keep it. Letters belong to whoever is typing.
 */
final class KeyRouter {

    private final Scene scene;
    private final Supplier<List<Key>> keys;
    private final Runnable focusPage;
    /** Whether Space is down and taken, so that no control may hear of its release. */
    private boolean spaceTaken;

    /** @param keys of the page that is shown and of the window @param focusPage puts the focus on what a person wants first */
    static void install(Scene scene, Supplier<List<Key>> keys, Runnable focusPage) {
        KeyRouter router = new KeyRouter(scene, keys, focusPage);
        scene.addEventFilter(KeyEvent.ANY, router::before);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, router::after);
        scene.addEventHandler(EntryField.DONE, event -> focusPage.run());
    }

    private KeyRouter(Scene scene, Supplier<List<Key>> keys, Runnable focusPage) {
        this.scene = scene;
        this.keys = keys;
        this.focusPage = focusPage;
    }

    /** Before the control that has the focus. */
    private void before(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            if (spaceTaken && event.getCharacter().equals(" ")) {
                event.consume();
            }
        } else if (event.getCode() == KeyCode.SPACE && event.getEventType() == KeyEvent.KEY_RELEASED) {
            if (spaceTaken) {
                spaceTaken = false;
                event.consume();
            }
        } else if (event.getCode() == KeyCode.SPACE) {
            spacePressed(event);
        }
    }

    private void spacePressed(KeyEvent press) {
        Node owner = scene.getFocusOwner();
        Optional<Key> key = keyOf(press);
        boolean typing = owner instanceof TextInputControl && !(owner instanceof EntryField entry && !entry.takesBlanks());
        if (key.isEmpty() || typing || isChoosing(owner)) {
            return;
        }
        press.consume();
        // A key that is held down repeats itself, but plays once.
        if (spaceTaken) {
            return;
        }
        spaceTaken = true;
        if (owner instanceof EntryField entry) {
            if (!entry.commit()) {
                return;
            }
            focusPage.run();
        }
        key.get().action().run();
    }

    /** Whether a list or a menu is open, whose keys are its own. */
    private static boolean isChoosing(Node owner) {
        return owner instanceof ComboBoxBase<?> box && box.isShowing() || owner instanceof ChoiceBox<?> choice && choice.isShowing()
                || Window.getWindows().stream().anyMatch(window -> window instanceof ContextMenu && window.isShowing());
    }

    /** What no control has taken. */
    private void after(KeyEvent press) {
        Node owner = scene.getFocusOwner();
        if (press.isConsumed()) {
            return;
        }
        if (press.getCode() == KeyCode.ENTER && Key.isPlain(press) && press(owner)) {
            press.consume();
            return;
        }
        if (owner instanceof TextInputControl && !press.isShortcutDown() && !press.getCode().isFunctionKey()) {
            return;
        }
        keyOf(press).ifPresent(key -> {
            key.action().run();
            press.consume();
        });
    }

    private Optional<Key> keyOf(KeyEvent press) {
        return keys.get().stream().filter(key -> key.pressed().test(press)).findFirst();
    }

    /** @return whether it is something that can be pressed */
    private static boolean press(Node owner) {
        if (owner instanceof ButtonBase button) {
            button.fire();
        } else if (owner instanceof ComboBoxBase<?> box) {
            box.show();
        } else if (owner instanceof ChoiceBox<?> box) {
            box.show();
        } else {
            return false;
        }
        return true;
    }
}
