package org.pushforward.lab.control;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import org.pushforward.base.InvalidInputException;

/**
 * Something that a page lets a person do with what is on it, beside its controls: take it elsewhere, or bring something. The menu of the page's side
 * panel, the window's menu Edit and the keys come from this one telling.
 *
 * @param title as in a menu
 * @param help  one sentence
 * @param keys  null for none
 * @param text  what it copies; null where it copies nothing
 */
public record PageAction(String title, String help, KeyCombination keys, Runnable action, Supplier<String> text) {

    private static final KeyCombination COPY_COMMAND = KeyCombination.valueOf("Shortcut+Shift+C");
    private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

    /** One that copies nothing. */
    public PageAction(String title, String help, KeyCombination keys, Runnable action) {
        this(title, help, keys, action, null);
    }

    /** Whether it is the one that copies the command line of what is on screen. */
    public boolean isCommand() {
        return text != null && COPY_COMMAND.equals(keys);
    }

    /** Copies a command line that repeats what is on screen. */
    public static PageAction copyCommand(Supplier<String> text, Notice notice) {
        return copy("Copy as command", "Copies a command line that gives the same bits; paste it into a terminal", COPY_COMMAND, text, notice);
    }

    /** Copies an experiment as the text of its file. */
    public static PageAction copyExperiment(Supplier<String> text, Notice notice) {
        return copy("Copy experiment", "Copies the settings as JSON, as in the file of an experiment", null, text, notice);
    }

    /**
     * Copies a text.
     *
     * @param text   what it refuses is told, and nothing is copied
     * @param notice tells it; null where nothing is refused
     */
    public static PageAction copy(String title, String help, KeyCombination keys, Supplier<String> text, Notice notice) {
        return new PageAction(title, help, keys, () -> {
            try {
                put(text.get());
            } catch (InvalidInputException e) {
                notice.report(e);
            }
        }, text);
    }

    /** Puts a text on the clipboard. */
    public static void put(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /** Brings an experiment. @param taker takes the text that was copied elsewhere */
    public static PageAction pasteExperiment(Consumer<String> taker, Notice notice) {
        return new PageAction("Paste experiment", "Begins the experiment whose JSON was copied, here or elsewhere", PASTE, () -> {
            String text = Clipboard.getSystemClipboard().getString();
            if (text == null || text.isBlank()) {
                notice.tell("There is no text to paste: copy an experiment first.");
            } else {
                taker.accept(text);
            }
        });
    }

    /** Its keys, of one that has such. */
    public Key key() {
        String words = title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
        return new Key(Key.shown(keys), words, keys::match, action);
    }
}
