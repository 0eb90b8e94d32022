package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does who does not do one thing after the other. */
@NeedsDisplay
@Slow("a window opens and closes for each test")
class OddPathsWindowTest extends OpenWindow {

    @TempDir
    Path given;

    private Path folder;

    @BeforeEach
    void name() throws IOException {
        folder = given.toRealPath();
    }

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private String notice() {
        return composition.shell().notice().wordsProperty().getValue();
    }

    private Map<String, Object> values(Class<? extends Page> kind) {
        return composition.page(kind).kept().orElseThrow().settings().values();
    }

    private void set(Class<? extends Page> kind, String name, String text) {
        composition.page(kind).kept().orElseThrow().settings().setTexts(Map.of(name, text));
    }

    private static boolean isPlace(Node node) {
        return node instanceof Control && node.isFocusTraversable() && !node.isDisabled() && seen(node) && !(node instanceof ScrollPane)
                && !(node instanceof ScrollBar);
    }

    /** One place of each kind and look where the focus can be. */
    private List<Node> places(FxRobot robot) {
        Map<String, Node> places = new LinkedHashMap<>();
        robot.from(window.getScene().getRoot()).lookup(OddPathsWindowTest::isPlace).<Node>queryAll()
                .forEach(node -> places.putIfAbsent(node.getClass().getName() + node.getStyleClass(), node));
        return List.copyOf(places.values());
    }

    @Test
    void keysUndoAndRedoOnEveryPageWhereverTheFocusIs(FxRobot robot) throws TimeoutException {
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        Map<Class<? extends Page>, Runnable> edits = new LinkedHashMap<>();
        edits.put(TrainPage.class, () -> train().settings().stopAt.set(700));
        edits.put(ComparePage.class, () -> composition.page(ComparePage.class).model().settings().stopAt.set(700));
        edits.put(BoardPage.class, () -> set(BoardPage.class, "Fronts", "hidden"));
        edits.put(LinearPage.class, () -> set(LinearPage.class, "layers", "5.0"));
        edits.put(PartitionPage.class, () -> set(PartitionPage.class, "seed", "2.0"));
        edits.put(CouplingsPage.class, () -> set(CouplingsPage.class, "epsilon", "0.125"));
        edits.put(AugmentedPage.class, () -> set(AugmentedPage.class, "sigma", "0.125"));
        edits.put(SeparationPage.class, () -> set(SeparationPage.class, "part", "Counting"));
        for (Map.Entry<Class<? extends Page>, Runnable> edit : edits.entrySet()) {
            Class<? extends Page> kind = edit.getKey();
            String told = composition.undo().undoWordsProperty().get();
            onWindow(() -> composition.show(kind));
            await(window::isFocused);
            await(() -> isSettled(kind));
            assertEquals(told, composition.undo().undoWordsProperty().get(), "to open " + kind.getSimpleName() + " is no edit");
            List<Map<String, Object>> both = new ArrayList<>();
            onWindow(() -> both.add(values(kind)));
            onWindow(edit.getValue());
            onWindow(() -> both.add(values(kind)));
            assertFalse(both.get(0).equals(both.get(1)), kind.getSimpleName());
            List<Node> places = places(robot);
            assertTrue(places.size() > 4, kind + " " + places);
            for (Node place : places) {
                press(robot, place, KeyCode.CONTROL, KeyCode.Z);
                awaitValues(kind, both.get(0), place, "undone");
                press(robot, place, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
                awaitValues(kind, both.get(1), place, "done again");
            }
        }
    }

    /** With the focus on a place; once more where nothing came of it, since a busy display may lose a robot's key. */
    private void press(FxRobot robot, Node place, KeyCode... keys) {
        List<String> before = undoable();
        for (int tries = 0; tries < 2 && before.equals(undoable()); tries++) {
            onWindow(place::requestFocus);
            press(robot, keys);
            try {
                WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !before.equals(undoable()));
            } catch (TimeoutException e) {
                // What was expected is asked for by whoever presses.
            }
        }
    }

    private List<String> undoable() {
        return List.of(composition.undo().undoWordsProperty().get(), composition.undo().redoWordsProperty().get());
    }

    private boolean isSettled(Class<? extends Page> kind) {
        return kind == TrainPage.class ? train().getSnapshot() != null
                : kind == BoardPage.class ? !composition.page(BoardPage.class).model().tableProperty().get().rows().isEmpty()
                : kind == LinearPage.class ? composition.page(LinearPage.class).isSettled()
                : kind == PartitionPage.class ? composition.page(PartitionPage.class).isSettled()
                : kind == CouplingsPage.class ? composition.page(CouplingsPage.class).isSettled()
                : kind == AugmentedPage.class ? composition.page(AugmentedPage.class).isSettled()
                : kind != SeparationPage.class || composition.page(SeparationPage.class).isSettled();
    }

