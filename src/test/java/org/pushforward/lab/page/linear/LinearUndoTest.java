package org.pushforward.lab.page.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pushforward.instrument.matrix.FactorInstrument;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.linear.LinearModel.CostProgress;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.RandomEdits;
import org.pushforward.lab.session.UndoStack;

class LinearUndoTest {

    private final LinearModel model = new LinearModel();
    private final FactorInstrument instrument = new FactorInstrument();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private long now;
    private final UndoStack undo = new UndoStack(later::add, () -> now, 64 << 20);
    private LinearController controller;

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        LinearSettings settings = model.settings();
        new RandomEdits(Kept.of(model.cells(), new Cells(), model::tell)).requireUndone(random -> {
            switch (random.nextInt(10)) {
                case 0 -> RandomEdits.choose(settings.kind, random);
                case 1 -> settings.half.set(1 + random.nextInt(8));
                case 2 -> settings.seed.set(random.nextInt(1_000));
                case 3 -> RandomEdits.choose(settings.scales, random);
                case 4 -> settings.text.set(random.nextInt(9) + " 1\n0 1");
                case 5 -> RandomEdits.choose(settings.route, random);
                case 6 -> settings.layers.set(1 + random.nextInt(16));
                case 7 -> RandomEdits.choose(settings.optimizer, random);
                case 8 -> model.fitProperty().set(new FitProgress(settings.fit(), List.of(new double[] {1, 0.5}), FitProgress.Stand.DONE));
                default -> settings.restarts.set(1 + random.nextInt(32));
            }
        }, () -> { });
    }

    private void begin() {
        model.settings().half.set(1);
        model.settings().layers.set(2);
        model.settings().steps.set(10);
        model.settings().restarts.set(1);
        controller = new LinearController(model, request -> controller.show(instrument.read(request)), request -> { }, new TaskExecutor() {
            @Override
            public <T> void run(Callable<T> task, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
                work.add(() -> new CurrentThreadTaskExecutor().run(task, onSuccess, onFailure));
            }
        }, Runnable::run);
        controller.begin();
        undo.add(Kept.of(model.cells(), new Cells(), model::tell), () -> { });
        settle();
    }

    private void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += 2_000_000_000L;
    }

    private void fit() {
        controller.fitOrCancel();
        work.remove().run();
        settle();
    }

    @Test
    void aFitComesBackWithItsMatrix() {
        begin();
        fit();
        FitProgress fitted = model.fitProperty().get();
        assertEquals(1, fitted.errors().size());
        assertEquals("fit", undo.undoWordsProperty().get());
        double[] matrix = model.getReading().matrix().values();
        model.settings().seed.set(2);
        settle();
        assertSame(FitProgress.NONE, model.fitProperty().get());
        assertNotEquals(matrix[0], model.getReading().matrix().values()[0]);
        undo.undo();
        settle();
        assertEquals(matrix[0], model.getReading().matrix().values()[0]);
        assertSame(fitted, model.fitProperty().get());
        undo.undo();
        settle();
        assertSame(FitProgress.NONE, model.fitProperty().get());
        undo.redo();
        settle();
        assertSame(fitted, model.fitProperty().get());
        undo.redo();
        settle();
        assertEquals(2, model.settings().seed.getInt());
        assertSame(FitProgress.NONE, model.fitProperty().get());
    }

    @Test
    void aFitReplacesTheOneBeforeWhichComesBack() {
        begin();
        fit();
        FitProgress first = model.fitProperty().get();
        model.settings().layers.set(3);
        settle();
        fit();
        FitProgress second = model.fitProperty().get();
        assertEquals(3, second.spec().layers());
        undo.undo();
        settle();
        assertSame(first, model.fitProperty().get());
        undo.redo();
        settle();
        assertSame(second, model.fitProperty().get());
    }

    @Test
    void aFitThatIsCutShortByAnotherMatrixIsNoEdit() {
        begin();
        controller.fitOrCancel();
        model.settings().seed.set(2);
        settle();
        assertSame(FitProgress.NONE, model.fitProperty().get());
        assertTrue(!undo.undoWordsProperty().get().contains("fit"), undo.undoWordsProperty().get());
    }

    @Test
    void costsComeBackWithTheirMatrix() {
        begin();
        controller.compareCostsOrCancel();
        work.remove().run();
        settle();
        CostProgress costs = model.costsProperty().get();
        assertEquals(LinearSettings.costLayers().size(), costs.fits().size());
        assertEquals("comparison of costs", undo.undoWordsProperty().get());
        model.settings().seed.set(2);
        settle();
        assertEquals(CostProgress.NONE, model.costsProperty().get());
        undo.undo();
        settle();
        assertEquals(costs, model.costsProperty().get());
        undo.undo();
        settle();
        assertEquals(CostProgress.NONE, model.costsProperty().get());
    }

    @Test
    void aFitOfMegabytesIsNotKept() {
        begin();
        FitProgress large = new FitProgress(model.settings().fit(), List.of(new double[100_001]), FitProgress.Stand.DONE);
        model.fitProperty().set(large);
        settle();
        assertEquals("", undo.undoWordsProperty().get());
        assertSame(large, model.fitProperty().get());
    }
}
