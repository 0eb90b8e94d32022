package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.session.Session;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.lab.shell.Composition;
import org.pushforward.lab.shell.Preferences;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.RunState;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A session whose values were spoiled, all at once: the window begins, each of its pages is there, and the session is kept on. */
@NeedsDisplay
@Slow("a window with all of its pages is opened several times")
class SpoiledSessionTest extends OpenWindow {

    private static final List<Class<? extends Page>> PAGES = List.of(ComparePage.class, BoardPage.class, LinearPage.class, PartitionPage.class,
            CouplingsPage.class, AugmentedPage.class, SeparationPage.class, LibraryPage.class, TrainPage.class);
    private static final List<String> SPOILED = List.of("null", "-1", "1e300", "\"\"", "\"NaN\"", "\"-1\"", "\"1e300\"", "\"no value\"",
            "\"\\u0000/\\n;,\"", "{}");
    private static final int STEPS = 3;
    /** Each with other values in the same places; in ten each place has had them all. More by {@code -Dspoiled.windows=10}. */
    private static final int WINDOWS = Integer.getInteger("spoiled.windows", 1);

    @TempDir
    private static Path given;
    /** Null until it is kept, once for all tests. */
    private static Path good;
    private static int copies;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private Thread.UncaughtExceptionHandler before;
    private int turn;

    @Override
    @Start
    void start(Stage stage) {
        window = stage;
        compose();
        stage.show();
    }

    private void compose() {
        composition = new Composition(window, Preferences.ofTool(), new CoreWorkbench(), new BackgroundTaskExecutor());
        window.setScene(composition.shell().build());
        composition.shell().openFirst();
    }

    @BeforeEach
    void hear(FxRobot robot) {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.UncaughtExceptionHandler handler = (thread, failure) -> uncaught.add(failure);
        Thread.setDefaultUncaughtExceptionHandler(handler);
        robot.interact(() -> Thread.currentThread().setUncaughtExceptionHandler(handler));
    }

    @AfterEach
    void hearNoMore(FxRobot robot) {
        Thread.setDefaultUncaughtExceptionHandler(before);
        robot.interact(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    }

    /** Begins, and turns to every page. */
    private void begin(FxRobot robot, Path folder) throws TimeoutException {
        AtomicBoolean begun = new AtomicBoolean();
        robot.interact(() -> composition.session().begin(Optional.of(folder), () -> {
            composition.begin();
            begun.set(true);
        }));
        await(begun::get);
        PAGES.forEach(page -> robot.interact(() -> composition.show(page)));
        await(() -> train().getSnapshot() != null);
        await(() -> composition.page(ComparePage.class).model().hasBegun());
    }

    private void close(FxRobot robot) throws InterruptedException, ExecutionException, TimeoutException {
        AtomicReference<CompletableFuture<Void>> closing = new AtomicReference<>();
        robot.interact(() -> {
            closing.set(composition.session().end());
            composition.shell().end();
        });
        closing.get().get(30, TimeUnit.SECONDS);
    }

    private static Session read(Path folder) {
        List<String> problems = new ArrayList<>();
        Session session = SessionStore.readAside(folder, folder.resolveSibling("tables"), problems);
        assertEquals(List.of(), problems);
        return session;
    }

    private void keepSound(FxRobot robot) throws TimeoutException, InterruptedException, ExecutionException {
        if (good != null) {
            return;
        }
        Path folder = given.resolve("good");
        begin(robot, folder);
        for (int step = 1; step <= STEPS; step++) {
            long reached = step;
            robot.interact(() -> composition.page(TrainPage.class).actions().step());
            await(() -> train().getSnapshot().step() == reached);
        }
        robot.interact(() -> {
            composition.page(AugmentedPage.class).predict("grow");
            composition.page(TrainPage.class).actions().lookBack(1);
        });
        ComparePage compare = composition.page(ComparePage.class);
        robot.interact(() -> {
            composition.show(ComparePage.class);
            compare.actions().step();
        });
        await(() -> compare.model().runs().stream().allMatch(run -> run.newest() != null && run.newest().step() == 1));
        close(robot);
        good = folder;
        Session kept = read(good);
        assertEquals(PAGES.size(), kept.pages().size());
        assertEquals(List.of(1L, 1L, 1L), steps(kept, "Compare"));
    }

    private static List<Long> steps(Session session, String page) {
        return session.pages().get(page).runs().stream().map(RunState::step).toList();
    }

    private Path spoiled(Consumer<ObjectNode> spoil) throws IOException {
        Path folder = Files.createDirectories(given.resolve("spoiled-" + copies++));
        try (Stream<Path> files = Files.list(good)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path file = folder.resolve("session.json");
        ObjectNode root = (ObjectNode) mapper.readTree(file.toFile());
        spoil.accept(root);
        Files.writeString(file, root.toString());
        return folder;
    }

    private void requireBegun(FxRobot robot, Path folder, String what) throws TimeoutException, InterruptedException, ExecutionException {
        robot.interact(this::compose);
        begin(robot, folder);
        close(robot);
        assertEquals(PAGES.size(), read(folder).pages().size(), what);
        assertTrue(uncaught.isEmpty(), what + ": " + uncaught);
    }

    /** Each value in turn by another one of those that are none. */
    private void spoilTexts(ObjectNode texts) {
        texts.properties().stream().map(Map.Entry::getKey).toList().forEach(name -> texts.set(name, bad()));
    }

    private JsonNode bad() {
        try {
            return mapper.readTree(SPOILED.get(turn++ % SPOILED.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spoil(ObjectNode root, boolean runs) {
        root.set("saved", bad());
        spoilTexts((ObjectNode) root.get("window"));
        for (JsonNode page : root.get("pages")) {
            spoilTexts((ObjectNode) page.get("settings"));
            spoilTexts((ObjectNode) page.get("views"));
            if (runs) {
                page.get("runs").forEach(run -> spoilTexts((ObjectNode) run));
            }
        }
    }

    @Test
    void whateverIsSpoiledTheWindowBeginsAndKeepsItsSession(FxRobot robot)
            throws TimeoutException, InterruptedException, ExecutionException, IOException {
        keepSound(robot);
        Path sound = spoiled(root -> { });
        requireBegun(robot, sound, "sound");
        assertEquals(List.of(1L, 1L, 1L), steps(read(sound), "Compare"));
        for (turn = 0; turn < WINDOWS;) {
            int begin = turn;
            requireBegun(robot, spoiled(root -> spoil(root, false)), "from " + begin);
            assertEquals(STEPS, train().memoryProperty().get().newest(), begin + ": the run is there, whatever became of its settings");
            turn = begin;
            requireBegun(robot, spoiled(root -> spoil(root, true)), "runs too, from " + begin);
            turn = begin + 1;
        }
    }

    /** Values that are sound each, and do not belong together. */
    @Test
    void settingsThatAreOfOtherRunsCostTheRuns(FxRobot robot) throws TimeoutException, InterruptedException, ExecutionException, IOException {
        keepSound(robot);
        for (String levels : List.of("NONE ZERO", "GAUSSIAN ZERO NONE")) {
            requireBegun(robot, spoiled(root -> ((ObjectNode) root.at("/pages/Compare/settings")).put("Levels", levels)), levels);
        }
    }
}
