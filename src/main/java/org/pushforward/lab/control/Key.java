package org.pushforward.lab.control;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key and what it does. The list of all keys, what happens on a press, the button and the entry of a menu for the same come from this one telling.
 *
 * @param cap         what stands on it
 * @param words       what it does, for the list of all keys; empty if another line of the list speaks for it
 * @param pressed     whether a press is one of this key
 * @param action      what it does
 * @param accelerator of the entry of a menu that takes the press; null for a key that the window itself takes
 */
public record Key(String cap, String words, Predicate<KeyEvent> pressed, Runnable action, KeyCombination accelerator) {

    /** How the system writes the key that makes shortcuts of others: Ctrl+ or ⌘. */
    private static final String SHORTCUT = shown(KeyCombination.valueOf("Shortcut+A")).replaceFirst("A$", "");

    /** A key that the window takes. */
    public Key(String cap, String words, Predicate<KeyEvent> pressed, Runnable action) {
        this(cap, words, pressed, action, null);
    }

    /** A key without Ctrl or Alt. */
    public static Key of(KeyCode code, String words, Runnable action) {
        String cap = switch (code) {
            case LEFT -> "←";
            case RIGHT -> "→";
            default -> code.getName();
        };
        return new Key(cap, words, press -> isPlain(press) && press.getCode() == code, action);
    }

    /**
     * A key with Ctrl (Command on a Mac) that an entry of a menu takes, see {@link #item}; a text field that knows it for itself takes it before.
     *
     * @param combination as {@link KeyCombination#valueOf} takes it, for example {@code Shortcut+O}
     */
    public static Key ofMenu(String combination, String words, Runnable action) {
        KeyCombination keys = KeyCombination.valueOf(combination);
        return new Key(shown(keys), words, press -> false, action, keys);
    }

    /** The digits from 1 on, as one line of the list. @param action takes the digit's place, from 0 */
    public static List<Key> digits(int count, String words, IntConsumer action) {
        return IntStream.range(0, count).mapToObj(place -> {
            String digit = Integer.toString(place + 1);
            return new Key(place == 0 ? "1 to " + count : digit, place == 0 ? words : "",
                    press -> isPlain(press) && press.getText().equals(digit), () -> action.accept(place));
        }).toList();
    }

    /** One of several keys with Ctrl, or with Command on a Mac. @param cap what stands on the key; empty if another line of the list speaks for it */
    public static Key ofShortcut(String cap, String words, List<KeyCode> codes, Runnable action) {
        return new Key(SHORTCUT + cap, words, press -> press.isShortcutDown() && !press.isAltDown() && codes.contains(press.getCode()), action);
    }

    /** A key that some control takes for itself. */
    public static Key ofControl(String cap, String words) {
        return new Key(cap, words, press -> false, () -> { });
    }

    /** How keys are written, everywhere: as menus do by themselves, but Ctrl before Shift. */
    public static String shown(KeyCombination keys) {
        return keys.getDisplayText().replace("Shift+Ctrl+", "Ctrl+Shift+");
    }

    /** Whether it is a press without Ctrl or Alt. */
    public static boolean isPlain(KeyEvent press) {
        return !press.isShortcutDown() && !press.isAltDown();
    }

    /** Has a button do what the key does. @param help one sentence for the tooltip, without its full stop */
    public <B extends ButtonBase> B button(B button, String help) {
        button.setOnAction(event -> action.run());
        button.setTooltip(new Tooltip(help + " (" + cap + ")"));
        return button;
    }

    /**
     * An entry of a menu that does what the key does. A key without an accelerator is named in its words: as an accelerator a letter would be taken
     * from whoever types it.
     */
    public MenuItem item(String id, String title) {
        MenuItem item = new MenuItem(accelerator == null ? title + " (" + cap + ")" : title);
        item.setId(id);
        item.setAccelerator(accelerator);
        item.setOnAction(event -> action.run());
        return item;
    }
}
