package org.pushforward.instrument.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.BoxStretch;
import org.pushforward.conditioning.ConditionMap;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.FilamentPrices;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.conditioning.SteepestStretch;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Slice;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;
import org.pushforward.instrument.CheckedCells;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.RunInputs;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.train.TrainingConfig;

class ConditioningInstrumentTest {

    private final TrainingConfig config = TrainingConfig.defaults();
    private final FlowCache flows = new FlowCache();
    private final ConditioningInstrument instrument = new ConditioningInstrument();
    private ConditioningInstrument.Style style = new ConditioningInstrument.Style(0, 0, true, true, false);

    private ConditioningReading read(FlowModel model, boolean running) {
        return instrument.read(ConditioningInputs.of(model, config, running), style, flows);
    }

    private void bare(int side) {
        style = new ConditioningInstrument.Style(side, side, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void bothPicturesShowTheConditionNumberAtTheCentresOfTheirCells(int dimension) {
        FlowModel model = ConditioningInputs.model(dimension, 1, 1);
        // With three pixels along each cell its centre is that of a pixel.
        int cells = 80;
        bare(3 * cells);
        ConditioningReading reading = read(model, false);
        Flow flow = new Flow(model);
        requireColours(overData(flow, Standardization.NONE, cells), reading.data(), reading);
        requireColours(overNoise(flow, Standardization.NONE, cells), reading.noise(), reading);
        assertEquals(RunInputs.DATA.window(), reading.dataWindow());
        assertEquals(dimension > 2, !reading.slice().isEmpty());
    }

    @Test
    void whoWritesTheMapsDownGetsThemInDouble() {
        FlowModel model = ConditioningInputs.model(4, 1, 1);
        bare(90);
        ConditioningReading reading = read(model, false);
        Flow flow = new Flow(model);
        assertArrayEquals(overData(flow, Standardization.NONE, 80), written(reading.data()));
        assertArrayEquals(overNoise(flow, Standardization.NONE, 80), written(reading.noise()));
    }

    private static double[] written(SquarePicture picture) {
        return picture.content().data().get(0).columns().get(2).numbers();
    }

    /** Of which the coordinates may have unlike units: maps and words are of the flow in standard units. */
    @Test
    void ofACloudBothPicturesShowTheConditionNumberInStandardUnits() {
        FlowModel model = ConditioningInputs.model(2, 1, 1);
        int cells = 80;
        bare(3 * cells);
        TrainingConfig cloud = config.withDataset(new DatasetSpec("metres.csv", 0, 0, 0, 0));
        ConditioningReading reading = instrument.read(ConditioningInputs.of(model, cloud, false), style, flows);
        Flow flow = new Flow(model);
        requireColours(overData(flow, model.standardization(), cells), reading.data(), reading);
        requireColours(overNoise(flow, model.standardization(), cells), reading.noise(), reading);
        assertEquals("κ in standard units", reading.quantity());
        assertTrue(reading.sentences().get(2).startsWith("κ is that of the flow in standard units"), reading.sentences().toString());
        ConditioningReading builtIn = read(model, false);
        assertEquals("Condition number κ", builtIn.quantity());
        assertTrue(builtIn.sentences().stream().noneMatch(words -> words.startsWith("κ is that of the flow in standard units")),
                builtIn.sentences().toString());
        String median = Numbers.brief(builtIn.spectrum().stages().get(4).kappa().p50());
        assertTrue(reading.sentences().get(2).contains("In data units its median is " + median + " "), reading.sentences().get(2));
    }

    /** Data of thousandths have numbers a thousand times as large: the same flow of them costs the same bits, whatever its kappa is told in. */
    @ParameterizedTest
    @ValueSource(strings = {"moons", "metres.csv"})
    void theBitsThatAFlowCostsAreThoseOfItsDataInAnyUnit(String dataset) {
        bare(30);
        TrainingConfig run = dataset.equals("moons") ? config : config.withDataset(new DatasetSpec(dataset, 0, 0, 0, 0));
        FlowModel metres = ConditioningInputs.model(4, 1, 1);
        Standardization units = metres.standardization();
        FlowModel millimetres = new FlowModel(metres.spec(), 2, metres.padding(),
                new Standardization(thousand(units.mean()), thousand(units.scale())), metres.parameters());
        LearnedData points = new LearnedData(new Points(200, 2, thousand(RunInputs.DATA.points().values())),
                new Points(200, 2, thousand(RunInputs.DATA.heldOut().values())), new Window(-4_000, 4_000, -4_000, 4_000), 1, Optional.empty(),
                () -> Yardstick.UNKNOWN, TransportYardstick.Later.known(TransportYardstick.UNKNOWN));
        RunInput input = ConditioningInputs.of(millimetres, run, false);
        String bits = bits(instrument.read(ConditioningInputs.of(metres, run, false), style, flows));
        assertEquals(bits, bits(new ConditioningInstrument().read(
                new RunInput(points, input.run(), false, input.focus(), input.theme(), input.scale()), style, new FlowCache())));
        assertTrue(bits.startsWith("The way noise → data → noise returns to within ") && bits.contains(", in units of the noise, "), bits);
    }

    private static double[] thousand(double[] values) {
        return Arrays.stream(values).map(value -> 1_000 * value).toArray();
    }

    private static String bits(ConditioningReading reading) {
        return reading.sentences().stream().filter(words -> words.contains(" bits ")).findFirst().orElseThrow();
    }

    private static double[] overData(Flow flow, Standardization leftOut, int cells) {
        return ConditionMap.atData(flow, leftOut, Slice.PLANE.cellsInData(RunInputs.DATA.window(), cells, cells, flow.dimension()));
    }

    private static double[] overNoise(Flow flow, Standardization leftOut, int cells) {
        return ConditionMap.atNoise(flow, leftOut, Slice.PLANE.cellsInNoise(ConditioningInstrument.NOISE_WINDOW, cells, cells, flow.dimension()));
    }

    /** @param log10Kappa of a square of cells */
    private static void requireColours(double[] log10Kappa, SquarePicture picture, ConditioningReading reading) {
        ColourMap viridis = ColourMap.viridis();
        double low = Math.log10(reading.lowKappa());
        double high = Math.log10(reading.highKappa());
        int cells = (int) Math.sqrt(log10Kappa.length);
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                int pixel = picture.pixels()[(picture.side() - 2 - 3 * row) * picture.side() + 3 * column + 1];
                double tone = (log10Kappa[row * cells + column] - low) / (high - low);
                // Rounding decides between neighbours of the map's 256 colours.
                assertTrue(pixel == viridis.at(tone - CheckedCells.UNSEEN) || pixel == viridis.at(tone + CheckedCells.UNSEEN),
                        "column " + column + ", row " + row);
            }
        }
    }

