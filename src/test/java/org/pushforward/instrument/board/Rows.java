package org.pushforward.instrument.board;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.train.TrainingConfig;

/** Rows of sweeps that nobody ran. */
public final class Rows {
    private Rows() {}

    /** A row whose metrics tell themselves apart: W2 is ten times the gap, or 5; mean and median of kappa twice and half its 95 % quantile. */
    public static SweepRow row(int number, String dataset, Padding padding, double gap, double kappa) {
        TrainingConfig config = TrainingConfig.defaults().withDataset(Datasets.defaults(dataset)).withPadding(padding).withSeed(number);
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.ALL) {
            metrics.put(metric, Double.NaN);
        }
        metrics.put(Metric.GAP, gap);
        metrics.put(Metric.SLICED_W2, Double.isNaN(gap) ? 5 : 10 * gap);
        metrics.put(Metric.KAPPA_P95, kappa);
        metrics.put(Metric.KAPPA_MEAN, 2 * kappa);
        metrics.put(Metric.KAPPA_P50, kappa / 2);
        return new SweepRow(number, config, false, 2500, metrics);
    }

    /** With the distance of the history, and that of samples of the data, as tables have them since these were measured. */
    static SweepRow measured(SweepRow row, double distance, double low, double high) {
        Map<Metric, Double> metrics = new LinkedHashMap<>(row.metrics());
        metrics.put(Metric.DISTANCE, distance);
        Map<String, Double> yardstick = Map.of("distance_of_data", (low + high) / 2, "distance_of_data_low", low, "distance_of_data_high", high);
        Metric.ALL.stream().filter(metric -> yardstick.containsKey(metric.label()))
                .forEach(metric -> metrics.put(metric, yardstick.get(metric.label())));
        return new SweepRow(row.run(), row.config(), row.diverged(), row.steps(), metrics);
    }

    static SweepRow diverged(SweepRow row) {
        return new SweepRow(row.run(), row.config(), true, row.steps(), row.metrics());
    }
}
