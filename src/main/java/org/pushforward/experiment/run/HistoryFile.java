package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.train.HistoryRow;

/**
 * The history of a run as CSV, one line per {@link HistoryRow}. Behind the columns that bear the row's names come the quantiles over the
 * points of each singular value: {@code sigma1_p05 ... sigma1_p95} of the largest, and so on; then {@code kappa_standard_mean ...}, the condition
 * number of the flow in standard units, NaN where it was not measured: in rows of earlier releases.
 *
 * <p>All singular values here, {@code sigma_min} among them, are noise -> data, as {@code sigma_direction} of {@code metrics.json} says.
 */
final class HistoryFile {

    private static final List<String> COLUMNS = List.of("step", "train_nll", "nll", "gap", "gap_error", "kappa_mean", "kappa_p50",
            "kappa_p95", "kappa_max", "sigma_min", "rate", "gradient_norm", "unbounded_nll", "padding_noise");

    private static final List<String> KAPPA_STANDARD =
            List.of("kappa_standard_mean", "kappa_standard_p50", "kappa_standard_p95", "kappa_standard_max");

    private HistoryFile() {}

    /**
     * Where the padding leaves no density there is no likelihood to compare, so its columns are NaN and {@code unbounded_nll} tells the descent.
     *
     * @param rows one or more
     */
    static void write(List<HistoryRow> rows, Path file) {
        double[] levels = ConditionStatistics.levels();
        List<String> columns = new ArrayList<>(COLUMNS);
        int values = rows.get(0).sigmaQuantiles().length;
        for (int i = 1; i <= values; i++) {
            for (double level : levels) {
                columns.add(String.format(Locale.ROOT, "sigma%d_p%02d", i, Math.round(100 * level)));
            }
        }
        columns.addAll(KAPPA_STANDARD);
        CsvTable.write(file, columns, rows.size(), (index, line) -> {
            HistoryRow row = rows.get(index);
            boolean unbounded = row.isUnbounded();
            line.add(row.step()).add(unbounded ? Double.NaN : row.trainNll()).add(unbounded ? Double.NaN : row.nll())
                    .add(row.gap()).add(row.gapError())
                    .add(row.kappa().mean()).add(row.kappa().p50()).add(row.kappa().p95()).add(row.kappa().max())
                    .add(row.sigmaMin()).add(row.rate()).add(row.gradientNorm()).add(unbounded ? row.nll() : Double.NaN)
                    .add(row.paddingNoise());
            for (double[] quantiles : row.sigmaQuantiles()) {
                line.add(quantiles, 0, quantiles.length);
            }
            KappaSummary standard = row.kappaStandard();
            line.add(standard.mean()).add(standard.p50()).add(standard.p95()).add(standard.max());
        });
    }
}