    /** What follows from an edit comes later, and is none: one press undoes it, another does it again. */
    @Test
    void oneEditIsOnePressThoughItsMatrixIsReadLater(FxRobot robot) throws TimeoutException {
        LinearPage linear = open(robot, LinearPage.class, LinearPage::isSettled);
        Map<String, Object> before = values(LinearPage.class);
        TextInputControl area = robot.lookup("#matrix-text").queryAs(TextInputControl.class);
        String first = area.getText();
        set(LinearPage.class, robot, "seed", "5.0");
        await(linear::isSettled);
        await(() -> !area.getText().equals(first));
        String second = area.getText();
        Map<String, Object> after = values(LinearPage.class);
        for (int i = 0; i < 2; i++) {
            robot.interact(() -> assertTrue(composition.undo().undo()));
            assertEquals(before, values(LinearPage.class));
            await(() -> linear.isSettled() && area.getText().equals(first));
            assertEquals("", composition.undo().undoWordsProperty().get());
            robot.interact(() -> assertTrue(composition.undo().redo()));
            assertEquals(after, values(LinearPage.class));
            await(() -> linear.isSettled() && area.getText().equals(second));
        }
        // One's own matrix is an edit, and gives way to the one before.
        robot.interact(() -> linear.showOwn("1 2\n3 5"));
        await(linear::isSettled);
        robot.interact(() -> composition.undo().undo());
        await(() -> linear.isSettled() && area.getText().equals(second));
        assertEquals(after, values(LinearPage.class));
        robot.interact(() -> composition.undo().redo());
        await(() -> linear.isSettled() && area.getText().startsWith("1") && area.getText().endsWith("5"));
    }

    private void set(Class<? extends Page> kind, FxRobot robot, String name, String text) {
        robot.interact(() -> set(kind, name, text));
    }

    private void awaitValues(Class<? extends Page> kind, Map<String, Object> expected, Node place, String what) {
        try {
            await(() -> values(kind).equals(expected));
        } catch (TimeoutException e) {
            throw new AssertionError(kind.getSimpleName() + " was not " + what + " with the focus on " + place, e);
        }
    }

