package org.pushforward.lab.page.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;
import org.pushforward.instrument.matrix.FactorInstrument;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.instrument.matrix.FitProgress.Stand;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.page.linear.LinearModel.CostProgress;
import org.pushforward.lab.session.SealedText;
import org.pushforward.theory.linear.learn.TradeOff;

/** Fits and comparisons of costs come back with the next start. */
class KeptFitsTest {

    private static final List<double[]> ERRORS = List.of(new double[] {1, 1.0 / 3, 1e-17}, new double[] {Double.NaN, 0.5}, new double[] {-0.0});
    private static final CostProgress COSTS = new CostProgress(List.of(new TradeOff.Point(null, 4, 1.0 / 3, 1e9), new TradeOff.Point(null, 5,
            1e-16, 7)), 6);

    private LinearModel model = new LinearModel();
    private LinearController controller;

    /** A page that is made, gets what was kept, and is then seen. */
    private void begin(Map<String, String> kept) {
        model = new LinearModel();
        FactorInstrument instrument = new FactorInstrument();
        controller = new LinearController(model, request -> controller.show(instrument.read(request)), request -> { },
                new CurrentThreadTaskExecutor(), Runnable::run);
        model.cells().setTexts(kept);
        controller.begin();
    }

    private FitProgress fit(Stand stands) {
        return new FitProgress(model.settings().fit(), ERRORS, stands);
    }

    private void requireFit(FitProgress expected, Stand stands) {
        FitProgress fit = model.fitProperty().get();
        assertEquals(expected.spec(), fit.spec());
        assertEquals(stands, fit.stands());
        assertEquals(expected.errors().size(), fit.errors().size());
        for (int i = 0; i < fit.errors().size(); i++) {
            assertArrayEquals(expected.errors().get(i), fit.errors().get(i));
        }
    }

    @Test
    void whatWasFittedIsThereToTheBitWhenThePageIsSeen() {
        begin(Map.of("half", "1.0", "layers", "3.0", "steps", "10.0", "restarts", "2.0", "seed", "5.0"));
        controller.fitOrCancel();
        FitProgress fitted = model.fitProperty().get();
        assertEquals(2, fitted.errors().size());
        controller.compareCostsOrCancel();
        CostProgress costs = model.costsProperty().get();
        assertEquals(LinearSettings.costLayers().size(), costs.fits().size());
        double[] matrix = model.getReading().matrix().values();
        begin(model.cells().texts());
        assertArrayEquals(matrix, model.getReading().matrix().values());
        requireFit(fitted, Stand.DONE);
        assertEquals(fitted.words(), model.fitProperty().get().words());
        assertEquals(costs, model.costsProperty().get());
        // Another matrix forgets them, and so does the session.
        model.settings().seed.set(6);
        assertFalse(model.cells().texts().containsKey("fit"));
        assertFalse(model.cells().texts().containsKey("costs"));
    }

    @Test
    void whatGoesOnComesBackAsFarAsItWas() {
        model.fitProperty().set(fit(Stand.GOES_ON));
        model.costsProperty().set(COSTS);
        FitProgress before = model.fitProperty().get();
        begin(model.cells().texts());
        requireFit(before, Stand.CANCELLED);
        assertEquals(new CostProgress(COSTS.fits(), 0), model.costsProperty().get());
    }

    @Test
    void whatIsSpoiledLosesItselfAlone() {
        model.fitProperty().set(fit(Stand.DONE));
        model.costsProperty().set(COSTS);
        FitProgress fit = model.fitProperty().get();
        Map<String, String> kept = model.cells().texts();
        assertEquals(List.of(), model.cells().spoiledResults(kept));
        for (String spoiled : List.of("", "null", kept.get("fit").substring(4), kept.get("costs") + "A")) {
            Map<String, String> texts = new HashMap<>(kept);
            texts.put("fit", spoiled);
            begin(texts);
            assertEquals(List.of("the fit"), model.cells().spoiledResults(texts), spoiled);
            assertSame(FitProgress.NONE, model.fitProperty().get());
            assertEquals(COSTS.fits(), model.costsProperty().get().fits());
            texts = new HashMap<>(kept);
            texts.put("costs", spoiled);
            begin(texts);
            assertEquals(List.of("the comparison of costs"), model.cells().spoiledResults(texts), spoiled);
            requireFit(fit, Stand.DONE);
            assertSame(CostProgress.NONE, model.costsProperty().get());
        }
    }

    @Test
    void aCountThatNothingFollowsTakesNoMemory() {
        String vast = SealedText.of(out -> out.writeInt(Integer.MAX_VALUE));
        assertThrows(InvalidInputException.class, () -> KeptFits.costs(vast));
    }

    @Test
    void aSessionOfAnEarlierReleaseHasNone() {
        Map<String, String> kept = model.cells().texts();
        assertFalse(kept.containsKey("fit") || kept.containsKey("costs"), "there is nothing to keep");
        assertEquals(List.of(), model.cells().spoiledResults(kept));
        begin(kept);
        assertSame(FitProgress.NONE, model.fitProperty().get());
    }

    @Test
    void aFitOfMegabytesIsNotWritten() {
        model.fitProperty().set(new FitProgress(model.settings().fit(), List.of(new double[LinearModel.MOST_ERRORS]), Stand.DONE));
        assertFalse(model.cells().texts().get("fit").isEmpty());
        model.fitProperty().set(new FitProgress(model.settings().fit(), List.of(new double[LinearModel.MOST_ERRORS + 1]), Stand.DONE));
        assertFalse(model.cells().texts().containsKey("fit"));
    }
}
