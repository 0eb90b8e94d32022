package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.lab.chart.ScenePicture;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRequest;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.train.TrainPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Nothing is cut in what opens above the window either, in its least size and with type as large as it has room for. */
@NeedsDisplay
@Slow("opens all of them in two themes at three sizes")
class DialogsLayoutTest extends OpenWindow {

    private static final int PULSES = 4;
    /** With the largest type that each has room for. */
    private static final List<Dimension2D> SIZES = List.of(new Dimension2D(1_024, 700), new Dimension2D(1_280, 720), new Dimension2D(1_600, 1_000));

    /** A folder for pictures of all of them, to be looked at; null for none. */
    private static final String PICTURES = System.getProperty("layout.pictures");

    private final List<String> faults = new ArrayList<>();
    private String where = "";

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
        ComparePage compare = open(robot, ComparePage.class, page -> page.model().hasBegun());
        TrainPage train = open(robot, TrainPage.class, TrainPage::isSettled);
        for (Theme theme : List.of(Theme.LIGHT, Theme.PROJECTOR)) {
            for (Dimension2D size : SIZES) {
                where = theme.kind().word() + " " + size.getWidth() + " x " + size.getHeight();
                robot.interact(() -> {
                    composition.show(TrainPage.class);
                    composition.shell().setTheme(theme);
                    composition.shell().setTextScale(2);
                    window.setWidth(size.getWidth());
                    window.setHeight(size.getHeight());
                });
                await(train::isSettled);
                lookAbout(robot);
                onWindow(() -> train.learn(file));
                look(robot, "#table-x");
                onWindow(() -> train.sharing().stream().filter(action -> action.title().startsWith("Film")).findFirst().orElseThrow()
                        .action().run());
                look(robot, "#film-make");
                for (FigureRequest.Format format : FigureRequest.Format.values()) {
                    onWindow(() -> longestTitle().request(new FigureRequest.Save(format)));
                    look(robot, "#export-save");
                }
                lookDrawers(robot);
                onWindow(() -> composition.show(BoardPage.class));
                await(() -> !board.model().readingProperty().get());
                onWindow(robot.lookup("#send-out").queryAs(Button.class)::fire);
                look(robot, "#send-out-make");
                onWindow(() -> composition.show(ComparePage.class));
                await(() -> compare.savable().size() > 1);
                // It waits for its answer.
                Platform.runLater(menu(robot, "save-run")::fire);
                look(robot, "#which-run");
            }
        }
        assertEquals(0, faults.size(), "\n" + String.join("\n", faults));
    }

    private void lookAbout(FxRobot robot) throws TimeoutException {
        onWindow(menu(robot, "about")::fire);
        await(() -> robot.lookup("#about-tabs").tryQuery().isPresent());
        TabPane tabs = robot.lookup("#about-tabs").queryAs(TabPane.class);
        for (int tab = tabs.getTabs().size() - 1; tab > 0; tab--) {
            int next = tab;
            onWindow(() -> tabs.getSelectionModel().select(next));
            find(robot, "#about-tabs");
        }
        onWindow(() -> tabs.getSelectionModel().select(0));
        look(robot, "#about-tabs");
    }

    /** What opens at a button or a word: the keys, the details of a notice, a term. */
    private void lookDrawers(FxRobot robot) throws TimeoutException {
        onWindow(robot.lookup("#help").queryAs(Button.class)::fire);
        look(robot, ".keys");
        onWindow(() -> composition.shell().notice().report(new IllegalStateException("As if something had failed that should not have")));
        onWindow(robot.lookup("#notice-details").queryAs(Button.class)::fire);
        look(robot, ".notice-more");
        onWindow(composition.shell().notice()::dismiss);
        Node term = robot.from(window.getScene().getRoot()).lookup((Node node) -> node.getStyleClass().contains("explained") && seen(node)).query();
        onWindow(() -> Event.fireEvent(term, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        look(robot, ".terms");
    }

    private FigureMenu longestTitle() {
        return FigureMenu.within(window.getScene().getRoot()).stream().max(Comparator.comparing(figure -> figure.figure().title().length()))
                .orElseThrow();
    }

    private static MenuItem menu(FxRobot robot, String id) {
        return robot.lookup(".lab-menus").queryAs(MenuBar.class).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    /** At what has a node, and closes it. */
    private void look(FxRobot robot, String node) throws TimeoutException {
        Window dialog = find(robot, node);
        onWindow(dialog::hide);
        await(() -> robot.lookup(node).tryQuery().isEmpty());
    }

    /** What has a node, with each choice that there is in it. */
    private Window find(FxRobot robot, String node) throws TimeoutException {
        await(() -> robot.lookup(node).tryQuery().isPresent());
        Scene scene = robot.lookup(node).query().getScene();
        check(scene, node.substring(1));
        for (ToggleButton choice : robot.from(scene.getRoot()).lookup((Node each) -> each instanceof ToggleButton && seen(each))
                .<ToggleButton>queryAll()) {
            if (!choice.isSelected()) {
                onWindow(choice::fire);
                check(scene, node.substring(1) + " " + choice.getText());
            }
        }
        return scene.getWindow();
    }

    private void check(Scene scene, String name) {
        WaitForAsyncUtils.waitForFxEvents(PULSES);
        onWindow(() -> {
            LayoutFaults.of(scene).forEach(fault -> faults.add(name + " " + where + ": " + fault));
            Window dialog = scene.getWindow();
            if (dialog.getWidth() > window.getWidth() || dialog.getHeight() > window.getHeight()) {
                faults.add(name + " " + where + " is larger than the window: " + dialog.getWidth() + " x " + dialog.getHeight());
            }
            if (PICTURES != null) {
                ScenePicture.save(scene, Path.of(PICTURES, (name + " " + where).replace(" ", "-") + ".png"));
            }
        });
    }
}
