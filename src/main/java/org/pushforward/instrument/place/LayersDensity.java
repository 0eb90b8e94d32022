package org.pushforward.instrument.place;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;

/**
 * The density of the points at a place among the layers. Without padding it is exact: the couplings' factors leave the map invertible, so it is
 * N(f(x); 0, I) |det df/dx| with the factors in force. With padding it is a kernel estimate from samples, because nobody knows how the padding
 * coordinates are distributed between two couplings.
 *
 * <p>It grows in sweeps, each with the parameters of its beginning: a coarse one at once where the place has changed, so that it goes with the
 * points; one in pieces behind a run; and at rest a fine one, which skips what the coarse one found empty.
 */
final class LayersDensity {

    private static final int COARSEST = 32;
    private static final int COARSE = 96;
    private static final int FINE = 200;
    private static final int KERNEL_COARSE = 64;
    private static final int KERNEL_FINE = 128;
    private static final int KERNEL_SAMPLES = 2_000;
    private static final int KERNEL_SAMPLES_FINE = 16_000;
    /** Of one reading. */
    private static final double NANOS_RUNNING = 3e6;
    private static final double NANOS_AT_REST = 25e6;
    /** A sweep behind a run is over within so many readings. */
    private static final int READINGS_PER_SWEEP = 10;
    /** Of the colour map's upper end: less is not to be seen. */
    private static final double EMPTY = 1e-6;

    private final Window window;
    private final double ceiling;
    /** Its own: a sweep stays with the parameters of its beginning, and to exchange those of a shared flow would cost more than a piece does. */
    private final FlowCache flows = new FlowCache();
    private FlowModel model;
    private double[] factors;
    private Sweep sweep;
    private Sweep done;
    private double nanosPerPoint = 6_000;

    /** @param ceiling the density at the colour map's upper end */
    LayersDensity(Window window, double ceiling) {
        this.window = window;
        this.ceiling = ceiling;
    }

    /**
     * Goes on.
     *
     * @param newFactors of the couplings, see {@link Flow#setScales}
     * @return whether there is another density to show
     */
    boolean advance(FlowModel newModel, double[] newFactors, boolean running) {
        boolean elsewhere = !Arrays.equals(newFactors, factors);
        boolean outdated = elsewhere || newModel != model && !running;
        model = newModel;
        factors = newFactors;
        if (outdated) {
            sweep = begin(affordable(running ? NANOS_RUNNING : NANOS_AT_REST));
        } else if (sweep == null && done.model != model) {
            sweep = begin(affordable(READINGS_PER_SWEEP * NANOS_RUNNING));
        } else if (sweep == null && !running && !done.isFine()) {
            sweep = model.padding().dimensions() == 0 ? new GridSweep(FINE, done.heat) : new KernelSweep(KERNEL_FINE, KERNEL_SAMPLES_FINE);
        }
        if (sweep == null) {
            return false;
        }
        // The first density of a place is not shown in pieces.
        boolean whole = outdated;
        do {
            // A machine that has become slow since the sweep began must not draw it out for ever.
            int points = Math.max(sweep.total() / READINGS_PER_SWEEP, (int) ((running ? NANOS_RUNNING : NANOS_AT_REST) / nanosPerPoint)) + 1;
            long begin = System.nanoTime();
            int passed = sweep.advance(points);
            if (passed > 0) {
                nanosPerPoint += 0.3 * ((double) (System.nanoTime() - begin) / passed - nanosPerPoint);
            }
        } while (whole && sweep.heat == null);
        boolean complete = sweep.heat != null;
        if (complete) {
            done = sweep;
            sweep = null;
        }
        return complete;
    }

    /** Whether at rest there is more to come. */
    boolean canRefine() {
        return sweep != null || done != null && !done.isFine();
    }

    /** Null before the first. */
    HeatMap heat() {
        return done == null ? null : done.heat;
    }

    /** How it was obtained. */
    String origin() {
        return done == null ? "" : done.origin();
    }

    private int affordable(double nanos) {
        return (int) Math.max(COARSEST, Math.min(COARSE, Math.sqrt(nanos / nanosPerPoint)));
    }