    @Test
    void theColoursRangeNeverShrinksWhileARunGoesOn() {
        double wide = read(ConditioningInputs.model(2, 6, 2), false).highKappa();
        assertTrue(wide > 100, "a wild flow reaches " + wide);
        ConditioningReading later = read(ConditioningInputs.model(2, 0.01, 2), true);
        assertEquals(wide, later.highKappa());
        assertEquals(1, later.lowKappa());
        RunInput another = ConditioningInputs.of(ConditioningInputs.model(2, 0.01, 2), TrainingConfig.defaults(), false);
        assertEquals(100, instrument.read(another, style, flows).highKappa());
    }

    @Test
    void atRestItSaysWhatSamplesAloneSayOfTheStretching() {
        bare(30);
        FlowModel model = ConditioningInputs.model(4, 1, 1);
        LipschitzBound bound = LipschitzBound.of(FlowSamples.draw(new Flow(model), 4_096, config.seed()), 2, model.standardization().mean());
        String words = "Noise → data stretches by " + Numbers.brief(bound.value()) + " or more somewhere";
        assertEquals(1, read(model, false).sentences().stream().filter(sentence -> sentence.startsWith(words)).count());
        ConditioningReading running = read(ConditioningInputs.model(4, 1, 2), true);
        assertTrue(running.sentences().stream().noneMatch(sentence -> sentence.contains("stretch")) && running.leak().series().isEmpty());
        Series seen = read(model, false).leak().series().stream().filter(series -> series.name().equals("by samples")).findFirst().orElseThrow();
        assertEquals(bound.value(), seen.x()[0]);
        assertEquals(1 - bound.below() - bound.above(), seen.y()[0]);
    }

    /** Two Gaussians far apart. */
    private static LearnedData far() {
        double[] points = RandomFlows.points(2_000, 2, 5);
        for (int i = 0; i < points.length; i += 2) {
            // By pairs: parts are chosen on every second point and their masses read on the others.
            points[i] = points[i] / 7 + (i % 8 < 4 ? 2 : -2);
            points[i + 1] /= 7;
        }
        return new LearnedData(new Points(2_000, 2, points), new Points(2_000, 2, points), new Window(-4, 4, -4, 4), 1, Optional.empty(),
                () -> Yardstick.UNKNOWN, TransportYardstick.Later.known(TransportYardstick.UNKNOWN));
    }

