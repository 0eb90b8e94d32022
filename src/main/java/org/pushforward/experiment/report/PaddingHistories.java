package org.pushforward.experiment.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pushforward.chart.EqualFitCurves;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.HistoryFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/** The histories of a sweep's runs, and what they are at equal fit. */
final class PaddingHistories {

    private final Map<Integer, List<HistoryRow>> histories = new HashMap<>();

    PaddingHistories(SweepStudy sweep) {
        for (SweepRow row : sweep.rows()) {
            histories.put(row.run(), HistoryFile.read(SweepFolder.run(sweep.folder(), row.run()).finished(RunFolder.HISTORY),
                    row.config().padding()));
        }
    }

    List<HistoryRow> of(SweepRow row) {
        return histories.get(row.run());
    }

    /** The way of a run; empty of one that diverged. */
    EqualFit.Path path(SweepRow row, FitMeasure measure, HistoryMetric kappa) {
        return EqualFit.Path.of(row.diverged() ? List.of() : of(row), measure, reading -> reading.get(kappa), row.yardstick().error());
    }

    /** Two runs that differ in their padding. @param rows of one dataset and seed */
    EqualFit.Match match(Map<Padding.Kind, SweepRow> rows, FitMeasure measure, HistoryMetric kappa, Padding.Kind one, Padding.Kind other) {
        return EqualFit.Match.of(List.of(path(rows.get(one), measure, kappa), path(rows.get(other), measure, kappa)),
                EqualFitCurves.least(measure, rows.get(one).yardstick()));
    }

    /** The one's condition number over the other's at equal fit; NaN where there is none. */
    double ratio(Map<Padding.Kind, SweepRow> rows, FitMeasure measure, HistoryMetric kappa, Padding.Kind above, Padding.Kind below) {
        double[] kappas = match(rows, measure, kappa, above, below).kappas();
        return kappas[0] / kappas[1];
    }
}
