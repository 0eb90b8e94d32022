package org.pushforward.lab.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Figure;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.control.FigureRequest;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A size that cannot be used is refused in words, and no picture is saved by the one before. */
@NeedsDisplay
class PictureDialogTest {

    private Scene owner;

    @Start
    void start(Stage stage) {
        owner = new Scene(new StackPane(), 300, 200);
        stage.setScene(owner);
        stage.show();
    }

    private static void type(FxRobot robot, TextField field, String text) {
        robot.interact(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    /** The keys, not what they cause. */
    @Test
    void enterTakesASizeOverAndEscapeRestoresItBeforeItCloses(FxRobot robot) {
        List<PictureOptions> chosen = new ArrayList<>();
        Preferences store = Preferences.userRoot().node("picture-dialog-test");
        Figure figure = new Figure("a figure", List.of(), List.of(), 640, 480, (width, height, theme) -> null);
        robot.interact(() -> new PictureDialog(store).ask(owner, figure, FigureRequest.Format.PNG, chosen::add));
        TextField width = robot.lookup("#export-width").queryAs(TextField.class);
        Button save = robot.lookup("#export-save").queryAs(Button.class);
        robot.interact(() -> {
            width.requestFocus();
            width.setText("700");
        });
        robot.type(KeyCode.ENTER);
        assertTrue(save.isFocused(), "Enter takes the size over and saves nothing yet");
        assertEquals(List.of(), chosen);
        robot.interact(() -> {
            width.requestFocus();
            width.setText("7,5");
        });
        robot.type(KeyCode.ENTER);
        assertTrue(width.isFocused() && save.isDisabled());
        assertEquals("7,5", width.getText());
        robot.type(KeyCode.ESCAPE);
        assertEquals("700", width.getText());
        assertTrue(save.isFocused() && width.getScene().getWindow().isShowing());
        robot.type(KeyCode.ESCAPE);
        assertFalse(width.getScene().getWindow().isShowing());
        assertEquals(List.of(), chosen);
    }

    @Test
    void whatIsNoSizeIsRefusedAndSavesNothing(FxRobot robot) {
        List<PictureOptions> chosen = new ArrayList<>();
        Preferences store = Preferences.userRoot().node("picture-dialog-test");
        Figure figure = new Figure("a figure", List.of(), List.of(), 640, 480, (width, height, theme) -> null);
        robot.interact(() -> new PictureDialog(store).ask(owner, figure, FigureRequest.Format.PNG, chosen::add));
        TextField width = robot.lookup("#export-width").queryAs(TextField.class);
        Button save = robot.lookup("#export-save").queryAs(Button.class);
        for (String wrong : List.of("7,5", "abc", "99999")) {
            type(robot, width, wrong);
            assertTrue(save.isDisabled(), wrong);
            assertEquals(wrong, width.getText(), "what was typed stays to be mended");
        }
        // A size in pixels that the memory has no room for.
        ComboBox<Integer> scale = robot.lookup("#export-scale").queryComboBox();
        type(robot, width, "4000");
        type(robot, robot.lookup("#export-height").queryAs(TextField.class), "4000");
        robot.interact(() -> scale.setValue(4));
        assertTrue(save.isDisabled());
        String said = robot.lookup("#export-size").queryAs(Label.class).getText();
        assertTrue(said.startsWith("16,000 × 16,000 pixels: at most ") && said.endsWith(" million"), said);
        robot.interact(() -> scale.setValue(1));
        assertFalse(save.isDisabled());
        type(robot, robot.lookup("#export-height").queryAs(TextField.class), "480");
        type(robot, width, "700");
        assertFalse(save.isDisabled());
        robot.interact(save::fire);
        assertEquals(700, chosen.get(0).width());
        assertEquals(480, chosen.get(0).height());
    }
}
