package org.pushforward.lab.page.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.matrix.FactorInstrument;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.instrument.matrix.MatrixKind;
import org.pushforward.instrument.matrix.MatrixRequest;
import org.pushforward.instrument.matrix.MotionRequest;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.linear.LinearModel.CostProgress;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.Optimizer;
import org.pushforward.theory.linear.learn.TradeOff;

/** The page without its window: what a person does, and what the model shows then. */
class LinearControllerTest {

    private final LinearModel model = new LinearModel();
    private final FactorInstrument instrument = new FactorInstrument();
    private final List<MatrixRequest> asked = new ArrayList<>();
    private final List<MotionRequest> painted = new ArrayList<>();
    private LinearController controller;

    /** Runs work when told to. */
    private static final class LateTasks implements TaskExecutor {

        private final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
            waiting.add(() -> new CurrentThreadTaskExecutor().run(work, onSuccess, onFailure));
        }

        void runAll() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    @BeforeEach
    void begin() {
        begin(new CurrentThreadTaskExecutor());
    }

    private void begin(TaskExecutor tasks) {
        controller = new LinearController(model, request -> {
            asked.add(request);
            controller.show(instrument.read(request));
        }, painted::add, tasks, Runnable::run);
        controller.setStyle(100, Theme.LIGHT, 1);
        controller.begin();
    }

    private void makeSmall() {
        controller.type("2 0\n0 1");
    }

    @Test
    void everyRouteHasItsNumbersAndTheProductIsShownAtItsEnd() {
        assertEquals(3, model.getReading().routes().size());
        assertEquals(model.shown().count(), model.steps().getPosition());
        assertSame(model.shown().factors(), painted.get(painted.size() - 1).factors());
        model.settings().route.set(Route.SHORTEST);
        assertEquals(Route.SHORTEST, model.shown().route());
        assertEquals(model.shown().count(), model.steps().getCount());
    }

    @Test
    void draggingClassifiesLiveAndSnapsToRoundNumbers() {
        makeSmall();
        assertEquals(1, model.getReading().least());
        controller.drag(0, -1.02, 0.01);
        assertTrue(model.getReading().refusal().contains("negative"), model.getReading().refusal());
        assertTrue(model.shown() == null && model.steps().getCount() == 0);
        assertEquals(List.of(), painted.get(painted.size() - 1).factors());
        assertSame(model.getReading().matrix(), painted.get(painted.size() - 1).matrix());
        controller.drag(1, 0.004, -0.99);
        assertEquals(4, model.getReading().least());
        assertEquals("-1  0\n0  -1", model.settings().text.get());
        assertTrue(asked.get(asked.size() - 1).dragged());
        controller.drop();
        assertFalse(asked.get(asked.size() - 1).dragged());
        assertEquals(MatrixKind.OWN, model.settings().kind.get());
    }

    @Test
    void singularMatricesAreSaidToBe() {
        makeSmall();
        controller.drag(0, 0, 0);
        assertEquals(model.getReading().refusal(), model.getReading().words());
        assertTrue(model.getReading().refusal().contains("singular"), model.getReading().refusal());
        assertEquals(0, model.getReading().least());
    }

    @Test
    void theTextFollowsTheMatrixAndTypingMakesItOnesOwn() {
        model.settings().half.set(1);
        String drawn = model.settings().text.get();
        assertEquals(2, drawn.lines().count());
        controller.type(drawn + " x");
        assertEquals(MatrixKind.OWN, model.settings().kind.get());
        assertTrue(model.getReading().refusal().contains("row 2"), model.getReading().refusal());
        controller.fitOrCancel();
        assertEquals(FitProgress.NONE, model.fitProperty().get());
    }

    @Test
    void aFitEndsWithItsErrorsAndWords() {
        makeSmall();
        model.settings().layers.set(2);
        controller.fitOrCancel();
        FitProgress fit = model.fitProperty().get();
        assertTrue(fit.ended());
        assertEquals(4, fit.errors().size());
        assertTrue(fit.best() < 1e-6 && fit.words().startsWith("Exact with 2 couplings"), fit.words());
        assertEquals(LinearModel.Job.NONE, model.getJob());
        controller.type("-1 0\n0 -1");
        assertEquals(FitProgress.NONE, model.fitProperty().get());
        model.settings().layers.set(3);
        model.settings().steps.set(100);
        controller.fitOrCancel();
        assertTrue(model.fitProperty().get().words().startsWith("Not reached with 3 couplings"), model.fitProperty().get().words());
    }