    private static ConditioningReading read(FlowModel model, LearnedData data, TrainingConfig run) {
        RunInput rest = ConditioningInputs.of(model, run, false);
        return new ConditioningInstrument().read(new RunInput(data, rest.run(), false, rest.focus(), rest.theme(), rest.scale()),
                new ConditioningInstrument.Style(30, 30, false, false, false), new FlowCache());
    }

    private static String one(ConditioningReading reading, String start) {
        List<String> found = reading.sentences().stream().filter(words -> words.startsWith(start)).toList();
        assertEquals(1, found.size(), start + " in " + reading.sentences());
        return found.get(0);
    }

    /** Couplings have no certificate: what they owe is told at the steepest stretch that is seen, in words and beside its mark on the chart. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void couplingsThatHardlyStretchOweTheFilamentAtTheSteepestStretchThatIsSeen(int dimension) {
        FlowModel model = ConditioningInputs.model(dimension, 0.01, 1);
        LearnedData data = far();
        ConditioningReading reading = read(model, data, config);
        double steepest = SteepestStretch.of(model, new Flow(model)).value();
        // What is seen where the data are carried to may add a little.
        Series seen = reading.leak().series().stream().filter(series -> series.name().equals("steepest seen")).findFirst().orElseThrow();
        assertEquals(steepest, seen.x()[0], 0.02 * steepest);
        FilamentPrice price = FilamentPrices.of(data.heldOut(), 2, model.standardization().mean()).at(seen.x()[0]);
        assertTrue(price.shows() && price.nats() > 0.01, price.toString());
        String words = one(reading, "The steepest stretch seen over the noise is " + Numbers.brief(seen.x()[0]) + ":");
        assertEquals(dimension > 2, words.contains("padding left out"), words);
        String costs = Numbers.uncertain(price.nats(), price.error()) + " nats or more";
        assertTrue(one(reading, "No flow that stretches by " + Numbers.brief(seen.x()[0]) + " at most can part these data").contains(costs));
        assertEquals("steepest seen: " + costs, seen.brief());
    }

    @Test
    void noFilamentIsOwedWhereNoneShowsAndWithoutADensityNone() {
        // One Gaussian, to which no stretch is too little.
        one(read(ConditioningInputs.model(2, 1, 1), RunInputs.DATA, config), "A flow that stretches so much may part these data");
        FlowModel zero = RunInputs.withPadding(ConditioningInputs.model(4, 0.01, 1), Padding.zero(2));
        ConditioningReading reading = read(zero, far(), config);
        one(reading, "The steepest stretch seen over the noise is ");
        assertTrue(reading.sentences().stream().noneMatch(words -> words.contains("can part these data") || words.contains("may part these data")),
                reading.sentences().toString());
        // Leaky layers owe at what is certified.
        FlowModel leaky = RandomFlows.model(new FlowSpec(2, 8, 1, Activation.TANH, 0.1).withFamily(FlowFamily.LEAKY), 2, 1);
        ConditioningReading certified = read(leaky, far(), config);
        assertTrue(certified.sentences().stream().noneMatch(words -> words.startsWith("The steepest stretch")), certified.sentences().toString());
        assertTrue(certified.leak().series().stream().anyMatch(series -> series.name().equals("certified")));
    }

    /** Of couplings the certificate is loose: it is told with what is seen beside it, and where it says nothing of use. */
    @Test
    void atRestItSaysWhatIntervalsShowOfCouplings() {
        bare(30);
        FlowModel model = ConditioningInputs.model(4, 1, 1);
        List<BoxStretch> boxes = BoxStretch.of(model, new Flow(model));
        String words = loose(read(model, false)).findFirst().orElseThrow();
        for (BoxStretch box : boxes) {
            assertTrue(box.seen() <= box.atMost(), box.toString());
            assertTrue(words.contains(": " + Numbers.brief(box.atMost()) + " at most, " + Numbers.brief(box.seen()) + " seen"), words);
        }
        BoxStretch widest = boxes.get(boxes.size() - 1);
        assertEquals(widest.atMost() > 10 * widest.seen(), words.contains("says nothing of use"), words);
        assertEquals(0, loose(read(ConditioningInputs.model(4, 1, 2), true)).count());
        FlowModel wild = ConditioningInputs.model(4, 6, 2);
        assertTrue(loose(read(wild, false)).findFirst().orElseThrow().contains("says nothing of use"));
        // Nets for which there is no time.
        FlowModel large = RandomFlows.model(new FlowSpec(32, 256, 2, Activation.TANH, 1), 16, 1);
        assertEquals(List.of(), BoxStretch.of(large, new Flow(large)));
        FlowModel usual = RandomFlows.model(new FlowSpec(32, 64, 2, Activation.TANH, 1), 8, 1);
        assertEquals(boxes.size(), BoxStretch.of(usual, new Flow(usual)).size());
    }

