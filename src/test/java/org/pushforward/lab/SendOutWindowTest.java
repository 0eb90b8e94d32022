package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.lab.chart.ScenePicture;
import org.pushforward.lab.page.board.BoardPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** All of the dialogue that sends a sweep out is seen, in a small window too. {@code -Dlayout.pictures=FOLDER} keeps pictures. */
@NeedsDisplay
@Slow("a window opens for each size and theme")
class SendOutWindowTest extends OpenWindow {

    private static final int PULSES = 4;

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    @ParameterizedTest
    @CsvSource({"1024, 700, LIGHT", "1024, 700, DARK", "1600, 1000, LIGHT", "1600, 1000, DARK"})
    void nothingIsCut(int width, int height, Theme.Kind kind, FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.setWidth(width);
            window.setHeight(height);
            composition.shell().setTheme(Theme.all().stream().filter(theme -> theme.kind() == kind).findFirst().orElseThrow());
        });
        open(robot, BoardPage.class, page -> !page.model().readingProperty().get() && page.model().isAtRest()
                && !page.model().tableProperty().get().rows().isEmpty());
        robot.interact(robot.lookup("#send-out").queryButton()::fire);
        await(() -> robot.lookup("#send-out-make").tryQuery().isPresent());
        Scene dialog = robot.lookup("#send-out-make").queryAs(TextArea.class).getScene();
        for (String way : List.of("Shell", "GNU parallel", "Slurm")) {
            robot.interact(() -> dialog.getRoot().lookupAll(".toggle-button").stream().map(ToggleButton.class::cast)
                    .filter(button -> button.getText().equals(way)).forEach(ToggleButton::fire));
            WaitForAsyncUtils.waitForFxEvents(PULSES);
            List<String> faults = new ArrayList<>();
            onWindow(() -> {
                faults.addAll(LayoutFaults.of(dialog));
                String pictures = System.getProperty("layout.pictures");
                if (pictures != null) {
                    ScenePicture.save(dialog, Path.of(pictures, "Send-out-" + way.replace(' ', '-') + "-" + width + "-" + kind.word() + ".png"));
                }
            });
            assertEquals(List.of(), faults, way);
            assertTrue(dialog.getWindow().getHeight() <= height && dialog.getWindow().getWidth() <= width, dialog.getWindow().getHeight() + " high");
        }
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#send-out-make").tryQuery().isEmpty());
    }
}
