package org.pushforward.instrument.fit;

import java.util.Optional;
import org.pushforward.data.Points;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.GridKl;
import org.pushforward.fit.ModeMass;

/**
 * What the lens measures of a flow beyond the history of its run, each number with its error. What cannot be measured is empty: a divergence without
 * a density (zero padding), and everything against the truth for a cloud of points.
 *
 * @param step       of the run
 * @param density    where the flow's density comes from
 * @param resolution of all of it
 * @param marginal   gap of the data coordinates alone, the padding integrated out: a quantity of its own, below that of the history, which is of data
 *                   and padding together. Empty but for {@link FitDensity#WEIGHTED}; above a log density of 0 for a cloud, and so its NLL
 * @param heldOut    how many points that was measured at
 * @param kl         on the grid
 * @param difference truth less flow on the grid
 * @param smoothing  total variation between the truth and a kernel estimate from as many of its own samples; NaN where the density is no such
 *                   estimate
 * @param modes      where the truth has two or more
 * @param samples    of the flow
 * @param judges     held-out points, to be shown beside the samples
 */
public record FitMeasures(
        long step, FitDensity density, FitResolution resolution, Optional<GapToFloor> marginal, int heldOut,
        Optional<GridKl> kl, Optional<DensityDifference> difference, double smoothing, Optional<ModeMass> modes,
        Points samples, Points judges) {
}
