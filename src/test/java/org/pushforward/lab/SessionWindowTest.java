package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.stage.Stage;
import org.controlsfx.control.StatusBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Theme;
import org.pushforward.data.Axes;
import org.pushforward.film.FilmSpec;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.export.Exports;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.compare.ColumnModel;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.Session;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.lab.shell.Composition;
import org.pushforward.lab.shell.Preferences;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.theory.universal.learn.LearnedCouplings.Progress;
import org.pushforward.train.RunState;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A window keeps what is done in it: from one opening to the next, through a new session, and where nothing can be written. */
@NeedsDisplay
@Slow("windows open and close in each test, and train")
class SessionWindowTest extends OpenWindow {

    private static final long PATIENCE_SECONDS = 60;
    private static final long BETWEEN_LOOKS_MILLIS = 100;
    /** That the program writes it often enough is shown by {@link WindowKillTest}. */
    private static final long EVERY_MILLIS = 500;
    private static final String CANNOT = "The session cannot be kept: cannot write ";

    @TempDir
    Path given;

    /** What stood in the place of the page while the last session was read, and the title above. */
    private final List<String> announced = new ArrayList<>();
    private Runnable onAnnouncement = () -> { };
    private boolean open;
    private BackgroundTaskExecutor tasks;

    @Override
    @Start
    void start(Stage stage) {
        // Each test opens and closes windows of its own.
        Platform.setImplicitExit(false);
    }

    /** Waits for the last write: the folder is deleted next. */
    @Override
    @AfterEach
    void end(FxRobot robot) {
        if (open) {
            CompletableFuture<CompletableFuture<Void>> written = new CompletableFuture<>();
            robot.interact(() -> written.complete(closeNow()));
            written.join().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    private Path folder() {
        return given.resolve("state").resolve("session");
    }

    private void open(FxRobot robot, Path session) {
        robot.interact(() -> {
            window = new Stage();
            tasks = new BackgroundTaskExecutor();
            composition = new Composition(window, Preferences.ofTool(), new CoreWorkbench(), tasks, EVERY_MILLIS);
            window.setScene(composition.shell().build());
            composition.shell().openFirst();
            StatusBar status = (StatusBar) window.getScene().lookup(".lab-status");
            status.textProperty().addListener((property, old, now) -> {
                Label announcement = (Label) window.getScene().lookup("#announcement");
                if (announcement != null && announcement.getText().equals(now)) {
                    announced.add(now + " " + window.getTitle());
                    onAnnouncement.run();
                }
            });
            window.show();
            open = true;
            composition.session().begin(Optional.of(session), composition::begin);
        });
    }

    /** As the program does when the window is closed. */
    private CompletableFuture<Void> closeNow() {
        CompletableFuture<Void> written = composition.session().end();
        composition.shell().end();
        window.hide();
        open = false;
        return written;
    }

    private void close(FxRobot robot) throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<CompletableFuture<Void>> written = new CompletableFuture<>();
        robot.interact(() -> written.complete(closeNow()));
        written.get().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private String notice() {
        return composition.shell().notice().wordsProperty().getValue();
    }

    private void trainTo(FxRobot robot, int step) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().hasBegun() && train().getSnapshot() != null);
        for (long at = train().getSnapshot().step() + 1; at <= step; at++) {
            long next = at;
            onWindow(composition.page(TrainPage.class).actions()::step);
            await(() -> train().getSnapshot().step() == next);
        }
    }

    private static RunState kept(Path folder) {
        List<String> problems = new ArrayList<>();
        RunState run = SessionStore.readAside(folder, folder.resolveSibling("tables"), problems).pages().get("Train").runs().get(0);
        assertEquals(List.of(), problems);
        return run;
    }

    @Test
    void theLastSessionIsAnnouncedComesBackAndTheAnnouncementGoes(FxRobot robot) throws Exception {
        open(robot, folder());
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        assertEquals(List.of(), announced, "there is nothing to restore");
        trainTo(robot, 17);
        robot.interact(() -> train().settings().seed.set(5));
        trainTo(robot, 21);
        close(robot);
        assertEquals(21, kept(folder()).step());

        open(robot, folder());
        await(() -> notice().startsWith("Restored: Train at step 21 of "));
        assertEquals(List.of("Restoring the last session… Pushforward – Train"), announced);
        await(() -> train().hasBegun());
        assertTrue(window.getScene().lookup("#announcement") == null, "the announcement has gone");
        assertTrue(composition.page(TrainPage.class).face().content().getScene() == window.getScene(), "the page is in its place");
        assertEquals("Pushforward – Train", window.getTitle());
        assertEquals(21, train().getSnapshot().step());
        assertEquals(5, train().settings().seed.getLong());
        assertTrue(train().statusProperty().get().startsWith("Paused at step 21 of "), train().statusProperty().get());
    }

