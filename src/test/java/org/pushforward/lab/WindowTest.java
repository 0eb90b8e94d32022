package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardModel;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.board.SweepSettings;
import org.pushforward.lab.page.compare.CompareModel;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryModel;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a person meets it. Needs a display, if only a virtual one. */
@NeedsDisplay
@Slow("a window opens and closes for each test, and trains in most")
class WindowTest extends OpenWindow {

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    /** Most of what is tested here is the Train page's. */
    private void showTrain(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        // A key typed before the window has the focus reaches nobody.
        await(window::isFocused);
    }

    private CompareModel compare() {
        return composition.page(ComparePage.class).model();
    }

    @Test
    void opensWithAPictureOfTheDataAndPlayFocused(FxRobot robot) throws TimeoutException {
        assertTrue(window.getTitle().startsWith("Pushforward"));
        assertEquals("play", window.getScene().getFocusOwner().getId());
        assertTrue(window.getTitle().endsWith("Compare"));
        await(() -> compare().hasBegun() && compare().runs().stream().allMatch(column -> column.frameProperty().get() != null));
        assertEquals(0, compare().shownStepProperty().getValue());
    }

    /** The line of notices, which all pages share; empty where there is none. */
    private static String windowNotice(FxRobot robot) {
        Label words = robot.lookup("#notice").queryAs(Label.class);
        return words.getParent().isVisible() ? words.getText() : "";
    }

    @Test
    void whatFailsWithoutAnybodyWaitingIsToldOnEveryPageUntilItIsDismissed(FxRobot robot) throws TimeoutException {
        assertEquals("", windowNotice(robot));
        WindowFailures failures = new WindowFailures(FxThread.later(), composition.shell().notice()::report);
        failures.uncaughtException(Thread.currentThread(), new OutOfMemoryError("Java heap space"));
        await(() -> windowNotice(robot).startsWith("not enough memory"));
        robot.interact(() -> composition.show(PartitionPage.class));
        assertTrue(windowNotice(robot).startsWith("not enough memory"));
        robot.interact(() -> composition.shell().notice().dismiss());
        assertEquals("", windowNotice(robot));
    }

    @Test
    void everyPageHasAnExplanationAndAListOfKeys(FxRobot robot) {
        List<Class<? extends Page>> pages = List.of(ComparePage.class, TrainPage.class, BoardPage.class, LinearPage.class, PartitionPage.class,
                CouplingsPage.class, AugmentedPage.class, SeparationPage.class, LibraryPage.class);
        for (Class<? extends Page> page : pages) {
            robot.interact(() -> composition.show(page));
            robot.interact(robot.lookup(node -> node instanceof ToggleButton tab && tab.getText().equals("Info")).queryAs(ToggleButton.class)::fire);
            assertEquals(6, robot.lookup(".info .info-title").queryAll().size(), page.getName());
            assertEquals(keysOf(page) + ";Ctrl+E;D;P;S;F11;Tab;Enter;?;Ctrl++;Ctrl+−;Ctrl+0;Ctrl+Z;Ctrl+Shift+Z or Ctrl+Y;Ctrl+Q;Ctrl+O;Ctrl+S",
                    // What a page has to share may come later than the page itself; SharingTest looks at that.
                    keysShown(robot).replace(";Ctrl+Shift+C", "").replace(";Ctrl+V", ""), page.getName());
        }
    }

    private static String keysOf(Class<? extends Page> page) {
        return page == ComparePage.class ? "Space;→;R;N" : page == TrainPage.class ? "Space;→;R;N;1 to 9" : page == BoardPage.class ? "← →;Enter"
                : page == LinearPage.class ? "Space;→;←;Home;End;F;C;N" : page == PartitionPage.class ? "Space;→;←;Home;End"
                : page == CouplingsPage.class ? "Space;←;→;Z;X;T" : page == AugmentedPage.class ? "Space;→;←;Home;End;M"
                : page == SeparationPage.class ? "→;←;R" : "G;B";
    }

    private static String keysShown(FxRobot robot) {
        robot.interact(robot.lookup("#help").queryAs(Button.class)::fire);
        String caps = robot.lookup(".key-cap").<Label>queryAll().stream().map(Label::getText).collect(Collectors.joining(";"));
        robot.interact(() -> robot.listTargetWindows().stream().filter(PopOver.class::isInstance).forEach(Window::hide));
        return caps;
    }

