package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.base.Version;
import org.pushforward.lab.about.WindowLog;
import org.pushforward.lab.page.partition.PartitionPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the window tells of the program, and where its texts lead. */
@NeedsDisplay
@Slow("a window opens and closes for each test")
class AboutTest extends OpenWindow {

    @TempDir
    private static Path folder;

    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
        composition.shell().outside().setHost(shown::add);
    }

    private MenuItem about(FxRobot robot) {
        return robot.lookup(".lab-menus").queryAs(MenuBar.class).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> "about".equals(item.getId())).findFirst().orElseThrow();
    }

    private void openAbout(FxRobot robot) throws TimeoutException {
        robot.interact(about(robot)::fire);
        await(() -> robot.lookup("#about-tabs").tryQuery().isPresent());
    }

    @Test
    void itHasVersionLogLicencesAndHowToCite(FxRobot robot) throws TimeoutException {
        try (WindowLog log = WindowLog.open(Optional.of(folder.resolve("log")))) {
            robot.interact(() -> composition.shell().setLog(log));
            openAbout(robot);
            assertEquals("Pushforward " + Version.words(), robot.lookup("#about-version").queryAs(Label.class).getText());
            assertTrue(robot.lookup("#about-log").queryAs(Label.class).getText().endsWith(log.folder().orElseThrow().toString()));
            robot.interact(robot.lookup("#about-open-log").queryAs(Button.class)::fire);
            // Where there is nothing to show it, it is on the clipboard.
            await(() -> !shown.isEmpty() || log.folder().orElseThrow().toString().equals(Clipboard.getSystemClipboard().getString()));
            for (String each : List.of("program", "paper")) {
                robot.interact(() -> robot.lookup("#about-tabs").queryAs(TabPane.class).getSelectionModel().select(1));
                await(() -> robot.lookup("#copy-" + each).tryQuery().isPresent());
                robot.interact(robot.lookup("#copy-" + each).queryAs(Button.class)::fire);
                String bib = robot.lookup("#cite-" + each).queryAs(TextArea.class).getText();
                await(() -> bib.equals(Clipboard.getSystemClipboard().getString().strip()));
            }
            robot.interact(() -> robot.lookup("#about-tabs").queryAs(TabPane.class).getSelectionModel().select(2));
            for (String each : List.of("libgomp", "libquadmath", "GNU Lesser General Public License, version 2.1 or later")) {
                await(() -> robot.lookup(each).tryQuery().isPresent());
            }
            robot.type(KeyCode.ESCAPE);
            await(() -> robot.lookup("#about-tabs").tryQuery().isEmpty());
        }
    }

    @Test
    void withoutALogItSaysSoInOneLine(FxRobot robot) throws TimeoutException {
        try (WindowLog none = WindowLog.open(Optional.empty())) {
            robot.interact(() -> composition.shell().setLog(none));
            openAbout(robot);
            assertEquals(none.problem(), robot.lookup("#about-log").queryAs(Label.class).getText());
            robot.type(KeyCode.ESCAPE);
        }
    }

    @Test
    void linksOfTheInfoLeadToPagesAndOutside(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(PartitionPage.class));
        ToggleButton info = robot.lookup(".panel-tab").<ToggleButton>queryAll().stream().filter(tab -> tab.getText().equals("Info")).findFirst()
                .orElseThrow();
        robot.interact(info::fire);
        await(() -> robot.lookup((javafx.scene.Node node) -> node instanceof Hyperlink).queryAll().size() > 3);
        Hyperlink paper = link(robot, "Representational aspects");
        robot.interact(paper::fire);
        await(() -> shown.contains("https://arxiv.org/abs/2010.01155") || String.valueOf(Clipboard.getSystemClipboard().getString())
                .equals("https://arxiv.org/abs/2010.01155"));
        robot.interact(link(robot, "Linear maps")::fire);
        await(() -> window.getTitle().endsWith("Linear maps"));
    }

    private static Hyperlink link(FxRobot robot, String words) {
        return robot.lookup((javafx.scene.Node node) -> node instanceof Hyperlink link && link.getText().startsWith(words)).queryAs(Hyperlink.class);
    }
}
