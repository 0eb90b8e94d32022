package org.pushforward.lab.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.pushforward.lab.NeedsDisplay;
import org.testfx.api.FxRobot;

/** What is said of an entry lasts as long as its page; a field of another factor is made anew each time. Needs a display. */
@NeedsDisplay
class RefusalTest {

    private static final int TRIES = 50;

    private final StringProperty notice = new SimpleStringProperty("");

    private TextField marked() {
        TextField field = new TextField();
        Refusal.mark(field, notice);
        return field;
    }

    @Test
    void aFieldThatIsGoneIsNotKeptAndOneThatIsThereIsMarked(FxRobot robot) {
        AtomicReference<TextField> there = new AtomicReference<>();
        AtomicReference<WeakReference<TextField>> gone = new AtomicReference<>();
        robot.interact(() -> {
            there.set(marked());
            new Scene(new StackPane(there.get()), 200, 100);
            gone.set(new WeakReference<>(marked()));
        });
        for (int tries = 0; tries < TRIES && !gone.get().refersTo(null); tries++) {
            System.gc();
        }
        assertTrue(gone.get().refersTo(null));
        robot.interact(() -> {
            notice.set("2 is too small: type 3 or more");
            assertEquals(notice.get(), there.get().getAccessibleHelp());
            notice.set("");
            assertNull(there.get().getAccessibleHelp());
        });
    }
}