    private Sweep begin(int size) {
        return model.padding().dimensions() == 0 ? new GridSweep(size, null) : new KernelSweep(KERNEL_COARSE, KERNEL_SAMPLES);
    }

    /** One pass with the parameters and the factors of its beginning. */
    private abstract class Sweep {

        private final FlowModel model = LayersDensity.this.model;
        private final double[] factors = LayersDensity.this.factors;
        /** Null until it is complete. */
        private HeatMap heat;

        /** @return how many points it sends through the flow in all */
        abstract int total();

        /** @return how many points went through the flow, up to {@code most} */
        abstract int advance(int most);

        abstract boolean isFine();

        abstract String origin();

        final Flow flow() {
            return flows.scaled(model, factors);
        }

        final void complete(int size, double[] values) {
            heat = new HeatMap(window, size, values);
        }
    }

    /** Evaluates the density cell by cell. */
    private final class GridSweep extends Sweep {

        private final int size;
        private final double[] centres;
        private final double[] values;
        private final int[] cells;
        private int next;

        /** @param coarser tells which cells are empty; null to look into all */
        GridSweep(int size, HeatMap coarser) {
            this.size = size;
            centres = HeatMap.centres(window, size);
            values = new double[size * size];
            cells = IntStream.range(0, size * size).filter(cell -> coarser == null || !isEmptyAround(coarser, cell)).toArray();
        }

        private boolean isEmptyAround(HeatMap coarser, int cell) {
            int n = coarser.size();
            int column = cell % size * n / size;
            int row = cell / size * n / size;
            for (int r = Math.max(0, row - 1); r <= Math.min(n - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(n - 1, column + 1); c++) {
                    // The negation lets a cell through whose density overflowed.
                    if (!(coarser.values()[r * n + c] < EMPTY * ceiling)) {
                        return false;
                    }
                }
            }
            return true;
        }

        @Override
        int total() {
            return cells.length;
        }

        @Override
        int advance(int most) {
            int count = Math.min(most, cells.length - next);
            double[] xy = new double[2 * count];
            for (int i = 0; i < count; i++) {
                System.arraycopy(centres, 2 * cells[next + i], xy, 2 * i, 2);
            }
            double[] log = DensityEstimators.joint(flow(), xy);
            for (int i = 0; i < count; i++) {
                values[cells[next + i]] = Math.exp(log[i]);
            }
            next += count;
            if (next == cells.length) {
                complete(size, values);
            }
            return count;
        }

        @Override
        boolean isFine() {
            return size == FINE;
        }

        @Override
        String origin() {
            return "exact";
        }
    }

    /** Carries noise to the place and estimates from where it lands. */
    private final class KernelSweep extends Sweep {

        private final int size;
        private final double[] points;
        private final int count;
        private int next;

        KernelSweep(int size, int count) {
            this.size = size;
            this.count = count;
            // The same draws each time: the picture moves with the flow, not with chance.
            RandomGenerator random = new RandomStreams(0).stream(RandomStreams.Purpose.FIT);
            points = new double[count * LayersDensity.this.model.dimension()];
            for (int i = 0; i < points.length; i++) {
                points[i] = random.nextGaussian();
            }
        }

        @Override
        int total() {
            return count;
        }

        @Override
        int advance(int most) {
            Flow flow = flow();
            int d = flow.dimension();
            int passed = Math.min(most, count - next);
            double[] piece = Arrays.copyOfRange(points, next * d, (next + passed) * d);
            flow.inverse(piece, passed, piece);
            System.arraycopy(piece, 0, points, next * d, piece.length);
            next += passed;
            if (next == count) {
                double[] log = DensityEstimators.kernel(new Points(count, d, points), window, size, size).logDensity();
                complete(size, Arrays.stream(log).map(Math::exp).toArray());
            }
            return passed;
        }

        @Override
        boolean isFine() {
            return size == KERNEL_FINE;
        }

        @Override
        String origin() {
            return "kernel estimate from " + Numbers.count(count) + " samples";
        }
    }
}
