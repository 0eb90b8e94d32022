package org.pushforward.instrument.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Slice;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.LatentDraws;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.PaddedPoints;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.ProbeEnds;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.RunInputs;
import org.pushforward.train.TrainingConfig;

class LayersInstrumentTest {

    private static final int COUPLINGS = 3;
    private static final long SEED = 5;
    private static final LayersInstrument.Style STYLE = new LayersInstrument.Style(64, 16, true, true, false, false);
    private static final LayersInstrument.Style ALL = new LayersInstrument.Style(64, 16, true, true, true, true);

    private final LayersInstrument instrument = new LayersInstrument(new PixelPool());
    private final FlowCache flows = new FlowCache();

    static Stream<Arguments> flows() {
        Stream<Arguments> couplings = Stream.of(Partition.values()).flatMap(partition -> Stream.of(CouplingKind.values())
                .flatMap(kind -> Stream.of(2, 4)
                        .map(dimension -> Arguments.of(new FlowSpec(COUPLINGS, 10, 2, Activation.TANH, 1, partition, kind), dimension))));
        Stream<Arguments> leaky = Stream.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD, FlowFamily.GREEDY).flatMap(family -> Stream.of(2, 4)
                .map(dimension -> Arguments.of(new FlowSpec(COUPLINGS, 10, 2, Activation.TANH, 1).withFamily(family), dimension)));
        return Stream.concat(couplings, leaky);
    }

    private static RunInput input(FlowModel model, Focus focus, boolean running) {
        TrainingConfig config = TrainingConfig.defaults().withFlow(model.spec()).withPadding(model.padding()).withSeed(SEED);
        RunInput atRest = RunInputs.of(model, focus, config);
        return new RunInput(atRest.data(), atRest.run(), running, focus, atRest.theme(), atRest.scale());
    }

    private LayersReading read(FlowModel model, double share, int switchedOff) {
        return instrument.read(input(model, new Focus(share, switchedOff, null), false), STYLE, flows);
    }

    private static double[] inverse(FlowModel model, double[] factors) {
        Flow flow = new Flow(model);
        flow.setScales(factors);
        double[] latents = LatentDraws.of(SEED, model.dimension());
        double[] x = new double[latents.length];
        flow.inverse(latents, LatentDraws.COUNT, x);
        return x;
    }

    private static double[] ones() {
        double[] ones = new double[COUPLINGS];
        Arrays.fill(ones, 1);
        return ones;
    }

    @ParameterizedTest
    @MethodSource("flows")
    void atTheDataStandTheSamplesOfTheFlow(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 2);
        assertArrayEquals(inverse(model, ones()), read(model, 1, -1).samples().values());
    }

    /** A coupling that is off has one factor at all its places, and at the noise all have one: what is read is of this place all the same. */
    @Test
    void noReadingMixesTwoCouplings() {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 10, 2, Activation.TANH, 1), 2, 2);
        for (int off = 0; off < COUPLINGS; off++) {
            for (double share : new double[] {0, 0.2, 1 / 3.0, 0.5, 2 / 3.0, 0.9, 1}) {
                for (int other : new int[] {-1, off}) {
                    LayersReading later = read(model, share, other);
                    LayersReading fresh = new LayersInstrument(new PixelPool()).read(input(model, new Focus(share, other, null), false), STYLE,
                            new FlowCache());
                    assertEquals(LayersWords.atWork(fresh.position(), fresh.atWork(), FlowFamily.COUPLINGS),
                            LayersWords.atWork(later.position(), later.atWork(), FlowFamily.COUPLINGS));
                    assertEquals(fresh.ablation(), later.ablation());
                    assertArrayEquals(fresh.samples().values(), later.samples().values());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void atTheNoiseStandTheDrawsThemselvesUpToTheMixing(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 2);
        double[] read = read(model, 0, -1).samples().values();
        if (spec.partition() == Partition.HALVES) {
            double[] noise = LatentDraws.of(SEED, dimension);
            model.standardization().undo(noise, LatentDraws.COUNT, dimension);
            assertArrayEquals(noise, read, 1e-12);
        }
        assertArrayEquals(inverse(model, new double[COUPLINGS]), read);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void thumbnailsShowWhatTheScrubbedPictureShowsAtWholePlaces(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 3);
        for (int off : new int[] {-1, 1}) {
            LayersReading.Strip strip = read(model, 1, off).strip();
            assertEquals(COUPLINGS + 1, strip.stages().size());
            for (int passed = 0; passed <= COUPLINGS; passed++) {
                double[] scrubbed = read(model, (double) passed / COUPLINGS, off).samples().values();
                assertArrayEquals(scrubbed, strip.stages().get(passed).values(), 1e-9);
                assertEquals(STYLE.thumbnailSide() * STYLE.thumbnailSide(), strip.pixels()[passed].length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void scrubbingIsContinuousAcrossTheCouplings(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 4);
        for (int passed = 1; passed < COUPLINGS; passed++) {
            double share = (double) passed / COUPLINGS;
            double[] before = read(model, share - 1e-8, -1).samples().values();
            double[] after = read(model, share + 1e-8, -1).samples().values();
            assertArrayEquals(before, after, 1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void switchingACouplingOffIsTheFactorZero(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 5);
        for (int k = 0; k < COUPLINGS; k++) {
            double[] factors = ones();
            factors[k] = 0;
            LayersReading reading = read(model, 1, k);
            assertArrayEquals(inverse(model, factors), reading.samples().values());
            assertEquals(k, reading.switchedOff());
            Flow flow = new Flow(model);
            double[] points = PaddedPoints.of(input(model, Focus.DEFAULT, false), Integer.MAX_VALUE).values();
            double[] with = DensityEstimators.joint(flow, points);
            flow.setScales(factors);
            double[] without = DensityEstimators.joint(flow, points);
            double[] rises = IntStream.range(0, with.length).mapToDouble(i -> with[i] - without[i]).toArray();
            double rise = Arrays.stream(rises).average().orElseThrow();
            double squares = Arrays.stream(rises).map(each -> (each - rise) * (each - rise)).sum();
            assertEquals(rise, reading.ablation().rise(), 1e-12 * Math.max(1, Math.abs(rise)));
            assertEquals(Math.sqrt(squares / (rises.length - 1) / rises.length), reading.ablation().error(), 1e-9 * Math.max(1, Math.abs(rise)));
            assertEquals(RunInputs.DATA.points().count() + " data points", reading.ablation().points());
        }
        assertNull(read(model, 1, -1).ablation());
    }

    @Test
    void aCouplingThatTheFlowDoesNotHaveIsNotSwitchedOff() {
        FlowModel model = RandomFlows.model(new FlowSpec(2, 8, 1, Activation.TANH, 1), 2, 6);
        LayersReading reading = read(model, 1, 7);
        assertEquals(-1, reading.switchedOff());
        assertNull(reading.ablation());
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theCouplingAtWorkIsReadAsTrainedAndAsItIsAtWork(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 7);
        LayersReading within = read(model, 1.5 / COUPLINGS, -1);
        if (spec.family().leaks()) {
            LayersReading.AtWork leaky = within.atWork();
            assertNull(leaky.shift());
            assertNull(leaky.logScale());
            assertTrue(leaky.stretch().least() > Math.exp(-spec.clamp()) && leaky.stretch().least() <= leaky.stretch().greatest()
                    && leaky.stretch().greatest() < Math.exp(spec.clamp()), leaky.stretch().toString());
            assertTrue(LayersWords.formula(leaky).contains("no net"), LayersWords.formula(leaky));
            return;
        }
        assertEquals(0.5, within.atWork().shift().factor(), 1e-12);
        assertEquals(1, within.position().coupling());
        LayersReading whole = read(model, 2.0 / COUPLINGS, -1);
        assertEquals(1, whole.position().coupling());
        assertEquals(1, whole.atWork().shift().factor());
        assertArrayEquals(whole.atWork().shift().values()[0], within.atWork().shift().values()[0]);
        assertEquals(spec.coupling() == CouplingKind.ADDITIVE, whole.atWork().logScale() == null);
        assertEquals(0, read(model, 2.0 / COUPLINGS, 1).atWork().shift().factor());
    }

    private LayersReading read(FlowModel model, double share, int switchedOff, ProbePoint probe) {
        return instrument.read(input(model, new Focus(share, switchedOff, probe), false), STYLE, flows);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theProbeStandsWhereItWasPutInTheData(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 15);
        ProbePoint inData = new ProbePoint(ProbePoint.Space.DATA, 0.4, -0.7);
        for (int off : new int[] {-1, 1}) {
            assertArrayEquals(new double[] {0.4, -0.7}, read(model, 1, off, inData).probe());
            // Nothing tears at the end of the way.
            assertArrayEquals(new double[] {0.4, -0.7}, read(model, 1 - 1e-8, off, inData).probe(), 1e-5);
        }
        assertNull(read(model, 1, -1, null).probe());
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theProbeGoesTheWayThatItsNoiseGoes(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 16);
        ProbePoint inNoise = new ProbePoint(ProbePoint.Space.NOISE, 0.5, -1.2);
        Flow flow = new Flow(model);
        double[] z = inNoise.coordinates(Slice.PLANE, dimension);
        double[][] stages = flow.inverseStages(z, 1);
        for (int passed = 0; passed <= COUPLINGS; passed++) {
            assertArrayEquals(Arrays.copyOf(stages[passed], 2), read(model, (double) passed / COUPLINGS, -1, inNoise).probe(), 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void theProbeStandsAtItsNoiseWhereTheWayBegins(int dimension) {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), dimension, 17);
        for (int off : new int[] {-1, 1}) {
            Flow flow = new Flow(model);
            flow.setScales(new Focus(1, off, null).factors(COUPLINGS));
            ProbePoint inData = new ProbePoint(ProbePoint.Space.DATA, 0.4, -0.7);
            double[] z = ProbeEnds.of(flow, inData, Slice.PLANE).z();
            model.standardization().undo(z, 1, dimension);
            assertArrayEquals(Arrays.copyOf(z, 2), read(model, 0, off, inData).probe(), 1e-12);
        }
    }

    @Test
    void theProbeIsNamedOrSaidToBeOutside() {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), 2, 18);
        assertEquals("", noteOf(read(model, 1, -1, null)));
        assertEquals("ring: the probe", noteOf(read(model, 1, -1, new ProbePoint(ProbePoint.Space.DATA, 0, 0))));
        assertEquals("the probe is outside", noteOf(read(model, 1, -1, new ProbePoint(ProbePoint.Space.DATA, 1e3, 0))));
    }

    /** Without what is said of the samples. */
    private static String noteOf(LayersReading reading) {
        return LayersWords.note(reading).replaceFirst("[\\d,]+ of [\\d,]+ samples outside(; )?", "");
    }

    @Test
    void allPlacesAreShownInOneWindowThatHoldsDataAndNoise() {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), 2, 8);
        Window window = read(model, 0, -1).picture().window();
        double[] mean = model.standardization().mean();
        double[] scale = model.standardization().scale();
        for (int sign : new int[] {-1, 1}) {
            assertTrue(window.contains(sign * 4, sign * 4));
            assertTrue(window.contains(mean[0] + sign * 3.49 * scale[0], mean[1] + sign * 3.49 * scale[1]));
        }
        assertEquals(window.width() / scale[0], window.height() / scale[1], 1e-12);
        assertEquals(window, read(model, 0.4, -1).picture().window());
        assertEquals(window, read(RandomFlows.model(model.spec(), 2, 9), 1, -1).picture().window());
    }

    /** Metres across and micrometres up: both have the whole picture, and nothing collapses to a line. */
    @ParameterizedTest
    @CsvSource({"1, 1e-6", "1e6, 1", "3, 3", "1e-9, 1e9"})
    void coordinatesOfUnlikeUnitsBothHaveTheWholePicture(double metres, double others) {
        Standardization units = new Standardization(new double[] {5 * metres, -2 * others}, new double[] {metres, others});
        Window data = new Window(3 * metres, 7 * metres, -4 * others, 0);
        Window window = LayersInstrument.window(data, units, Axes.FIRST);
        assertTrue(window.minX() <= data.minX() && window.maxX() >= data.maxX() && window.minY() <= data.minY() && window.maxY() >= data.maxY());
        assertTrue(data.width() > 0.4 * window.width() && data.height() > 0.4 * window.height(), window.toString());
        assertEquals(window.width() / metres, window.height() / others, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void atRestReadingsRefineThePictureAndComeToAnEnd(int dimension) {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), dimension, 10);
        int[] first = instrument.read(input(model, new Focus(0.6, -1, null), false), ALL, flows).picture().pixels();
        LayersReading last = instrument.read(input(model, new Focus(0.6, -1, null), false), ALL, flows);
        int readings = 2;
        while (instrument.canRefine() && readings < 1_000) {
            last = instrument.read(input(model, new Focus(0.6, -1, null), false), ALL, flows);
            readings++;
        }
        assertFalse(instrument.canRefine());
        assertFalse(Arrays.equals(first, last.picture().pixels()));
        assertEquals(dimension == 2 ? "exact" : "kernel estimate from 16,000 samples", last.picture().origin());
        assertTrue(Arrays.stream(last.picture().pixels()).allMatch(pixel -> pixel >>> 24 == 0xFF));
    }

    @Test
    void thumbnailsAreMadeAnewOnlyWhereSomethingHasChanged() {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), 2, 11);
        LayersReading.Strip strip = read(model, 1, -1).strip();
        assertSame(strip, read(model, 0.3, -1).strip());
        assertNotSame(strip, read(model, 0.3, 0).strip());
    }

    @Test
    void anotherSeedAndAnotherDepthBeginAnew() {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), 2, 12);
        read(model, 1, -1);
        FlowModel deeper = RandomFlows.model(new FlowSpec(5, 8, 1, Activation.TANH, 1), 4, 12);
        LayersReading reading = read(deeper, 1, -1);
        assertEquals(6, reading.strip().stages().size());
        assertEquals(5, reading.moved().size());
        assertEquals(4, reading.samples().dimension());
    }

    @Test
    void aRunIsReadWithFewerPoints() {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), 2, 13);
        Points atRest = read(model, 0.5, -1).samples();
        Points running = instrument.read(input(model, new Focus(0.5, -1, null), true), STYLE, flows).samples();
        assertNotEquals(atRest.count(), running.count());
        assertArrayEquals(Arrays.copyOf(atRest.values(), running.values().length), running.values());
        assertFalse(instrument.canRefine());
    }

    @Test
    void beforeTheFirstLayoutThereIsNoPicture() {
        FlowModel model = RandomFlows.model(new FlowSpec(COUPLINGS, 8, 1, Activation.TANH, 1), 2, 14);
        LayersInstrument.Style none = new LayersInstrument.Style(0, 0, true, true, true, true);
        LayersReading reading = instrument.read(input(model, Focus.DEFAULT, false), none, flows);
        assertEquals(0, reading.picture().pixels().length);
        assertEquals(0, reading.strip().pixels().length);
    }
}
