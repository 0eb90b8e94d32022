package org.pushforward.instrument.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Bijection;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.RunInput;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class FitInstrumentTest {

    private static final int SIDE = 64;
    private static final FlowSpec SPEC = new FlowSpec(2, 8, 1, Activation.TANH, 2);

    private final FitInstrument instrument = new FitInstrument();
    private final FlowCache flows = new FlowCache();

    /** The standard normal distribution, with the quadrants as modes. */
    private static final class Normal implements PlanarDataset {

        @Override
        public Points sample(int count, RandomGenerator random) {
            double[] values = new double[2 * count];
            Arrays.setAll(values, i -> random.nextGaussian());
            return new Points(count, 2, values);
        }

        @Override
        public double logDensity(double x, double y) {
            return -Math.log(2 * Math.PI) - (x * x + y * y) / 2;
        }

        @Override
        public double entropy() {
            return Math.log(2 * Math.PI * Math.E);
        }

        @Override
        public double[] modeMasses() {
            return new double[] {0.25, 0.25, 0.25, 0.25};
        }

        @Override
        public int mode(double x, double y) {
            return (x < 0 ? 0 : 1) + (y < 0 ? 0 : 2);
        }

        @Override
        public Window window() {
            return new Window(-5, 5, -5, 5);
        }
    }

    private static LearnedData data(Optional<PlanarDataset> distribution) {
        PlanarDataset truth = new Normal();
        return new LearnedData(truth.sample(600, new SplittableRandom(1)),
                truth.sample(distribution.isPresent() ? 4_096 : 150, new SplittableRandom(2)),
                truth.window(), 0.15, distribution, () -> Yardstick.UNKNOWN, TransportYardstick.Later.known(TransportYardstick.UNKNOWN));
    }

    private static LearnedData normal() {
        return data(Optional.of(new Normal()));
    }

    private static LearnedData cloud() {
        return data(Optional.empty());
    }

    /** A flow as it begins, which is nothing but its standardisation: the standard normal distribution times a scale. */
    private static FlowModel model(Padding padding, double scale) {
        double[] parameters = new FlowLayout(SPEC, 2 + padding.dimensions()).initialParameters(new SplittableRandom(3));
        return new FlowModel(SPEC, 2, padding, new Standardization(new double[2], new double[] {scale, scale}), parameters);
    }

    private static RunInput input(LearnedData data, TrainingConfig config, FlowModel model, long step, boolean running) {
        TrainingSnapshot run = new TrainingSnapshot(config, step, model, List.of(), 1, Double.NaN, 0, null, Interventions.NONE);
        return new RunInput(data, run, running, Focus.DEFAULT, Theme.LIGHT, 1);
    }

    private static RunInput atRest(LearnedData data, FlowModel model) {
        return input(data, TrainingConfig.defaults().withPadding(model.padding()), model, 7, false);
    }

    /** Reads until there is nothing more to be seen. */
    private FitMeasures measure(RunInput input) {
        FitReading reading = instrument.read(input, SIDE, flows);
        while (instrument.canRefine()) {
            reading = instrument.read(input, SIDE, flows);
        }
        return reading.measures().orElseThrow();
    }

    static List<Padding> paddingsWithDensity() {
        return List.of(Padding.none(), Padding.gaussian(2));
    }

    @ParameterizedTest
    @MethodSource("paddingsWithDensity")
    void ofTheTruthItselfNothingIsLeft(Padding padding) {
        FitMeasures fit = measure(atRest(normal(), model(padding, 1)));
        assertSame(FitResolution.AT_REST, fit.resolution());
        assertEquals(7, fit.step());
        assertEquals(padding.dimensions() > 0, fit.marginal().isPresent());
        assertEquals(0, fit.marginal().map(GapToFloor::mean).orElse(0.0), 1e-9);
        assertEquals(0, fit.marginal().map(GapToFloor::standardError).orElse(0.0), 1e-9);
        assertEquals(0, fit.kl().orElseThrow().value(), 1e-9);
        assertEquals(0, fit.kl().orElseThrow().resolutionError(), 1e-9);
        assertEquals(0, fit.difference().orElseThrow().largest(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("paddingsWithDensity")
    void samplesOfTheTruthLieAsItsOwnDo(Padding padding) {
        FitMeasures fit = measure(atRest(normal(), model(padding, 1)));
        assertEquals(1, Arrays.stream(fit.modes().orElseThrow().observed()).sum(), 1e-12);
        assertEquals(1, Arrays.stream(fit.modes().orElseThrow().expected()).sum(), 1e-12);
        for (int mode = 0; mode < 4; mode++) {
            assertEquals(0.25, fit.modes().orElseThrow().observed()[mode], 5 * fit.modes().orElseThrow().standardError()[mode]);
        }
    }

    @Test
    void aFlowThatIsTooWideIsSeenInEachMeasure() {
        FitMeasures fit = measure(atRest(normal(), model(Padding.none(), 2)));
        // KL(N(0, 1) || N(0, 4)) in two dimensions.
        double divergence = 2 * (Math.log(2) + 0.5 * 0.25 - 0.5);
        assertEquals(divergence, fit.kl().orElseThrow().value(), 1e-3);
        GapToFloor marginal = measure(atRest(normal(), model(Padding.gaussian(2), 2))).marginal().orElseThrow();
        assertEquals(divergence, marginal.mean(), 5 * marginal.standardError());
    }

    /** Points that share their draws of the padding err together: the noise here is narrower than the flow's, so draws matter much. */
    @Test
    void theErrorOfTheGapOfTheDataAloneIsWhatItScattersBy() {
        int seeds = 60;
        FlowModel model = model(Padding.gaussian(2, 0.8), 1.2);
        double told = 0;
        double mean = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            PlanarDataset truth = new Normal();
            LearnedData data = new LearnedData(truth.sample(10, new SplittableRandom(1)), truth.sample(1_024, new SplittableRandom(seed)),
                    truth.window(), 0.15, Optional.of(truth), () -> Yardstick.UNKNOWN,
                    TransportYardstick.Later.known(TransportYardstick.UNKNOWN));
            FitPass pass = new FitPass(new FitReference(data, FitResolution.RUNNING, FitDensity.WEIGHTED, seed), model, 0);
            Bijection flow = new Flow(model);
            while (!pass.isComplete()) {
                pass.advance(flow, Long.MAX_VALUE / 4);
            }
            GapToFloor gap = pass.result().marginal().orElseThrow();
            told += gap.standardError() * gap.standardError() / seeds;
            mean += gap.mean() / seeds;
            squares += gap.mean() * gap.mean() / seeds;
        }
        // Of 60 seeds a standard deviation is known to 9 %; points taken for independent tell a third of it.
        assertEquals(1, Math.sqrt(told / (squares - mean * mean)), 0.35);
    }

    @Test
    void withZeroPaddingThereIsADistanceButNoDensity() {
        FitMeasures fit = measure(atRest(normal(), model(Padding.zero(2), 1)));
        assertSame(FitDensity.KERNEL, fit.density());
        assertTrue(fit.marginal().isEmpty() && fit.kl().isEmpty());
        // The estimate smooths; so does the one from points of the data.
        assertEquals(fit.smoothing(), fit.difference().orElseThrow().totalVariation(), 0.02);
        assertTrue(fit.smoothing() > 0 && fit.smoothing() < 0.1, "smoothing " + fit.smoothing());
        assertTrue(fit.modes().isPresent());
    }

    @Test
    void ofACloudTheHeldOutPointsAreAllThereIs() {
        FitMeasures fit = measure(atRest(cloud(), model(Padding.none(), 1)));
        assertTrue(fit.kl().isEmpty() && fit.difference().isEmpty() && fit.modes().isEmpty());
        assertEquals(600, fit.samples().count());
        FitMeasures padded = measure(atRest(cloud(), model(Padding.gaussian(2), 1)));
        assertEquals(150, padded.heldOut());
        // Of a cloud the mean above a log density of 0: the likelihood itself.
        assertEquals(new Normal().entropy(), padded.marginal().orElseThrow().mean(), 5 * padded.marginal().orElseThrow().standardError());
    }

    @Test
    void whileTheRunGoesOnItIsCoarseAndOfOneMoment() {
        TrainingConfig config = TrainingConfig.defaults();
        LearnedData data = normal();
        FitReading reading = null;
        long step = 0;
        while (reading == null || reading.measures().isEmpty()) {
            reading = instrument.read(input(data, config, model(Padding.none(), 1 + step), step, true), SIDE, flows);
            step++;
        }
        FitMeasures fit = reading.measures().orElseThrow();
        assertSame(FitResolution.RUNNING, fit.resolution());
        // Of its beginning, where the flow was the truth, and of nothing that came while it was measured.
        assertEquals(0, fit.step());
        assertEquals(0, fit.difference().orElseThrow().largest(), 1e-9);
    }

    @Test
    void whatHasNotChangedIsNotMeasuredAgain() {
        RunInput input = atRest(normal(), model(Padding.none(), 1));
        FitMeasures fit = measure(input);
        FitReading shown = instrument.read(input, SIDE, flows);
        RunInput turned = new RunInput(input.data(), input.run(), false, new Focus(0.5, 1, null), Theme.LIGHT, 1);
        assertSame(shown, instrument.read(turned, SIDE, flows));
        assertFalse(instrument.canRefine());
        FitReading larger = instrument.read(input, 2 * SIDE, flows);
        assertNotSame(shown, larger);
        assertSame(fit, larger.measures().orElseThrow());
        assertEquals(4 * SIDE * SIDE, larger.pixels().length);
    }

    @Test
    void theRangeOfTheMapNeverShrinksWithinARun() {
        TrainingConfig config = TrainingConfig.defaults();
        LearnedData data = normal();
        measure(input(data, config, model(Padding.none(), 4), 0, false));
        double wide = instrument.read(input(data, config, model(Padding.none(), 4), 0, false), 0, flows).range();
        RunInput better = input(data, config, model(Padding.none(), 1.1), 1, false);
        measure(better);
        assertEquals(wide, instrument.read(better, 0, flows).range());
        RunInput next = input(data, TrainingConfig.defaults().withSeed(2), model(Padding.none(), 1.1), 0, false);
        measure(next);
        assertTrue(instrument.read(next, 0, flows).range() < wide);
    }

    @Test
    void theSameRunGivesTheSameNumbers() {
        FlowModel model = model(Padding.gaussian(2), 1.3);
        LearnedData data = normal();
        FitMeasures once = measure(atRest(data, model));
        FitMeasures again = new FitInstrumentTest().measure(atRest(data, model));
        assertEquals(once.marginal(), again.marginal());
        assertEquals(once.kl(), again.kl());
    }
}
