package org.pushforward.train;

import java.util.List;

/**
 * Whether a run has come to rest. It has not where the distance from its data, on the held-out points, still fell by more than its standard error
 * over the last fifth of the training; nor where all of the training lowered it by no more than that, so that the flow is hardly nearer to the data
 * than at the start.
 *
 * <p>The fifth is counted in the sum of Adam's rate over the steps. Counted in steps, every run whose rate ends near zero would have come to rest,
 * whatever is left to learn. The distance is the gap to the floor, else the likelihood, and where there is neither the sliced W2
 * ({@link FitMeasure#shared}). Rows of a history are of the same points, so the error of a difference is below that of the values; this one, of the
 * last value, is on the side of "at rest".
 *
 * @param learned  how far the distance fell from the first row to the last, in standard errors; NaN if not known
 * @param lateFall how far over the last fifth, in standard errors; NaN if not known, as of a history with too few rows
 */
public record Convergence(double learned, double lateFall) {

    public static final Convergence UNKNOWN = new Convergence(Double.NaN, Double.NaN);

    /** The share of the training that is its end. */
    private static final double LATE = 0.2;
    /** Standard errors. */
    private static final double MOST = 1;

    /** What is to be said of a run. */
    public enum State {
        UNKNOWN(""),
        AT_REST(""),
        STILL_FALLING("Not converged: still falling."),
        NOT_BEGUN("Not converged: it is hardly nearer to its data than at the start.");

        private final String sentence;

        State(String sentence) {
            this.sentence = sentence;
        }

        /** Empty where there is nothing to say. */
        public String sentence() {
            return sentence;
        }

        /** Whether a number of such a run is no number of a trained flow. */
        public boolean isUnconverged() {
            return this == STILL_FALLING || this == NOT_BEGUN;
        }
    }

    /**
     * Of a run so far.
     *
     * @param rows          in the order of their steps
     * @param distanceError standard error of a sliced W2, data units; NaN if not known
     */
    public static Convergence of(List<HistoryRow> rows, double distanceError) {
        if (rows.size() < 2) {
            return UNKNOWN;
        }
        FitMeasure measure = FitMeasure.shared(List.of(rows));
        HistoryRow last = rows.get(rows.size() - 1);
        double error = measure.errorOf(last, distanceError);
        if (!(error > 0) || !Double.isFinite(measure.of(last))) {
            return UNKNOWN;
        }
        return new Convergence((measure.of(rows.get(0)) - measure.of(last)) / error, (before(rows, measure) - measure.of(last)) / error);
    }

    public State state() {
        return learned <= MOST ? State.NOT_BEGUN : lateFall > MOST ? State.STILL_FALLING : Double.isNaN(learned) || Double.isNaN(lateFall)
                ? State.UNKNOWN : State.AT_REST;
    }

    /** The distance where the last fifth begins, linear between rows; NaN where that is before the first row that was trained for. */
    private static double before(List<HistoryRow> rows, FitMeasure measure) {
        double[] done = new double[rows.size()];
        boolean rated = rows.stream().skip(1).allMatch(row -> row.get(HistoryMetric.RATE) > 0);
        for (int i = 1; i < done.length; i++) {
            double rate = !rated ? 1 : i == 1 ? rows.get(1).get(HistoryMetric.RATE)
                    : (rows.get(i - 1).get(HistoryMetric.RATE) + rows.get(i).get(HistoryMetric.RATE)) / 2;
            done[i] = done[i - 1] + rate * (rows.get(i).step() - rows.get(i - 1).step());
        }
        double begin = (1 - LATE) * done[done.length - 1];
        for (int i = 2; i < done.length; i++) {
            if (done[i] >= begin) {
                double share = (begin - done[i - 1]) / (done[i] - done[i - 1]);
                // Between the beginning and a first row far away is mostly what was learned first.
                return share < 0 ? Double.NaN : measure.of(rows.get(i - 1)) * (1 - share) + measure.of(rows.get(i)) * share;
            }
        }
        return Double.NaN;
    }
}
