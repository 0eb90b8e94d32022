package org.pushforward.instrument.place;

import org.pushforward.chart.CouplingChart;
import org.pushforward.flow.CouplingCurves;
import org.pushforward.flow.Flow;
import org.pushforward.flow.LeakyUnit;

/** Reads a coupling as a function of the first coordinate that conditions it, all others at 0; of a leaky layer, how far it stretches. */
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
        };
    }

    private static LayersReading.AtWork coupling(Flow flow, double[] factors, int k) {
        int given = flow.layout().conditionSize(k);
        double[] at = new double[SEGMENTS + 1];
        double[] condition = new double[at.length * given];
        for (int i = 0; i < at.length; i++) {
            at[i] = CouplingChart.REACH * (2.0 * i / SEGMENTS - 1);
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