    /** A film that fits into the time after the closing of the window is finished; of another nothing is left, and the next start says so. */
    @Test
    void aFilmUnderWayAtTheEndIsFinishedOrTheNextStartSaysThatItWasNot(FxRobot robot) throws Exception {
        Path file = given.resolve("layers.gif");
        open(robot, folder());
        trainTo(robot, 3);
        closeFilming(robot, file);
        assertEquals("GIF89a", new String(Files.readAllBytes(file), 0, 6, StandardCharsets.US_ASCII));
        try (Stream<Path> beside = Files.list(given)) {
            assertEquals(Set.of("layers.gif", "state"), beside.map(each -> each.getFileName().toString()).collect(Collectors.toSet()));
        }

        // As if there had been no time.
        Files.delete(file);
        open(robot, folder());
        await(() -> notice().equals(
                "Film of layers.gif was under way when the window was closed, and is not in " + file.getParent() + ": make it again."));
        await(() -> train().getSnapshot() != null);
        closeFilming(robot, file);
        open(robot, folder());
        await(() -> notice().startsWith("Restored: Train at step "));
        tasks.whenDone().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        robot.interact(() -> assertTrue(notice().startsWith("Restored: Train at step "), notice()));
    }

    /** As the program does when the window is closed, in the midst of a film of a run that goes on. */
    private void closeFilming(FxRobot robot, Path file) throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<CompletableFuture<Void>> closed = new CompletableFuture<>();
        robot.interact(() -> {
            composition.page(TrainPage.class).actions().playOrPause();
            composition.page(TrainPage.class).film(new FilmSpec(FilmSpec.Subject.LAYERS, 2, FilmSpec.LEAST_SIZE, Theme.LIGHT), file,
                    false);
            closed.complete(CompletableFuture.allOf(closeNow(), composition.filmed()));
        });
        closed.get().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Data of eight coordinates, and which two of them are looked at. */
    @Test
    void dataInSpaceComeBackAsTheyWereLookedAt(FxRobot robot) throws Exception {
        open(robot, folder());
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().hasBegun() && train().getSnapshot() != null);
        robot.interact(() -> train().settings().choose(new CoreWorkbench().datasets().stream().filter(card -> card.name().equals("sphere"))
                .findFirst().orElseThrow()));
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().dataset().name().equals("sphere"));
        trainTo(robot, 9);
        robot.interact(() -> train().lens().axesProperty().set(new Axes(5, 2)));
        double[] parameters = train().getSnapshot().model().parameters();
        close(robot);

        open(robot, folder());
        await(() -> notice().startsWith("Restored: Train at step 9 of "));
        await(() -> train().hasBegun() && train().getSnapshot() != null);
        assertEquals(8, train().getSnapshot().model().dataDimension());
        assertEquals(9, train().getSnapshot().step());
        assertArrayEquals(parameters, train().getSnapshot().model().parameters());
        assertEquals(new Axes(5, 2), train().lens().axesProperty().get());
        await(() -> train().dataProperty().get().slice().axes().equals(new Axes(5, 2)));
    }

    private static Object result(Page page, String name) {
        return page.kept().orElseThrow().settings().values().get(name);
    }

    private void press(FxRobot robot, String button) {
        robot.interact(robot.from(window.getScene().getRoot()).lookup(button).queryAs(Button.class)::fire);
    }

    private static void requireSame(FitProgress expected, Object fit) {
        FitProgress there = (FitProgress) fit;
        assertEquals(expected.spec(), there.spec());
        assertEquals(expected.stands(), there.stands());
        assertEquals(expected.errors().size(), there.errors().size());
        for (int i = 0; i < expected.errors().size(); i++) {
            assertArrayEquals(expected.errors().get(i), there.errors().get(i));
        }
    }

    @Test
    void fitsAndTrainedFlowsComeBackToTheBitAndOneThatWasSpoiledIsTold(FxRobot robot) throws Exception {
        open(robot, folder());
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        robot.interact(() -> composition.show(CouplingsPage.class));
        CouplingsPage couplings = composition.page(CouplingsPage.class);
        robot.interact(() -> showData(couplings));
        press(robot, "#learn");
        // The first of them takes seconds; ended then, it stays.
        awaitWritten(() -> SessionStore.isSession(folder()) && settings(folder(), "Three couplings").containsKey("learned"));
        // On a fast machine all are done by now, and a press would begin anew.
        Button learn = robot.from(window.getScene().getRoot()).lookup("#learn").queryAs(Button.class);
        robot.interact(() -> {
            if (learn.getText().equals("Cancel")) {
                learn.fire();
            }
        });
        Progress learned = (Progress) result(couplings, "learned");
        assertFalse(learned.flows().isEmpty());
        LinearPage linear = composition.page(LinearPage.class);
        robot.interact(() -> {
            composition.show(LinearPage.class);
            linear.kept().orElseThrow().settings().setTexts(Map.of("half", "1.0", "layers", "3.0", "steps", "10.0", "restarts", "2.0"));
        });
        await(linear::isSettled);
        press(robot, "#job-fit");
        await(() -> linear.isSettled() && !((FitProgress) result(linear, "fit")).errors().isEmpty());
        FitProgress fit = (FitProgress) result(linear, "fit");
        Object nothing = result(linear, "costs");
        press(robot, "#job-costs");
        await(() -> linear.isSettled() && !result(linear, "costs").equals(nothing));
        Object costs = result(linear, "costs");
        // What a kill leaves.
        awaitWritten(() -> settings(folder(), "Linear maps").keySet().containsAll(Set.of("fit", "costs")));
        close(robot);

        open(robot, folder());
        await(() -> notice().startsWith("Restored: "));
        await(composition.page(LinearPage.class)::isSettled);
        requireSame(fit, result(composition.page(LinearPage.class), "fit"));
        assertEquals(costs, result(composition.page(LinearPage.class), "costs"));
        robot.interact(() -> composition.show(CouplingsPage.class));
        await(composition.page(CouplingsPage.class)::isSettled);
        assertEquals(learned, result(composition.page(CouplingsPage.class), "learned"));
        String edit = composition.undo().undoWordsProperty().get();
        assertFalse(edit.contains("fit") || edit.contains("costs") || edit.contains("flows"), edit);
        close(robot);

        Path file = folder().resolve("session.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode session = (ObjectNode) mapper.readTree(file.toFile());
        ObjectNode ofLinear = (ObjectNode) session.at("/pages/Linear maps/settings");
        ofLinear.put("fit", ofLinear.get("fit").asText().substring(4));
        Files.writeString(file, session.toString());
        open(robot, folder());
        await(() -> notice().startsWith("Restored: "));
        robot.interact(() -> composition.show(LinearPage.class));
        assertEquals("Linear maps: the fit of the last session cannot be read. All else of the page came back.", notice());
        await(composition.page(LinearPage.class)::isSettled);
        assertTrue(((FitProgress) result(composition.page(LinearPage.class), "fit")).errors().isEmpty());
        assertEquals(costs, result(composition.page(LinearPage.class), "costs"));
    }

    /** Read time after time on the window's thread, a session would keep the window from what is waited for. */
    private static void awaitWritten(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it is not written");
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private static Map<String, String> settings(Path folder, String page) {
        Session session = SessionStore.readAside(folder, folder.resolveSibling("tables"), new ArrayList<>());
        return session.pages().containsKey(page) ? session.pages().get(page).settings() : Map.of();
    }

    @Test
    void aWindowThatIsClosedBeforeTheLastSessionIsThereLosesNothingOfIt(FxRobot robot) throws Exception {
        open(robot, folder());
        trainTo(robot, 12);
        close(robot);
        CompletableFuture<CompletableFuture<Void>> written = new CompletableFuture<>();
        onAnnouncement = () -> Platform.runLater(() -> written.complete(closeNow()));
        open(robot, folder());
        written.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(12, kept(folder()).step());
        onAnnouncement = () -> { };
        open(robot, folder());
        await(() -> notice().startsWith("Restored: Train at step 12 of "));
    }

    @Test
    void aNewSessionBeginsWhileARunTrainsAndTheLastOneIsNotLost(FxRobot robot) throws Exception {
        open(robot, folder());
        trainTo(robot, 3);
        Kept couplings = composition.page(CouplingsPage.class).kept().orElseThrow();
        Kept trains = composition.page(TrainPage.class).kept().orElseThrow();
        Map<String, String> guessed = couplings.views().texts();
        Map<String, String> looked = trains.views().texts();
        robot.interact(() -> {
            couplings.views().setTexts(Map.of("guess", "GROWS", "side", "Bits"));
            trains.views().setTexts(Map.of("probe", "DATA 0.5 0.25", "density", "false", "layers", "0.5"));
            assertFalse(guessed.equals(couplings.views().texts()) || looked.equals(trains.views().texts()));
            train().settings().seed.set(9);
            composition.page(TrainPage.class).actions().playOrPause();
        });
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().seed() == 9 && train().getSnapshot().step() > 10);
        assertTrue(train().isPlaying());
        robot.interact(() -> ((MenuBar) window.getScene().lookup(".menu-bar")).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> "new-session".equals(item.getId())).findFirst().orElseThrow().fire());
        await(() -> notice().startsWith("A new session. The last one is in "));
        assertEquals(1, notice().lines().count());
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().seed() == 1 && train().getSnapshot().step() == 0);
        assertFalse(train().isPlaying());
        // Nor is anything looked at as it was.
        assertEquals(guessed, couplings.views().texts());
        assertEquals(looked, trains.views().texts());
        List<Path> aside;
        try (Stream<Path> beside = Files.list(folder().getParent())) {
            aside = beside.filter(each -> !each.equals(folder())).toList();
        }
        assertEquals(1, aside.size());
        assertTrue(notice().contains(aside.get(0) + ":"), notice());
        RunState last = kept(aside.get(0));
        assertEquals(9, last.config().seed());
        assertTrue(last.step() > 10);
        robot.interact(() -> assertTrue(composition.undo().undo()));
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().seed() == 9);
        assertTrue(train().getSnapshot().step() >= last.step(), "it trained on until it was put aside");
        robot.interact(() -> composition.opener().open(aside.get(0)));
        await(() -> train().getSnapshot() != null && train().getSnapshot().step() == last.step());
        assertArrayEquals(last.checkpoint().parameters(), train().getSnapshot().model().parameters());
    }

    @Test
    void whereNothingCanBeWrittenTheWindowSaysSoAndWorks(FxRobot robot) throws Exception {
        Path file = Files.writeString(given.resolve("file"), "mine");
        open(robot, file.resolve("session"));
        await(() -> notice().startsWith(CANNOT));
        assertEquals(1, notice().lines().count(), notice());
        trainTo(robot, 5);
        robot.interact(() -> composition.opener().save(file.resolve("run.pushforward")));
        await(() -> notice().startsWith("cannot write " + file.resolve("run.pushforward")));
        assertEquals(1, notice().lines().count(), notice());
        List<Throwable> refused = new ArrayList<>();
        await(() -> train().frameProperty().get() != null && !FigureMenu.within(window.getScene().getRoot()).isEmpty());
        robot.interact(() -> FigureMenu.within(window.getScene().getRoot())
                .forEach(figure -> refused.addAll(Exports.refused(figure, file.resolve("figure.png")))));
        assertTrue(refused.size() > 3, refused.toString());
        refused.forEach(each -> {
            assertInstanceOf(InvalidInputException.class, each);
            assertTrue(each.getMessage().startsWith("cannot write " + file.resolve("figure.png")) && each.getMessage().lines().count() == 1,
                    each.getMessage());
        });
        assertEquals("mine", Files.readString(file));
        trainTo(robot, 9);
        close(robot);
    }

    @Test
    void aFolderThatGoesBadMeanwhileIsToldUntilItIsGoodAgain(FxRobot robot) throws Exception {
        open(robot, folder());
        trainTo(robot, 6);
        await(() -> SessionStore.isSession(folder()));
        Path elsewhere = given.resolve("elsewhere");
        Files.move(folder(), elsewhere);
        Files.writeString(folder(), "in the way");
        trainTo(robot, 8);
        await(() -> notice().startsWith(CANNOT));
        assertEquals(1, notice().lines().count(), notice());
        assertEquals("in the way", Files.readString(folder()));
        Files.delete(folder());
        Files.move(elsewhere, folder());
        await(() -> notice().isEmpty());
        assertEquals(8, kept(folder()).step());
        close(robot);
        assertEquals(8, kept(folder()).step());
    }

    @Test
    void aColumnOfCompareIsSavedAndOpensOnTrain(FxRobot robot) throws Exception {
        open(robot, folder());
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        robot.interact(() -> composition.page(ComparePage.class).actions().playTo(14));
        await(() -> !composition.page(ComparePage.class).model().isPlaying());
        ColumnModel column = composition.page(ComparePage.class).model().runs().get(1);
        await(() -> column.snapshotProperty().get().step() == 14);
        Path file = given.resolve("column.pushforward");
        robot.interact(() -> composition.opener().save(composition.page(ComparePage.class).savable().get(1), file));
        await(() -> notice().startsWith("Saved column.pushforward at step 14"));
        robot.interact(() -> composition.opener().open(file));
        await(() -> window.getTitle().endsWith("Train") && train().getSnapshot() != null && train().getSnapshot().step() == 14);
        assertEquals(column.config(), train().getSnapshot().config());
        assertArrayEquals(column.snapshotProperty().get().model().parameters(), train().getSnapshot().model().parameters());
        assertEquals(column.snapshotProperty().get().history().size(), train().getSnapshot().history().size());
    }
}
