package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.pushforward.data.RunData;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingSnapshot;

/**
 * What the Gaussian isoperimetric inequality says of every run, whatever it learned: its samples show no larger a Lipschitz constant than the map
 * from noise to data has, and its gap is at least the price of a filament for that constant. And what intervals certify of couplings holds.
 *
 * <p>The constant is the certified one where there is one, elsewhere the {@link SteepestStretch} that is seen.
 */
public final class LipschitzInequality {

    private static final int SAMPLES = 4_096;
    /** Samples are drawn so many times. */
    private static final int DRAWS = 5;
    /** Standard errors of gap and price, that both may be off by. */
    private static final int ERRORS = 4;
    private static final double ROUNDING = 1e-9;

    private LipschitzInequality() {}

    /**
     * Trains a run to its end, and fails if it does not get there or does not obey then. What trains in a test trains by this, but for runs that are
     * compared with others bit for bit.
     */
    public static void train(Trainer trainer) {
        while (!trainer.isFinished()) {
            assertTrue(trainer.advance(), trainer.divergence());
        }
        require(trainer);
    }

    /** Fails if a run as it stands does not obey. */
    public static void require(Trainer trainer) {
        TrainingSnapshot run = trainer.snapshot(0);
        List<HistoryRow> history = run.history();
        HistoryRow row = history.get(history.size() - 1);
        assertTrue(row.step() == run.step(), "the last row is of the last step");
        require(run.model(), trainer.data(), row.gap(), row.gapError());
    }

    /**
     * Fails if a flow does not obey.
     *
     * @param gap      of the flow, nats; with padding of the joint densities, which is no less. NaN where there is none
     * @param gapError its standard error
     */
    public static void require(FlowModel model, RunData data, double gap, double gapError) {
        Flow flow = new Flow(model);
        double steepest = SteepestStretch.of(model, flow).value();
        double constant = Certificate.of(model).map(certificate -> 1 / certificate.least()).orElse(steepest);
        double[] centre = model.standardization().mean();
        String what = data.dataset() + ", " + model.spec() + ", " + model.padding() + ": ";
        assertTrue(Double.isFinite(steepest) && steepest <= constant * (1 + ROUNDING), what + steepest + " is seen, at most " + constant);
        for (BoxStretch box : BoxStretch.of(model, flow)) {
            assertTrue(box.seen() > 0 && box.seen() <= box.atMost() * (1 + ROUNDING), what + box);
        }
        for (long seed = 1; seed <= DRAWS; seed++) {
            LipschitzBound bound = LipschitzBound.of(FlowSamples.draw(flow, SAMPLES, seed), model.dataDimension(), centre);
            assertTrue(bound.value() > 0 && bound.value() <= constant, what + bound + " against " + constant);
        }
        if (!Double.isNaN(gap)) {
            FilamentPrice price = FilamentPrices.of(data.heldOut(SAMPLES), model.dataDimension(), centre).at(constant);
            assertTrue(price.nats() <= gap + ERRORS * Math.hypot(gapError, price.error()), what + price + " against a gap of " + gap);
        }
    }
}
