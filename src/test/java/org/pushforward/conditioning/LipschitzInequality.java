package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.pushforward.data.RunData;
import org.pushforward.data.Window;
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
 * <p>The constant is the certified one where there is one. Elsewhere it is the steepest stretching that is found where nearly all noise is. The map
 * that first takes noise from outside of a ball to its surface has the constant of the map in that ball, and nearly the same samples.
 */
public final class LipschitzInequality {

    private static final int SAMPLES = 4_096;
    /** Samples are drawn so many times. */
    private static final int DRAWS = 5;
    /** Of the noise in more than two dimensions; in the plane a grid of as many each way as are given below. */
    private static final int PLACES = 20_000;
    private static final int SIDE = 160;
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
        double constant = Certificate.of(model).map(certificate -> 1 / certificate.least()).orElseGet(() -> steepest(flow));
        double[] centre = model.standardization().mean();
        String what = data.dataset() + ", " + model.spec() + ", " + model.padding() + ": ";
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

    /** The largest singular value of noise -> data over the noise: a grid in the plane, draws in more dimensions. */
    private static double steepest(Flow flow) {
        int d = flow.dimension();
        double[] noise = new Window(-4, 4, -4, 4).cellCentres(SIDE, SIDE, 2);
        if (d > 2) {
            SplittableRandom random = new SplittableRandom(9);
            noise = new double[PLACES * d];
            Arrays.setAll(noise, i -> random.nextGaussian());
        }
        int n = noise.length / d;
        double[] x = new double[noise.length];
        flow.inverse(noise, n, x);
        double[] jacobian = new double[n * d * d];
        flow.jacobian(x, n, noise, new double[n], jacobian);
        double[] sigma = new double[n * d];
        new SingularValues(d).compute(jacobian, n, sigma);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, 1 / sigma[i * d + d - 1]);
        }
        return largest;
    }
}
