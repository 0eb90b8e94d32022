package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.control.EntryField;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.control.SeveralField;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A sweep from the form of the Board to its scatter: made, cancelled, gone on with, and refused. */
@NeedsDisplay
@Slow("makes sweeps, and ends others")
class BoardSweepTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    private BoardPage page;
    private Stage window;
    /** Where the person at the dialogue wants the sweep. */
    private Path place;
    private final List<RunState> taken = new ArrayList<>();

    @Start
    void start(Stage stage) {
        Platform.setImplicitExit(false);
        window = stage;
        page = new BoardPage(TrainingConfig.defaults(), new BackgroundTaskExecutor(), new BackgroundTaskExecutor(),
                new BoardPage.Choosers(Optional::empty, () -> Optional.of(place), () -> Optional.of(place)),
                (config, state, told) -> state.ifPresent(taken::add), () -> folder);
        page.setTheme(Theme.LIGHT);
        BorderPane root = new BorderPane(page.face().content());
        root.setTop(page.face().transport());
        root.setRight(page.face().settings());
        stage.setScene(new Scene(root, 1500, 950));
        stage.show();
        page.setSeen(true);
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(page::end);
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    private boolean isAtRest() {
        return page.model().isAtRest();
    }

    private static String name(Parent field) {
        return ((Label) field.lookup(".setting-name")).getText();
    }

    private void choose(String name, String... words) {
        Set<String> wanted = Set.of(words);
        SeveralField field = window.getScene().getRoot().lookupAll(".several").stream().map(SeveralField.class::cast)
                .filter(each -> name(each).equals(name)).findFirst().orElseThrow();
        if (field.lookup(".combo-box") instanceof CheckComboBox<?> list) {
            choose(list, wanted);
            return;
        }
        field.lookupAll(".several-choice").stream().map(ToggleButton.class::cast)
                .filter(button -> button.isSelected() != wanted.contains(button.getText())).forEach(ToggleButton::fire);
    }

    private static <T> void choose(CheckComboBox<T> list, Set<String> wanted) {
        for (T choice : list.getItems()) {
            if (list.getCheckModel().isChecked(choice) != wanted.contains(list.getConverter().toString(choice))) {
                list.getCheckModel().toggleCheckState(choice);
            }
        }
    }

    private void enter(String name, String text) {
        NumberField field = window.getScene().getRoot().lookupAll(".setting-row").stream().filter(NumberField.class::isInstance)
                .map(NumberField.class::cast).filter(each -> name(each).equals(name)).findFirst().orElseThrow();
        field.field().requestFocus();
        field.field().setText(text);
        field.field().fireEvent(new ActionEvent());
    }

    /** Fills the form in. */
    private void define(FxRobot robot, boolean takesLong) throws TimeoutException {
        // What is read first is the sweep that comes with the program.
        await(() -> isAtRest() && !page.model().tableProperty().get().rows().isEmpty());
        robot.interact(() -> {
            choose("Datasets", "Two moons");
            choose("Paddings", "None", "Gaussian");
            choose("Noise levels", "1");
            choose("Couplings", takesLong ? new String[] {"8", "12"} : new String[] {"1", "2"});
            choose("Widths", takesLong ? "16" : "8");
            enter("Seeds", "1");
            enter("Steps", takesLong ? "100000" : "20");
        });
        assertEquals(4, page.model().settings().runs(), page.model().settings().planProperty().get());
        assertEquals(takesLong ? 100_000 : 20, page.model().settings().steps.getLong());
    }

    private String said(FxRobot robot) {
        return robot.lookup(".sweep-words").queryAs(Label.class).getText();
    }

    private void press(FxRobot robot, String words) {
        Button button = robot.lookup(".transport .button").<Button>queryAll().stream().filter(each -> each.getText().equals(words))
                .findFirst().orElseThrow();
        assertFalse(button.isDisabled(), words);
        robot.interact(button::fire);
    }

    @Test
    void aSweepIsDefinedMadeAndSeenRunByRun(FxRobot robot) throws Exception {
        define(robot, false);
        place = folder.resolve("mine");
        press(robot, "Run…");
        await(() -> isAtRest() && said(robot).equals("Complete."));
        assertEquals("", page.model().notice().wordsProperty().getValue());
        assertEquals(4, SweepTable.read(place.resolve("sweep.csv")).size());
        assertEquals("The sweep in " + place, robot.lookup(".board-title").queryAs(Label.class).getText());
        assertFalse(robot.lookup(".board-empty").query().isVisible());
        robot.interact(page::focusFirst);
        // Each run is a point of its own, reached from left to right; before the first drawing there is none.
        await(() -> robot.lookup(".board-chart").query().isFocused());
        Set<String> tips = new TreeSet<>();
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> {
            robot.type(KeyCode.RIGHT);
            Label tip = robot.lookup(".board-tip").queryAs(Label.class);
            if (tip.isVisible()) {
                tips.add(tip.getText());
            }
            return tips.size() == 4;
        });
        assertEquals(2, tips.stream().filter(tip -> tip.contains("K = 1,")).count(), tips.toString());
        robot.type(KeyCode.ENTER);
        await(() -> !taken.isEmpty());
        assertEquals(20, taken.get(0).step());
    }

    /** Does what an entry of the menu does. @return the text on the clipboard then */
    private String share(FxRobot robot, String title) {
        String[] text = new String[1];
        robot.interact(() -> {
            page.sharing().stream().filter(action -> action.title().equals(title)).findFirst().orElseThrow().action().run();
            text[0] = Clipboard.getSystemClipboard().getString();
        });
        return text[0];
    }

    @Test
    void aSweepIsCopiedAndPastedByTheMenu(FxRobot robot) throws Exception {
        define(robot, false);
        String sweep = share(robot, "Copy new sweep as experiment");
        // What is pasted is made, whatever the settings say by now.
        robot.interact(() -> enter("Steps", "30"));
        place = folder.resolve("pasted");
        share(robot, "Paste experiment");
        await(() -> isAtRest() && said(robot).equals("Complete."));
        assertEquals("", page.model().notice().wordsProperty().getValue());
        assertEquals(List.of(20, 20, 20, 20), SweepTable.read(place.resolve("sweep.csv")).stream()
                .map(row -> row.config().optimization().steps()).toList());
        assertEquals(sweep, share(robot, "Copy experiment"));
        assertEquals("The sweep in " + place, robot.lookup(".board-title").queryAs(Label.class).getText());
        // What is no sweep is told in one line, asks for no folder and leaves what is shown.
        place = folder.resolve("no");
        for (String text : List.of(" ", "a poem", "{\"format\": \"poem\"}")) {
            robot.interact(() -> {
                page.model().notice().dismiss();
                PageAction.put(text);
            });
            share(robot, "Paste experiment");
            await(() -> !page.model().notice().wordsProperty().getValue().isEmpty());
            assertEquals(1, page.model().notice().wordsProperty().getValue().lines().count());
            assertTrue(isAtRest());
            assertFalse(Files.exists(place), text);
            assertEquals(sweep, share(robot, "Copy experiment"));
        }
    }

    @Test
    void theCommandsThatSendASweepOutAreShownAndCopied(FxRobot robot) throws Exception {
        define(robot, false);
        press(robot, "Send out…");
        await(() -> robot.lookup("#send-out-make").tryQuery().isPresent());
        TextArea make = robot.lookup("#send-out-make").queryAs(TextArea.class);
        assertEquals(4, make.getText().lines().count(), make.getText());
        robot.interact(() -> {
            EntryField file = robot.lookup("#send-out-file").queryAs(EntryField.class);
            file.setText("my sweep.json");
            file.fireEvent(new ActionEvent());
            robot.lookup(".segmented-button .toggle-button").<ToggleButton>queryAll().stream()
                    .filter(button -> button.getText().equals("GNU parallel")).forEach(ToggleButton::fire);
        });
        String words = "parallel -q pushforward sweep 'my sweep.json' --shard {}/4 --jobs 1 --resume --out 'my sweep-parts/shard-'{} ::: $(seq 4)";
        assertEquals(words, make.getText());
        String[] copied = new String[1];
        robot.interact(() -> {
            robot.lookup("#send-out-copy-make").queryAs(Button.class).fire();
            copied[0] = Clipboard.getSystemClipboard().getString();
        });
        assertEquals(words + "\n", copied[0]);
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#send-out-make").tryQuery().isEmpty());
    }

    @Test
    void aCancelledSweepSaysSoAndGoesOn(FxRobot robot) throws Exception {
        define(robot, true);
        place = folder.resolve("long");
        press(robot, "Run…");
        await(() -> !isAtRest() && said(robot).contains("of 4 runs"));
        press(robot, "Cancel");
        await(this::isAtRest);
        assertEquals("Cancelled after 0 of 4 runs.", said(robot));
        String told = "Cancelled after 0 of 4 runs. Resume goes on with it.";
        assertEquals(told, page.model().statusProperty().get());
        assertEquals(told, robot.lookup(".board-empty").queryAs(Label.class).getText());
        assertTrue(robot.lookup(".board-empty").query().isVisible());
        assertTrue(isUnfinished(), "what was reached is there");
        press(robot, "Resume");
        await(() -> !isAtRest() && said(robot).contains("of 4 runs"));
        press(robot, "Cancel");
        await(this::isAtRest);
        assertEquals("", page.model().notice().wordsProperty().getValue());
    }

    private boolean isUnfinished() {
        try (Stream<Path> files = Files.walk(place)) {
            return files.anyMatch(file -> file.getFileName().toString().equals("checkpoint.bin"));
        } catch (IOException | UncheckedIOException e) {
            // Files come and go while runs begin.
            return false;
        }
    }

    /** Whoever deletes the folder of a sweep that goes on, or puts something in its place, reads so at once; no run is trained for nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSweepThatLosesItsFolderEndsAndSaysSo(boolean replaced, FxRobot robot) throws Exception {
        define(robot, true);
        place = folder.toRealPath().resolve("lost");
        press(robot, "Run…");
        await(() -> !isAtRest() && said(robot).contains("of 4 runs") && isUnfinished());
        Files.move(place, folder.resolve("elsewhere"));
        if (replaced) {
            Files.writeString(place, "mine");
        }
        await(this::isAtRest);
        assertEquals("the sweep ended after 0 of 4 runs, since nothing more could be written: the folder " + place
                + " was moved, deleted or replaced while the sweep was under way (resume the sweep when that is mended)",
                page.model().notice().wordsProperty().getValue());
        // There is nothing to go on with at this place; where the folder is now there is.
        assertFalse(page.model().resumableProperty().get());
        assertEquals(replaced, Files.exists(place));
        place = folder.resolve("elsewhere");
        assertTrue(isUnfinished());
        robot.interact(() -> page.controller().resume(place));
        await(() -> !isAtRest() && said(robot).contains("of 4 runs"));
        press(robot, "Cancel");
        await(this::isAtRest);
        assertEquals("", page.model().notice().wordsProperty().getValue());
    }

    @Test
    void aSweepThatCannotBeWrittenIsRefusedInOneLine(FxRobot robot) throws Exception {
        define(robot, false);
        Path file = Files.writeString(folder.resolve("file"), "mine");
        place = file.resolve("sweep");
        press(robot, "Run…");
        await(() -> isAtRest() && !page.model().notice().wordsProperty().getValue().isEmpty());
        String told = page.model().notice().wordsProperty().getValue();
        assertEquals("cannot write to the folder " + place + ": " + file + " is a file", told);
        assertEquals("mine", Files.readString(file));
        // Elsewhere it can.
        place = folder.resolve("good");
        press(robot, "Run…");
        await(() -> isAtRest() && said(robot).equals("Complete."));
        assertEquals("", page.model().notice().wordsProperty().getValue());
    }
}
