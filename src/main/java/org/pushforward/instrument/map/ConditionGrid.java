package org.pushforward.instrument.map;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pushforward.chart.HeatMap;
import org.pushforward.conditioning.ConditionMap;
import org.pushforward.data.Slice;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.flow.Bijection;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.CheckedCells;
import org.pushforward.instrument.FlowCache;

/**
 * The cells of a map of the condition number, its decimal logarithm being what colours show.
 *
 * <p>To be seen it is computed in single precision, which takes little more than half of the time, as long as the picture is the same: that is
 * checked at {@link CheckedCells} and at the cell that is worst conditioned, where floats lose most. What is told in numbers is computed in double
 * precision, or is the same in both: that no cell lacks a condition number, and the decade that the colours end with.
 *
 * @param overNoise whether the cells are places of the noise, else of the data
 * @param window    units of that space
 * @param slice     of the data's space
 * @param size      cells along each side
 */
record ConditionGrid(boolean overNoise, Window window, Slice slice, int size) {

    /** That colours reach at least. */
    static final int LEAST_DECADES = 2;
    /** One corner of the window must not take the colours from all the rest. */
    private static final double COLOURED_SHARE = 0.99;
    /** Points pass through a flow 128 at a time: to check so few cells takes as long as is gained. */
    private static final int FEW = 2 * 128;
    /** Decades, of the shortest range of colours. */
    private static final double UNSEEN = LEAST_DECADES * CheckedCells.UNSEEN;

    /** In the flow's precision. @param leftOut as {@link ConditionMap} takes it */
    HeatMap read(Bijection flow, Standardization leftOut) {
        return new HeatMap(window, size, at(flow, leftOut, IntStream.range(0, size * size).toArray()));
    }

    /** As it is seen. @param leftOut as {@link ConditionMap} takes it */
    HeatMap seen(FlowCache flows, FlowModel model, Standardization leftOut) {
        if (size * size > FEW) {
            HeatMap seen = read(flows.single(model), leftOut);
            if (tellsTheSame(seen.values()) && looksTheSame(seen.values(), flows.exact(model), leftOut)) {
                return seen;
            }
        }
        return read(flows.exact(model), leftOut);
    }

    /** What nearly all cells stay below; NaN if none has a number. */
    static double top(double[] log10Kappa) {
        double[] finite = Arrays.stream(log10Kappa).filter(Double::isFinite).sorted().toArray();
        return finite.length == 0 ? Double.NaN : finite[(int) (COLOURED_SHARE * (finite.length - 1))];
    }

    private double[] at(Bijection flow, Standardization leftOut, int[] cells) {
        int d = flow.dimension();
        double[] all = overNoise ? slice.cellsInNoise(window, size, size, d) : slice.cellsInData(window, size, size, d);
        double[] points = new double[cells.length * d];
        for (int i = 0; i < cells.length; i++) {
            System.arraycopy(all, cells[i] * d, points, i * d, d);
        }
        return overNoise ? ConditionMap.atNoise(flow, leftOut, points) : ConditionMap.atData(flow, leftOut, points);
    }

    private boolean looksTheSame(double[] log10Kappa, Bijection exact, Standardization leftOut) {
        int[] cells = IntStream.concat(Arrays.stream(CheckedCells.of(size)), IntStream.of(worst(log10Kappa))).toArray();
        double[] sure = at(exact, leftOut, cells);
        // What is no number is not the same.
        return IntStream.range(0, cells.length).allMatch(i -> Math.abs(log10Kappa[cells[i]] - sure[i]) <= UNSEEN);
    }

    /** Whether double precision would neither find a cell without a condition number nor let the colours end elsewhere. */
    private static boolean tellsTheSame(double[] log10Kappa) {
        double top = top(log10Kappa);
        return Arrays.stream(log10Kappa).allMatch(Double::isFinite) && decades(top - UNSEEN) == decades(top + UNSEEN);
    }

    private static double decades(double top) {
        return Math.max(LEAST_DECADES, Math.ceil(top));
    }

    private static int worst(double[] log10Kappa) {
        return IntStream.range(0, log10Kappa.length).reduce(0, (one, other) -> log10Kappa[other] > log10Kappa[one] ? other : one);
    }
}
