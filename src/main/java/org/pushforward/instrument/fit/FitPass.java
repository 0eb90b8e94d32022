package org.pushforward.instrument.fit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.DensityGrid;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.GridKl;
import org.pushforward.fit.ModeMass;
import org.pushforward.flow.Bijection;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.LearnedData;

/** One measurement of the fit, with the parameters of its beginning, a piece at a time. For one thread. */
final class FitPass {

    /** Of the flow, to a piece: below five milliseconds at 32 couplings of the usual width. */
    private static final int EVALUATIONS_A_PIECE = 96;
    /** Of the held-out points that share their draws, if there are so many points: from their means comes the standard error. */
    private static final int LEAST_BLOCKS = 16;

    private final FitReference reference;
    private final FitResolution resolution;
    private final FlowModel model;
    private final long step;
    private final FitDensity density;
    private final Queue<Consumer<Bijection>> pieces = new ArrayDeque<>();
    private final double[] samples;
    private final double[] judgedLogDensity;
    /** Held-out points that share their draws of the padding. */
    private final int block;
    private final double[] gridLogDensity;
    private DensityGrid grid;

    /** @param reference of the same density */
    FitPass(FitReference reference, FlowModel model, long step) {
        this.reference = reference;
        this.resolution = reference.resolution();
        this.model = model;
        this.step = step;
        density = FitDensity.of(model.padding());
        int count = density == FitDensity.KERNEL ? Math.max(resolution.kernelSamples(), reference.samples()) : reference.samples();
        samples = new double[count * model.dimension()];
        judgedLogDensity = new double[reference.judged().length / model.dataDimension()];
        DensityGrid truth = reference.truth();
        gridLogDensity = new double[truth == null ? 0 : truth.logDensity().length];
        int draws = density == FitDensity.WEIGHTED ? resolution.draws() : 1;
        int piece = Math.max(1, EVALUATIONS_A_PIECE / draws);
        block = Math.max(1, Math.min(piece, judgedLogDensity.length / LEAST_BLOCKS));
        planSamples(count);
        if (density == FitDensity.WEIGHTED) {
            plan(reference.judged(), model.dataDimension(), judgedLogDensity, FitStream.HELD_OUT, draws, block);
        }
        if (truth != null && density == FitDensity.KERNEL) {
            pieces.add(flow -> grid = DensityEstimators.kernel(first(resolution.kernelSamples()), truth.window(), truth.columns(), truth.rows()));
        } else if (truth != null) {
            plan(truth.window().cellCentres(truth.columns(), truth.rows(), 2), 2, gridLogDensity, FitStream.GRID, draws, piece);
            grid = new DensityGrid(truth.window(), truth.columns(), truth.rows(), gridLogDensity);
        }
    }

    private void planSamples(int count) {
        int d = model.dimension();
        RandomGenerator random = reference.streams().stream(Purpose.FIT, FitStream.LATENTS, 0);
        Arrays.setAll(samples, i -> random.nextGaussian());
        for (int from = 0; from < count; from += EVALUATIONS_A_PIECE) {
            int begin = from;
            int size = Math.min(EVALUATIONS_A_PIECE, count - from);
            pieces.add(flow -> {
                double[] part = Arrays.copyOfRange(samples, begin * d, (begin + size) * d);
                flow.inverse(part, size, part);
                System.arraycopy(part, 0, samples, begin * d, part.length);
            });
        }
    }

    /**
     * @param points where to evaluate the density
     * @param d      coordinates of each
     * @param log    takes its logarithm
     * @param draws  of the padding; on the grid all points share them, else those of a piece
     * @param size   points of a piece
     */
    private void plan(double[] points, int d, double[] log, int stream, int draws, int size) {
        for (int from = 0; from < log.length; from += size) {
            int begin = from;
            int end = Math.min(from + size, log.length);
            int minor = stream == FitStream.GRID ? 0 : from;
            pieces.add(flow -> {
                double[] part = Arrays.copyOfRange(points, d * begin, d * end);
                RandomGenerator random = reference.streams().stream(Purpose.FIT, stream, minor);
                double[] values = DensityEstimators.marginal(flow, part, model.padding(), draws, random);
                System.arraycopy(values, 0, log, begin, values.length);
            });
        }
    }

    FlowModel model() {
        return model;
    }

    FitResolution resolution() {
        return resolution;
    }

    boolean isComplete() {
        return pieces.isEmpty();
    }

    /**
     * Does as many pieces as fit into the time, one at least.
     *
     * @param flow of {@link #model}
     */
    void advance(Bijection flow, long nanos) {
        long end = System.nanoTime() + nanos;
        do {
            Runnable preparation = reference.pieces().poll();
            if (preparation != null) {
                preparation.run();
            } else {
                pieces.remove().accept(flow);
            }
        } while (!isComplete() && System.nanoTime() < end);
    }

    private Points first(int count) {
        int d = model.dimension();
        return new Points(count, d, Arrays.copyOf(samples, count * d));
    }

    private Points samples() {
        return first(reference.samples());
    }

    /** Once all pieces are done. */
    FitMeasures result() {
        LearnedData data = reference.data();
        boolean judged = density == FitDensity.WEIGHTED && judgedLogDensity.length >= 2;
        // Above a log density of 0 the gap is the negative log-likelihood itself.
        double[] truth = reference.judgedLogDensity().length > 0 ? reference.judgedLogDensity() : new double[judgedLogDensity.length];
        Points compared = samples();
        return new FitMeasures(step, density, resolution,
                judged ? Optional.of(GapToFloor.paired(judgedLogDensity, truth, block)) : Optional.empty(), judgedLogDensity.length,
                grid != null && density != FitDensity.KERNEL ? Optional.of(GridKl.of(reference.truth(), grid)) : Optional.empty(),
                grid != null ? Optional.of(DensityDifference.of(reference.truth(), grid)) : Optional.empty(),
                reference.smoothing(),
                data.distribution().filter(distribution -> distribution.modeMasses().length > 1)
                        .map(distribution -> ModeMass.of(distribution, compared)),
                compared, reference.judges());
    }
}
