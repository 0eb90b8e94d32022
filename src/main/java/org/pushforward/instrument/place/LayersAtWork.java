package org.pushforward.instrument.place;

import java.util.Arrays;
import java.util.List;
import org.pushforward.chart.CouplingChart;
import org.pushforward.chart.Numbers;
import org.pushforward.flow.CouplingCurves;
import org.pushforward.flow.Flow;
import org.pushforward.flow.LeakyUnit;

/**
 * Reads a coupling as a function of the first coordinate that conditions it, all others at 0; a greedy layer
 * as one of the direction that it is given; of a leaky layer, how far it stretches.
 */
final class LayersAtWork {

    private static final int SEGMENTS = 120;

    private LayersAtWork() {
    }

    /**
     * @param factors of all couplings, see {@link Flow#setScales}; the flow's scales afterwards
     * @param k       the coupling, counted from the data
     */
    static LayersReading.AtWork read(Flow flow, double[] factors, int k) {
        return switch (flow.layout().spec().family()) {
            case COUPLINGS -> coupling(flow, factors, k);
            case LEAKY, LEAKY_HARD -> {
                double[] ends = flow.stretch(k);
                LeakyUnit unit = LeakyUnit.of(flow.layout().spec().family());
                yield new LayersReading.AtWork("all coordinates", "", null, null,
                        new LayersReading.Stretch(ends[0], ends[1], unit.slope(), unit.rounding() == 0));
            }
            case GREEDY -> greedy(flow, factors, k);
        };
    }

    private static LayersReading.AtWork greedy(Flow flow, double[] factors, int k) {
        double[] at = places();
        double[] whole = factors.clone();
        whole[k] = 1;
        flow.setScales(whole);
        CouplingCurves fitted = flow.greedyCurves(k, at);
        flow.setScales(factors);
        double[][] directions = flow.greedyDirections(k);
        String given = along(directions[0]);
        String moved = along(directions[1]);
        return new LayersReading.AtWork("the coordinate " + moved, "that " + given,
                new CouplingChart.Curves(given, List.of(moved), at, new double[][] {fitted.logScale()}, factors[k]),
                new CouplingChart.Curves(given, List.of(moved), at, new double[][] {fitted.shift()}, factors[k]), null);
    }

    /** A direction in words: in the plane by its angle, from 0 to 180 degrees. */
    private static String along(double[] direction) {
        if (direction.length > 2) {
            int main = 0;
            for (int c = 1; c < direction.length; c++) {
                main = Math.abs(direction[c]) > Math.abs(direction[main]) ? c : main;
            }
            return "along a direction near x" + Numbers.subscript(main + 1);
        }
        long degrees = Math.floorMod(Math.round(Math.toDegrees(Math.atan2(direction[1], direction[0]))), 180L);
        return "along " + degrees + "°";
    }

    private static double[] places() {
        double[] at = new double[SEGMENTS + 1];
        Arrays.setAll(at, i -> CouplingChart.REACH * (2.0 * i / SEGMENTS - 1));
        return at;
    }

    private static LayersReading.AtWork coupling(Flow flow, double[] factors, int k) {
        int given = flow.layout().conditionSize(k);
        double[] at = places();
        double[] condition = new double[at.length * given];
        for (int i = 0; i < at.length; i++) {
            condition[i * given] = at[i];
        }
        double[] whole = factors.clone();
        whole[k] = 1;
        flow.setScales(whole);
        CouplingCurves trained = flow.curves(k, condition, at.length);
        flow.setScales(factors);
        LayersNames names = new LayersNames(flow, k);
        boolean scales = flow.layout().spec().coupling().scales();
        String axis = names.along() + (given == 1 ? "" : ", others at 0");
        return new LayersReading.AtWork(names.movedInWords(), names.given(),
                scales ? curves(names, axis, at, trained.logScale(), factors[k]) : null, curves(names, axis, at, trained.shift(), factors[k]), null);
    }

    /** @param values {@code [value * transformed + coordinate]} */
    private static CouplingChart.Curves curves(LayersNames names, String axis, double[] at, double[] values, double factor) {
        int count = names.transformed().size();
        double[][] byCoordinate = new double[count][at.length];
        for (int i = 0; i < values.length; i++) {
            byCoordinate[i % count][i / count] = values[i];
        }
        return new CouplingChart.Curves(axis, names.transformed(), at, byCoordinate, factor);
    }
}
