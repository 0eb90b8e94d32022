package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.data.DatasetSpec;
import org.pushforward.engine.NumpyFile;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.TrainingRun;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.RunState;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What a person brings to the window and takes from it, by the menu and by dropping. */
@NeedsDisplay
@Slow("a window opens and closes for each test, and trains")
class OpeningTest extends OpenWindow {

    private static final int STEPS = 30;
    private static final int MORE = 25;

    @TempDir
    Path given;

    private Path folder;
    private String session;

    @BeforeEach
    void name() throws IOException {
        folder = given.toRealPath();
    }

    @Override
    @Start
    void start(Stage stage) {
        session = System.getProperty(SessionStore.SETTING);
        System.setProperty(SessionStore.SETTING, given.resolve("session").toString());
        super.start(stage);
    }

    @Override
    @AfterEach
    void end(FxRobot robot) {
        super.end(robot);
        if (session == null) {
            System.clearProperty(SessionStore.SETTING);
        } else {
            System.setProperty(SessionStore.SETTING, session);
        }
    }

    private boolean standsAt(long step) {
        return train().getSnapshot() != null && train().getSnapshot().step() == step;
    }

    private String notice() {
        return composition.shell().notice().wordsProperty().getValue();
    }

    private void open(FxRobot robot, Path file) {
        robot.interact(() -> composition.opener().open(file));
    }

