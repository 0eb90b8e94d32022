package org.pushforward.instrument.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.Theme;
import org.pushforward.data.Axes;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.LatentDraws;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.Partition;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.RunInputs;
import org.pushforward.train.TrainingSnapshot;

/** The picture of the data space, and the sweeps that its density grows in. */
class DataSpaceInstrumentTest {

    private static final int SIDE = 90;
    private static final Window WINDOW = RunInputs.DATA.window();
    private static final double CEILING = RunInputs.DATA.densityCeiling();
    private static final PictureRequest.Style STYLE = new PictureRequest.Style(SIDE, Theme.LIGHT, 1, true, true, true);

    private final PixelPool pool = new PixelPool();
    private final DataSpaceInstrument instrument = new DataSpaceInstrument(pool);

    private static FlowModel model(Padding.Kind kind) {
        FlowModel model = RunInputs.random(kind == Padding.Kind.NONE ? 2 : 4);
        return kind == Padding.Kind.ZERO ? RunInputs.withPadding(model, Padding.zero(2)) : model;
    }

    private static TrainingSnapshot run(FlowModel model) {
        return RunInputs.of(model, Focus.DEFAULT).run();
    }

    private DataSpaceFrame atRest(TrainingSnapshot run) {
        DataSpaceFrame frame;
        do {
            frame = instrument.read(new PictureRequest(RunInputs.DATA, run, false, STYLE));
            pool.giveBack(frame.pixels());
        } while (instrument.canRefine());
        return frame;
    }

    private static double[] fineLogDensity(FlowModel model, int size) {
        Flow flow = new Flow(model);
        if (model.padding().hasDensity()) {
            return DensityEstimators.marginal(flow, HeatMap.centres(WINDOW, size), model.padding(), 16,
                    new RandomStreams(0).stream(RandomStreams.Purpose.FIT));
        }
        double[] points = normal(20_000 * model.dimension());
        flow.inverse(points, 20_000, points);
        return DensityEstimators.kernel(new Points(20_000, model.dimension(), points), WINDOW, size, size).logDensity();
    }

