package org.pushforward.experiment.sweep;

import java.util.Locale;

/** What a run comes to in numbers, each as {@code metrics.json} has it; see {@link org.pushforward.experiment.RunMetrics}. */
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
    /** Mean condition number of the Jacobian over held-out points. */
    KAPPA_MEAN,
    /** Its median. */
    KAPPA_P50,
    /** Its 95 % quantile. */
    KAPPA_P95,
    /** Its largest. */
    KAPPA_MAX,
    /** Smallest singular value of the noise to data Jacobian. */
    SIGMA_MIN,
    /** Largest error of there and back, data units. */
    ROUND_TRIP;

    /** The name in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
