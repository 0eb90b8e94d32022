package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/**
 * The history of a run as CSV, one line per {@link HistoryRow}: the first metrics by their names, the quantiles over the points of each singular
 * value, {@code sigma1_p05 ... sigma1_p95} of the largest, and so on; then the metrics that came later; last, where layers follow a gradient, its
 * norm of each, {@code gradient_norm_layer1} of the one next to the noise, and so on. NaN where one was not measured: in rows of earlier releases.
 *
 * <p>All singular values here, {@code sigma_min} among them, are noise -> data, as {@code sigma_direction} of {@code metrics.json} says.
 */
final class HistoryFile {

    /** What {@link HistoryMetric#NLL} is where it falls without end; before the noise of the padding that tells so. */
    private static final String UNBOUNDED = "unbounded_nll";

    private HistoryFile() {}

    /**
     * Where the padding leaves no density there is no likelihood to compare, so its columns are NaN and {@code unbounded_nll} tells the descent.
     *
     * @param rows one or more
     */
    static void write(List<HistoryRow> rows, Path file) {
        CsvTable.write(file, columns(rows), rows.size(), line(rows));
    }

    /** What the file holds. */
    static String text(List<HistoryRow> rows) {
        return CsvTable.text(columns(rows), rows.size(), line(rows));
    }

    private static List<String> columns(List<HistoryRow> rows) {
        List<String> columns = new ArrayList<>(List.of("step"));
        for (HistoryMetric metric : first()) {
            if (metric == HistoryMetric.PADDING_NOISE) {
                columns.add(UNBOUNDED);
            }
            columns.add(metric.label());
        }
        for (int i = 1; i <= rows.get(0).sigmaQuantiles().length; i++) {
            for (double level : ConditionStatistics.levels()) {
                columns.add(String.format(Locale.ROOT, "sigma%d_p%02d", i, Math.round(100 * level)));
            }
        }
        later().forEach(metric -> columns.add(metric.label()));
        for (int layer = 1; layer <= layers(rows); layer++) {
            columns.add(HistoryMetric.GRADIENT_NORM.label() + "_layer" + layer);
        }
        return columns;
    }

    /** Rows of a run that an earlier release began may be without. */
    private static int layers(List<HistoryRow> rows) {
        return rows.stream().mapToInt(row -> row.gradientNorms().length).max().orElse(0);
    }

    private static CsvTable.Rows line(List<HistoryRow> rows) {
        int layers = layers(rows);
        return (index, line) -> {
            HistoryRow row = rows.get(index);
            line.add(row.step());
            for (HistoryMetric metric : first()) {
                if (metric == HistoryMetric.PADDING_NOISE) {
                    line.add(row.isUnbounded() ? row.nll() : Double.NaN);
                }
                boolean likelihood = metric == HistoryMetric.NLL || metric == HistoryMetric.TRAIN_NLL;
                line.add(likelihood && row.isUnbounded() ? Double.NaN : row.get(metric));
            }
            for (double[] quantiles : row.sigmaQuantiles()) {
                line.add(quantiles, 0, quantiles.length);
            }
            later().forEach(metric -> line.add(metric == HistoryMetric.NLL_ERROR && row.isUnbounded() ? Double.NaN : row.get(metric)));
            for (int k = layers - 1; k >= 0; k--) {
                line.add(k < row.gradientNorms().length ? row.gradientNorms()[k] : Double.NaN);
            }
        };
    }

    private static List<HistoryMetric> first() {
        return HistoryMetric.all().stream().filter(metric -> !metric.isAfterQuantiles()).toList();
    }

    private static List<HistoryMetric> later() {
        return HistoryMetric.all().stream().filter(HistoryMetric::isAfterQuantiles).toList();
    }
}
