package org.pushforward.experiment.sweep;

import java.util.Locale;

/**
 * What a run comes to in numbers, each as {@code metrics.json} has it; see {@link org.pushforward.experiment.run.RunMetrics}. NaN where it does not exist
 * or was not measured.
 */
public enum Metric {
    /** Held-out negative log-likelihood, nats. */
    NLL,
    /** The joint value that training lowers without end where padding has no density, nats. */
    UNBOUNDED_NLL,
    /** Entropy of the data, nats. */
    FLOOR,
    /** NLL less the floor, nats. */
    GAP,
    /** Standard error of the gap, nats. */
    GAP_ERROR,
    /** Sliced 2-Wasserstein distance between samples and held-out points, data units. */
    SLICED_W2,
    /** Mean condition number of the Jacobian over held-out points, data units: the standardisation included. */
    KAPPA_MEAN,
    /** Its median. */
    KAPPA_P50,
    /** Its 95 % quantile. */
    KAPPA_P95,
    /** Its largest. */
    KAPPA_MAX,
    /** Smallest singular value of the noise -> data Jacobian, data units. */
    SIGMA_MIN,
    /** Largest error of there and back, data units. */
    ROUND_TRIP,
    /** Mean condition number of the flow in standard units, which does not change with the data's units. */
    KAPPA_STANDARD_MEAN,
    /** Its median. */
    KAPPA_STANDARD_P50,
    /** Its 95 % quantile. */
    KAPPA_STANDARD_P95,
    /** Its largest. */
    KAPPA_STANDARD_MAX;


    /** The same summary of the condition number of the flow in standard units; any other metric as it is. */
    public Metric inStandardUnits() {
        return switch (this) {
            case KAPPA_MEAN -> KAPPA_STANDARD_MEAN;
            case KAPPA_P50 -> KAPPA_STANDARD_P50;
            case KAPPA_P95 -> KAPPA_STANDARD_P95;
            case KAPPA_MAX -> KAPPA_STANDARD_MAX;
            default -> this;
        };
    }

    /** Whether tables of earlier releases do not have it. */
    public boolean isLater() {
        return compareTo(ROUND_TRIP) > 0;
    }

    /** The name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
