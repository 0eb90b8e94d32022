package org.pushforward.experiment.report;

import java.util.List;
import java.util.Map;
import org.pushforward.chart.EqualFitCurves;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;

/** Runs that differ in their padding, at equal fit. */
record PaddingHistories(SweepHistories histories) {

    /** @param rows of one dataset and seed */
    EqualFit.Match match(Map<Padding.Kind, SweepRow> rows, FitMeasure measure, HistoryMetric kappa, Padding.Kind one, Padding.Kind other) {
        return EqualFit.Match.of(List.of(histories.path(rows.get(one), measure, kappa), histories.path(rows.get(other), measure, kappa)),
                EqualFitCurves.least(measure, rows.get(one).yardstick()));
    }

    /** The one's condition number over the other's at equal fit; NaN where there is none. */
    double ratio(Map<Padding.Kind, SweepRow> rows, FitMeasure measure, HistoryMetric kappa, Padding.Kind above, Padding.Kind below) {
        double[] kappas = match(rows, measure, kappa, above, below).kappas();
        return kappas[0] / kappas[1];
    }
}
