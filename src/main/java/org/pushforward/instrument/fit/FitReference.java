package org.pushforward.instrument.fit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.DensityGrid;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.fit.SlicedWasserstein.Estimate;
import org.pushforward.instrument.LearnedData;

/**
 * What flows are compared with: the true density on a grid and at the held-out points, and how far apart two samples of the data themselves are. Made
 * in {@link #pieces} once for a run, since a density may have to be integrated numerically. For one thread.
 */
final class FitReference {

    private static final int POINTS_A_PIECE = 256;
    /** Pairs of fresh samples: enough to tell how their distances scatter. */
    private static final int PAIRS = 6;
    private static final int MOST_BLOCKS = 10;
    private static final int POINTS_A_BLOCK = 5;

    private final LearnedData data;
    private final FitResolution resolution;
    private final int cells;
    private final RandomStreams streams;
    private final SlicedWasserstein sliced;
    /** Held-out points that the flow's samples are compared with. */
    private final Points judges;
    private final double[] judged;
    private final Queue<Runnable> pieces = new ArrayDeque<>();
    private final double[] distances = new double[PAIRS];
    private double[] judgedLogDensity = {};
    private DensityGrid truth;
    private Estimate sameSource;
    private double smoothing = Double.NaN;

    /** @param seed of all that is drawn */
    FitReference(LearnedData data, FitResolution resolution, FitDensity density, long seed) {
        this.data = data;
        this.resolution = resolution;
        this.cells = resolution.cells(density);
        streams = new RandomStreams(seed);
        sliced = new SlicedWasserstein(2, resolution.directions(), streams.stream(Purpose.FIT, FitStream.DIRECTIONS, 0));
        judges = data.heldOut().first(resolution.samples());
        judged = data.heldOut().first(resolution.heldOut()).values();
        data.distribution().ifPresentOrElse(distribution -> plan(distribution, density), () -> pieces.add(this::compareTrainingPoints));
    }

    private void plan(PlanarDataset distribution, FitDensity density) {
        judgedLogDensity = evaluateLater(distribution, judged);
        double[] grid = evaluateLater(distribution, data.window().cellCentres(cells, cells, 2));
        truth = new DensityGrid(data.window(), cells, cells, grid);
        for (int pair = 0; pair < PAIRS; pair++) {
            int index = pair;
            pieces.add(() -> comparePair(distribution, index));
        }
        if (density == FitDensity.KERNEL) {
            pieces.add(() -> smooth(distribution));
        }
    }

    /** @param xy points, in turn x and y. @return their log densities, once all pieces are done */
    private double[] evaluateLater(PlanarDataset distribution, double[] xy) {
        double[] log = new double[xy.length / 2];
        for (int from = 0; from < log.length; from += POINTS_A_PIECE) {
            int begin = from;
            int end = Math.min(from + POINTS_A_PIECE, log.length);
            pieces.add(() -> {
                for (int i = begin; i < end; i++) {
                    log[i] = distribution.logDensity(xy[2 * i], xy[2 * i + 1]);
                }
            });
        }
        return log;
    }

    private void comparePair(PlanarDataset distribution, int pair) {
        Points a = distribution.sample(resolution.samples(), streams.stream(Purpose.FIT, FitStream.PAIRS, 2 * pair));
        Points b = distribution.sample(resolution.samples(), streams.stream(Purpose.FIT, FitStream.PAIRS, 2 * pair + 1));
        distances[pair] = sliced.distance(a, b);
        if (pair == PAIRS - 1) {
            double mean = Arrays.stream(distances).average().orElseThrow();
            double squares = Arrays.stream(distances).map(distance -> (distance - mean) * (distance - mean)).sum();
            // What one such distance is off by, which the flow's is one of; not what their mean is.
            sameSource = new Estimate(mean, Math.sqrt(squares / (PAIRS - 1)));
        }
    }

    private void compareTrainingPoints() {
        sameSource = distance(data.points());
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

    /** How many samples of a flow are compared with the {@link #judges}: as many as the training points that these are compared with themselves. */
    int samples() {
        return data.distribution().isPresent() ? resolution.samples() : data.points().count();
    }

    Points judges() {
        return judges;
    }

    /** From samples to the {@link #judges}; without an error where they are too few to tell. */
    Estimate distance(Points samples) {
        int blocks = Math.min(MOST_BLOCKS, Math.min(samples.count(), judges.count()) / POINTS_A_BLOCK);
        return blocks < 2 ? new Estimate(sliced.distance(samples, judges), Double.NaN) : sliced.estimate(samples, judges, blocks);
    }

    /** Points at which densities are evaluated: x and y in turn. */
    double[] judged() {
        return judged;
    }

    /** Of the truth at {@link #judged}, nats; empty for a cloud. */
    double[] judgedLogDensity() {
        return judgedLogDensity;
    }

    /** The true density; null for a cloud. */
    DensityGrid truth() {
        return truth;
    }

    Estimate sameSource() {
        return sameSource;
    }

    double smoothing() {
        return smoothing;
    }
}