    @Test
    void theCommandOfAFitIsThatOfTheFitThatIsShown() {
        model.settings().half.set(1);
        model.settings().layers.set(2);
        model.settings().steps.set(10);
        model.settings().optimizer.set(Optimizer.ADAM);
        String before = controller.fitCommand().text("x");
        assertTrue(before.contains("--layers 2 --optimizer adam --steps 10 "), before);
        controller.fitOrCancel();
        model.settings().layers.set(3);
        model.settings().steps.set(20);
        model.settings().restarts.set(2);
        model.settings().rate.set(0.1);
        model.settings().optimizer.set(Optimizer.LBFGS);
        assertEquals(before, controller.fitCommand().text("x"));
        // Another matrix: there is no fit of it yet.
        model.settings().seed.set(2);
        assertTrue(controller.fitCommand().text("x").contains("--layers 3 --steps 20 --restarts 2 "), controller.fitCommand().text("x"));
    }

    @Test
    void aRouteHasItsOwnCommand() {
        assertTrue(controller.factorCommand(Route.LUP).text("x").contains(" --route lup "));
        assertFalse(controller.factorCommand(Route.STABLE).text("x").contains("--route"));
        model.settings().route.set(Route.LUP);
        assertEquals(controller.factorCommand(Route.LUP).text("x"), controller.factorCommand().text("x"));
    }

    @Test
    void aCancelledJobLeavesNothingBehind() {
        LateTasks tasks = new LateTasks();
        begin(tasks);
        makeSmall();
        controller.compareCostsOrCancel();
        assertEquals(LinearModel.Job.COSTS, model.getJob());
        controller.fitOrCancel();
        assertEquals(LinearModel.Job.FIT, model.getJob());
        controller.fitOrCancel();
        assertEquals(LinearModel.Job.NONE, model.getJob());
        assertTrue(model.fitProperty().get().ended());
        tasks.runAll();
        assertEquals(CostProgress.NONE, model.costsProperty().get());
        assertEquals(List.of(), model.fitProperty().get().errors());
        assertTrue(model.fitProperty().get().words().contains("cancelled before its first step"), model.fitProperty().get().words());
    }

    @Test
    void aCancelledFitGivesNoVerdict() {
        FitSpec spec = model.settings().fit();
        FitProgress stopped = new FitProgress(spec, List.of(new double[] {1, 0.5}, new double[] {2, 0.25, 0.75}), FitProgress.Stand.GOES_ON)
                .cancelled();
        assertEquals("Fit of " + spec.layers() + " couplings cancelled at restart 2 of " + spec.restarts() + ", step 3 of "
                + Numbers.count(spec.steps()) + ": best error so far 0.50.".replace("0.50", Numbers.brief(0.5)), stopped.words());
        assertTrue(stopped.ended());
    }

    @Test
    void cancelledCostsSaySo() {
        LateTasks tasks = new LateTasks();
        begin(tasks);
        makeSmall();
        controller.compareCostsOrCancel();
        controller.cancelJob();
        assertTrue(model.notice().wordsProperty().getValue().startsWith("Cancelled: products of 0 of "), model.notice().wordsProperty().getValue());
        tasks.runAll();
        assertEquals(CostProgress.NONE, model.costsProperty().get());
    }

    /** A fit, or another matrix, takes the place of the comparison: it says so, and what was found stays or goes with its matrix. */
    @Test
    void costsThatMakeWaySaySo() {
        makeSmall();
        controller.compareCostsOrCancel();
        List<TradeOff.Point> found = model.costsProperty().get().fits().subList(0, 2);
        LateTasks tasks = new LateTasks();
        begin(tasks);
        controller.compareCostsOrCancel();
        model.costsProperty().set(new CostProgress(found, 8));
        controller.fitOrCancel();
        assertEquals(LinearModel.Job.FIT, model.getJob());
        assertEquals(new CostProgress(found, 0), model.costsProperty().get());
        assertTrue(model.notice().wordsProperty().getValue().startsWith("Cancelled: products of 2 of "), model.notice().wordsProperty().getValue());
        controller.compareCostsOrCancel();
        model.costsProperty().set(new CostProgress(found, 8));
        model.settings().half.set(1);
        model.settings().seed.set(3);
        assertEquals(LinearModel.Job.NONE, model.getJob());
        assertEquals(CostProgress.NONE, model.costsProperty().get());
        tasks.runAll();
        assertEquals(CostProgress.NONE, model.costsProperty().get());
    }

