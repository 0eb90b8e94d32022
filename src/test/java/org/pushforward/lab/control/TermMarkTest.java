package org.pushforward.lab.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.pushforward.experiment.preset.Terms;
import org.pushforward.lab.NeedsDisplay;

/** Terms open and close by the keyboard, and leave the space bar to the page. Needs a display, if only a virtual one. */
@NeedsDisplay
class TermMarkTest {

    private int spaces;

    private static void press(Label label, KeyCode code) {
        Event.fireEvent(label, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void explainEveryTerm(Stage stage) {
        Label label = TermMark.on(new Label());
        StackPane root = new StackPane(label);
        root.addEventHandler(KeyEvent.KEY_PRESSED, press -> spaces += press.getCode() == KeyCode.SPACE ? 1 : 0);
        stage.setScene(new Scene(root, 800, 600));
        stage.show();
        int before = Window.getWindows().size();
        for (Terms.Term term : Terms.all()) {
            label.setText("of " + term.words().get(0));
            assertTrue(label.isFocusTraversable() && label.getStyleClass().contains("explained"), term.name());
            press(label, KeyCode.ENTER);
            assertEquals(before + 1, Window.getWindows().size(), term.name());
            press(label, KeyCode.ESCAPE);
            assertEquals(before, Window.getWindows().size(), term.name());
        }
        press(label, KeyCode.SPACE);
        assertEquals(1, spaces);
        label.setText("steps");
        press(label, KeyCode.ENTER);
        assertFalse(label.isFocusTraversable());
        assertEquals(before, Window.getWindows().size());
    }

    @Test
    void everyTermOpensByEnterAndClosesByEscape() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable test = () -> {
            Stage stage = new Stage();
            try {
                explainEveryTerm(stage);
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            } finally {
                stage.close();
            }
        };
        try {
            Platform.setImplicitExit(false);
            Platform.startup(test);
        } catch (IllegalStateException e) {
            Platform.runLater(test);
        }
        done.get(60, TimeUnit.SECONDS);
    }
}
