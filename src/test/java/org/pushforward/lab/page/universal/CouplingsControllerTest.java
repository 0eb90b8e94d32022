package org.pushforward.lab.page.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Theme;
import org.pushforward.data.DatasetSpec;
import org.pushforward.instrument.universal.CouplingsRequest.Look;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.universal.CouplingsModel.Kind;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.SealedText;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedCouplings.Progress;
import org.pushforward.theory.universal.learn.LearnedFlow;

/** The page without its window: what a person does, and what the model has then. */
class CouplingsControllerTest {

    static final Progress LEARNED = new Progress(List.of(new LearnedFlow(2, 16, 1, 0.5, 0.01, 0.3, 0.1, 4, 9, 8, 0.5, 0.02, 0.01)), 1);

    private final Queue<Runnable> later = new ArrayDeque<>();
    private long now;
    private final UndoStack undo = new UndoStack(later::add, () -> now, 64 << 20);
    /** What ends the training. */
    private Runnable training;
    private final CouplingsModel model = new CouplingsModel(new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor()));
    private CouplingsController controller;

    @BeforeEach
    void begin() {
        controller = new CouplingsController(model, request -> { }, request -> { }, Optional::empty, new TaskExecutor() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
                training = () -> onSuccess.accept((T) LEARNED);
            }
        }, Runnable::run);
        model.kind.set(Kind.DATA);
        undo.add(Kept.of(model.cells(), model.views(), model::tell), () -> { });
        settle();
    }

    private void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += 2_000_000_000L;
    }

    private void choose(String dataset) {
        model.data().choose(model.shelf().find(dataset).orElseThrow());
        settle();
    }

    private String dataset() {
        return model.data().datasetProperty().get().name();
    }

    @Test
    void trainedFlowsComeBackWithTheirData() {
        controller.learnOrCancel();
        training.run();
        settle();
        assertEquals("trained flows", undo.undoWordsProperty().get());
        choose("moons");
        assertEquals(Progress.NONE, model.learned.get());
        undo.undo();
        settle();
        assertEquals("annulus", dataset());
        assertEquals(LEARNED, model.learned.get());
        undo.undo();
        settle();
        assertEquals(Progress.NONE, model.learned.get());
        undo.redo();
        settle();
        assertEquals(LEARNED, model.learned.get());
        undo.redo();
        settle();
        assertEquals("moons", dataset());
        assertEquals(Progress.NONE, model.learned.get());
    }

    /** What a page has that is made anew and gets what was kept. */
    private static CouplingsModel next(Map<String, String> kept) {
        CouplingsModel next = new CouplingsModel(new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor()));
        CouplingsController other = new CouplingsController(next, request -> { }, request -> { }, Optional::empty, new CurrentThreadTaskExecutor(),
                Runnable::run);
        next.cells().setTexts(kept);
        other.setLook(new Look(10, Theme.LIGHT, 1));
        return next;
    }

    @Test
    void trainedFlowsAreThereToTheBitWithTheNextStart() {
        choose("moons");
        model.seed.set(7);
        Progress learned = new Progress(List.of(new LearnedFlow(2, 16, 7, 1.0 / 3, Double.MIN_VALUE, Double.NaN, -0.0, Double.POSITIVE_INFINITY, 9,
                Double.NaN, 3, Double.NaN, Double.MIN_VALUE),
                LEARNED.flows().get(0)), 1);
        model.learned.set(learned);
        Map<String, String> kept = model.cells().texts();
        CouplingsModel next = next(kept);
        assertEquals("moons", next.data().datasetProperty().get().name());
        assertEquals(learned, next.learned.get());
        assertEquals(kept, next.cells().texts());
        next.seed.set(8);
        assertFalse(next.cells().texts().containsKey("learned"), "they are of other data");
    }

    /** Whether its flows had converged was not written down. */
    @Test
    void trainedFlowsOfAnEarlierReleaseAreThere() {
        choose("moons");
        model.learned.set(LEARNED);
        Map<String, String> kept = new HashMap<>(model.cells().texts());
        kept.put("learned", SealedText.of(out -> {
            out.writeDouble(1);
            out.writeInt(1);
            out.writeInt(2);
            out.writeInt(16);
            out.writeLong(1);
            for (double value : new double[] {0.5, 0.01, 0.3, 0.1, 4, 9}) {
                out.writeDouble(value);
            }
        }));
        LearnedFlow bare = LEARNED.flows().get(0).withDistanceErrors(Double.NaN, Double.NaN);
        assertEquals(List.of(bare.withConvergence(Double.NaN, Double.NaN)), next(kept).learned.get().flows());
        // Of a later one the errors of W2 alone are missing.
        kept.put("learned", SealedText.of(out -> {
            out.writeDouble(1);
            out.writeInt(1);
            out.writeInt(2);
            out.writeInt(16);
            out.writeLong(1);
            for (double value : new double[] {0.5, 0.01, 0.3, 0.1, 4, 9, 8, 0.5}) {
                out.writeDouble(value);
            }
        }));
        assertEquals(List.of(bare), next(kept).learned.get().flows());
        assertEquals(LEARNED, next(model.cells().texts()).learned.get());
    }

    @Test
    void ofATrainingThatGoesOnTheFlowsThatAreDoneAreThere() {
        controller.learnOrCancel();
        assertFalse(model.cells().texts().containsKey("learned"));
        model.learned.set(new Progress(LEARNED.flows(), 0.3));
        assertTrue(model.learning.get());
        CouplingsModel next = next(model.cells().texts());
        assertEquals(LEARNED.flows(), next.learned.get().flows());
        assertFalse(next.learning.get());
    }

    @Test
    void trainedFlowsThatWereSpoiledLoseThemselvesAlone() {
        choose("moons");
        model.learned.set(LEARNED);
        Map<String, String> kept = new HashMap<>(model.cells().texts());
        assertEquals(List.of(), model.cells().spoiledResults(kept));
        String sealed = kept.get("learned");
        for (String spoiled : List.of("", "null", sealed.substring(8), sealed.replaceFirst("A", "B"))) {
            kept.put("learned", spoiled);
            CouplingsModel next = next(kept);
            assertEquals(List.of("the trained flows"), next.cells().spoiledResults(kept), spoiled);
            assertEquals(Progress.NONE, next.learned.get());
            assertEquals("moons", next.data().datasetProperty().get().name());
        }
    }

    @Test
    void otherDataEndTheTrainingOfThoseBefore() {
        controller.learnOrCancel();
        choose("moons");
        assertFalse(model.learning.get());
        training.run();
        settle();
        assertEquals(Progress.NONE, model.learned.get(), "flows of the annulus beside the curves of moons");
        assertFalse(undo.undoWordsProperty().get().contains("flows"), undo.undoWordsProperty().get());
    }

    @Test
    void otherCouplingsLeaveTheFlowsOfTheSameData() {
        controller.learnOrCancel();
        model.variant.set(Variant.COMPANDED);
        assertTrue(model.learning.get());
        training.run();
        model.price.set(Price.ONE);
        assertEquals(LEARNED, model.learned.get());
        model.seed.set(2);
        assertEquals(Progress.NONE, model.learned.get());
    }

    @Test
    void theCommandOfTheCurvesTrainsTheFlowsThatAreShownBesideThem() {
        String curves = controller.curvesCommand(true).text("x");
        assertFalse(curves.contains("--learned"), curves);
        model.learned.set(LEARNED);
        String flows = controller.curvesCommand(true).text("x");
        assertTrue(flows.startsWith("x universal --target annulus --epsilon 0.4,0.2,0.1,0.05,0.025,0.0125,0.00625,0.003125 --variant two "
                + "--points 5000 --learned --seed 1 --out "), flows);
        assertEquals(curves, controller.curvesCommand(false).text("x"));
    }

    @Test
    void theCommandOfTheCurvesHasTheirPriceAndNoBits() {
        model.variant.set(Variant.COMPANDED);
        model.price.set(Price.ONE);
        model.bits.set(23);
        String curves = controller.curvesCommand(false).text("x");
        assertTrue(curves.contains(" --variant companded --price one --points "), curves);
        assertFalse(curves.contains("--bits"), curves);
        assertTrue(controller.command().text("x").contains(" --bits 23 "));
    }

    @Test
    void aTargetWhoseFileHasChangedSaysSoBesideItsCommand(@TempDir Path folder) throws IOException {
        controller.setLook(new Look(10, Theme.LIGHT, 1));
        Path points = Files.writeString(folder.resolve("p.csv"), "u,v\n1,2\n2,1\n3,5\n");
        model.data().choose(model.shelf().card(new DatasetSpec(points.toString(), 0, 0, 0, 0)));
        String before = controller.command().text("x");
        assertTrue(before.startsWith("x universal --target "), before);
        Files.writeString(points, "u,v\n1,2\n");
        assertEquals("# p.csv has changed since it was read\n" + before, controller.command().text("x"));
        // It is not read again for other couplings.
        model.variant.set(Variant.COMPANDED);
        assertTrue(controller.curvesCommand(true).text("x").startsWith("# p.csv has changed since it was read\nx universal "));
        model.seed.set(2);
        assertTrue(controller.command().text("x").startsWith("x universal "), "it is read again");
        Files.delete(points);
        assertTrue(controller.command().text("x").startsWith("# p.csv is gone\n"));
        choose("moons");
        assertTrue(controller.command().text("x").startsWith("x universal "));
    }

    @Test
    void pointsPaintedByHandHaveNoCommand() {
        model.kind.set(Kind.PAINTED);
        assertThrows(InvalidInputException.class, controller::command);
        assertThrows(InvalidInputException.class, () -> controller.curvesCommand(true));
    }
}
