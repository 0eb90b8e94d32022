package org.pushforward.instrument;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.pushforward.chart.PictureFiles;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.SampleDistance;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.TransportYardstick;

/**
 * The data that a run learns, for pictures.
 *
 * @param points         some of the training points, in data units
 * @param heldOut        points of the same origin that are not trained on, in data units; a cloud has few
 * @param window         the square that pictures show
 * @param densityCeiling the density at the upper end of the colour map; the same for model and data, and fixed along a run
 * @param distribution   what the points were drawn from, in data units; empty for a cloud
 * @param yardsticks     gives {@link #yardstick}
 * @param transports     what the transport cost of a run's flow is read against
 */
public record LearnedData(Points points, Points heldOut, Window window, double densityCeiling, Optional<PlanarDataset> distribution,
        Supplier<Yardstick> yardsticks, TransportYardstick.Later transports) {

    /** So many of each are enough to be seen and measured. */
    public static final int SHOWN_POINTS = 600;
    public static final int HELD_OUT_POINTS = 4_096;

    private static final int CEILING_POINTS = 400;
    private static final double CEILING_QUANTILE = 0.95;
    private static final int KERNEL_GRID = 64;

    /** Those of a run. */
    public static LearnedData of(RunData data) {
        Points training = data.training();
        Points shown = training.first(SHOWN_POINTS);
        double ceiling = data.distribution().map(distribution -> ceiling(distribution, shown)).orElseGet(() -> ceiling(training, data));
        return new LearnedData(shown, data.heldOut(HELD_OUT_POINTS), data.window(), ceiling, data.distribution(),
                SampleDistance.yardstick(data), TransportYardstick.Later.of(data));
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
