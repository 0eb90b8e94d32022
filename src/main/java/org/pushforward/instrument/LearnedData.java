package org.pushforward.instrument;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.PictureFiles;
import org.pushforward.data.Axes;
import org.pushforward.data.Distribution;
import org.pushforward.data.Padding;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Slice;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.SampleDistance;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/**
 * The data that a run learns, for pictures. Where they are not to be had, samples of the flow take their place: what is measured at points is
 * measured there, and what compares the flow with its data has nothing to say.
 *
 * @param points         some of the training points, in data units
 * @param heldOut        points of the same origin that are not trained on, in data units; a cloud has few
 * @param window         what pictures show of the two coordinates of the slice
 * @param densityCeiling the density at the upper end of the colour map; the same for model and data, and fixed along a run
 * @param slice          the two coordinates that pictures show, and where the others stand on maps
 * @param distribution   what the points were drawn from, in data units; empty for a cloud
 * @param yardsticks     gives {@link #yardstick}
 * @param transports     what the transport cost of a run's flow is read against
 * @param isOfModel      whether the points are samples of the flow, since its data are not to be had
 * @param views          the same data by their other pairs of coordinates, where there are such
 */
public record LearnedData(Points points, Points heldOut, Window window, double densityCeiling, Slice slice, Optional<Distribution> distribution,
        Supplier<Yardstick> yardsticks, TransportYardstick.Later transports, boolean isOfModel, Views views) {

    /** So many of each are enough to be seen and measured. */
    public static final int SHOWN_POINTS = 600;
    public static final int HELD_OUT_POINTS = 4_096;

    private static final int CEILING_POINTS = 400;
    private static final double CEILING_QUANTILE = 0.95;
    private static final int KERNEL_GRID = 64;
    /** Of the samples of a model, on each side: a few stray ones must not set what its pictures show. */
    private static final double OUTSIDE_SHARE = 0.005;
    private static final double MARGIN = 0.15;
    /** Standard deviations of the data that pictures of a model show on each side of their mean, at most. */
    private static final double MOST_DEVIATIONS = 6;

    /** What pictures of a pair of coordinates show. */
    private record Frame(Window window, double densityCeiling) {
    }

    /**
     * The views of one run's data, each made when it is first asked for and then kept, so that the same pair gives the same object. For any thread.
     */
    public static final class Views {

        /** Data in the plane have one. */
        private static final Views ONE = new Views(null);

        private final Function<Axes, Frame> frames;
        private final Map<Axes, LearnedData> known = new HashMap<>();

        private Views(Function<Axes, Frame> frames) {
            this.frames = frames;
        }

        private synchronized LearnedData of(Axes axes, LearnedData any) {
            known.putIfAbsent(any.slice.axes(), any);
            return known.computeIfAbsent(axes, wanted -> {
                Frame frame = frames.apply(wanted);
                return new LearnedData(any.points, any.heldOut, frame.window, frame.densityCeiling, new Slice(wanted, any.slice.centre()),
                        any.distribution, any.yardsticks, any.transports, any.isOfModel, this);
            });
        }
    }

    /** Data in the plane that are there. */
    public LearnedData(Points points, Points heldOut, Window window, double densityCeiling, Optional<PlanarDataset> distribution,
            Supplier<Yardstick> yardsticks, TransportYardstick.Later transports) {
        this(points, heldOut, window, densityCeiling, Slice.PLANE, distribution.map(planar -> planar), yardsticks, transports, false, Views.ONE);
    }

    /** Those of a run. */
    public static LearnedData of(RunData data) {
        Points training = data.training();
        Points shown = training.first(SHOWN_POINTS);
        if (data.dimension() == 2) {
            double ceiling = data.planar().map(distribution -> ceiling(distribution, shown)).orElseGet(() -> kernelCeiling(training, data.window()));
            return new LearnedData(shown, data.heldOut(HELD_OUT_POINTS), data.window(), ceiling, data.planar(),
                    SampleDistance.yardstick(data), TransportYardstick.Later.of(data));
        }
        // Of two coordinates of more the density is that of samples, be the whole one known or not.
        Function<Axes, Frame> frames = axes -> {
            Points flat = axes.of(training);
            return new Frame(data.window(axes), kernelCeiling(flat, data.window(axes)));
        };
        Frame frame = frames.apply(Axes.FIRST);
        return new LearnedData(shown, data.heldOut(HELD_OUT_POINTS), frame.window, frame.densityCeiling,
                new Slice(Axes.FIRST, data.standardization().mean()), data.distribution(), SampleDistance.yardstick(data),
                TransportYardstick.Later.of(data), false, new Views(frames));
    }

    /**
     * Samples in the place of data that are not to be had.
     *
     * @param seed of the samples
     */
    public static LearnedData ofModel(FlowModel model, long seed) {
        Points drawn = samples(model, seed);
        Function<Axes, Frame> frames = axes -> {
            Window window = window(axes.of(drawn), axes.of(model.standardization()));
            return new Frame(window, kernelCeiling(axes.of(drawn), window));
        };
        Points shown = drawn.first(Math.min(SHOWN_POINTS, drawn.count()));
        Frame frame = frames.apply(Axes.FIRST);
        boolean planar = model.dataDimension() == 2;
        return new LearnedData(shown, drawn, frame.window, frame.densityCeiling,
                planar ? Slice.PLANE : new Slice(Axes.FIRST, model.standardization().mean()), Optional.empty(), () -> Yardstick.UNKNOWN,
                TransportYardstick.Later.known(TransportYardstick.UNKNOWN), true, planar ? Views.ONE : new Views(frames));
    }

    /** Data coordinates of samples, those left out that are not finite; the mean of the data if none is. */
    private static Points samples(FlowModel model, long seed) {
        int dimension = model.dimension();
        int d = model.dataDimension();
        RandomGenerator random = new RandomStreams(seed).stream(RandomStreams.Purpose.SAMPLES);
        double[] drawn = new double[HELD_OUT_POINTS * dimension];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = random.nextGaussian();
        }
        new Flow(model).inverse(drawn, HELD_OUT_POINTS, drawn);
        double[] kept = new double[HELD_OUT_POINTS * d];
        int count = 0;
        for (int i = 0; i < HELD_OUT_POINTS; i++) {
            int from = i * dimension;
            if (Arrays.stream(drawn, from, from + d).allMatch(Double::isFinite)) {
                System.arraycopy(drawn, from, kept, count * d, d);
                count++;
            }
        }
        return count == 0 ? new Points(1, d, model.standardization().mean()) : new Points(count, d, Arrays.copyOf(kept, count * d));
    }

    /** A square where both coordinates have one unit, as built-in data have. */
    private static Window window(Points samples, Standardization units) {
        double[] centre = new double[2];
        double[] half = new double[2];
        for (int c = 0; c < 2; c++) {
            int coordinate = c;
            double[] sorted = IntStream.range(0, samples.count()).mapToDouble(i -> samples.get(i, coordinate)).sorted().toArray();
            double low = units.mean()[c] - MOST_DEVIATIONS * units.scale()[c];
            double high = units.mean()[c] + MOST_DEVIATIONS * units.scale()[c];
            int outside = (int) (OUTSIDE_SHARE * sorted.length);
            double from = Math.min(high, Math.max(low, sorted[outside]));
            double to = Math.max(low, Math.min(high, sorted[sorted.length - 1 - outside]));
            centre[c] = (from + to) / 2;
            half[c] = Math.max((to - from) / 2, units.scale()[c]) * (1 + 2 * MARGIN);
        }
        if (units.scale()[0] == units.scale()[1]) {
            Arrays.fill(half, Math.max(half[0], half[1]));
        }
        return new Window(centre[0] - half[0], centre[0] + half[0], centre[1] - half[1], centre[1] + half[1]);
    }

    /** These data in the windows and the colours of others with as many coordinates, so that pictures compare. */
    public LearnedData inTheFrameOf(LearnedData other) {
        Views framed = isPlanar() ? views : new Views(axes -> {
            LearnedData there = other.seen(axes);
            return new Frame(there.window, there.densityCeiling);
        });
        return new LearnedData(points, heldOut, other.window, other.densityCeiling, other.slice, distribution, yardsticks, transports, isOfModel,
                framed);
    }

    /** These data by two of their coordinates; these very ones where they are shown so, or have not both. May take a tenth of a second at first. */
    public LearnedData seen(Axes axes) {
        return isPlanar() || axes.equals(slice.axes()) || !axes.fit(dimension()) ? this : views.of(axes, this);
    }

    /** Coordinates of a point, without padding. */
    public int dimension() {
        return points.dimension();
    }

    public boolean isPlanar() {
        return dimension() == 2;
    }

    /** What the points were drawn from where it is a distribution in the plane. */
    public Optional<PlanarDataset> planar() {
        return distribution.flatMap(PlanarDataset::of);
    }

    /** Where the coordinates stand that maps over a picture do not show, for a sentence; empty where there are no others. */
    public String wordsOfSlice(Padding padding) {
        String padded = padding.dimensions() == 0 ? "" : "the padding at 0";
        if (isPlanar()) {
            return padded;
        }
        return "the other coordinates of the data at their means" + (padded.isEmpty() ? "" : " and " + padded);
    }

    /** Which coordinates pictures show, for a note; empty for data in the plane. */
    public String wordsOfAxes() {
        return isPlanar() ? "" : slice.axes().words() + " of " + dimension() + " coordinates";
    }

    /** What pictures show as the data; null where these are none. */
    public Points shown() {
        return isOfModel ? null : points;
    }

    /** What the {@link #heldOut} are, for people. */
    public String wordsOfPoints() {
        return isOfModel ? "samples of the flow" : "held-out points";
    }

    /** What the distance of a run's samples is for samples of these data. The first call takes some hundredths of a second. */
    public Yardstick yardstick() {
        return yardsticks.get();
    }

    private static double ceiling(PlanarDataset distribution, Points points) {
        int count = Math.min(CEILING_POINTS, points.count());
        double[] densities = new double[count];
        for (int i = 0; i < count; i++) {
            densities[i] = Math.exp(distribution.logDensity(points.get(i, 0), points.get(i, 1)));
        }
        Arrays.sort(densities);
        return densities[(int) (CEILING_QUANTILE * (count - 1))];
    }

    private static double kernelCeiling(Points cloud, Window window) {
        double[] log = DensityEstimators.kernel(cloud, window, KERNEL_GRID, KERNEL_GRID).logDensity();
        return PictureFiles.ceiling(Arrays.stream(log).map(Math::exp).toArray());
    }
}