    @Test
    void columnsComeToStandTogetherAndOneGoesToTheTrainPage(FxRobot robot) throws TimeoutException {
        await(() -> compare().hasBegun());
        robot.interact(() -> composition.page(ComparePage.class).actions().playTo(21));
        await(() -> !compare().isPlaying());
        List<HistoryRow> column = compare().runs().get(1).snapshotProperty().get().history();
        assertEquals(List.of(21L, 21L, 21L), compare().runs().stream().map(each -> each.snapshotProperty().get().step()).toList());
        robot.interact(() -> composition.page(ComparePage.class).actions().openInTrain(compare().runs().get(1)));
        assertTrue(window.getTitle().endsWith("Train"));
        await(() -> train().getSnapshot() != null);
        assertEquals(compare().runs().get(1).config(), train().getSnapshot().config());
        robot.interact(() -> composition.page(TrainPage.class).actions().playOrPause());
        await(() -> train().getSnapshot() != null && train().getSnapshot().step() > 20);
        robot.interact(() -> composition.page(TrainPage.class).actions().playOrPause());
        List<HistoryRow> alone = train().getSnapshot().history();
        for (int i = 0; i < column.size(); i++) {
            assertEquals(column.get(i).nll(), alone.get(i).nll());
            assertEquals(column.get(i).kappa(), alone.get(i).kappa());
        }
    }

    @Test
    void spacePlaysAndPausesAllColumns(FxRobot robot) throws TimeoutException {
        await(() -> window.isFocused() && compare().hasBegun());
        robot.type(KeyCode.SPACE);
        await(() -> compare().shownStepProperty().getValue() > 8);
        robot.type(KeyCode.SPACE);
        await(() -> compare().runs().stream().map(each -> each.snapshotProperty().get().step()).distinct().count() == 1);
        assertTrue(compare().statusProperty().get().startsWith("Paused"));
    }

    @Test
    void aProbeInOneColumnIsReadInAll(FxRobot robot) throws TimeoutException {
        await(() -> window.isFocused() && compare().hasBegun()
                && compare().runs().stream().allMatch(column -> column.frameProperty().get() != null));
        robot.clickOn(".compare-column .pixel-view");
        await(() -> robot.lookup(".compare-probe").<Label>queryAll().stream().allMatch(line -> line.getText().startsWith("probe: z (")));
        assertEquals(compare().runs().size(), robot.lookup("#probe-data").queryAll().stream().filter(Node::isVisible).count());
        robot.type(KeyCode.DELETE);
        await(() -> robot.lookup(".compare-probe").<Label>queryAll().stream().allMatch(line -> line.getText().isEmpty()));
        assertTrue(robot.lookup("#probe-data").queryAll().stream().noneMatch(Node::isVisible));
    }

    @Test
    void spacePlaysAndPauses(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        await(() -> train().getSnapshot() != null);
        robot.type(KeyCode.SPACE);
        await(() -> train().getSnapshot().step() > 20 && train().frameProperty().get().step() > 0);
        assertEquals("Pause", robot.lookup("#play").queryAs(Button.class).getText());
        robot.type(KeyCode.SPACE);
        await(() -> !train().isPlaying());
        assertTrue(train().statusProperty().get().startsWith("Paused"));
    }

    @Test
    void anInvalidEntryGivesANoticeAndNoException(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        await(() -> train().getSnapshot() != null);
        robot.interact(() -> {
            // On the window's thread: the scene changes while a run begins.
            NumberField seed = robot.lookup(".transport .setting").<NumberField>queryAll().iterator().next();
            seed.field().requestFocus();
            seed.field().setText("many");
        });
        robot.type(KeyCode.ENTER);
        assertTrue(train().settings().seed.noticeProperty().get().contains("many"));
        assertTrue(robot.lookup(".refusal").tryQuery().isPresent());
        assertEquals(1, train().settings().seed.getLong());
    }

    private boolean wears(Theme theme) {
        return window.getScene().getRoot().getStyleClass().contains(theme.kind().word());
    }

    @Test
    void keysChangeTheTheme(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        // A key typed before the window has the focus reaches nobody.
        await(() -> window.isFocused() && train().getSnapshot() != null);
        robot.type(KeyCode.D);
        await(() -> wears(Theme.DARK));
        robot.type(KeyCode.P);
        await(() -> wears(Theme.PROJECTOR));
        robot.type(KeyCode.P);
        await(() -> wears(Theme.DARK));
        assertFalse(window.isFullScreen());
    }

    @Test
    void theNoiseOfThePaddingMovesWhileTraining(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        robot.interact(() -> train().settings().padding.set(Padding.Kind.GAUSSIAN));
        await(() -> train().getSnapshot() != null && train().getSnapshot().padding().dimensions() == 2);
        robot.type(KeyCode.SPACE);
        await(() -> train().getSnapshot().step() > 0);
        robot.interact(() -> train().settings().noiseLevel.set(0.25));
        await(() -> train().getSnapshot().padding().noiseLevel() == 0.25);
        TrainingSnapshot run = train().getSnapshot();
        assertEquals(1, run.config().padding().noiseLevel());
        assertEquals(0.25, run.interventions().list().get(0).paddingNoise());
        assertEquals(0.25, run.model().padding().noiseLevel());
    }

