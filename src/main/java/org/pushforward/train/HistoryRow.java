package org.pushforward.train;

import org.pushforward.conditioning.KappaSummary;

/**
 * One reading of the instruments.
 *
 * @param step           steps done
 * @param trainNll       nats per point on the last batch, reported as {@code nll} is; NaN at step 0
 * @param nll            held-out negative log-likelihood in nats per data point and data units. With Gaussian padding the joint one minus the
 *                       padding's entropy, an upper bound; with zero padding the joint one as it stands, which is unbounded below
 * @param gap            {@code nll} minus the entropy floor, paired on the same held-out points; NaN where there is no floor or no density
 * @param gapError       standard error of {@code gap}
 * @param kappa          condition number of the Jacobian over the instrument's points, in data units: that of dz/dx, the standardisation included
 * @param kappaStandard  that of the flow in standard units, dz/du, where u is the standardised data with the padding as it is. A change of the data's
 *                       units leaves it as it is. Without padding, data with one common scale have the same in both. {@link
 *                       KappaSummary#NOT_MEASURED} in rows of earlier releases
 * @param sigmaMin       smallest singular value of the noise -> data Jacobian over the points, data units as all singular values here
 * @param sigmaQuantiles {@code [i][q]}: quantile q (5, 25, 50, 75, 95 %) over the points of the i-th largest singular value, noise -> data
 * @param rate           Adam's rate at this step
 * @param gradientNorm   before clipping; NaN at step 0
 * @param paddingNoise   standard deviation of the padding that the step was trained with and the row is read with, 0 for zero padding; NaN without
 *                       padding
 */
public record HistoryRow(
        long step, double trainNll, double nll, double gap, double gapError,
        KappaSummary kappa, KappaSummary kappaStandard, double sigmaMin,
        double[][] sigmaQuantiles, double rate, double gradientNorm, double paddingNoise) {

    /** Whether the padded points have no density, so that {@code nll} falls without end and must not be compared with anything. */
    public boolean isUnbounded() {
        return paddingNoise == 0;
    }
}
