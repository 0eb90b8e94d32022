package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.Session;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.ShortRest;
import org.pushforward.train.RunState;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A window of pages that fail in whatever way: it begins, and what can be kept is kept. */
@NeedsDisplay
@Slow("what is written by and by is waited for")
@Timeout(120)
class SessionKeeperTest {

    /** A tenth of what the window takes: what is tested is the order of things. */
    private static final long EVERY_MILLIS = 500;

    @TempDir
    Path folder;

    private final FakePage first = new FakePage();
    private final FakePage second = new FakePage();
    private final AtomicInteger begun = new AtomicInteger();
    private Stage stage;
    private Shell shell;
    private SessionKeeper keeper;

    /** Fails where it is told to. */
    private static final class FakePage implements Page, Kept {

        private final StringProperty word = new SimpleStringProperty("");
        private final StringProperty look = new SimpleStringProperty("from afar");
        private final Face face = new Face(new Pane(), new Pane(), new Pane(), "library", new ReadOnlyStringWrapper(""), List.of());
        private RuntimeException atOpening;
        private RuntimeException atReading;
        private CompletableFuture<List<RunState>> answer = CompletableFuture.completedFuture(List.of());

        @Override
        public Face face() {
            return face;
        }

        @Override
        public Optional<Kept> kept() {
            return Optional.of(this);
        }

        @Override
        public Cells settings() {
            if (atReading != null) {
                throw atReading;
            }
            return new Cells().add("word", word, text -> text);
        }

        @Override
        public Cells views() {
            return new Cells().add("look", look, text -> text);
        }

        @Override
        public CompletableFuture<List<RunState>> runs() {
            return answer;
        }

        @Override
        public void open(Map<String, String> texts, List<RunState> runs) {
            if (atOpening != null) {
                throw atOpening;
            }
            Kept.super.open(texts, runs);
        }

        @Override
        public void focusFirst() {
            face.content().requestFocus();
        }
    }

    @Start
    void start(Stage newStage) {
        stage = newStage;
        List<PageSlot<?>> slots = List.of(new PageSlot<>(FakePage.class, "First", "fth-grid", () -> first),
                new PageSlot<>(FakePage.class, "Second", "fth-layout", () -> second));
        shell = new Shell(stage, Preferences.ofTool(), slots, new UndoStack(Runnable::run), new CurrentThreadTaskExecutor(),
                (name, title) -> Optional.empty(), new ShortRest());
        keeper = new SessionKeeper(slots, shell, EVERY_MILLIS);
        slots.forEach(slot -> slot.setOnMade(page -> page.kept().ifPresent(kept -> keeper.open(slot, kept))));
        stage.setScene(shell.build());
        shell.openFirst();
        stage.show();
        WindowPlace.keep(stage);
    }