    @Test
    void digitsChooseLensesInTheOrderOfTheBar(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        await(() -> window.isFocused() && train().getSnapshot() != null);
        robot.type(KeyCode.DIGIT2);
        await(() -> train().lens().choiceProperty().get().id().equals("layers"));
        assertTrue(robot.lookup("#lens-layers").queryAs(ToggleButton.class).isSelected());
        robot.type(KeyCode.DIGIT5);
        await(() -> train().lens().choiceProperty().get().id().equals("probe"));
        assertFalse(robot.lookup("#lens-layers").queryAs(ToggleButton.class).isSelected());
        robot.type(KeyCode.DIGIT9);
        robot.type(KeyCode.DIGIT1);
        await(() -> train().lens().choiceProperty().get() == LensChoice.DATA_SPACE);
        assertEquals(9, composition.page(TrainPage.class).lensChoices().size());
        assertTrue(composition.page(TrainPage.class).face().keys().stream().anyMatch(key -> key.cap().equals("1 to 9")));
    }

    @Test
    void aClickPutsTheProbeAndKeysMoveAndRemoveIt(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        await(() -> window.isFocused() && train().frameProperty().get() != null);
        robot.clickOn(".pixel-view");
        await(() -> train().lens().probeProperty().get() != null);
        ProbePoint put = train().lens().probeProperty().get();
        assertEquals(ProbePoint.Space.DATA, put.space());
        assertTrue(train().dataProperty().get().window().contains(put.x(), put.y()));
        robot.type(KeyCode.RIGHT);
        await(() -> train().lens().probeProperty().get().x() > put.x());
        assertEquals(put.y(), train().lens().probeProperty().get().y());
        robot.type(KeyCode.DELETE);
        await(() -> train().lens().probeProperty().get() == null);
        assertEquals(0, train().getSnapshot().step());
    }

    @Test
    void aProbeInTheNoiseStandsAtItsImageInTheData(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        await(() -> train().getSnapshot() != null && train().frameProperty().get() != null);
        robot.interact(() -> train().lens().probeProperty().set(new ProbePoint(ProbePoint.Space.NOISE, 0.5, -0.5)));
        await(() -> robot.lookup("#probe-data").query().isVisible());
    }

