package org.pushforward.instrument.place;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pushforward.chart.HeatMap;
import org.pushforward.data.Axes;
import org.pushforward.data.Window;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/**
 * The density of the points at a place among the layers. Without padding it is exact: the couplings' factors leave the map invertible, so it is
 * N(f(x); 0, I) |det df/dx| with the factors in force. With padding it is a kernel estimate from samples, because nobody knows how the padding
 * coordinates are distributed between two couplings; and so it is for data of more than two coordinates, whose others are integrated out.
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
    private final Axes axes;
    private final double ceiling;
    private final Sweeper sweeper;
    private FlowModel model;
    private double[] factors;
    private DensitySweep sweep;
    private DensitySweep done;

    /**
     * @param axes    the two coordinates that the window shows
     * @param ceiling the density at the colour map's upper end
     * @param hurried whether the first sweep of a place is as coarse as the time for it demands; else it is the same on every machine
     */
    LayersDensity(Window window, Axes axes, double ceiling, boolean hurried) {
        sweeper = hurried ? new Sweeper(6_000) : Sweeper.unhurried();
        this.window = window;
        this.axes = axes;
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
        double nanos = running ? NANOS_RUNNING : NANOS_AT_REST;
        model = newModel;
        factors = newFactors;
        if (outdated) {
            sweep = coarse(nanos);
        } else if (sweep == null && done.model() != model) {
            sweep = coarse(READINGS_PER_SWEEP * NANOS_RUNNING);
        } else if (sweep == null && !running && !isFine(done)) {
            sweep = fine();
        }
        if (sweep == null) {
            return false;
        }
        // The first density of a place is not shown in pieces.
        do {
            // A machine that has become slow since the sweep began must not draw it out for ever.
            sweeper.advance(sweep, Math.max(sweep.total() / READINGS_PER_SWEEP, (int) Math.min(sweep.total(), sweeper.affordable(nanos))) + 1);
        } while (outdated && sweep.result() == null);
        boolean complete = sweep.result() != null;
        if (complete) {
            done = sweep;
            sweep = null;
        }
        return complete;
    }

    /** Whether at rest there is more to come. */
    boolean canRefine() {
        return sweep != null || done != null && !isFine(done);
    }

    /** Null before the first. */
    HeatMap heat() {
        return done == null ? null : done.result();
    }

    /** How it was obtained. */
    String origin() {
        return done == null ? "" : done.origin();
    }

    private DensitySweep coarse(double nanos) {
        if (isSampled()) {
            return DensitySweep.ofSamples(model, factors, window, axes, KERNEL_COARSE, KERNEL_SAMPLES);
        }
        int size = (int) Math.max(COARSEST, Math.min(COARSE, Math.sqrt(sweeper.affordable(nanos))));
        return DensitySweep.ofAllCells(model, factors, window, ceiling, size, 1);
    }

    private DensitySweep fine() {
        if (isSampled()) {
            return DensitySweep.ofSamples(model, factors, window, axes, KERNEL_FINE, KERNEL_SAMPLES_FINE);
        }
        int[] cells = IntStream.range(0, FINE * FINE).filter(cell -> !isEmptyAround(done.result(), cell)).toArray();
        return DensitySweep.ofCells(model, factors, window, ceiling, FINE, cells, 1);
    }

    private boolean isSampled() {
        return model.dimension() > 2;
    }

    private boolean isFine(DensitySweep finished) {
        return finished.size() == (isSampled() ? KERNEL_FINE : FINE);
    }

    /** Whether nothing is to be seen at a cell of the fine grid and beside it. */
    private boolean isEmptyAround(HeatMap coarser, int cell) {
        int n = coarser.size();
        int column = cell % FINE * n / FINE;
        int row = cell / FINE * n / FINE;
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
}
