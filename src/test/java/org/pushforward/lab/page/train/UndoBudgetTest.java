package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.InlineDriver;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** Runs whose pasts take as much as all that can be undone may take: one of them does, as in a window with a small heap. */
class UndoBudgetTest {

    private static final int STEPS = 160;

    private final CoreWorkbench workbench = new CoreWorkbench();
    private final TrainModel model = new TrainModel(small(), new DatasetShelf(workbench, new CurrentThreadTaskExecutor()));
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final TrainController controller = new TrainController(model, new TrainCharts(),
            new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                    (starter, publisher, onFailure) -> new InlineDriver(starter, publisher), seen -> { }));
    private final StringProperty word = new SimpleStringProperty("first");
    private long now;

    /** Its state is kept every eight steps. */
    private static TrainingConfig small() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(500, 1024, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(100, 32, 8));
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

    private void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += 2_000_000_000L;
    }

    private RunState train() {
        for (int i = 0; i < STEPS; i++) {
            controller.step();
            settle();
        }
        return run();
    }

    private RunState run() {
        return controller.runs().join().get(0);
    }

    /** @param budget in bytes */
    private UndoStack undo(long budget) {
        UndoStack undo = new UndoStack(later::add, () -> now, budget);
        undo.add(controller, () -> { });
        undo.add(Kept.of(new Cells().add("word", word, text -> text), new Cells()), () -> { });
        settle();
        return undo;
    }

    private void undo(UndoStack undo) {
        assertTrue(undo.undo());
        settle();
    }

    private static void assertSame(RunState expected, RunState actual) {
        assertEquals(expected.config().seed(), actual.config().seed());
        assertEquals(STEPS, actual.step());
        assertArrayEquals(expected.checkpoint().parameters(), actual.checkpoint().parameters());
        assertArrayEquals(expected.checkpoint().secondMoment(), actual.checkpoint().secondMoment());
        assertEquals(expected.history(), actual.history());
    }

    @Test
    void runsGiveUpOfTheirPastsBeforeAnyIsForgotten() {
        RunState first = train();
        assertEquals(20, first.past().size());
        UndoStack undo = undo(first.bytes());
        word.set("second");
        settle();
        model.settings().rate.set(5e-3);
        settle();
        List<RunState> runs = new ArrayList<>(List.of(first));
        for (int i = 0; i < 3; i++) {
            controller.newSeed();
            settle();
            assertTrue(undo.heldBytes() <= first.bytes(), undo.heldBytes() + " of " + first.bytes() + " bytes");
            runs.add(train());
        }
        for (int i = 2; i >= 0; i--) {
            undo(undo);
            assertTrue(undo.heldBytes() <= first.bytes(), undo.heldBytes() + " of " + first.bytes() + " bytes");
            RunState back = run();
            assertSame(runs.get(i), back);
            // What is looked back at begins at 0, and the last that was put aside has more of it than the first.
            assertEquals(0, back.past().get(0).step());
            assertTrue(back.past().size() >= 2 && (i < 2 || back.past().size() > 5), back.past().size() + " states of run " + i);
        }
        undo(undo);
        assertEquals(2e-3, model.settings().rate.get());
        assertSame(first, run());
        undo(undo);
        assertEquals("first", word.get());
        assertFalse(undo.undo());
        for (int i = 0; i < 5; i++) {
            assertTrue(undo.redo());
            settle();
        }
        assertSame(runs.get(3), run());
        assertEquals("second", word.get());
    }

    @Test
    void whereEvenThatDoesNotDoEditsWithoutRunsStay() {
        train();
        UndoStack undo = undo(1);
        word.set("second");
        settle();
        controller.newSeed();
        settle();
        RunState second = train();
        controller.newSeed();
        settle();
        train();
        assertTrue(undo.undoWordsProperty().get().startsWith("seed "), undo.undoWordsProperty().get());
        undo(undo);
        assertSame(second, run());
        undo(undo);
        assertEquals("first", word.get());
        assertEquals(second.config().seed(), model.settings().seed.get());
        assertFalse(undo.undo());
    }
}