    @Test
    void anotherMatrixSaysThatItEndedTheComparison() {
        LinearModel own = new LinearModel();
        LinearController[] only = new LinearController[1];
        only[0] = new LinearController(own, request -> only[0].show(instrument.read(request)), painted::add, new LateTasks(), Runnable::run);
        only[0].begin();
        only[0].type("2 0\n0 1");
        only[0].compareCostsOrCancel();
        only[0].type("3 0\n0 1");
        assertEquals("Cancelled: the comparison of costs was of the matrix before.", own.notice().wordsProperty().getValue());
        only[0].fitOrCancel();
        assertEquals("", own.notice().wordsProperty().getValue());
        only[0].type("4 0\n0 1");
        assertEquals("Cancelled: the fit was of the matrix before.", own.notice().wordsProperty().getValue());
        only[0].type("5 0\n0 1");
        assertEquals("", own.notice().wordsProperty().getValue());
    }

    @Test
    void costsStandBesideTheRoutes() {
        makeSmall();
        controller.compareCostsOrCancel();
        assertEquals(LinearSettings.costLayers().size(), model.costsProperty().get().fits().size());
        assertEquals(3 + LinearSettings.costLayers().size(), model.points().size());
        model.settings().scales.set(Scales.ANY_SIGN);
        assertEquals(3, model.points().size());
    }

    @Test
    void furtherPairsFactorTheSameMatrixAnewAndKeepItsFits() {
        controller.type("3 3 1 -2;-1 -1 2 0;2 2.0000000001 0 -1;1 1 -3 -2");
        double before = model.getReading().of(Route.STABLE).accuracy().worstCondition();
        model.costsProperty().set(new CostProgress(List.of(), 7));
        model.settings().pairs.set(2);
        assertEquals(16, model.shown().count());
        assertEquals(16, model.steps().getCount());
        assertTrue(model.getReading().of(Route.STABLE).accuracy().worstCondition() < before / 10);
        assertEquals(7, model.costsProperty().get().current());
    }

    @Test
    void theStatusSaysWhyTheChosenRouteRefuses() {
        model.settings().route.set(Route.SHORTEST);
        controller.type("1.000000001 1 1 1 1 1;1 1.000000001 1 1 1 1;1 1 1.000000001 1 1 1;1 1 1 1.000000001 1 1;1 1 1 1 1.000000001 1;"
                + "1 1 1 1 1 1.000000001");
        assertTrue(model.statusProperty().getValue().startsWith("Six factors exist for this matrix"), model.statusProperty().getValue());
        assertEquals(0, model.steps().getCount());
    }

    @Test
    void aNoticeGoesWithTheMatrixItIsAbout() {
        model.notice().tell("The fit failed.");
        model.settings().seed.set(2);
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    @Test
    void settingsThatDoNotMatterSaySo() {
        LinearSettings settings = model.settings();
        settings.kind.set(MatrixKind.CONVOLUTION);
        assertFalse(settings.half.appliesProperty().get());
        assertTrue(settings.seed.appliesProperty().get());
        settings.half.set(1);
        settings.kind.set(MatrixKind.WITNESS);
        assertEquals(2, settings.half.getInt());
        long before = settings.seed.getLong();
        controller.newSeed();
        assertEquals(before + 1, settings.seed.getLong());
    }

    @Test
    void aFitThatFailsByAnErrorIsToldOfAndAnotherCanBegin() {
        beginFailing();
        controller.fitOrCancel();
        assertEquals(LinearModel.Job.NONE, model.getJob());
        assertTrue(model.notice().wordsProperty().getValue().startsWith("The fit failed: "), model.notice().wordsProperty().getValue());
        assertTrue(model.notice().wordsProperty().getValue().contains("calls went too deep"), model.notice().wordsProperty().getValue());
        // Nor does it go on where its curve stands.
        assertTrue(model.fitProperty().get().ended());
        assertTrue(model.fitProperty().get().words().endsWith(" failed before its first step."), model.fitProperty().get().words());
    }

    private void beginFailing() {
        begin(new TaskExecutor() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
                onFailure.accept(new StackOverflowError());
            }
        });
        makeSmall();
    }

    @Test
    void aComparisonThatFailsIsNoFit() {
        beginFailing();
        model.costsProperty().set(new CostProgress(List.of(), 7));
        controller.compareCostsOrCancel();
        assertEquals(LinearModel.Job.NONE, model.getJob());
        assertEquals(0, model.costsProperty().get().current());
        assertEquals(FitProgress.NONE, model.fitProperty().get());
        assertTrue(model.notice().wordsProperty().getValue().startsWith("The comparison of costs failed: "),
                model.notice().wordsProperty().getValue());
    }
}