    @AfterEach
    void end() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, keeper::end).join();
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    private void begin(FxRobot robot) throws TimeoutException {
        robot.interact(() -> keeper.begin(Optional.of(folder), begun::incrementAndGet));
        await(() -> begun.get() == 1);
    }

    private void write(Map<String, String> window) {
        try (SessionStore store = SessionStore.open(folder)) {
            store.write(new Session("Second", 7, window, Map.of("First", new Session.PageSession(Map.of("word", "one"), Map.of(), List.of()),
                    "Second", new Session.PageSession(Map.of("word", "two"), Map.of(), List.of()))));
        }
    }

    private Session written() {
        return SessionStore.readAside(folder, folder.resolveSibling("tables"), new ArrayList<>());
    }

    private String word(String page) {
        return written().pages().get(page).settings().get("word");
    }

    private String notice() {
        return shell.notice().wordsProperty().getValue();
    }

    @Test
    void aPageThatDoesNotComeBackKeepsNoOtherFromIt(FxRobot robot) throws TimeoutException {
        write(Map.of());
        first.atOpening = new ArrayIndexOutOfBoundsException("spoiled");
        begin(robot);
        assertEquals("two", second.word.get());
        assertEquals("Pushforward – Second", stage.getTitle());
        robot.interact(() -> second.word.set("three"));
        // It is kept from then on.
        await(() -> "three".equals(word("Second")));
    }

    @Test
    void aPageThatDoesNotAnswerIsKeptAsItStoodAndTheOthersAsTheyStand(FxRobot robot) throws TimeoutException {
        write(Map.of());
        begin(robot);
        robot.interact(() -> {
            first.word.set("three");
            second.word.set("four");
        });
        await(() -> "three".equals(word("First")));
        robot.interact(() -> {
            first.word.set("five");
            second.word.set("six");
            first.answer = CompletableFuture.failedFuture(new OutOfMemoryError("as if"));
        });
        await(() -> "six".equals(word("Second")));
        assertEquals("three", word("First"));
        assertTrue(notice().startsWith("First is kept as it stood before: not enough memory"), notice());
        robot.interact(() -> first.answer = CompletableFuture.completedFuture(List.of()));
        await(() -> "five".equals(word("First")));
    }

    @Test
    void afterAFailureItGoesOnWithTheNextTime(FxRobot robot) throws TimeoutException {
        write(Map.of());
        begin(robot);
        robot.interact(() -> {
            first.atReading = new IllegalStateException("as if");
            second.word.set("three");
        });
        await(() -> notice().startsWith("The session cannot be kept"));
        robot.interact(() -> first.atReading = null);
        await(() -> "three".equals(word("Second")));
        await(() -> notice().isEmpty());
    }

    @Test
    void closingWaitsForNoRest(FxRobot robot) throws TimeoutException, InterruptedException, ExecutionException {
        write(Map.of());
        begin(robot);
        AtomicReference<CompletableFuture<Void>> closing = new AtomicReference<>();
        robot.interact(() -> {
            second.word.set("last");
            closing.set(keeper.end());
        });
        closing.get().get(4, TimeUnit.SECONDS);
        assertEquals("last", word("Second"));
    }

    @Test
    void aNewSessionWaitsForRunsThatAnswerLate(FxRobot robot) throws TimeoutException {
        write(Map.of());
        begin(robot);
        CompletableFuture<List<RunState>> late = new CompletableFuture<>();
        robot.interact(() -> {
            first.answer = late;
            keeper.beginAnew();
        });
        assertThrows(TimeoutException.class, () -> WaitForAsyncUtils.waitFor(1, TimeUnit.SECONDS, () -> notice().startsWith("A new session")));
        late.complete(List.of());
        await(() -> notice().startsWith("A new session"));
        assertEquals("", first.word.get());
    }

    @Test
    void aNewSessionLooksAtThingsAsTheFirstOneDid(FxRobot robot) throws TimeoutException {
        write(Map.of());
        begin(robot);
        robot.interact(() -> {
            second.look.set("closely");
            keeper.beginAnew();
        });
        await(() -> notice().startsWith("A new session"));
        assertEquals("from afar", second.look.get());
    }

    @Test
    void theWindowStandsWhereItStood(FxRobot robot) throws TimeoutException {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = screen.getWidth() - 100;
        double height = screen.getHeight() - 90;
        // Partly beyond the screen: as near as can be.
        write(Map.of("x", "60", "y", Double.toString(screen.getHeight() - 200), "width", Double.toString(width), "height", Double.toString(height),
                "panel", "true", "explaining", "true"));
        begin(robot);
        await(() -> stage.getWidth() == width && stage.getHeight() == height && stage.getX() == 60 && stage.getY() == 90);
        assertEquals("true", shell.place().get("explaining"));
        // What is kept while it goes on is what a kill leaves.
        robot.interact(() -> {
            stage.setWidth(width - 30);
            // Not one alone: see OpenWindow.setSize.
            stage.setHeight(height);
            shell.setPlace(Map.of("explaining", "false"));
        });
        await(() -> Double.toString(width - 30).equals(written().window().get("width")));
        assertEquals(Double.toString(height), written().window().get("height"));
        assertEquals("false", written().window().get("explaining"));
        for (String spoiled : List.of("NaN", "-1e300", "x", "")) {
            Map<String, String> place = Map.of("x", spoiled, "y", spoiled, "width", spoiled, "height", spoiled);
            robot.interact(() -> shell.setPlace(place));
            assertEquals(width - 30, stage.getWidth(), spoiled);
        }
        robot.interact(() -> shell.setPlace(Map.of("width", "-5", "height", "1")));
        assertEquals(1024, stage.getWidth());
        assertEquals(700, stage.getHeight());
    }

    @Test
    void whatComesBackIsTold(FxRobot robot) throws TimeoutException {
        write(Map.of());
        begin(robot);
        assertTrue(notice().startsWith("Restored: ") && notice().contains("First") && notice().contains("1970"), notice());
    }
}
