package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.pushforward.Slow;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A table of a million rows is learned wherever points can be given: the window answers meanwhile, and says what of it is used. */
@NeedsDisplay
@Isolated("listens to all that is printed")
@Slow("reads a million rows several times")
class LargeTableTest extends ListeningWindow {

    private static final int ROWS = 1_000_000;
    /** Rows that are written again and again. */
    private static final int BLOCK = 10_000;
    private static final String USE = "million.csv: 1,000,000 points, columns x and y. Runs train on 800,000 of them and are judged by the other "
            + "200,000.";
    private static final double MOST_WORK_MILLIS = 250;
    /** Of the points as they were read and as a run has them, for a run on Train and three on Compare. */
    private static final long MOST_BYTES = 300L << 20;
    private static final int READINGS = 40;

    @TempDir
    private static Path folder;
    private static Path table;

    @BeforeAll
    static void write() throws IOException {
        table = folder.toRealPath().resolve("million.csv");
        Random random = new Random(1);
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < BLOCK; i++) {
            block.append((random.nextInt(4_000) - 2_000) / 1e3).append(',').append((float) random.nextGaussian()).append('\n');
        }
        try (BufferedWriter rows = Files.newBufferedWriter(table)) {
            rows.write("x,y\n");
            for (int i = 0; i < ROWS / BLOCK; i++) {
                rows.append(block);
            }
        }
    }

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    /**
     * How long the window's thread works before it answers, in processor time: unlike a pause by the clock, what else the machine does adds
     * nothing to it.
     */
    private static final class Work {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long[] window = new long[1];
        private final Thread asking = new Thread(this::ask, "work-meter");
        private volatile boolean running = true;
        private volatile long most;

        Work(FxRobot robot) {
            robot.interact(() -> window[0] = Thread.currentThread().getId());
            asking.setDaemon(true);
            asking.start();
        }

        private void ask() {
            try {
                while (running) {
                    CountDownLatch answered = new CountDownLatch(1);
                    long before = threads.getThreadCpuTime(window[0]);
                    Platform.runLater(answered::countDown);
                    answered.await();
                    most = Math.max(most, threads.getThreadCpuTime(window[0]) - before);
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** @return milliseconds */
        double stop() {
            running = false;
            return most / 1e6;
        }
    }

    private interface Action {
        void run() throws TimeoutException;
    }

    private void drop(FxRobot robot) throws TimeoutException {
        Node source = window.getScene().lookup(".rail-mark");
        robot.interact(() -> source.setOnDragDetected(event -> {
            Dragboard board = source.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(table.toFile()));
            board.setContent(content);
            event.consume();
        }));
        robot.drag(source).moveTo(window.getScene().lookup(".side-panel"));
        await(window.getScene().lookup("#drop-hint")::isVisible);
        robot.drop();
    }

    /** Chooses its columns in the dialogue, as they are, and waits until the page has it; nothing pauses meanwhile. */
    private void learn(FxRobot robot, Action open, BooleanSupplier learned) throws TimeoutException {
        Label notice = (Label) window.getScene().lookup("#notice");
        // It goes by itself.
        List<String> told = new ArrayList<>();
        ChangeListener<String> teller = (property, old, now) -> told.add(now);
        robot.interact(() -> notice.textProperty().addListener(teller));
        Work work = new Work(robot);
        open.run();
        await(() -> robot.lookup("#table-learn").tryQueryAs(Button.class).map(button -> !button.isDisabled()).orElse(false));
        robot.interact(robot.lookup("#table-learn").queryAs(Button.class)::fire);
        await(() -> told.contains(USE));
        await(learned);
        robot.interact(() -> notice.textProperty().removeListener(teller));
        double most = work.stop();
        tell("the window's thread worked for %.0f ms at most before it answered%n", most);
        assertTrue(most < MOST_WORK_MILLIS, "it worked for " + most + " ms before it answered");
        requireSilent("a million rows");
    }

    @Test
    void isLearnedByMenuAndByDropOnEachPageThatTakesPoints(FxRobot robot) throws TimeoutException {
        TrainPage train = composition.page(TrainPage.class);
        ComparePage compare = composition.page(ComparePage.class);
        await(() -> compare.model().hasBegun());
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().getSnapshot() != null);
        long before = used();
        learn(robot, () -> robot.interact(() -> composition.opener().open(table)), () -> train().getSnapshot() != null
                && train().getSnapshot().config().dataset().name().equals(table.toString()));
        robot.interact(train.actions()::playOrPause);
        await(() -> train().getSnapshot().step() >= 5);
        robot.interact(train.actions()::playOrPause);

        robot.interact(() -> composition.show(ComparePage.class));
        learn(robot, () -> drop(robot), () -> compare.model().hasBegun()
                && compare.model().runs().stream().allMatch(run -> run.newest() != null
                        && run.newest().config().dataset().name().equals(table.toString())));
        robot.interact(() -> compare.actions().playTo(5));
        await(() -> compare.model().shownStepProperty().getValue() == 5 && !compare.model().isPlaying());

        CouplingsPage couplings = composition.page(CouplingsPage.class);
        robot.interact(() -> composition.show(CouplingsPage.class));
        learn(robot, () -> drop(robot), couplings::isSettled);
        // Other tests run beside in the same process: what they take they give back, what the table takes stays.
        long more = used() - before;
        for (int i = 0; i < READINGS && more >= MOST_BYTES; i++) {
            robot.sleep(2, TimeUnit.SECONDS);
            more = Math.min(more, used() - before);
        }
        tell("%d MB more are used than without the table%n", more >> 20);
        assertTrue(more < MOST_BYTES, (more >> 20) + " MB more are used");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
