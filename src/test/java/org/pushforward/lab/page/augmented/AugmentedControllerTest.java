package org.pushforward.lab.page.augmented;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.Slow;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.constructed.Construction;
import org.pushforward.instrument.constructed.ConstructionInstrument;
import org.pushforward.instrument.constructed.FamilyCurves;
import org.pushforward.instrument.constructed.StageInstrument;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedTarget;

/** The page without its window: what a person does, and what the model shows then. */
class AugmentedControllerTest {

    private final AugmentedModel model = new AugmentedModel(Optional::empty);
    private final ConstructionInstrument maker = new ConstructionInstrument();
    private final StageInstrument painter = new StageInstrument();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private AugmentedController controller;
    /** Of the work that is asked for; null where it does what it is to do. */
    private Throwable failure;

    private final class LateTasks implements TaskExecutor {
        @Override
        public <T> void run(Callable<T> task, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
            Throwable own = failure;
            work.add(() -> {
                if (own == null) {
                    new CurrentThreadTaskExecutor().run(task, onSuccess, onFailure);
                } else {
                    onFailure.accept(own);
                }
            });
        }
    }

    @BeforeEach
    void begin() {
        controller = new AugmentedController(model, request -> controller.show(maker.read(request)),
                request -> model.show(painter.read(request)), new LateTasks(), Runnable::run);
        controller.setStyle(60, Theme.LIGHT, 1);
        controller.begin();
    }

    @ParameterizedTest
    @EnumSource(Construction.class)
    void pointsFollowEveryConstruction(Construction construction) {
        model.construction.set(construction);
        assertEquals("", model.readingProperty().get().refusal());
        assertTrue(model.progress().getCount() >= 2);
        assertEquals(1, model.frameProperty().get().pixels().size());
        model.progress().moveTo(.5);
        assertEquals(.5, model.frameProperty().get().request().position());
        assertTrue(controller.isSettled());
    }

    @Test
    void theCurvesWaitForAnAnswer() {
        assertTrue(work.isEmpty(), "measured before anybody said what to expect");
        model.predict("stay");
        assertTrue(model.isMeasuring());
        assertEquals(1, work.size());
        controller.measure();
        assertEquals(1, work.size(), "measured twice");
    }

    @Test
    @Slow("measures five constructions at 10,000 points")
    void measuredRowsAreShownAndKept() {
        model.predict("stay");
        work.remove().run();
        assertFalse(model.isMeasuring());
        assertNotNull(model.rowsProperty().get());
        assertEquals(1, model.families().size());
        List<PaddedRow> rows = model.rowsProperty().get().padded();
        for (PaddedRow end : List.of(rows.get(0), rows.get(rows.size() - 1))) {
            for (String number : List.of(Numbers.uncertain(end.kappaMedian(), end.kappaMedianError()),
                    Numbers.uncertain(end.gap(), end.gapError()))) {
                assertTrue(number.contains(" ± ") && model.rowsProperty().get().words().contains(number),
                        number + " is not in: " + model.rowsProperty().get().words());
            }
        }
        model.target.set(PaddedTarget.LOGISTIC);
        assertNull(model.rowsProperty().get());
        assertEquals(1, work.size(), "another target is measured at once");
        controller.cancelMeasuring();
        work.remove().run();
        assertNull(model.rowsProperty().get(), "what was cancelled is not shown");
        model.target.set(PaddedTarget.SQRT5);
        assertNotNull(model.rowsProperty().get());
        assertTrue(work.isEmpty(), "what was measured is not measured again");
    }

    @Test
    void aFailureOfCurvesThatNobodyWantsAnyMoreIsNotToldOfThoseThatAreMeasured() {
        failure = new OutOfMemoryError("as if");
        model.predict("stay");
        controller.cancelMeasuring();
        model.notice().dismiss();
        controller.measure();
        assertEquals(2, work.size());
        work.remove().run();
        assertEquals("", model.notice().wordsProperty().getValue());
        assertTrue(model.isMeasuring());
        work.remove().run();
        assertFalse(model.isMeasuring());
        assertTrue(model.notice().wordsProperty().getValue().startsWith("The curves were not measured"));
    }

    @Test
    void planarLawsHaveTwoPictures() {
        model.target.set(PaddedTarget.CORRELATED);
        assertEquals(2, model.frameProperty().get().pixels().size());
    }

    @Test
    void whatIsNotThereIsRefusedInWordsAndNothingIsMeasured() {
        model.predict("stay");
        work.clear();
        model.target.set(PaddedTarget.WHEEL8);
        assertTrue(model.readingProperty().get().refusal().startsWith("There is no map in closed form from noise to eight Gaussians: choose √5"),
                model.readingProperty().get().refusal());
        assertFalse(model.isMeasuring());
        assertTrue(work.isEmpty());
    }

    @Test
    void familiesWithoutPaddingJoinOnceTheyAreWanted() {
        model.curves.set(AugmentedModel.Curves.FAMILIES);
        work.remove().run();
        assertEquals(2, model.families().size());
        double[] distance = model.families().get(0).w2();
        double[] gap = model.families().get(0).gap();
        assertTrue(distance[4] < distance[0] / 10 && gap[4] > 50 * gap[0], "without padding the likelihood pays for the distance");
        // Theirs is the gap of the median point, those of padded flows are means: the axis that both share says so, wherever they stand together.
        for (FamilyCurves curves : List.of(FamilyCurves.conditioning(model.families()), FamilyCurves.prices(model.families()))) {
            assertEquals("gap, nats (unpadded: median)", curves.byGap().across());
            assertFalse(curves.byDistance().across().contains("median"));
            assertEquals(2, curves.byGap().series().size());
            assertArrayEquals(gap, curves.byGap().series().get(0).x());
            assertArrayEquals(distance, curves.byDistance().series().get(0).x());
        }
    }

    @Test
    void theCommandsAreThoseOfTheScreen() {
        assertTrue(model.rowsCommand().text().contains("padded --target sqrt5 --variant two --sigma 0.5,0.2,0.1,0.05,0.02 --out"),
                model.rowsCommand().text());
        model.sigma.set(.1);
        assertTrue(model.pictureCommand().text().contains("--sigma 0.1 --out"), model.pictureCommand().text());
        model.construction.set(Construction.KINETIC);
        assertTrue(model.rowsCommand().text().contains("--variant kinetic --sigma 1 --couplings 4,8,16,32"), model.rowsCommand().text());
        model.construction.set(Construction.SPLITTING);
        assertTrue(model.rowsCommand().text().contains("splitting --map cubic --scheme strang --steps 1,2,4"), model.rowsCommand().text());
    }
}