    @Test
    void theColumnsOfAFileAreChosenInADialog(FxRobot robot, @TempDir Path folder) throws IOException, TimeoutException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, "id,u,v,w\n" + IntStream.range(0, 30)
                .mapToObj(i -> i + "," + Math.sin(i) + "," + i * i + "," + (i == 0 ? "<1" : i % 4) + "\n").collect(Collectors.joining()));
        showTrain(robot);
        await(() -> train().getSnapshot() != null);
        DatasetPicker picker = robot.lookup(node -> node instanceof DatasetPicker).queryAs(DatasetPicker.class);
        robot.interact(() -> picker.choose(file, TableChoice.DEFAULT));
        await(() -> robot.lookup("#table-x").tryQueryAs(ChoiceBox.class).map(box -> Integer.valueOf(1).equals(box.getValue())).orElse(false));
        Button learn = robot.lookup("#table-learn").queryAs(Button.class);
        await(learn::isFocused);
        robot.type(KeyCode.ENTER);
        await(() -> train().settings().datasetProperty().get().title().equals("mine.csv") && train().getSnapshot() != null);
        assertEquals(List.of("u", "v"), train().settings().toConfig().dataset().table().columns());
        assertEquals("columns u and v", robot.lookup("#columns").queryAs(Label.class).getText());
        assertTrue(robot.lookup("#table-learn").tryQuery().isEmpty());

        robot.interact(robot.lookup("#choose-columns").queryAs(Button.class)::fire);
        await(() -> robot.lookup("#table-y").tryQueryAs(ChoiceBox.class).map(box -> Integer.valueOf(2).equals(box.getValue())).orElse(false));
        @SuppressWarnings("unchecked")
        ChoiceBox<Integer> y = robot.lookup("#table-y").queryAs(ChoiceBox.class);
        robot.interact(() -> y.setValue(3));
        robot.interact(robot.lookup("#table-learn").queryAs(Button.class)::fire);
        Label notice = robot.lookup("#table-notice").queryAs(Label.class);
        await(() -> notice.getText().startsWith(file + ", line 2, column w: \"<1\" is not a number: "));
        robot.interact(() -> y.setValue(0));
        assertEquals("", notice.getText());
        robot.interact(robot.lookup("#table-learn").queryAs(Button.class)::fire);
        await(() -> train().settings().toConfig().dataset().table().columns().equals(List.of("u", "id")));
        assertEquals("columns u and id", robot.lookup("#columns").queryAs(Label.class).getText());
    }

    @Test
    void aRunOnTheBoardOpensInTrainByTheKeyboard(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(BoardPage.class));
        BoardModel board = composition.page(BoardPage.class).model();
        await(() -> !board.tableProperty().get().rows().isEmpty());
        robot.interact(composition.page(BoardPage.class)::focusFirst);
        // No run can be picked before the first drawing of the chart.
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            robot.type(KeyCode.RIGHT);
            return robot.lookup(".board-tip").query().isVisible();
        });
        String tip = robot.lookup(".board-tip").queryAs(Label.class).getText();
        robot.type(KeyCode.ENTER);
        await(() -> window.getTitle().endsWith("Train") && train().getSnapshot() != null);
        TrainingConfig opened = train().settings().toConfig();
        assertTrue(board.tableProperty().get().rows().stream().anyMatch(row -> row.config().equals(opened)));
        assertTrue(tip.contains("K = " + opened.flow().couplings() + ",") && tip.contains("seed " + opened.seed()), tip);
    }

    @Test
    void aSweepPutsItsRunsOnTheBoard(FxRobot robot, @TempDir Path folder) throws TimeoutException {
        BoardModel board = composition.page(BoardPage.class).model();
        SweepSettings settings = board.settings();
        robot.interact(() -> {
            composition.show(BoardPage.class);
            settings.levels("flow.couplings").set(List.of(1, 2));
            settings.levels("flow.hidden").set(List.of(8));
            settings.seeds.set(1);
            settings.steps.set(20);
        });
        await(() -> !board.tableProperty().get().rows().isEmpty());
        robot.interact(() -> composition.page(BoardPage.class).controller().run(folder.resolve("new")));
        await(board::isAtRest);
        assertEquals("", board.notice().wordsProperty().getValue());
        assertEquals(6, board.tableProperty().get().rows().size());
        assertTrue(Files.exists(folder.resolve("new").resolve("sweep.csv")));
    }

    /** Until the page around it is laid out, and a mouse meets it where it is. */
    private static void awaitRest(FxRobot robot, String id) throws TimeoutException {
        List<Bounds> seen = new ArrayList<>();
        await(() -> {
            Node node = robot.lookup(id).query();
            Bounds now = node.localToScreen(node.getBoundsInLocal());
            if (!seen.isEmpty() && !seen.get(0).equals(now)) {
                seen.clear();
            }
            seen.add(now);
            return now.getHeight() > 0 && seen.size() > 20;
        });
    }

    @Test
    void theLibraryOpensAPresetInTrain(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(LibraryPage.class));
        await(window::isFocused);
        awaitRest(robot, "#open-bad");
        robot.clickOn("#open-bad");
        await(() -> window.getTitle().endsWith("Train") && train().getSnapshot() != null);
        assertEquals(composition.page(LibraryPage.class).model().getPreset().bad().exhibit(),
                new Exhibit.Runs(Sweep.of(train().settings().toConfig())));
    }

    @Test
    void theLibraryOpensWhatIsNotTrainedOnItsPage(FxRobot robot) throws TimeoutException {
        for (String id : List.of("few/planet", "padding/constant", "bound/counting", "bound/modes")) {
            robot.interact(() -> {
                composition.show(LibraryPage.class);
                LibraryModel library = composition.page(LibraryPage.class).model();
                library.choose(library.presets().stream().filter(preset -> preset.id().equals(id)).findFirst().orElseThrow());
            });
            String promised = robot.lookup("#open-good").queryButton().getTooltip().getText();
            robot.interact(() -> composition.page(LibraryPage.class).model().openGood());
            Exhibit good = composition.page(LibraryPage.class).model().getPreset().good().exhibit();
            Class<? extends Page> kind = good instanceof Exhibit.FewCouplings ? CouplingsPage.class
                    : good instanceof Exhibit.Bound ? SeparationPage.class : AugmentedPage.class;
            String title = kind == CouplingsPage.class ? "Three couplings" : kind == SeparationPage.class ? "Depth bound" : "Augmented";
            await(() -> window.getTitle().endsWith(title));
            assertEquals("Opens these settings on the page " + title, promised);
            // What the page copies is what the preset has, but for the number of points.
            String command = composition.page(kind).sharing().get(kind == AugmentedPage.class ? 1 : 0).text().get();
            String own = good.command().text();
            assertEquals(plain(own), plain(command));
        }
    }

    private static String plain(String command) {
        return command.replaceAll(" --(points|out) \\S+", "");
    }
}
