package org.pushforward.instrument.point;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.Partition;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.PaddedPoints;
import org.pushforward.instrument.RunInputs;
import org.pushforward.train.TrainingConfig;

class PaddingInstrumentTest {

    private static final int SIDE = 120;
    private static final TrainingConfig RUN = TrainingConfig.defaults();

    private final PaddingInstrument instrument = new PaddingInstrument();

    private PaddingReading read(FlowModel model, TrainingConfig config) {
        return instrument.read(RunInputs.of(model, Focus.DEFAULT, config), SIDE, new FlowCache());
    }

    private PaddingReading read(FlowModel model) {
        return read(model, RUN);
    }

    @Test
    void withoutPaddingThereIsNothingToRead() {
        PaddingReading reading = read(RunInputs.random(2));
        assertNull(reading.figures());
        assertNull(reading.pictures());
    }

    @ParameterizedTest
    @EnumSource(value = Partition.class, names = {"HALVES", "PERMUTATIONS"})
    void anUntrainedFlowKeepsDataAndPaddingApart(Partition partition) {
        PaddingUse figures = read(RunInputs.untrained(partition, Padding.gaussian(2))).figures();
        // 512 normal draws: the standard error is 0.031.
        assertEquals(1, figures.made()[0], 0.1);
        assertEquals(1, figures.made()[1], 0.1);
        // Of 512 normal draws, whose fourth moment is itself drawn.
        assertEquals(1 / Math.sqrt(2 * 512), figures.madeError()[0], 0.006);
        assertEquals(1 / Math.sqrt(512), figures.correlationError(0), 0.001);
        assertArrayEquals(new double[2], figures.influence());
        assertArrayEquals(new double[2], figures.influenceError());
        // Each coordinate of the data moves its own of the noise, by one over its scale, and not the other.
        assertEquals((1 / 0.5 + 1 / 2.0) / 4, figures.dataInfluence(), 1e-12);
        assertTrue(figures.words().contains("all but ignores"), figures.words());
        assertTrue(figures.words().contains("is as wide"), figures.words());
        assertTrue(figures.words().contains("does not go"), figures.words());
    }

    @Test
    void blendedCoordinatesBelongToNobody() {
        PaddingUse figures = read(RunInputs.untrained(Partition.LINEAR, Padding.gaussian(2))).figures();
        assertTrue(Double.isNaN(figures.dataInfluence()));
        assertTrue(figures.words().contains("blend"), figures.words());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6})
    void influenceIsTheMeanSlopeByDifferences(int dimension) {
        FlowModel model = RunInputs.random(dimension);
        Flow flow = new Flow(model);
        int n = 20;
        double[] x = Arrays.copyOf(PaddedPoints.of(RunInputs.of(model, Focus.DEFAULT), n).values(), n * dimension);
        int[] places = {0, 1, 2, 3, 4, 5};
        PaddingUse figures = PaddingUse.of(flow, 2, 1, Arrays.copyOf(places, dimension), new Points(n, dimension, x), new Points(n, dimension, x));
        double h = 1e-5;
        for (int j = 0; j < dimension - 2; j++) {
            double[] ahead = x.clone();
            double[] behind = x.clone();
            for (int i = 0; i < n; i++) {
                ahead[i * dimension + 2 + j] += h;
                behind[i * dimension + 2 + j] -= h;
            }
            double[] zAhead = new double[x.length];
            double[] zBehind = new double[x.length];
            flow.forward(ahead, n, zAhead, new double[n]);
            flow.forward(behind, n, zBehind, new double[n]);
            double[] each = new double[n];
            for (int i = 0; i < n; i++) {
                each[i] = (Math.abs(zAhead[i * dimension] - zBehind[i * dimension])
                        + Math.abs(zAhead[i * dimension + 1] - zBehind[i * dimension + 1])) / (2 * h) / 2;
            }
            double mean = Arrays.stream(each).sum() / n;
            assertEquals(mean, figures.influence()[j], 1e-6 * Math.max(1, mean));
            double squares = Arrays.stream(each).map(value -> (value - mean) * (value - mean)).sum();
            assertEquals(Math.sqrt(squares / (n - 1) / n), figures.influenceError()[j], 1e-6 * Math.max(1, mean));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,    1.02,  0.01, 0.4,   'is as wide as the data''s: standard deviation 1.020 ± 0.023 for 1.00.', "
                + "'does not go with the data, as far as correlation tells (at most 0.010 ± 0.032)', "
                + "'The flow uses the padding: one standard deviation of padding 1 "
                + "moves the data''s part of the noise by 0.40 ± 0.04 on average'",
        "1,    1.3,   0.5,  0.01,  'is not as wide',        'correlation up to 0.500 ± 0.024', 'all but ignores'",
        "0.01, 0.01,  -0.5, 4,     'deviation 0.01000 ± 0.00022 for 0.010',       'correlation up to 0.500', 'all but ignores'",
        "0,    0.021, 0.5,  40,    'padding is 0; the padding that the flow makes of noise spreads by 0.0210 ± 0.0005', '', "
                + "'by 0.40 ± 0.04 on average'"})
    void wordsFollowNumbers(double wanted, double made, double correlation, double influence, String width, String dependence, String use) {
        String words = new PaddingUse(wanted, new double[] {made}, new double[] {made / Math.sqrt(2_000)}, new double[] {correlation},
                new double[] {influence}, new double[] {influence / 10}, 1, 1_000).words();
        assertTrue(words.contains(width), words);
        assertTrue(words.contains(dependence), words);
        assertTrue(words.contains(use), words);
    }

    @Test
    void rangesWidenAlongARunAndNeverShrink() {
        FlowModel calm = RunInputs.untrained(Partition.HALVES, Padding.gaussian(2));
        double[] parameters = RunInputs.random(4).parameters().clone();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= 3;
        }
        FlowModel wide = new FlowModel(calm.spec(), 2, calm.padding(), calm.standardization(), parameters);
        Window before = read(calm).pictures().dataWindow();
        Window widened = read(wide).pictures().dataWindow();
        assertTrue(widened.width() > before.width(), "no wider than " + before);
        assertEquals(widened, read(calm).pictures().dataWindow());
        assertEquals(before, read(calm, TrainingConfig.defaults()).pictures().dataWindow());
    }

    @Test
    void aSinglePaddingCoordinateStandsOverTheFirstOfTheData() {
        PaddingReading reading = read(RunInputs.random(3));
        assertEquals(RunInputs.DATA.window().minX(), reading.pictures().dataWindow().minX());
        assertEquals(RunInputs.DATA.window().maxX(), reading.pictures().dataWindow().maxX());
        assertNotNull(reading.figures().words());
    }
}
