package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.LayerTrace;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

class ClampRailsTest {

    private static final int POINTS = 100;

    static Stream<Arguments> flows() {
        return Stream.of(Partition.values()).flatMap(partition -> Stream.of(CouplingKind.values()).flatMap(kind -> Stream.of(2, 3, 4)
                .map(dimension -> Arguments.of(new FlowSpec(5, 8, 1, Activation.TANH, 0.7, partition, kind), dimension))));
    }

    private static LayerSpectrum spectrum(Flow flow) {
        return LayerSpectrum.of(flow.trace(RandomFlows.points(POINTS, flow.dimension(), 1), POINTS, true));
    }

    private static double sigmaMax(ConditionStatistics statistics) {
        double[] largest = statistics.sigmaQuantiles()[0];
        return largest[largest.length - 1];
    }

    /** No flow, whatever its shears: single points and all stages, with weights that drive the log-scales to the clamp. */
    @ParameterizedTest
    @MethodSource("flows")
    void noVolumeLeavesTheRails(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 2);
        double[] wild = model.parameters().clone();
        FlowLayout layout = FlowLayout.of(model);
        for (int k = 0; k < spec.couplings(); k++) {
            FlowLayout.DenseShape output = layout.dense(k, spec.depth());
            for (int i = output.weight(0, 0); i <= output.bias(output.outputs() - 1); i++) {
                wild[i] *= 20;
            }
        }
        Flow flow = new Flow(new FlowModel(spec, 2, model.padding(), model.standardization(), wild));
        ClampRails rails = ClampRails.of(flow);
        LayerTrace trace = flow.trace(RandomFlows.points(POINTS, dimension, 3), POINTS, false);
        for (int stage = 0; stage <= spec.couplings(); stage++) {
            for (double logDet : trace.logDets()[stage]) {
                double mean = Math.exp(-logDet / dimension);
                assertTrue(mean >= rails.meanLow()[stage] * (1 - 1e-12) && mean <= rails.meanHigh()[stage] * (1 + 1e-12), "stage " + stage);
            }
        }
    }

    /** Without shears, that is with conditioners that give constants, here at the clamp. Constants above and below it reach the rails. */
    @ParameterizedTest
    @MethodSource("flows")
    void scalingAloneStaysWithinTheRailsAndReachesThem(FlowSpec spec, int dimension) {
        for (int sign : new int[] {-1, 1}) {
            Flow flow = new Flow(constant(RandomFlows.model(spec, dimension, 4), 30 * sign));
            ClampRails rails = ClampRails.of(flow);
            LayerSpectrum spectrum = spectrum(flow);
            for (int stage = 0; stage <= spec.couplings(); stage++) {
                double low = spectrum.stages().get(stage).sigmaMin();
                double high = sigmaMax(spectrum.stages().get(stage));
                assertTrue(low >= rails.low()[stage] * (1 - 1e-12), low + " at stage " + stage);
                assertTrue(high <= rails.high()[stage] * (1 + 1e-12), high + " at stage " + stage);
                if (spec.partition() != Partition.LINEAR) {
                    // Log-scales at +C shrink every coordinate on the way to the data as far as it goes, at -C they stretch it.
                    assertEquals(sign > 0 ? rails.low()[stage] : rails.high()[stage], sign > 0 ? low : high, 1e-12 * high);
                }
                assertEquals(sign > 0 ? rails.meanLow()[stage] : rails.meanHigh()[stage], spectrum.geometricMean()[stage], 1e-12 * high);
            }
        }
    }

    /** The same flow with conditioners that ignore their input: u = t = value for every coordinate. */
    private static FlowModel constant(FlowModel model, double value) {
        double[] parameters = model.parameters().clone();
        FlowLayout layout = FlowLayout.of(model);
        for (int k = 0; k < model.spec().couplings(); k++) {
            FlowLayout.DenseShape output = layout.dense(k, model.spec().depth());
            Arrays.fill(parameters, output.weight(0, 0), output.bias(output.outputs() - 1) + 1, 0);
            for (int j = 0; j < output.outputs(); j++) {
                parameters[output.bias(j)] = value;
            }
        }
        return new FlowModel(model.spec(), 2, model.padding(), model.standardization(), parameters);
    }

    /** At every stage and for any parameters the rails of leaky layers hold all singular values. */
    @ParameterizedTest
    @CsvSource({"LEAKY, 2", "LEAKY, 5", "LEAKY_HARD, 2", "LEAKY_HARD, 5"})
    void leakyLayersKeepAllSingularValuesWithinTheRails(FlowFamily family, int dimension) {
        FlowModel model = RandomFlows.model(new FlowSpec(4, 8, 1, Activation.TANH, 0.7).withFamily(family), dimension, 2);
        double[] wild = Arrays.stream(model.parameters()).map(value -> 20 * value).toArray();
        for (double[] parameters : new double[][] {model.parameters(), wild}) {
            Flow flow = new Flow(new FlowModel(model.spec(), 2, model.padding(), model.standardization(), parameters));
            ClampRails rails = ClampRails.of(flow);
            LayerSpectrum spectrum = spectrum(flow);
            for (int stage = 0; stage <= 4; stage++) {
                assertTrue(spectrum.stages().get(stage).sigmaMin() >= rails.low()[stage] * (1 - 1e-9), "least at stage " + stage);
                assertTrue(sigmaMax(spectrum.stages().get(stage)) <= rails.high()[stage] * (1 + 1e-9), "largest at stage " + stage);
                assertTrue(spectrum.geometricMean()[stage] >= rails.meanLow()[stage] * (1 - 1e-9)
                        && spectrum.geometricMean()[stage] <= rails.meanHigh()[stage] * (1 + 1e-9), "mean at stage " + stage);
            }
        }
    }

    /** Shears of greedy layers take singular values anywhere, their volume stays within the rails. */
    @ParameterizedTest
    @CsvSource({"2", "5"})
    void greedyLayersKeepTheVolumeWithinTheRails(int dimension) {
        FlowModel model = RandomFlows.model(new FlowSpec(4, 8, 1, Activation.TANH, 0.7).withFamily(FlowFamily.GREEDY), dimension, 2);
        Flow flow = new Flow(model);
        ClampRails rails = ClampRails.of(flow);
        LayerSpectrum spectrum = spectrum(flow);
        for (int stage = 0; stage <= 4; stage++) {
            assertTrue(spectrum.geometricMean()[stage] >= rails.meanLow()[stage] * (1 - 1e-9)
                    && spectrum.geometricMean()[stage] <= rails.meanHigh()[stage] * (1 + 1e-9), "mean at stage " + stage);
            assertTrue(rails.low()[stage] <= rails.meanLow()[stage] * (1 + 1e-12) && rails.high()[stage] >= rails.meanHigh()[stage] * (1 - 1e-12));
        }
    }

    @Test
    void alternatingHalvesShareTheCouplings() {
        FlowModel model = RandomFlows.model(new FlowSpec(5, 4, 1, Activation.TANH, 2), 4, 5);
        ClampRails rails = ClampRails.of(new Flow(model));
        double[] scale = model.standardization().scale();
        // The second half, here the padding, is transformed by couplings 0, 2 and 4; the first, with scales below and above 1, by 1 and 3.
        assertEquals(Math.min(Math.exp(-6), scale[0] * Math.exp(-4)), rails.low()[5], 1e-15);
        assertEquals(Math.max(Math.exp(6), scale[1] * Math.exp(4)), rails.high()[5], 1e-10);
        assertEquals(Math.pow(scale[0] * scale[1], 0.25) * Math.exp(-5), rails.meanLow()[5], 1e-15);
        assertEquals(1, rails.low()[0] / Math.min(1, scale[0]));
    }

    /** A trained flow with two zero-padded coordinates in double precision, and its spectrum over held-out points. */
    private static Flow trainZeroPadded(int couplings, double clamp, int steps) {
        TrainingConfig config = TrainingConfig.defaults()
                .withPadding(Padding.zero(2))
                .withFlow(new FlowSpec(couplings, 16, 2, Activation.TANH, clamp))
                .withOptimization(new Optimization(steps, 128, 5e-3, Schedule.COSINE, 5, Precision.DOUBLE))
                .withInstruments(new HistorySpec(steps, 16, 16));
        try (Trainer trainer = new Trainer(config, 1)) {
            LipschitzInequality.train(trainer);
            return new Flow(trainer.snapshot(0).model());
        }
    }

    private static double[] paddedMoons(int n) {
        double[] points = new double[4 * n];
        double[] plane = Datasets.create(Datasets.defaults("moons"))
                .sample(n, new SplittableRandom(6)).values();
        for (int i = 0; i < n; i++) {
            System.arraycopy(plane, 2 * i, points, 4 * i, 2);
        }
        return points;
    }

    /** One coupling gains nothing by a shear of the padding, so the two padded coordinates' singular values sit at the rail of scaling, e^-C. */
    @Test
    void oneCouplingTakesZeroPaddingToTheRailOfScaling() {
        Flow flow = trainZeroPadded(1, 1, 400);
        LayerSpectrum spectrum = LayerSpectrum.of(flow.trace(paddedMoons(200), 200, true));
        double rail = ClampRails.of(flow).low()[1];
        assertEquals(Math.exp(-1), rail);
        for (double sigma : spectrum.stages().get(1).sigmaQuantiles()[3]) {
            assertEquals(rail, sigma, 0.01 * rail);
        }
    }

    /**
     * With more couplings it is the volume that sits at its rail: nearly every coupling expands at nearly every point as much as the clamp allows.
     * The smallest singular value is then below the rail of scaling, which only shears can do.
     */
    @ParameterizedTest
    @CsvSource({"2, 1", "2, 0.5", "3, 0.5", "4, 0.5"})
    void moreCouplingsTakeItToTheRailOfTheVolumeAndPastThatOfScaling(int couplings, double clamp) {
        Flow flow = trainZeroPadded(couplings, clamp, 1_200);
        ClampRails rails = ClampRails.of(flow);
        LayerSpectrum spectrum = LayerSpectrum.of(flow.trace(paddedMoons(200), 200, true));
        double way = Math.log(spectrum.geometricMean()[couplings] / rails.meanLow()[0]) / Math.log(rails.meanLow()[couplings] / rails.meanLow()[0]);
        assertTrue(way >= 0.99 && way <= 1, "share of the way to the rail " + way);
        double[] smallest = spectrum.stages().get(couplings).sigmaQuantiles()[3];
        assertTrue(smallest[4] < rails.low()[couplings], smallest[4] + " against " + rails.low()[couplings]);
    }
}
