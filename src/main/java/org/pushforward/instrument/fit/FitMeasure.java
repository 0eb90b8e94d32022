package org.pushforward.instrument.fit;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.Numbers;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.GridKl;

/**
 * One number of the fit as it is shown: what cannot be measured says so, and nothing stands without its error or its resolution.
 *
 * @param name  with the unit
 * @param value with its error
 * @param note  how it was measured, and what it is to be compared with
 */
public record FitMeasure(String name, String value, String note) {

    private static final double PERCENT = 100;

    public static List<FitMeasure> of(FitMeasures fit) {
        List<FitMeasure> all = new ArrayList<>();
        all.add(likelihood(fit));
        if (fit.difference().isPresent()) {
            all.add(divergence(fit));
            all.add(variation(fit, fit.difference().get()));
        }
        all.add(distance(fit));
        return all;
    }

    private static FitMeasure likelihood(FitMeasures fit) {
        if (fit.nll().isEmpty()) {
            return new FitMeasure("gap to the floor", "unbounded",
                    "With zero padding the points have no density: their likelihood has no upper bound, and there is no gap.");
        }
        String judged = " at " + Numbers.count(fit.heldOut()) + " held-out points; ± is one standard error.";
        String bound = fit.density() == FitDensity.WEIGHTED ? "An upper bound in expectation: " : "";
        String how = capitalised(bound + fit.density().words(fit.resolution()) + judged);
        if (fit.gap().isEmpty()) {
            GapToFloor nll = fit.nll().get();
            return new FitMeasure("held-out NLL, nats", Numbers.uncertain(nll.mean(), nll.standardError()),
                    how + " The true density of these points is unknown, so there is no floor and no gap.");
        }
        return new FitMeasure("gap to the floor, nats", Numbers.uncertain(fit.gap().get().mean(), fit.gap().get().standardError()), how);
    }

    private static FitMeasure divergence(FitMeasures fit) {
        String name = "KL on a grid, nats";
        if (fit.kl().isEmpty()) {
            return new FitMeasure(name, "–", "Needs a density of the flow; a kernel estimate is too smooth for it.");
        }
        GridKl kl = fit.kl().get();
        if (Double.isInfinite(kl.value())) {
            return new FitMeasure(name, "∞", "Where " + percent(kl.uncovered()) + " of the data are, the flow has no mass.");
        }
        return new FitMeasure(name, Numbers.brief(kl.value()), "KL(data ‖ flow), " + cells(fit) + "; half as many a side give "
                + Numbers.brief(kl.resolutionError())
                + " less. Outside of the picture: " + percent(kl.trueOutside()) + " of the data, " + percent(kl.modelOutside()) + " of the flow.");
    }

    private static FitMeasure variation(FitMeasures fit, DensityDifference difference) {
        String note = fit.density() == FitDensity.KERNEL
                ? capitalised(fit.density().words(fit.resolution())) + ", which smooths; as many points of the data give " + percent(fit.smoothing())
                + "."
                : "The total variation distance within the picture, on " + cells(fit) + ".";
        return new FitMeasure("mass to be moved", percent(difference.totalVariation()), note);
    }

    private static FitMeasure distance(FitMeasures fit) {
        String name = "sliced W₂, data units";
        String samples = Numbers.count(fit.samples().count()) + " samples";
        if (!Double.isFinite(fit.distance().value())) {
            return new FitMeasure(name, "–", "Some of the " + samples + " are not finite.");
        }
        String value = Numbers.uncertain(fit.distance().value(), fit.distance().standardError());
        String compared = samples + " against " + Numbers.count(fit.judges().count()) + " held-out points. ";
        String same = Numbers.uncertain(fit.sameSource().value(), fit.sameSource().standardError());
        return new FitMeasure(name, value, compared + (fit.difference().isPresent() ? "Two fresh samples of the data: " + same + "."
                : "As many training points: " + same + ". The coordinate of the larger spread weighs most."));
    }

    private static String cells(FitMeasures fit) {
        int cells = fit.resolution().cells(fit.density());
        return cells + " × " + cells + " cells";
    }

    private static String percent(double share) {
        // A midpoint rule may find a little more than there is.
        double percent = PERCENT * Math.max(0, share);
        return (percent < 1 ? Numbers.fixed(percent, 2) : Numbers.brief(percent)) + " %";
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
