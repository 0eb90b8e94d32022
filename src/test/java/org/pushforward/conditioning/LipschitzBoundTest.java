package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** What samples say of a Lipschitz constant is true of maps whose constant is known, and of trained flows. */
class LipschitzBoundTest {

    private static final double[] CENTRE = {0, 0};
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** What is done to a point of noise, in place. */
    private interface Map {
        void apply(double[] point);
    }

    private static Points samples(int n, int dimension, long seed, Map map) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] values = new double[n * dimension];
        double[] point = new double[dimension];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < dimension; c++) {
                point[c] = random.nextGaussian();
            }
            map.apply(point);
            System.arraycopy(point, 0, values, i * dimension, dimension);
        }
        return new Points(n, dimension, values);
    }

    /** A linear map attains its bound: with many samples little is lost, and never is it exceeded. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 7})
    void ofALinearMapTheLargestSingularValueIsFoundFromBelow(double stretch) {
        for (int seed = 0; seed < 20; seed++) {
            LipschitzBound bound = LipschitzBound.of(samples(4_096, 2, seed, p -> p[0] *= stretch), 2, CENTRE);
            double constant = Math.max(1, stretch);
            assertTrue(bound.value() <= constant && bound.value() > 0.8 * constant, stretch + ": " + bound);
        }
        assertTrue(LipschitzBound.of(samples(200_000, 2, 1, p -> p[0] *= stretch), 2, CENTRE).value() > 0.97 * Math.max(1, stretch));
    }

    /** The map of the line that leaves a filament: x + D/2 sign(x), made continuous by a ramp; its constant is that of the ramp. */
    @ParameterizedTest
    @CsvSource({"2, 1", "4, 0.5", "4, 0.1"})
    void aFilamentIsSeen(double distance, double ramp) {
        double constant = 1 + distance / ramp;
        LipschitzBound bound = LipschitzBound.of(
                samples(50_000, 2, 3, p -> p[0] += distance / 2 * Math.max(-1, Math.min(1, p[0] / (ramp / 2)))), 2, CENTRE);
        assertTrue(bound.value() <= constant && bound.value() > 0.6 * constant, bound + " against " + constant);
        assertEquals(1, Math.abs(bound.direction(2)[0]), 0.05);
        // The parts are where they should be: on both sides of the gap.
        assertTrue(bound.to() - bound.from() > 0.5 * distance);
        double room = NORMAL.inverseCumulativeProbability(1 - bound.above()) - NORMAL.inverseCumulativeProbability(bound.below());
        assertTrue(bound.value() <= (bound.to() - bound.from()) / room * (1 + 1e-9));
    }

    /** An annulus: along no direction is its hole seen as well as along the distance to the centre. */
    @Test
    void aHoleIsSeenByTheDistanceToTheCentre() {
        LipschitzBound bound = LipschitzBound.of(samples(20_000, 2, 3, p -> {
            double r = Math.hypot(p[0], p[1]);
            // Inner disc and far ring, with a steep way from one to the other at the median radius.
            double out = r + 3 * Math.max(0, Math.min(1, (r - 1.1) / 0.15));
            p[0] *= out / r;
            p[1] *= out / r;
        }), 2, CENTRE);
        assertNull(bound.direction(2));
        assertTrue(bound.value() > 5 && bound.value() < 1 + 3 / 0.15, bound.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8})
    void inMoreDimensionsTheAxesAreLookedAlong(int dimension) {
        LipschitzBound bound = LipschitzBound.of(samples(20_000, dimension, 2, p -> p[dimension - 1] *= 3), dimension, new double[dimension]);
        assertTrue(bound.value() <= 3 && bound.value() > 2.6, bound.toString());
        // Further coordinates, padding, do not count.
        assertTrue(LipschitzBound.of(samples(20_000, dimension, 2, p -> p[dimension - 1] *= 3), dimension - 1,
                new double[dimension - 1]).value() <= 1);
    }

    /** Two normal distributions, as a transport of the line: the inequality of leak and Lipschitz constant holds, and is attained by a linear map. */
    @Test
    void theInequalityOfLeakAndLipschitzConstant() {
        for (double lipschitz : new double[] {0.5, 2, 10}) {
            for (double distance : new double[] {0.1, 1, 4}) {
                // x = L z, with A below -D/2 and B above D/2: equality.
                double mass = NORMAL.cumulativeProbability(-distance / 2 / lipschitz);
                assertEquals(1 - 2 * mass, LipschitzBound.leastLeak(distance, lipschitz, 1, 1), 1e-12);
                double separates = distance / lipschitz;
                assertEquals(-Math.log(2 * mass), FilamentPrice.least(0.5, 0.5, separates), 1e-9 * (1 + separates * separates));
            }
        }
        // theory.md's figures: D = 2 at L of 2.05, 2.04, 2.96 and 3.23, and the price of the first in nats.
        assertEquals(0.374, LipschitzBound.leastLeak(2, 2.05, 1, 1), 1e-3);
        assertEquals(0.376, LipschitzBound.leastLeak(2, 2.04, 1, 1), 1e-3);
        assertEquals(0.264, LipschitzBound.leastLeak(2, 2.96, 1, 1), 1e-3);
        assertEquals(0.243, LipschitzBound.leastLeak(2, 3.23, 1, 1), 1e-3);
        assertEquals(0.47, FilamentPrice.least(0.5, 0.5, 2 / 2.05), 5e-3);
        assertTrue(Double.isFinite(FilamentPrice.least(0.5, 0.5, 30)) && FilamentPrice.least(0.5, 0.5, 30) > 100);
    }

    /** Of parts with unlike masses, too, a linear map attains it; and it is the closed form where they are alike. */
    @ParameterizedTest
    @CsvSource({"1, -0.5, 0.5", "0.3, -1, 0.2", "4, 1, 3", "2, -6, -5"})
    void theLeastLeakOfPartsOfAnyMasses(double lipschitz, double from, double to) {
        double below = NORMAL.cumulativeProbability(from / lipschitz);
        double above = NORMAL.cumulativeProbability(-to / lipschitz);
        double between = 1 - below - above;
        assertEquals(between, LipschitzBound.leastLeak(to - from, lipschitz, below, above), 1e-9);
        assertEquals(between, LipschitzBound.leastLeak(to - from, lipschitz, 7 * below, 7 * above), 1e-9);
        // Who leaves less stretches more.
        assertTrue(LipschitzBound.leastLeak(to - from, 1.1 * lipschitz, below, above) < between);
        assertEquals(2 * NORMAL.cumulativeProbability((to - from) / (2 * lipschitz)) - 1,
                LipschitzBound.leastLeak(to - from, lipschitz, 0.3, 0.3), 1e-12);
    }

    @Test
    void whatIsNotFiniteOrTooFewSaysNothing() {
        assertEquals(0, LipschitzBound.of(samples(500, 2, 1, p -> p[1] = Double.NaN), 2, CENTRE).value());
        assertEquals(0, LipschitzBound.of(samples(500, 2, 1, p -> p[1] = Double.POSITIVE_INFINITY), 2, CENTRE).value());
        assertEquals(0, LipschitzBound.of(samples(2, 2, 1, p -> { }), 2, CENTRE).value());
        assertEquals(0, LipschitzBound.of(samples(500, 2, 1, p -> {
            p[0] = 1;
            p[1] = 2;
        }), 2, CENTRE).value());
    }

    /** H1 holds in every run, whatever its data, its layers and its padding. */
    @Slow("trains flows")
    @ParameterizedTest
    @CsvSource({"moons, COUPLINGS, AFFINE, 0", "rings2, COUPLINGS, AFFINE, 0", "gaussians, COUPLINGS, AFFINE, 0", "moons, COUPLINGS, ADDITIVE, 0",
        "moons, COUPLINGS, AFFINE, 2", "moons, LEAKY, AFFINE, 0", "gaussians, LEAKY, AFFINE, 1", "rings2, LEAKY_HARD, AFFINE, 0",
        "gaussians, GREEDY, AFFINE, 0", "rings2, GREEDY, AFFINE, 1", "swiss, COUPLINGS, AFFINE, 0", "swiss, LEAKY, AFFINE, 0",
        "swiss, LEAKY_HARD, AFFINE, 0", "swiss, GREEDY, AFFINE, 0", "sphere, COUPLINGS, AFFINE, 0", "sphere, LEAKY, AFFINE, 0",
        "sphere, LEAKY_HARD, AFFINE, 0", "sphere, GREEDY, AFFINE, 0"})
    void aTrainedFlowStretchesSomewhereAsMuchAsItsSamplesSayAndPaysForItsFilament(String dataset, FlowFamily family, CouplingKind kind,
            int padding) {
        TrainingConfig config = TrainingConfig.defaults().withDataset(Datasets.defaults(dataset))
                .withPadding(padding == 0 ? Padding.none() : Padding.gaussian(padding))
                .withFlow(new FlowSpec(family == FlowFamily.GREEDY ? 12 : 6, 24, 2, Activation.TANH, family.leaks() ? 1 : 2, Partition.HALVES,
                        kind, family))
                .withOptimization(new Optimization(500, 128, 5e-3, Schedule.COSINE, 5, Precision.DOUBLE))
                .withInstruments(new HistorySpec(500, 2_048, 16));
        try (Trainer trainer = new Trainer(config, 1)) {
            LipschitzInequality.train(trainer);
            List<HistoryRow> history = trainer.snapshot(0).history();
            assertTrue(Double.isFinite(history.get(history.size() - 1).gap()), "without a gap there is nothing to hold the price against");
        }
    }

    /** Two Gaussians far apart: there the price is more than its error, and a flow of one leaky layer pays it, and one coupling. */
    @Slow("trains flows")
    @ParameterizedTest
    @CsvSource({"LEAKY", "COUPLINGS"})
    void aStiffFlowPaysAPriceThatShows(FlowFamily family) {
        TrainingConfig config = TrainingConfig.defaults().withDataset(new DatasetSpec("gaussians", 0.2, 2, 0, 5_000))
                .withFlow(new FlowSpec(1, 64, 2, Activation.TANH, 0.3).withFamily(family))
                .withOptimization(new Optimization(500, 128, 1e-2, Schedule.COSINE, 5, Precision.DOUBLE))
                .withInstruments(new HistorySpec(500, 2_048, 16));
        try (Trainer trainer = new Trainer(config, 1)) {
            LipschitzInequality.train(trainer);
            FlowModel model = trainer.model();
            FilamentPrice price = FilamentPrices.of(trainer.data().heldOut(4_096), 2, model.standardization().mean())
                    .at(Certificate.of(model).map(certificate -> 1 / certificate.least()).orElseGet(
                            () -> SteepestStretch.of(model, new Flow(model)).value()));
            assertTrue(price.shows() && price.nats() > 0.05, "the test has a price to pay: " + price);
        }
    }

    /**
     * Of a trained flow that uses all that its parameters certify, along the axis on which the modes lie, the mass that it leaves between them is
     * what the inequality asks for, to a few hundredths.
     */
    @Slow("trains flows")
    @ParameterizedTest
    @CsvSource({"0.2", "0.3", "0.5"})
    void theInequalityIsNearlyAttainedByATrainedFlow(double clamp) {
        TrainingConfig config = TrainingConfig.defaults().withDataset(new DatasetSpec("gaussians", 0.2, 2, 0, 5_000))
                .withFlow(new FlowSpec(1, 64, 2, Activation.TANH, clamp).withFamily(FlowFamily.LEAKY))
                .withOptimization(new Optimization(600, 128, 1e-2, Schedule.COSINE, 5, Precision.DOUBLE))
                .withInstruments(new HistorySpec(600, 2_048, 16));
        try (Trainer trainer = new Trainer(config, 1)) {
            LipschitzInequality.train(trainer);
            int n = 200_000;
            Points samples = FlowSamples.draw(new Flow(trainer.model()), n, 1);
            double below = IntStream.range(0, n).filter(i -> samples.get(i, 0) < -1).count() / (double) n;
            double above = IntStream.range(0, n).filter(i -> samples.get(i, 0) > 1).count() / (double) n;
            double leak = 1 - below - above;
            double least = LipschitzBound.leastLeak(2, 1 / Certificate.of(trainer.model()).orElseThrow().least(), below, above);
            double error = Math.sqrt(leak * (1 - leak) / n);
            assertTrue(leak >= least - 4 * error, leak + " between the parts, at least " + least);
            assertTrue(leak <= 1.05 * least + 4 * error, leak + " between the parts, at least " + least);
        }
    }

    /** What samples show lies below what the parameters of leaky layers certify. */
    @ParameterizedTest
    @CsvSource({"LEAKY, 1, 2", "LEAKY, 4, 2", "LEAKY, 4, 5", "LEAKY_HARD, 1, 2", "LEAKY_HARD, 4, 5"})
    void samplesOfLeakyLayersShowNoMoreThanTheirCertificate(FlowFamily family, int layers, int dimension) {
        for (int seed = 1; seed <= 5; seed++) {
            FlowModel model = RandomFlows.model(new FlowSpec(layers, 8, 1, Activation.TANH, 1).withFamily(family), dimension, seed);
            double[] x = samples(4_096, dimension, seed, point -> { }).values();
            new Flow(model).inverse(x, 4_096, x);
            double[] centre = new double[dimension];
            System.arraycopy(model.standardization().mean(), 0, centre, 0, 2);
            double shown = LipschitzBound.of(new Points(4_096, dimension, x), dimension, centre).value();
            double certified = 1 / Certificate.of(model).orElseThrow().least();
            assertTrue(shown > 0 && shown <= certified, shown + " by samples, " + certified + " by parameters");
        }
    }
}
