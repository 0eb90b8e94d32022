package org.pushforward.instrument.board;

import java.util.List;
import java.util.Optional;
import org.pushforward.chart.RunScatter;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.SweepTrails;

/**
 * What a flow that fits has to do as data near a lower dimension get thinner: its least singular value goes like the thickness, and its condition
 * number like one over it.
 */
final class ThicknessGuide {

    private ThicknessGuide() {}

    /** Through the median of the thickest data of the first trail; none where thickness is not across, or what is up is neither of the two. */
    static List<RunScatter.Guide> of(SweepTrails.Axes axes, List<SweepTrails.Trail> trails) {
        Metric up = axes.distance();
        boolean sigma = up == Metric.SIGMA_MIN;
        if (axes.across() != SweepTrails.Across.NOISE || !sigma && !up.label().startsWith("kappa")) {
            return List.of();
        }
        Optional<SweepTrails.Trail> first = trails.stream().filter(trail -> trail.stops().size() > 1 && trail.stops().get(0).along() > 0
                && thickest(trail).distance() > 0).findFirst();
        return first.map(trail -> new RunScatter.Guide(sigma ? "thickness" : "1 / thickness", thickest(trail).along(), thickest(trail).distance(),
                trail.stops().get(0).along(), sigma ? 1 : -1)).stream().toList();
    }

    private static SweepTrails.Stop thickest(SweepTrails.Trail trail) {
        return trail.stops().get(trail.stops().size() - 1);
    }
}
