package org.pushforward.instrument.fit;

import java.util.ArrayDeque;
import java.util.Queue;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Distribution;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.DensityGrid;
import org.pushforward.instrument.LearnedData;

/**
 * What flows are compared with: the true density on a grid and at the held-out points. Made in {@link #pieces} once for a run, since a density may
 * have to be integrated numerically. For one thread.
 */
final class FitReference {

    private static final int POINTS_A_PIECE = 256;

    private final LearnedData data;
    private final FitResolution resolution;
    private final int cells;
    private final RandomStreams streams;
    /** Held-out points that the flow's samples are shown beside. */
    private final Points judges;
    private final double[] judged;
    private final Queue<Runnable> pieces = new ArrayDeque<>();
    private double[] judgedLogDensity = {};
    private DensityGrid truth;
    private double smoothing = Double.NaN;

    /** @param seed of all that is drawn */
    FitReference(LearnedData data, FitResolution resolution, FitDensity density, long seed) {
        this.data = data;
        this.resolution = resolution;
        this.cells = resolution.cells(density);
        streams = new RandomStreams(seed);
        judges = data.heldOut().first(resolution.samples());
        judged = data.heldOut().first(resolution.heldOut()).values();
        if (density == FitDensity.WEIGHTED) {
            data.distribution().ifPresent(distribution -> judgedLogDensity = evaluateLater(distribution, judged));
        }
        data.planar().ifPresent(distribution -> plan(distribution, density));
        if (resolution == FitResolution.AT_REST) {
            // Of the data alone, and kept with them: while a run goes on it would take its cores.
            pieces.add(() -> data.transports().get());
        }
    }

    private void plan(PlanarDataset distribution, FitDensity density) {
        double[] grid = evaluateLater(distribution, data.window().cellCentres(cells, cells, 2));
        truth = new DensityGrid(data.window(), cells, cells, grid);
        if (density == FitDensity.KERNEL) {
            pieces.add(() -> smooth(distribution));
        }
    }

    /** @param points of the distribution's dimension. @return their log densities, once all pieces are done */
    private double[] evaluateLater(Distribution distribution, double[] points) {
        int d = distribution.dimension();
        double[] log = new double[points.length / d];
        for (int from = 0; from < log.length; from += POINTS_A_PIECE) {
            int begin = from;
            int end = Math.min(from + POINTS_A_PIECE, log.length);
            pieces.add(() -> {
                for (int i = begin; i < end; i++) {
                    log[i] = distribution.logDensity(points, d * i);
                }
            });
        }
        return log;
    }

    private void smooth(PlanarDataset distribution) {
        Points fresh = distribution.sample(resolution.kernelSamples(), streams.stream(Purpose.FIT, FitStream.SMOOTHING, 0));
        smoothing = DensityDifference.of(truth, DensityEstimators.kernel(fresh, data.window(), cells, cells)).totalVariation();
    }

    /** What is left to be done before the rest may be asked; each takes some milliseconds. */
    Queue<Runnable> pieces() {
        return pieces;
    }

    LearnedData data() {
        return data;
    }

    FitResolution resolution() {
        return resolution;
    }

    RandomStreams streams() {
        return streams;
    }

    /** How many samples of a flow are counted by modes, or shown beside the {@link #judges}. */
    int samples() {
        return data.distribution().isPresent() ? resolution.samples() : data.points().count();
    }

    Points judges() {
        return judges;
    }

    /** Points at which densities are evaluated, one after another. */
    double[] judged() {
        return judged;
    }

    /** Of the truth at {@link #judged}, nats; empty for a cloud and where no density is integrated. */
    double[] judgedLogDensity() {
        return judgedLogDensity;
    }

    /** The true density in the plane; null for a cloud, and for data of more than two coordinates. */
    DensityGrid truth() {
        return truth;
    }

    double smoothing() {
        return smoothing;
    }
}
