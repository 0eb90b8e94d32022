package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/** Histories for charts to draw. */
final class Histories {
    private Histories() {}

    /** Rows at steps 0, 10, 20, ..., with a loss that falls from {@code start} toward 1. */
    static List<HistoryRow> falling(int count, double start) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double nll = 1 + (start - 1) * Math.exp(-0.1 * i);
            double[][] sigma = {{1, 1.5, 2, 2.5, 3 + i}, {0.1, 0.15, 0.2, 0.25, 0.3}};
            rows.add(new HistoryRow(10L * i, sigma).with(HistoryMetric.TRAIN_NLL, nll).with(HistoryMetric.NLL, nll)
                    .with(HistoryMetric.GAP, nll - 1).with(HistoryMetric.GAP_ERROR, 0.01)
                    .withKappa(new KappaSummary(8 + i, 6, 20 + i, 50)).withKappaStandard(new KappaSummary(4 + i, 3, 10 + i, 25)));
        }
        return rows;
    }
}
