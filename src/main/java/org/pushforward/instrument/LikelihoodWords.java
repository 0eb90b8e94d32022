package org.pushforward.instrument;

import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/** How the likelihood, the floor and the gap of a row come from one another, so that who subtracts two of them on screen finds the third. */
public final class LikelihoodWords {

    /** Two errors so near, relatively, are shown alike. */
    private static final double ALIKE = 0.005;

    private LikelihoodWords() {}

    /** The loss with its error, where its release measured one. */
    public static Estimate nll(HistoryRow row) {
        return Estimate.of(row.nll(), row.get(HistoryMetric.NLL_ERROR), Numbers.fixed(row.nll(), 3));
    }

    /** The gap likewise. */
    public static Estimate gap(HistoryRow row) {
        return Estimate.of(row.gap(), row.gapError(), Numbers.fixed(row.gap(), 3));
    }

    /**
     * Sentences that follow another one, so they begin with a space; empty where there is no density.
     *
     * @param entropy of the data, nats; NaN where it is unknown
     */
    public static String of(HistoryRow row, double entropy) {
        if (row.isUnbounded()) {
            return "";
        }
        String nll = " At step " + Numbers.count(row.step()) + ", over the held-out points: NLL " + nll(row).text();
        if (!Double.isFinite(row.gap())) {
            return nll + "; ± is one standard error.";
        }
        return nll + ", less the floor of the same points, " + Numbers.fixed(row.floorOfPoints(), 3) + ", is the gap, "
                + gap(row).text() + "; ± is one standard error." + errors(row) + " The entropy of the data is " + Numbers.fixed(entropy, 3) + ".";
    }

    /** Which of the two errors is the larger one, and why; empty where a release measured one alone. */
    private static String errors(HistoryRow row) {
        double nll = row.get(HistoryMetric.NLL_ERROR);
        double gap = row.gapError();
        if (!Double.isFinite(nll) || !Double.isFinite(gap)) {
            return "";
        }
        // Where the density is the same at all points both vary alike, but for rounding.
        if (Math.abs(gap - nll) <= ALIKE * nll) {
            return " The gap's is as large: it varies from point to point as the NLL does.";
        }
        return gap < nll ? " The gap's is smaller, since what the points happen to be is in both."
                : " The gap's is larger: it varies more from point to point than the NLL.";
    }
}
