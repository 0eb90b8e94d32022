package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.TableChoice;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.InlineDriver;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/** Each run that can be brought back has the points of its file in memory: large tables do not pile up there. */
class UndoOfTablesTest {

    private static final int ROWS = 100;
    private static final long TABLE_BYTES = ROWS * 2 * Double.BYTES;
    private static final int STEPS = 3;

    @TempDir
    private Path folder;

    private final CoreWorkbench workbench = new CoreWorkbench();
    private final DatasetShelf shelf = new DatasetShelf(workbench, new CurrentThreadTaskExecutor());
    private final TrainModel model = new TrainModel(TrainingConfig.defaults().withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2)), shelf);
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final TrainController controller = new TrainController(model, new TrainCharts(),
            new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                    (starter, publisher, onFailure) -> new InlineDriver(starter, publisher), seen -> { }));
    private long now;
    /** With room for two tables. */
    private final UndoStack undo = new UndoStack(later::add, () -> now, 64 << 20, 2 * TABLE_BYTES + 1);

    @AfterEach
    void end() {
        controller.end();
    }

    private void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += 2_000_000_000L;
    }

    private RunState run() {
        return controller.runs().join().get(0);
    }

    private void learn(int table) throws IOException {
        Path file = Files.writeString(folder.resolve("points-" + table + ".csv"), IntStream.range(0, ROWS)
                .mapToObj(i -> Math.sin(i) + "," + (3 + table) * Math.cos(1.7 * i) + "\n").collect(Collectors.joining("", "u,v\n", "")));
        shelf.open(file, TableChoice.DEFAULT, model.settings()::choose, failure -> {
            throw new IllegalStateException(failure);
        });
        settle();
        for (int i = 0; i < STEPS; i++) {
            controller.step();
            settle();
        }
    }

    @Test
    void undoHoldsFewTables() throws IOException {
        undo.add(controller, () -> { });
        controller.begin();
        settle();
        for (int i = 0; i < 5; i++) {
            learn(i);
        }
        model.settings().rate.set(5e-3);
        settle();
        assertEquals(2 * TABLE_BYTES, undo.pointBytes());
        assertTrue(undo.undo());
        settle();
        for (int i = 3; i >= 2; i--) {
            assertTrue(undo.undo());
            settle();
            assertEquals("points-" + i + ".csv", Path.of(run().config().dataset().name()).getFileName().toString());
            assertEquals(STEPS, run().step());
        }
    }
}
