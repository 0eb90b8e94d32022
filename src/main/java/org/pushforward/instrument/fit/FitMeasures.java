package org.pushforward.instrument.fit;

import java.util.Optional;
import org.pushforward.data.Points;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.GridKl;
import org.pushforward.fit.ModeMass;
import org.pushforward.fit.SlicedWasserstein.Estimate;

/**
 * How near a flow has come to its data, each number with its error. What cannot be measured is empty: a gap and a divergence without a density (zero
 * padding), and everything against the truth for a cloud of points.
 *
 * @param step       of the run
 * @param density    where the flow's density comes from
 * @param resolution of all of it
 * @param nll        mean negative log density at the held-out points, nats
 * @param heldOut    how many of those were there
 * @param gap        {@code nll} above the entropy floor, paired at the same points
 * @param kl         on the grid
 * @param difference truth less flow on the grid
 * @param smoothing  total variation between the truth and a kernel estimate from as many of its own samples; NaN where the density is no such
 *                   estimate
 * @param modes      where the truth has two or more
 * @param samples    of the flow
 * @param judges     the held-out points that the samples are compared with
 * @param distance   sliced Wasserstein distance between these two, data units
 * @param sameSource likewise of points that are all from the data: what the flow could reach
 */
public record FitMeasures(
        long step, FitDensity density, FitResolution resolution, Optional<GapToFloor> nll, int heldOut, Optional<GapToFloor> gap,
        Optional<GridKl> kl, Optional<DensityDifference> difference, double smoothing, Optional<ModeMass> modes,
        Points samples, Points judges, Estimate distance, Estimate sameSource) {
}