    private static Stream<String> loose(ConditioningReading reading) {
        return reading.sentences().stream().filter(words -> words.startsWith("A loose certificate of the affine couplings"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFlowThatIsNoNumberGivesAReadingThatSaysSo(boolean running) {
        bare(30);
        ConditioningReading reading = read(ConditioningInputs.notANumber(ConditioningInputs.model(4, 1, 3)), running);
        assertTrue(reading.notFinite() > 0);
        assertEquals(1, reading.sentences().size());
        String words = reading.sentences().get(0);
        assertTrue(words.contains("At " + reading.points() + " of " + reading.points() + " points there is no finite κ"), words);
        assertEquals(100, reading.highKappa());
        // And it goes on from there.
        assertEquals(0, read(ConditioningInputs.model(4, 1, 3), false).notFinite());
    }

    @Test
    void atRestTheSameFlowIsReadOnce() {
        bare(30);
        FlowModel model = ConditioningInputs.model(2, 1, 4);
        ConditioningReading first = read(model, false);
        ConditioningReading second = read(model, false);
        assertSame(first.data(), second.data());
        assertSame(first.noise(), second.noise());
        assertSame(first.spectrum(), second.spectrum());
        assertNotSame(first.spectrum(), read(ConditioningInputs.model(2, 1, 5), false).spectrum());
    }

    @Test
    void whileTheRunGoesOnThreeReadingsRenewEverything() {
        bare(30);
        ConditioningReading first = read(ConditioningInputs.model(2, 1, 6), true);
        FlowModel newer = ConditioningInputs.model(2, 1, 7);
        int renewed = 0;
        ConditioningReading before = first;
        for (int turn = 0; turn < 3; turn++) {
            ConditioningReading now = read(newer, true);
            renewed += now.data() != before.data() ? 1 : 0;
            renewed += now.noise() != before.noise() ? 1 : 0;
            renewed += now.spectrum() != before.spectrum() ? 1 : 0;
            before = now;
        }
        assertEquals(3, renewed);
        // At rest everything is of one flow, and finer.
        ConditioningReading rest = read(newer, false);
        assertNotSame(before.data(), rest.data());
        assertTrue(rest.points() >= before.points());
    }

    @Test
    void picturesFollowTheStyle() {
        FlowModel model = ConditioningInputs.model(2, 1, 8);
        style = new ConditioningInstrument.Style(0, 50, false, false, false);
        assertNull(read(model, false).data());
        int[] bare = read(model, false).noise().pixels();
        style = new ConditioningInstrument.Style(40, 50, true, false, false);
        ConditioningReading reading = read(model, false);
        assertEquals(40, reading.data().side());
        int[] ellipses = reading.noise().pixels();
        assertNotEquals(Arrays.hashCode(bare), Arrays.hashCode(ellipses));
        style = new ConditioningInstrument.Style(40, 50, true, true, false);
        assertNotEquals(Arrays.hashCode(ellipses), Arrays.hashCode(read(model, false).noise().pixels()));
        int[] whole = read(model, false).data().pixels();
        style = new ConditioningInstrument.Style(40, 50, true, true, true);
        ConditioningReading parted = read(model, false);
        assertNotEquals(Arrays.hashCode(whole), Arrays.hashCode(parted.data().pixels()), "the borders of the two parts are not drawn");
        assertTrue(parted.data().content().data().stream().anyMatch(table -> table.name().equals("borders of A and B")));
    }

    @Test
    void onlyPaddingWithoutADensityIsHeldAgainstTheRails() {
        FlowModel gaussian = ConditioningInputs.model(4, 1, 9);
        assertTrue(read(gaussian, false).sentences().stream().noneMatch(words -> words.startsWith("Zero padding")));
        for (Padding padding : new Padding[] {Padding.zero(2), Padding.gaussian(2, 0)}) {
            FlowModel zero = RunInputs.withPadding(gaussian, padding);
            assertTrue(read(zero, false).sentences().stream().anyMatch(words -> words.startsWith("Zero padding")));
        }
    }
}
