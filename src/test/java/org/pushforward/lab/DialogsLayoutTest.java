package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.data.TableChoice;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.DatasetPicker;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Nothing is cut in the windows that open above the window either, in its least size and with larger type. */
@NeedsDisplay
@Slow("opens the dialogs in each theme")
class DialogsLayoutTest extends OpenWindow {

    private static final int PULSES = 4;

    private final List<String> faults = new ArrayList<>();

    @Override
    @Start
    void start(Stage stage) {
        start(stage, 1_024, 700);
    }

    @Test
    void nothingIsCutInDialogs(FxRobot robot, @TempDir Path folder) throws IOException, TimeoutException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, "id,u,v,w\n" + IntStream.range(0, 30)
                .mapToObj(i -> i + "," + Math.sin(i) + "," + i * i + "," + i % 4 + "\n").collect(Collectors.joining()));
        BoardPage board = open(robot, BoardPage.class, page -> !page.model().readingProperty().get());
        TrainPage train = open(robot, TrainPage.class, TrainPage::isSettled);
        for (Theme theme : List.of(Theme.LIGHT, Theme.PROJECTOR)) {
            robot.interact(() -> {
                composition.shell().setTheme(theme);
                composition.shell().setTextScale(theme == Theme.LIGHT ? 1.25 : 1);
            });
            robot.interact(about(robot)::fire);
            look(robot, theme, "#about-tabs");
            // In a small window with large type the side panel is folded.
            Optional<DatasetPicker> picker = robot.lookup(node -> node instanceof DatasetPicker && seen(node)).tryQueryAs(DatasetPicker.class);
            if (picker.isPresent()) {
                robot.interact(() -> picker.get().choose(file, TableChoice.DEFAULT));
                look(robot, theme, "#table-x");
            }
            robot.interact(() -> train.sharing().stream().filter(action -> action.title().startsWith("Film")).findFirst().orElseThrow()
                    .action().run());
            look(robot, theme, "#film-make");
            robot.interact(() -> composition.show(BoardPage.class));
            await(() -> !board.model().readingProperty().get());
            robot.interact(robot.lookup("#send-out").queryAs(Button.class)::fire);
            look(robot, theme, "#send-out-make");
            robot.interact(() -> composition.show(TrainPage.class));
        }
        assertEquals(0, faults.size(), "\n" + String.join("\n", faults));
    }

    private MenuItem about(FxRobot robot) {
        return robot.lookup(".lab-menus").queryAs(MenuBar.class).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> "about".equals(item.getId())).findFirst().orElseThrow();
    }

    /** At the dialog that has a node, and closes it. */
    private void look(FxRobot robot, Theme theme, String node) throws TimeoutException {
        await(() -> robot.lookup(node).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents(PULSES);
        robot.interact(() -> {
            Scene scene = robot.lookup(node).query().getScene();
            LayoutFaults.of(scene).forEach(fault -> faults.add(node + " " + theme.kind().word() + ": " + fault));
            Window dialog = scene.getWindow();
            if (dialog.getWidth() > window.getWidth() || dialog.getHeight() > window.getHeight()) {
                faults.add(node + " " + theme.kind().word() + " is larger than the window: " + dialog.getWidth() + " x " + dialog.getHeight());
            }
            dialog.hide();
        });
        await(() -> robot.lookup(node).tryQuery().isEmpty());
    }
}
