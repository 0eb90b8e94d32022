package org.pushforward.instrument;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.PictureFiles;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
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
 * @param window         the square that pictures show
 * @param densityCeiling the density at the upper end of the colour map; the same for model and data, and fixed along a run
 * @param distribution   what the points were drawn from, in data units; empty for a cloud
 * @param yardsticks     gives {@link #yardstick}
 * @param transports     what the transport cost of a run's flow is read against
 * @param isOfModel      whether the points are samples of the flow, since its data are not to be had
 */
public record LearnedData(Points points, Points heldOut, Window window, double densityCeiling, Optional<PlanarDataset> distribution,
        Supplier<Yardstick> yardsticks, TransportYardstick.Later transports, boolean isOfModel) {

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

    /** Data that are there. */
    public LearnedData(Points points, Points heldOut, Window window, double densityCeiling, Optional<PlanarDataset> distribution,
            Supplier<Yardstick> yardsticks, TransportYardstick.Later transports) {
        this(points, heldOut, window, densityCeiling, distribution, yardsticks, transports, false);
    }

    /** Those of a run. */
    public static LearnedData of(RunData data) {
        Points training = data.training();
        Points shown = training.first(SHOWN_POINTS);
        double ceiling = data.distribution().map(distribution -> ceiling(distribution, shown)).orElseGet(() -> ceiling(training, data));
        return new LearnedData(shown, data.heldOut(HELD_OUT_POINTS), data.window(), ceiling, data.distribution(),
                SampleDistance.yardstick(data), TransportYardstick.Later.of(data));
    }

    /**
     * Samples in the place of data that are not to be had.
     *
     * @param seed of the samples
     */
    public static LearnedData ofModel(FlowModel model, long seed) {
        Points drawn = samples(model, seed);
        Window window = window(drawn, model.standardization());
        Points shown = drawn.first(Math.min(SHOWN_POINTS, drawn.count()));
        double[] log = DensityEstimators.kernel(drawn, window, KERNEL_GRID, KERNEL_GRID).logDensity();
        return new LearnedData(shown, drawn, window, PictureFiles.ceiling(Arrays.stream(log).map(Math::exp).toArray()), Optional.empty(),
                () -> Yardstick.UNKNOWN, TransportYardstick.Later.known(TransportYardstick.UNKNOWN), true);
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

    /** These data in the window and the colours of others, so that pictures compare. */
    public LearnedData inTheFrameOf(LearnedData other) {
        return new LearnedData(points, heldOut, other.window, other.densityCeiling, distribution, yardsticks, transports, isOfModel);
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

    private static double ceiling(Points cloud, RunData data) {
        double[] log = DensityEstimators.kernel(cloud, data.window(), KERNEL_GRID, KERNEL_GRID).logDensity();
        return PictureFiles.ceiling(Arrays.stream(log).map(Math::exp).toArray());
    }
}
