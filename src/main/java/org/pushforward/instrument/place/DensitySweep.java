package org.pushforward.instrument.place;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/**
 * A density over a window that grows a piece at a time, all of it with the parameters and the factors of its beginning. Its draws are the same at
 * each sweep and in each piece: the picture is smooth, and moves with the flow and not with chance.
 */
abstract class DensitySweep {

    private final FlowModel model;
    private final double[] factors;
    private final Window window;
    private final int size;
    private final int total;
    private int done;
    private HeatMap result;

    private DensitySweep(FlowModel model, double[] factors, Window window, int size, int total) {
        this.model = model;
        this.factors = factors;
        this.window = window;
        this.size = size;
        this.total = total;
    }

    /**
     * Evaluates the density cell by cell: exact without padding, else with the padding integrated out.
     *
     * @param factors of the couplings, see {@link Flow#setScales}; null for all on
     * @param size    cells along each side
     * @param cells   that are looked at, in the order of {@link HeatMap}; the others get 0
     * @param draws   of the padding
     */
    static DensitySweep ofCells(FlowModel model, double[] factors, Window window, int size, int[] cells, int draws) {
        return new Cells(model, factors, window, size, cells, draws);
    }

    static DensitySweep ofAllCells(FlowModel model, double[] factors, Window window, int size, int draws) {
        return ofCells(model, factors, window, size, IntStream.range(0, size * size).toArray(), draws);
    }

    /** Carries noise through the couplings and estimates from where it lands the density of two coordinates: whatever the others are. */
    static DensitySweep ofSamples(FlowModel model, double[] factors, Window window, Axes axes, int size, int samples) {
        return new Samples(model, factors, window, axes, size, samples);
    }

    final FlowModel model() {
        return model;
    }

    final double[] factors() {
        return factors;
    }

    final Window window() {
        return window;
    }

    final int size() {
        return size;
    }

    /** Points that go through the flow in all, cells or samples. */
    final int total() {
        return total;
    }

    /** @return how many points went through the flow, {@code most} or as many as were left */
    final int advance(Flow flow, int most) {
        int count = Math.min(most, total - done);
        pass(flow, done, count);
        done += count;
        if (done == total) {
            result = new HeatMap(window, size, values());
        }
        return count;
    }

    /** Null until it is complete. */
    final HeatMap result() {
        return result;
    }

    /** How it is obtained. */
    abstract String origin();

    abstract void pass(Flow flow, int from, int count);

    abstract double[] values();

    private static RandomGenerator draws() {
        return new RandomStreams(0).stream(RandomStreams.Purpose.FIT);
    }

    private static final class Cells extends DensitySweep {

        private final int[] cells;
        private final int draws;
        private final double[] centres;
        private final double[] values;

        Cells(FlowModel model, double[] factors, Window window, int size, int[] cells, int draws) {
            super(model, factors, window, size, cells.length);
            this.cells = cells;
            this.draws = draws;
            centres = HeatMap.centres(window, size);
            values = new double[size * size];
        }

        @Override
        void pass(Flow flow, int from, int count) {
            double[] xy = new double[2 * count];
            for (int i = 0; i < count; i++) {
                System.arraycopy(centres, 2 * cells[from + i], xy, 2 * i, 2);
            }
            double[] log = DensityEstimators.marginal(flow, xy, model().padding(), draws, draws());
            for (int i = 0; i < count; i++) {
                values[cells[from + i]] = Math.exp(log[i]);
            }
        }

        @Override
        double[] values() {
            return values;
        }

        @Override
        String origin() {
            return model().padding().dimensions() == 0 ? "exact" : "importance-weighted, " + draws + " draws";
        }
    }

    private static final class Samples extends DensitySweep {

        private final Axes axes;
        private final double[] points;

        Samples(FlowModel model, double[] factors, Window window, Axes axes, int size, int samples) {
            super(model, factors, window, size, samples);
            this.axes = axes;
            points = new double[samples * model.dimension()];
            RandomGenerator random = draws();
            Arrays.setAll(points, i -> random.nextGaussian());
        }

        @Override
        void pass(Flow flow, int from, int count) {
            int d = flow.dimension();
            double[] piece = Arrays.copyOfRange(points, from * d, (from + count) * d);
            flow.inverse(piece, count, piece);
            System.arraycopy(piece, 0, points, from * d, piece.length);
        }

        @Override
        double[] values() {
            Points landed = axes.of(new Points(total(), model().dimension(), points));
            return Arrays.stream(DensityEstimators.kernel(landed, window(), size(), size()).logDensity()).map(Math::exp).toArray();
        }

        @Override
        String origin() {
            return (model().dataDimension() == 2 ? "" : axes.words() + " alone, ")
                    + "kernel estimate from " + Numbers.count(total()) + " samples";
        }
    }
}