    private static TrainingConfig known() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withDataset(new DatasetSpec("moons", 0.1, 0, 0, 300)).withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2))
                .withInstruments(new HistorySpec(10, 64, 16)).withOptimization(defaults.optimization().withSteps(300));
    }

    private static RunState trained(int steps) {
        try (Trainer trainer = new Trainer(known(), 1)) {
            for (int i = 0; i < steps; i++) {
                trainer.advance();
            }
            return trainer.runState();
        }
    }

    private static byte[] entry(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private Path points() throws IOException {
        return Files.writeString(folder.resolve("points.csv"), "u,v\n" + "1,2\n3,5\n0.5,4\n".repeat(40));
    }

    private MenuBar bar() {
        return (MenuBar) window.getScene().lookup(".menu-bar");
    }

    private MenuItem item(FxRobot robot, String menu, String id) {
        Menu found = bar().getMenus().stream().filter(each -> menu.equals(each.getId())).findFirst().orElseThrow();
        robot.interact(() -> found.getOnShowing().handle(null));
        return found.getItems().stream().filter(each -> id.equals(each.getId())).findFirst().orElseThrow();
    }

    @Test
    void aRunOpensAndGoesOnToTheBit(FxRobot robot) throws IOException, TimeoutException {
        Path begun = folder.resolve("begun.pushforward");
        RunFile.write(trained(STEPS), begun);
        Path whole = folder.resolve("whole.pushforward");
        RunFile.write(trained(STEPS + MORE), whole);
        open(robot, begun);
        await(() -> standsAt(STEPS));
        assertTrue(window.getTitle().endsWith("Train"));
        assertEquals("", notice());
        for (int i = 1; i <= MORE; i++) {
            int step = STEPS + i;
            robot.interact(() -> composition.page(TrainPage.class).actions().step());
            await(() -> standsAt(step));
        }
        Path saved = folder.resolve("saved");
        robot.interact(() -> composition.opener().save(saved));
        await(() -> notice().startsWith("Saved saved.pushforward at step " + (STEPS + MORE)));
        for (String name : List.of("experiment.json", "checkpoint.bin", "model.json", "history.csv")) {
            assertArrayEquals(entry(whole, name), entry(folder.resolve("saved.pushforward"), name), name);
        }
        robot.interact(() -> assertTrue(composition.undo().undo()));
        await(() -> train().getSnapshot() != null && !train().getSnapshot().config().equals(known()));
    }

    @Test
    void foldersModelsExperimentsAndPointsOpen(FxRobot robot) throws IOException, TimeoutException {
        Path run = folder.resolve("run");
        TrainingConfig config = known().withOptimization(known().optimization().withSteps(STEPS));
        new TrainingRun(new RunFolder(run), 1, Duration.ofDays(1), snapshot -> { }).start(config);
        open(robot, run);
        await(() -> standsAt(STEPS));
        Path experiment = folder.resolve("e.json");
        ExperimentFile.write(known(), experiment);
        open(robot, experiment);
        await(() -> standsAt(0) && train().getSnapshot().config().equals(known()));
        open(robot, run.resolve("model.json"));
        await(() -> standsAt(STEPS));
        robot.interact(() -> composition.show(ComparePage.class));
        open(robot, points());
        await(() -> isTableShown("points.csv"));
        assertTrue(window.getTitle().endsWith("Compare"));
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> composition.show(BoardPage.class));
        open(robot, points());
        await(() -> isTableShown("points.csv"));
        assertTrue(window.getTitle().endsWith("Train"));
    }

    /** All columns of an array are there to be learned, and nobody is asked for a header. */
    @Test
    void anArrayOfNumpyIsLearned(FxRobot robot) throws IOException, TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> standsAt(0));
        Path array = folder.resolve("points.npy");
        try (OutputStream out = Files.newOutputStream(array)) {
            NumpyFile.write(new NumpyFile.Array(new int[] {40, 3}, new SplittableRandom(1).doubles(120).toArray()), out);
        }
        open(robot, array);
        await(() -> isTableShown("points.npy"));
        await(() -> !robot.lookup("#table-header").query().isVisible());
        await(() -> !robot.lookup("#table-learn").query().isDisabled());
        robot.interact(robot.lookup("#table-learn").queryAs(Button.class)::fire);
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().dataset().name().equals(array.toString()));
        assertEquals(List.of("1", "2", "3"), train().getSnapshot().config().dataset().table().columns());
    }

    private static boolean isTableShown(String name) {
        return Window.getWindows().stream().anyMatch(each -> each instanceof Stage stage && stage.isShowing()
                && ("Columns of " + name).equals(stage.getTitle()));
    }

    @Test
    void whatCannotBeOpenedIsToldInOneLineAndCostsNothing(FxRobot robot) throws IOException, TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> standsAt(0));
        TrainingConfig before = train().getSnapshot().config();
        Path torn = Files.writeString(folder.resolve("torn.pushforward"), "no zip");
        for (Path file : List.of(torn, folder.resolve("missing.json"), folder, Files.writeString(folder.resolve("a.pdf"), ""),
                Files.writeString(folder.resolve("a.json"), "{}"))) {
            robot.interact(composition.shell().notice()::dismiss);
            open(robot, file);
            await(() -> notice().contains(file.toString()));
            assertEquals(1, notice().lines().count(), notice());
            assertEquals(before, train().getSnapshot().config());
        }
    }

    @Test
    void theMenuHasEverythingAndRemembers(FxRobot robot) throws IOException, TimeoutException {
        assertEquals(List.of("_File", "_Edit", "_View", "_Help"), bar().getMenus().stream().map(Menu::getText).toList());
        assertTrue(bar().getHeight() <= 32, "height " + bar().getHeight());
        assertTrue(bar().isUseSystemMenuBar());
        bar().getMenus().forEach(menu -> menu.getItems().stream().filter(item -> !(item instanceof SeparatorMenuItem))
                .forEach(item -> assertTrue(item.getId() != null && !item.getText().isEmpty(), item.getText())));
        Path file = folder.resolve("kept_run.pushforward");
        RunFile.write(trained(2), file);
        open(robot, file);
        await(() -> standsAt(2));
        Menu recent = (Menu) item(robot, "menu-file", "open-recent");
        MenuItem entry = recent.getItems().get(0);
        assertTrue(entry.getText().startsWith("kept_run.pushforward"), entry.getText());
        assertFalse(entry.isDisable());
        Files.delete(file);
        MenuItem gone = ((Menu) item(robot, "menu-file", "open-recent")).getItems().get(0);
        assertTrue(gone.isDisable() && gone.getText().endsWith("(not there)"), gone.getText());
        // Letters and Space stay the page's.
        assertTrue(bar().getMenus().stream().flatMap(menu -> menu.getItems().stream()).map(MenuItem::getAccelerator)
                .allMatch(keys -> keys == null || keys.getName().startsWith("Shortcut+")));
        assertTrue(item(robot, "menu-edit", "undo").getText().startsWith("Undo"));
    }

    @Test
    void theMenuIsReachedByTheKeyboard(FxRobot robot) throws TimeoutException {
        await(window::isFocused);
        robot.push(KeyCode.F10);
        robot.push(KeyCode.DOWN);
        await(() -> bar().getMenus().get(0).isShowing());
        robot.push(KeyCode.ESCAPE);
        await(() -> !bar().getMenus().get(0).isShowing());
    }

    @Test
    void aFileIsDroppedAnywhere(FxRobot robot) throws IOException, TimeoutException {
        Path file = folder.resolve("dropped.pushforward");
        RunFile.write(trained(3), file);
        Node source = window.getScene().lookup(".rail-mark");
        robot.interact(() -> source.setOnDragDetected(event -> {
            Dragboard board = source.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            board.setContent(content);
            event.consume();
        }));
        Label hint = (Label) window.getScene().lookup("#drop-hint");
        assertFalse(hint.isVisible());
        robot.drag(source).moveTo(window.getScene().lookup(".side-panel"));
        await(hint::isVisible);
        robot.drop();
        await(() -> standsAt(3));
        await(() -> !hint.isVisible());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of("dropped.pushforward"),
                    left.map(path -> path.getFileName().toString()).filter(name -> !name.equals("session")).toList());
        }
    }
}