    /** In a field the keys are its text's while there is something of that; then the window's. */
    @Test
    void whatIsTypedComesUndoneInItsField(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> window.isFocused() && train().getSnapshot() != null);
        TextField field = robot.lookup(node -> node instanceof TextField text && seen(node) && !node.isDisabled()
                && "Clamp".equals(text.getAccessibleText().split(" ")[0].replaceAll("[^A-Za-z]", ""))).query();
        double before = train().settings().number("flow.clamp").get();
        robot.interact(field::requestFocus);
        robot.type(KeyCode.UP);
        await(() -> train().settings().number("flow.clamp").get() > before);
        robot.type(KeyCode.END, KeyCode.DIGIT7);
        String typed = field.getText();
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        await(() -> !field.getText().equals(typed));
        assertTrue(train().settings().number("flow.clamp").get() > before, "only the text");
        press(robot, KeyCode.ESCAPE);
        await(() -> !field.isFocused());
        robot.interact(field::requestFocus);
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        await(() -> train().settings().number("flow.clamp").get() == before);
    }

    private static TrainingConfig small() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2)).withInstruments(new HistorySpec(10, 64, 16))
                .withOptimization(defaults.optimization().withSteps(30));
    }

    private static Sweep sweep(TrainingConfig base) {
        return new Sweep(base, List.of(Factor.paddings(List.of(Padding.none(), Padding.zero(2)))), List.of(1L));
    }

    @Test
    void aSweepGoesOnWhateverIsOpenedOrUndoneMeanwhile(FxRobot robot) throws TimeoutException {
        Path finished = folder.resolve("finished");
        new SweepRunner(sweep(small()), finished, 1, Duration.ofHours(1), progress -> { }).withoutPictures().run(false);
        BoardPage board = open(robot, BoardPage.class, page -> !page.model().tableProperty().get().rows().isEmpty());
        int first = board.model().tableProperty().get().rows().size();
        assertEquals(ShippedSweep.DEPTH_BOARD.rows().orElseThrow().size(), first);
        Path endless = folder.resolve("endless");
        robot.interact(() -> {
            board.model().settings().steps.set(100_000);
            board.controller().run(endless);
        });
        await(() -> Files.isRegularFile(endless.resolve(SweepFolder.EXPERIMENT)));
        assertFalse(board.model().isAtRest());

        // Another table, by the window's own menu.
        robot.interact(() -> composition.show(TrainPage.class));
        robot.interact(() -> composition.opener().open(finished));
        await(() -> board.model().tableProperty().get().rows().size() == 2);
        assertTrue(window.getTitle().endsWith("Board"), window.getTitle());
        assertFalse(board.model().isAtRest());
        assertTrue(board.face().status().getValue().startsWith("The sweep in " + endless + " goes on"), board.face().status().getValue());

        // An edit on another page, then all undone in turn.
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().getSnapshot() != null);
        long seed = train().settings().seed.getLong();
        robot.interact(() -> train().settings().seed.set(seed + 4));
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().seed() == seed + 4);
        robot.interact(() -> composition.undo().undo());
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().seed() == seed);
        robot.interact(() -> composition.undo().undo());
        assertTrue(window.getTitle().endsWith("Board"), "what comes undone is seen");
        await(() -> board.model().tableProperty().get().title().equals("The sweep in " + endless));
        robot.interact(() -> composition.undo().undo());
        await(() -> board.model().tableProperty().get().rows().size() == first);
        assertFalse(board.model().isAtRest());
        robot.interact(() -> board.jobs().get(0).cancel().run());
        await(() -> board.model().isAtRest());
        assertEquals(first, board.model().tableProperty().get().rows().size());
        assertTrue(board.model().notice().wordsProperty().getValue().contains("Cancelled after "), board.model().notice().wordsProperty().getValue());
        assertTrue(board.model().resumableProperty().get());
    }

    /** As the keys paste it, on each page that takes an experiment. */
    @Test
    void whatIsPastedAndDamagedIsToldInOneLineAndCostsNothing(FxRobot robot) throws TimeoutException {
        String run = ExperimentFile.text(small());
        String sweep = SweepFile.text(sweep(small()));
        Map<Class<? extends Page>, List<String>> damaged = new LinkedHashMap<>();
        for (Class<? extends Page> kind : List.of(TrainPage.class, ComparePage.class, BoardPage.class)) {
            String whole = kind == TrainPage.class ? run : sweep;
            damaged.put(kind, List.of("", " ", "moons", "{", "[]", "null", "\u0000\u0001", whole.substring(0, whole.length() / 2), whole + "}",
                    whole.replaceFirst("\\d+", "-7"), whole.replaceFirst("\\d+", "\"many\""), whole.replaceFirst("\"format\"", "\"form\""),
                    kind == TrainPage.class ? "{\"format\": 3}" : run.replace("\"format\"", "\"format\": 7, \"formats\"")));
        }
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        for (Map.Entry<Class<? extends Page>, List<String>> each : damaged.entrySet()) {
            robot.interact(() -> composition.show(each.getKey()));
            await(() -> each.getKey() != TrainPage.class || train().getSnapshot() != null);
            await(() -> each.getKey() != BoardPage.class || !composition.page(BoardPage.class).model().tableProperty().get().rows().isEmpty());
            await(window::isFocused);
            Map<String, Object> before = values(each.getKey());
            var told = composition.page(each.getKey()).notice().orElseThrow();
            for (String text : each.getValue()) {
                onWindow(() -> {
                    told.dismiss();
                    PageAction.put(text);
                    composition.page(each.getKey()).focusFirst();
                });
                press(robot, KeyCode.CONTROL, KeyCode.V);
                await(() -> !told.wordsProperty().getValue().isEmpty());
                String words = told.wordsProperty().getValue();
                assertEquals(1, words.lines().count(), words);
                assertTrue(told.newsProperty().get().details().isEmpty(), "a refusal is no failure: " + told.newsProperty().get().details());
                assertEquals(before, values(each.getKey()), text);
            }
        }
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void whatHoldsNoRunIsToldInOneLineAndCostsNothing(FxRobot robot) throws IOException, TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().getSnapshot() != null);
        TrainingConfig before = train().getSnapshot().config();
        String run = ExperimentFile.text(small());
        List<Path> brought = new ArrayList<>();
        Map<String, Map<String, String>> zips = new LinkedHashMap<>();
        zips.put("empty", Map.of());
        zips.put("letters", Map.of("letter.txt", "Dear reader"));
        zips.put("settings", Map.of("experiment.json", run));
        zips.put("damaged", Map.of("experiment.json", run, "checkpoint.bin", "not numbers", "model.json", "{", "history.csv", "step\nx"));
        zips.put("climbing", Map.of("../../escaped.json", run, "experiment.json", "{"));
        zips.put("deep", Map.of("run/experiment.json", run));
        for (Map.Entry<String, Map<String, String>> each : zips.entrySet()) {
            brought.add(folder.resolve(each.getKey() + ".pushforward"));
            zip(brought.get(brought.size() - 1), each.getValue());
        }
        brought.add(Files.createDirectory(folder.resolve("nothing")));
        brought.add(Files.createDirectories(folder.resolve("begun/runs")).getParent());
        Path half = Files.createDirectory(folder.resolve("half"));
        Files.writeString(half.resolve("experiment.json"), run.substring(20));
        brought.add(half);
        Path torn = Files.createDirectory(folder.resolve("torn"));
        Files.writeString(torn.resolve("experiment.json"), run);
        Files.writeString(torn.resolve("checkpoint.bin"), "x");
        brought.add(torn);
        brought.add(Files.write(folder.resolve("picture.png"), new byte[] {1, 2, 3}));
        Path archive = folder.resolve("run.zip");
        zip(archive, Map.of("experiment.json", run));
        brought.add(archive);
        for (Path each : brought) {
            onWindow(() -> {
                composition.shell().notice().dismiss();
                composition.opener().open(each);
            });
            try {
                await(() -> !notice().isEmpty());
            } catch (TimeoutException e) {
                throw new AssertionError(each + " was taken without a word", e);
            }
            assertEquals(1, notice().lines().count(), notice());
            assertTrue(composition.shell().notice().newsProperty().get().details().isEmpty(), notice());
            assertTrue(notice().contains(folder.toString()), notice());
            assertEquals(before, train().getSnapshot().config(), each.toString());
        }
        assertFalse(Files.exists(folder.getParent().resolve("escaped.json")) || Files.exists(folder.getParent().getParent().resolve("escaped.json")));
    }

    /** Nothing is changed before a person has chosen the columns; nor is it if they think better of it. */
    @Test
    void aTableThatIsNotLearnedAfterAllChangesNothing(FxRobot robot) throws IOException, TimeoutException {
        Path table = Files.writeString(folder.resolve("points.csv"), "u,v\n" + "1,2\n3,5\n0.5,4\n".repeat(40));
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        for (Class<? extends Page> kind : List.of(TrainPage.class, ComparePage.class, CouplingsPage.class)) {
            robot.interact(() -> composition.show(kind));
            await(() -> kind != TrainPage.class || train().getSnapshot() != null);
            Map<String, Object> before = values(kind);
            robot.interact(() -> composition.opener().open(table));
            await(() -> robot.lookup("#table-learn").tryQueryAs(Button.class).map(button -> !button.isDisabled()).orElse(false));
            await(() -> robot.lookup("#table-learn").query().getScene().getWindow().isFocused());
            robot.type(KeyCode.ESCAPE);
            await(() -> robot.lookup("#table-learn").tryQuery().isEmpty());
            assertEquals(before, values(kind), kind.getSimpleName());
            robot.interact(() -> composition.opener().open(table));
            await(() -> robot.lookup("#table-learn").tryQueryAs(Button.class).map(button -> !button.isDisabled()).orElse(false));
            robot.interact(robot.lookup("#table-learn").queryAs(Button.class)::fire);
            await(() -> !values(kind).equals(before));
            robot.interact(() -> composition.undo().undo());
            await(() -> values(kind).equals(before));
        }
    }

    /** Settings are called what they are called in the settings, wherever they are spoken of. */
    @Test
    void noNameOfAFileIsReadOnAnyPage(FxRobot robot) throws TimeoutException {
        String names = Settings.names().stream().flatMap(name -> Stream.of(name, name.replaceFirst("^(flow|optimization)\\.", "$1 ")))
                .map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern raw = Pattern.compile(".*\\b(" + names + ")\\b.*", Pattern.DOTALL);
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        for (Class<? extends Page> kind : List.of(ComparePage.class, TrainPage.class, BoardPage.class, LinearPage.class, PartitionPage.class,
                CouplingsPage.class, AugmentedPage.class, SeparationPage.class)) {
            robot.interact(() -> composition.show(kind));
            robot.interact(() -> {
                window.getScene().getRoot().applyCss();
                TreeSet<String> words = new TreeSet<>();
                robot.from(window.getScene().getRoot()).lookup((Node node) -> node instanceof Labeled || node instanceof TextInputControl)
                        .<Node>queryAll().forEach(node -> {
                            words.add(node instanceof Labeled label ? String.valueOf(label.getText()) : ((TextInputControl) node).getText());
                            words.add(String.valueOf(node.getAccessibleText()));
                            words.add(node instanceof Control control && control.getTooltip() != null ? String.valueOf(control.getTooltip().getText())
                                    : "");
                        });
                assertTrue(words.size() > 20, kind.getSimpleName());
                assertEquals(List.of(), words.stream().filter(each -> raw.matcher(each).matches()).toList(), kind.getSimpleName());
            });
        }
    }
}
