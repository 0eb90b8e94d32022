package org.pushforward.lab.control;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for something short that is taken over as a whole. Enter takes it over and gives the focus back to where the page's keys work; Escape
 * restores what was there and gives the focus back, too; Tab takes it over and goes on. What is refused stays to be mended, marked by {@link
 * Refusal}.
 */
public final class EntryField extends TextField {

    /** Told up the scene by a field that is done: the focus may go to what a person wants next. */
    public static final EventType<Event> DONE = new EventType<>(Event.ANY, "ENTRY_DONE");

    private final Supplier<String> shown;
    private final Consumer<String> taker;
    private final Runnable forget;
    private final ObservableValue<String> notice;
    /** What was refused last: it is not to be tried once more when the focus goes. */
    private String refused = "";
    private boolean blanks;

    /**
     * @param shown  the value as it is written here
     * @param taker  tries to take over what was typed, and sets the notice
     * @param forget takes back the notice
     * @param notice what is wrong with what was typed; empty while nothing is
     */
    public EntryField(Supplier<String> shown, Consumer<String> taker, Runnable forget, ObservableValue<String> notice) {
        super(shown.get());
        this.shown = shown;
        this.taker = taker;
        this.forget = forget;
        this.notice = notice;
        setOnAction(event -> {
            if (commit()) {
                leave();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                forget.run();
                refresh();
                leave();
                key.consume();
            }
        });
        focusedProperty().addListener((property, was, is) -> {
            if (was && !is && !getText().equals(refused)) {
                commit();
            }
        });
        Refusal.mark(this, notice);
    }

    /** Has blanks belong to what is typed here; elsewhere Space does what it does on the page. */
    public void takeBlanks() {
        blanks = true;
    }

    public boolean takesBlanks() {
        return blanks;
    }

    /** Shows the value that there is. */
    public void refresh() {
        refused = "";
        setText(shown.get());
    }

    /** Takes over what was typed. @return false if it was refused */
    public boolean commit() {
        if (getText().equals(shown.get())) {
            forget.run();
        } else {
            taker.accept(getText());
        }
        boolean taken = notice.getValue().isEmpty();
        if (taken) {
            refresh();
        } else {
            refused = getText();
        }
        return taken;
    }

    private void leave() {
        fireEvent(new Event(this, this, DONE));
    }
}
