package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.data.Padding;
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
public final class HistoryFile {

    /** What {@link HistoryMetric#NLL} is where no entropy bounds it; before the noise of the padding that tells so. */
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

    /**
     * Reads what a run wrote, of whatever release.
     *
     * @param begun the padding that the run began with, which rows of the first release do not tell
     * @return in the order of the file; metrics that it does not have are NaN
     * @throws org.pushforward.base.InvalidInputException one line naming the file, if it is missing or no history
     */
    public static List<HistoryRow> read(Path file, Padding begun) {
        CsvTable.Content table = CsvTable.read(file);
        int step = table.column("step");
        table.column(HistoryMetric.NLL.label());
        int values = 0;
        double[] levels = ConditionStatistics.levels();
        while (table.columns().contains(quantile(values + 1, levels[levels.length - 1]))) {
            values++;
        }
        int layers = 0;
        while (table.columns().contains(gradient(layers + 1))) {
            layers++;
        }
        List<HistoryRow> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            double[][] quantiles = new double[values][levels.length];
            for (int value = 0; value < values; value++) {
                for (int level = 0; level < levels.length; level++) {
                    quantiles[value][level] = table.number(i, table.column(quantile(value + 1, levels[level])));
                }
            }
            Map<HistoryMetric, Double> known = new EnumMap<>(HistoryMetric.class);
            for (HistoryMetric metric : HistoryMetric.all()) {
                known.put(metric, table.columns().contains(metric.label()) ? table.number(i, table.column(metric.label())) : metric.before(begun));
            }
            if (known.get(HistoryMetric.PADDING_NOISE) == 0 && table.columns().contains(UNBOUNDED)) {
                known.put(HistoryMetric.NLL, table.number(i, table.column(UNBOUNDED)));
            }
            double[] gradients = new double[layers];
            for (int k = 0; k < layers; k++) {
                gradients[k] = table.number(i, table.column(gradient(layers - k)));
            }
            rows.add(new HistoryRow(Math.round(table.number(i, step)), known, quantiles, gradients));
        }
        return rows;
    }

    private static String quantile(int value, double level) {
        return String.format(Locale.ROOT, "sigma%d_p%02d", value, Math.round(100 * level));
    }

    /** @param layer counted from the noise, 1 for the first */
    private static String gradient(int layer) {
        return HistoryMetric.GRADIENT_NORM.label() + "_layer" + layer;
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
                columns.add(quantile(i, level));
            }
        }
        later().forEach(metric -> columns.add(metric.label()));
        for (int layer = 1; layer <= layers(rows); layer++) {
            columns.add(gradient(layer));
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