    private static double[] normal(int count) {
        RandomGenerator random = new RandomStreams(0).stream(RandomStreams.Purpose.FIT);
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    @ParameterizedTest
    @EnumSource(Padding.Kind.class)
    void atRestItShowsTheFineDensityWithAllDrawsOverTheData(Padding.Kind kind) {
        FlowModel model = model(kind);
        TrainingSnapshot run = run(model);
        DataSpaceFrame frame = atRest(run);
        int size = kind == Padding.Kind.GAUSSIAN ? 112 : 160;
        DataPicture expected = new DataPicture(SIDE, WINDOW, Theme.LIGHT, 1);
        expected.setData(RunInputs.DATA.points());
        expected.setDensity(new HeatMap(WINDOW, size, Arrays.stream(fineLogDensity(model, size)).map(Math::exp).toArray()), CEILING);
        double[] samples = LatentDraws.of(run.config().seed(), model.dimension());
        new Flow(model).inverse(samples, LatentDraws.COUNT, samples);
        int[] pixels = new int[SIDE * SIDE];
        expected.compose(samples, model.dimension(), LatentDraws.COUNT, pixels);
        requireNeighbours(pixels, frame.pixels());
        assertEquals(switch (kind) {
            case NONE -> "exact";
            case GAUSSIAN -> "importance-weighted, 16 draws";
            case ZERO -> "kernel estimate from 20,000 samples";
        }, frame.origin());
        assertEquals(switch (kind) {
            case NONE -> "density: exact";
            case GAUSSIAN -> "importance-weighted";
            case ZERO -> "kernel estimate";
        }, frame.briefWords());
    }

    /** Colours that are next to each other in the map, where they are not the same: the density is computed in float. */
    private static void requireNeighbours(int[] expected, int[] found) {
        int others = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int off = Math.abs((expected[i] >> shift & 0xFF) - (found[i] >> shift & 0xFF));
                assertTrue(off <= 3, "pixel " + i + " is off by " + off);
            }
            others += expected[i] == found[i] ? 0 : 1;
        }
        assertTrue(others <= expected.length / 100, others + " of " + expected.length);
    }

    /** Runs of the same data one after the other, as after a reset or when a session comes back into an open window. */
    @Test
    void theDensityOfAnotherRunIsNeverShown() {
        assertEquals("exact", atRest(run(model(Padding.Kind.NONE))).origin());
        TrainingSnapshot other = run(RunInputs.untrained(Partition.HALVES, Padding.none()));
        DataSpaceFrame frame = instrument.read(new PictureRequest(RunInputs.DATA, other, false, STYLE));
        assertTrue(frame.awaited());
        assertEquals("density: computing…", frame.words());
        assertTrue(frame.content().data().stream().noneMatch(table -> table.name().equals("density grid")));
        frame = atRest(other);
        assertFalse(frame.awaited());
        assertEquals("density: exact", frame.words());
        // Before a run has begun there is none to wait for.
        frame = instrument.read(new PictureRequest(RunInputs.DATA, null, false, STYLE));
        assertFalse(frame.awaited());
        assertEquals("", frame.words());
    }

    @Test
    void aRunShowsFewerSamplesAndItsDensityInPieces() {
        FlowModel model = model(Padding.Kind.NONE);
        PictureRequest request = new PictureRequest(RunInputs.DATA, run(model), true, STYLE);
        assertEquals("", instrument.read(request).origin());
        assertTrue(instrument.canRefine());
        for (int reading = 0; reading < 1_000 && instrument.canRefine(); reading++) {
            instrument.read(request);
        }
        assertFalse(instrument.canRefine());
        assertEquals("exact", instrument.read(request).origin());
    }

    @Test
    void withoutARunThereAreDataAlone() {
        atRest(run(model(Padding.Kind.NONE)));
        PictureRequest data = new PictureRequest(RunInputs.DATA, null, false, new PictureRequest.Style(SIDE, Theme.LIGHT, 1, false, true, true));
        DataPicture expected = new DataPicture(SIDE, WINDOW, Theme.LIGHT, 1);
        expected.setData(RunInputs.DATA.points());
        int[] pixels = new int[SIDE * SIDE];
        expected.compose(null, 0, 0, pixels);
        assertArrayEquals(pixels, instrument.read(data).pixels());
        assertFalse(instrument.canRefine());
    }

    @ParameterizedTest
    @EnumSource(Padding.Kind.class)
    void aSweepInPiecesIsThatInOne(Padding.Kind kind) {
        FlowModel model = model(kind);
        double[] factors = {1, 0.5, 1, 0};
        double[] whole = swept(model, factors, Integer.MAX_VALUE);
        // With some kernels of BLAS a float is rounded by its place among those that pass at once: a unit in each of some ten sums, which the
        // exponential of a log-density near -10 makes a hundred thousandth at most.
        assertArrayEquals(whole, swept(model, factors, 77), 1e-5 * Arrays.stream(whole).max().orElseThrow());
        assertTrue(Arrays.stream(whole).sum() > 0);
    }

    private static double[] swept(FlowModel model, double[] factors, int piece) {
        DensitySweep sweep = model.padding().hasDensity() ? DensitySweep.ofAllCells(model, factors, WINDOW, CEILING, 20, 3)
                : DensitySweep.ofSamples(model, factors, WINDOW, Axes.FIRST, 20, 500);
        Sweeper sweeper = new Sweeper(1);
        for (int pieces = 0; sweep.result() == null; pieces++) {
            assertTrue(pieces < 500);
            sweeper.advance(sweep, piece);
        }
        return sweep.result().values();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void cellsThatAreNotLookedAtHaveNoDensity(int every) {
        int[] cells = IntStream.range(0, 100).filter(cell -> every > 0 && cell % every == 0).toArray();
        FlowModel model = model(Padding.Kind.NONE);
        DensitySweep sweep = DensitySweep.ofCells(model, null, WINDOW, CEILING, 10, cells, 1);
        assertNull(sweep.result());
        new Sweeper(1).advance(sweep, Integer.MAX_VALUE);
        double[] exact = DensityEstimators.joint(new Flow(model), HeatMap.centres(WINDOW, 10));
        for (int cell = 0; cell < 100; cell++) {
            assertEquals(every > 0 && cell % every == 0 ? Math.exp(exact[cell]) : 0, sweep.result().values()[cell], 1e-5);
        }
    }
}
