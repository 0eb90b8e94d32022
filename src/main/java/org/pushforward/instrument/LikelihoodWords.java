package org.pushforward.instrument;

import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/** How the likelihood, the floor and the gap of a row come from one another, so that who subtracts two of them on screen finds the third. */
public final class LikelihoodWords {

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
                + gap(row).text() + "; ± is one standard error. The gap's is smaller, since what the points "
                + "happen to be is in both. The entropy of the data is " + Numbers.fixed(entropy, 3) + ".";
    }
}
