package org.pushforward.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.pushforward.data.Padding;

/**
 * A number of each row of the history, told once: {@code history.csv}, the checkpoint and, for what a run is judged by, {@code metrics.json} and the
 * tables of sweeps loop over them. Another one is a constant here, at the end, and its measurement in {@link HistoryInstruments}.
 *
 * <p>The order is that of the checkpoint, which tells the releases apart by how many numbers a row has: within a release the order may not change.
 * Rows of releases before a metric have in its place what {@link #before} says.
 */
public enum HistoryMetric {
    /** Nats per point on the last batch, reported as {@link #NLL} is; NaN at step 0. */
    TRAIN_NLL(1, false),
    /**
     * Held-out negative log-likelihood in nats per data point and data units. With Gaussian padding the joint one minus the padding's entropy, an
     * upper bound; with zero padding the joint one as it stands, which no entropy bounds.
     */
    NLL(1, true),
    /**
     * {@link #NLL} minus the same of the truth at the same held-out points, with their padding: what these happen to be is in both. Nats; NaN where
     * there is no floor or no density.
     */
    GAP(1, true),
    /** Standard error of {@link #GAP}, nats. */
    GAP_ERROR(1, true),
    /** Mean condition number of the Jacobian over the instrument's points, in data units: that of dz/dx, the standardisation included. */
    KAPPA_MEAN(1, true),
    /** Its median. */
    KAPPA_P50(1, true),
    /** Its 95 % quantile. */
    KAPPA_P95(1, true),
    /** Its largest. */
    KAPPA_MAX(1, true),
    /** Smallest singular value of the noise -> data Jacobian over the points, data units as all singular values here. */
    SIGMA_MIN(1, true),
    /** Adam's rate at this step. */
    RATE(1, false),
    /** Norm of the gradient before clipping; NaN at step 0. */
    GRADIENT_NORM(1, false),
    /**
     * Standard deviation of the padding that the step was trained with and the row is read with, 0 for zero padding; NaN without padding. Before it
     * stood in a row nobody could move it, so it was what the run began with.
     */
    PADDING_NOISE(2, false, begun -> begun.kind() == Padding.Kind.NONE ? Double.NaN : begun.noiseLevel()),
    /**
     * Mean condition number of the flow in standard units, dz/du, where u is the standardised data with the padding as it is. A change of the data's
     * units leaves it as it is. Without padding, data with one common scale have the same in both.
     */
    KAPPA_STANDARD_MEAN(3, true),
    /** Its median. */
    KAPPA_STANDARD_P50(3, true),
    /** Its 95 % quantile. */
    KAPPA_STANDARD_P95(3, true),
    /** Its largest. */
    KAPPA_STANDARD_MAX(3, true),
    /** Standard error of {@link #NLL}, nats: that of a mean over the held-out points. */
    NLL_ERROR(4, true),
    /** Standard error of {@link #KAPPA_MEAN}, as {@link org.pushforward.conditioning.KappaErrors} has it. */
    KAPPA_MEAN_ERROR(4, true),
    /** Of {@link #KAPPA_P50}. */
    KAPPA_P50_ERROR(4, true),
    /** Of {@link #KAPPA_P95}. */
    KAPPA_P95_ERROR(4, true),
    /** Of {@link #KAPPA_STANDARD_MEAN}. */
    KAPPA_STANDARD_MEAN_ERROR(4, true),
    /** Of {@link #KAPPA_STANDARD_P50}. */
    KAPPA_STANDARD_P50_ERROR(4, true),
    /** Of {@link #KAPPA_STANDARD_P95}. */
    KAPPA_STANDARD_P95_ERROR(4, true),
    /** Distance of the samples that pictures show from the held-out points, data units: {@link org.pushforward.fit.SampleDistance}. */
    DISTANCE(4, true),
    /** How far those samples are from their noise, squared standard units: {@link org.pushforward.fit.TransportCost}. */
    TRANSPORT_COST(5, true),
    /** Standard error of it. */
    TRANSPORT_COST_ERROR(5, true),
    /**
     * Median over the points of the least singular value of noise -> data in standard units, the inverse of dz/du: what the price in bits follows
     * from. Unlike the quantiles of a row, which are in data units, it stays as it is when the data's units change.
     */
    SIGMA_LEAST_STANDARD_P50(6, false);

    private final int release;
    private final boolean judged;
    private final ToDoubleFunction<Padding> before;

    /** One that cannot be told of rows from before. */
    HistoryMetric(int release, boolean judged) {
        this(release, judged, begun -> Double.NaN);
    }

    /**
     * @param release  whose rows were the first to have it, counted from 1
     * @param judged   whether a run is judged by it
     * @param before   what rows from before mean, by the padding that their run began with
     */
    HistoryMetric(int release, boolean judged, ToDoubleFunction<Padding> before) {
        this.release = release;
        this.judged = judged;
        this.before = before;
    }

    /** The name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a run is judged by it, so that it stands in {@code metrics.json} and the tables of sweeps. */
    public boolean isJudged() {
        return judged;
    }

    /** Whether it came when {@code history.csv} had columns behind the quantiles already, which stay where they are. */
    public boolean isAfterQuantiles() {
        return release > 2;
    }

    /** What it is in a row from before. @param begun the padding that the run began with */
    public double before(Padding begun) {
        return before.applyAsDouble(begun);
    }

    /** Whether rows of some release had this many numbers, which are then the first so many of these. */
    public static boolean isWidth(int width) {
        List<HistoryMetric> all = List.of(values());
        return width == all.size() || width > 0 && width < all.size() && all.get(width - 1).release < all.get(width).release;
    }

    /** The metrics in the order of a checkpoint's row. */
    public static List<HistoryMetric> all() {
        return Arrays.asList(values());
    }
}
