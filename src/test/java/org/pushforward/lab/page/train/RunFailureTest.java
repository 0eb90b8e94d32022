package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.run.TrainingService;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DrivenRun;
import org.pushforward.live.Workbench;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A run whose thread throws, as where memory is short, is still there: in the session, for undo, and to go on with. */
@NeedsDisplay
@Timeout(120)
class RunFailureTest {

    /** Between two states that are kept. */
    private static final int KEPT_EVERY = 8;

    /** What the run throws at its next turn. */
    private final AtomicReference<Throwable> next = new AtomicReference<>();
    private TrainModel model;
    private TrainController controller;
    private UndoStack undo;
    private FxRobot window;

    private static TrainingConfig small() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(1_000_000, 1024, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(20, 32, 8));
    }

    /** Does what another does, and throws before a step where it is to. */
    private <T> T failing(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Throwable failure = method.getName().equals("step") ? next.getAndSet(null) : null;
            if (failure != null) {
                throw failure;
            }
            try {
                Object made = method.invoke(real, arguments);
                return made instanceof DrivenRun run ? failing(DrivenRun.class, run) : made;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @BeforeEach
    void begin(FxRobot robot) throws TimeoutException {
        window = robot;
        window.interact(() -> {
            Workbench workbench = failing(Workbench.class, new CoreWorkbench());
            model = new TrainModel(small(), new DatasetShelf(workbench, new CurrentThreadTaskExecutor()));
            controller = new TrainController(model, new TrainCharts(), new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(),
                    FxThread.later(), TrainingService::new, seen -> { }));
            undo = new UndoStack(FxThread.later());
            undo.add(controller, () -> { });
            controller.begin();
        });
        await(() -> model.getSnapshot() != null);
    }

    @AfterEach
    void end() {
        window.interact(controller::end);
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    private String notice() {
        return model.notice().wordsProperty().getValue();
    }

    /** Plays some steps on, and has the run throw. @param from where it stands @return the step that the window has seen last */
    private long playAndFail(long from) throws TimeoutException {
        window.interact(controller::playOrPause);
        await(() -> model.hasBegun() && model.runs().get(0).newest().step() > from + 10 * KEPT_EVERY);
        next.set(new OutOfMemoryError("as if"));
        await(() -> !notice().isEmpty());
        assertTrue(notice().startsWith("not enough memory"), notice());
        AtomicReference<Long> seen = new AtomicReference<>();
        window.interact(() -> seen.set(model.runs().get(0).newest().step()));
        return seen.get();
    }

    /** As the session has it. */
    private RunState kept() {
        AtomicReference<List<RunState>> runs = new AtomicReference<>();
        window.interact(() -> runs.set(controller.runs().join()));
        assertEquals(1, runs.get().size(), "the run is lost");
        return runs.get().get(0);
    }

    private static void assertSame(RunState expected, RunState actual) {
        assertEquals(expected.step(), actual.step());
        assertArrayEquals(expected.checkpoint().parameters(), actual.checkpoint().parameters());
        assertEquals(expected.history(), actual.history());
    }

    @Test
    void aRunThatThrowsIsKeptGoesOnAndComesBack() throws TimeoutException {
        long seen = playAndFail(0);
        RunState kept = kept();
        assertTrue(kept.step() >= seen - 3 * KEPT_EVERY, "of " + seen + " steps there are " + kept.step());
        assertEquals(0, kept.history().get(0).step());
        assertTrue(kept.past().size() > 1);
        // Play goes on from there, and what throws then has more.
        long again = playAndFail(kept.step());
        assertTrue(again > kept.step());
        window.interact(() -> assertTrue(model.runs().get(0).from().isEmpty(), "what it went on from stays in memory"));
        RunState later = kept();
        assertEquals(kept.history(), later.history().subList(0, kept.history().size()));
        assertTrue(later.step() >= again - 3 * KEPT_EVERY && later.step() > kept.step(), "of " + again + " steps there are " + later.step());
        // What takes its place can be undone.
        window.interact(controller::reset);
        await(() -> model.getSnapshot() != null && model.getSnapshot().step() == 0);
        window.interact(() -> assertTrue(undo.undo()));
        await(() -> model.getSnapshot() != null && model.getSnapshot().step() == later.step());
        assertSame(later, kept());
    }

    /** Settings that are refused say so where the run would be told, and not that it is about to begin. */
    @Test
    void settingsThatCannotBeginAreToldAndUndone() throws TimeoutException {
        String before = model.statusProperty().get();
        window.interact(() -> {
            model.settings().number("flow.couplings").set(32);
            model.settings().number("flow.hidden").set(256);
            model.settings().number("flow.depth").set(3);
        });
        await(() -> model.statusProperty().get().startsWith("Not begun: "));
        assertTrue(notice().contains(" parameters are too many"), notice());
        window.interact(() -> assertTrue(undo.undo()));
        await(() -> model.getSnapshot() != null && model.statusProperty().get().equals(before));
    }
}
