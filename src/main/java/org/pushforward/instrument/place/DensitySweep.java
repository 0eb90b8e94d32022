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
import org.pushforward.instrument.CheckedCells;
import org.pushforward.instrument.FlowCache;

/**
 * A density over a window that grows a piece at a time, all of it with the parameters and the factors of its beginning. Its draws are the same at
 * each sweep and in each piece: the picture is smooth, and moves with the flow and not with chance.
 *
 * <p>Where it is evaluated cell by cell that is done in single precision, which takes half of the time, as long as the picture is the same:
 * {@link CheckedCells} are computed in double precision too, by the colours' position, which goes with the root of the density over that of the map's
 * upper end.
 */
abstract class DensitySweep {

    /** Cells that are checked together: so many of them as pass through a flow at once. */
    private static final int STRETCH = 128 * CheckedCells.SHARE;

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
     * @param ceiling the density at the upper end of the colour map
     * @param size    cells along each side
     * @param cells   that are looked at, in the order of {@link HeatMap}; the others get 0
     * @param draws   of the padding
     */
    static DensitySweep ofCells(FlowModel model, double[] factors, Window window, double ceiling, int size, int[] cells, int draws) {
        return new Cells(model, factors, window, ceiling, size, cells, draws);
    }

    static DensitySweep ofAllCells(FlowModel model, double[] factors, Window window, double ceiling, int size, int draws) {
        return ofCells(model, factors, window, ceiling, size, IntStream.range(0, size * size).toArray(), draws);
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
    final int advance(FlowCache flows, int most) {
        int count = Math.min(most, total - done);
        done = pass(flows, done, count) ? done + count : 0;
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
    abstract String method();

    /** How it is obtained, with the number of draws or samples. */
    abstract String origin();

    /** @return whether that counts; else the sweep begins again, in another way */
    abstract boolean pass(FlowCache flows, int from, int count);

    abstract double[] values();

    private static RandomGenerator draws() {
        return new RandomStreams(0).stream(RandomStreams.Purpose.FIT);
    }

    private static final class Cells extends DensitySweep {

        private final double ceiling;
        private final int[] cells;
        private final int draws;
        private final double[] centres;
        private final double[] values;
        private boolean inDouble;
        private int checked;

        Cells(FlowModel model, double[] factors, Window window, double ceiling, int size, int[] cells, int draws) {
            super(model, factors, window, size, cells.length);
            this.ceiling = ceiling;
            this.cells = cells;
            this.draws = draws;
            centres = HeatMap.centres(window, size);
            values = new double[size * size];
        }

        @Override
        boolean pass(FlowCache flows, int from, int count) {
            int[] piece = Arrays.copyOfRange(cells, from, from + count);
            double[] found = densities(inDouble ? flows.scaled(model(), factors()) : flows.single(model(), factors()), piece);
            for (int i = 0; i < count; i++) {
                values[piece[i]] = found[i];
            }
            while (!inDouble && checked < from + count && (checked + STRETCH <= from + count || from + count == total())) {
                inDouble = !looksTheSame(flows, checked, Math.min(total(), checked + STRETCH));
                checked += STRETCH;
                if (inDouble) {
                    return false;
                }
            }
            return true;
        }

        private double[] densities(Flow flow, int[] some) {
            double[] xy = new double[2 * some.length];
            for (int i = 0; i < some.length; i++) {
                System.arraycopy(centres, 2 * some[i], xy, 2 * i, 2);
            }
            double[] log = DensityEstimators.marginal(flow, xy, model().padding(), draws, draws());
            return Arrays.stream(log).map(Math::exp).toArray();
        }

        /** Looks at a stretch of the cells, the same however a sweep is cut into pieces. */
        private boolean looksTheSame(FlowCache flows, int from, int to) {
            int[] some = Arrays.stream(cells, from, to).filter(cell -> CheckedCells.isChecked(cell, size())).toArray();
            double[] sure = densities(flows.scaled(model(), factors()), some);
            return IntStream.range(0, some.length).allMatch(i -> {
                double tone = Math.sqrt(sure[i] / ceiling);
                // What is no number is not the same.
                return Double.isFinite(tone) && Math.abs(Math.sqrt(values[some[i]] / ceiling) - tone) <= CheckedCells.UNSEEN * Math.max(1, tone);
            });
        }

        @Override
        double[] values() {
            return values;
        }

        @Override
        String method() {
            return model().padding().dimensions() == 0 ? "exact" : "importance-weighted";
        }

        @Override
        String origin() {
            return method() + (model().padding().dimensions() == 0 ? "" : ", " + draws + " draws");
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
        boolean pass(FlowCache flows, int from, int count) {
            Flow flow = flows.scaled(model(), factors());
            int d = flow.dimension();
            double[] piece = Arrays.copyOfRange(points, from * d, (from + count) * d);
            flow.inverse(piece, count, piece);
            System.arraycopy(piece, 0, points, from * d, piece.length);
            return true;
        }

        @Override
        double[] values() {
            Points landed = axes.of(new Points(total(), model().dimension(), points));
            return Arrays.stream(DensityEstimators.kernel(landed, window(), size(), size()).logDensity()).map(Math::exp).toArray();
        }

        @Override
        String method() {
            return (model().dataDimension() == 2 ? "" : axes.words() + " alone, ") + "kernel estimate";
        }

        @Override
        String origin() {
            return method() + " from " + Numbers.count(total()) + " samples";
        }
    }
}
