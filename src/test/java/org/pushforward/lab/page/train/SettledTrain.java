package org.pushforward.lab.page.train;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.InlineDriver;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** The page Train without its window: trains in the test's own thread, and what the window's thread has to do is done when a test settles. */
abstract class SettledTrain {

    private static final long BETWEEN_EDITS_NANOS = 2_000_000_000L;

    final CoreWorkbench workbench = new CoreWorkbench();
    final DatasetShelf shelf = new DatasetShelf(workbench, new CurrentThreadTaskExecutor());
    final TrainModel model;
    final TrainController controller;
    private final Queue<Runnable> later = new ArrayDeque<>();
    private long now;

    /** @param first that the page begins with */
    SettledTrain(TrainingConfig first) {
        model = new TrainModel(first, shelf);
        controller = new TrainController(model, new TrainCharts(),
                new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                        (starter, publisher, onFailure) -> new InlineDriver(starter, publisher), seen -> { }));
    }

    /** A run whose steps take next to no time. @param every how many steps there is a row of its history */
    static TrainingConfig tiny(int batch, int every) {
        return TrainingConfig.defaults().withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(500, batch, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(every, 32, 8));
    }

    @BeforeEach
    void begin() {
        controller.begin();
        settle();
    }

    @AfterEach
    void end() {
        controller.end();
    }

    /** What was done on the page can be undone from now on. @param budget of what is kept for that, bytes */
    UndoStack undo(long budget) {
        UndoStack undo = new UndoStack(later::add, () -> now, budget);
        undo.add(controller, () -> { });
        return undo;
    }

    /** What the window's thread has still to do; then time passes, so that the next edit is one of its own. */
    void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += BETWEEN_EDITS_NANOS;
    }

    void train(int steps) {
        for (int i = 0; i < steps; i++) {
            controller.step();
            settle();
        }
    }

    RunState run() {
        return controller.runs().join().get(0);
    }
}
