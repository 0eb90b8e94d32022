package org.pushforward.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.train.HistoryRow;

/**
 * The history of a run as CSV, one line per {@link HistoryRow}. Behind the columns that bear the row's names come the quantiles over the
 * points of each singular value, noise to data: {@code sigma1_p05 ... sigma1_p95} of the largest, and so on.
 */
final class HistoryFile {

    private static final List<String> COLUMNS = List.of("step", "train_nll", "nll", "gap", "gap_error", "kappa_mean", "kappa_p50",
            "kappa_p95", "kappa_max", "sigma_min", "rate", "gradient_norm", "unbounded_nll", "padding_noise");

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
        CsvTable.write(file, columns, rows.size(), (index, line) -> {
            HistoryRow row = rows.get(index);
            boolean unbounded = row.isUnbounded();
            line.add(row.step()).add(unbounded ? Double.NaN : row.trainNll()).add(unbounded ? Double.NaN : row.nll())
                    .add(row.gap()).add(row.gapError())
                    .add(row.kappaMean()).add(row.kappaP50()).add(row.kappaP95()).add(row.kappaMax())
                    .add(row.sigmaMin()).add(row.rate()).add(row.gradientNorm()).add(unbounded ? row.nll() : Double.NaN)
                    .add(row.paddingNoise());
            for (double[] quantiles : row.sigmaQuantiles()) {
                line.add(quantiles, 0, quantiles.length);
            }
        });
    }
}
