package org.pushforward.instrument.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pushforward.base.OneLine;
import org.pushforward.chart.Numbers;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.GridKl;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.TransportCost;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingSnapshot;

/**
 * One number of the fit as it is shown: what cannot be measured says so, and nothing stands without its error or its resolution.
 *
 * @param name  with the unit
 * @param value with its error
 * @param note  how it was measured, and what it is to be compared with
 */
public record FitMeasure(String name, String value, String note) {

    private static final double PERCENT = 100;
    private static final String NOT_FINITE = "In some cells the flow is not finite: they are hatched.";

    /** What the history of the run says first, then what the lens has measured itself. @param reading with measures */
    public static List<FitMeasure> of(FitReading reading) {
        FitMeasures fit = reading.measures().orElseThrow();
        List<FitMeasure> all = new ArrayList<>();
        all.add(likelihood(reading.run(), reading.row()));
        fit.marginal().ifPresent(marginal -> all.add(marginal(fit, marginal, Double.isFinite(reading.run().floor()))));
        if (fit.difference().isPresent()) {
            all.add(divergence(fit));
            all.add(variation(fit, fit.difference().get()));
        } else if (!reading.data().isPlanar()) {
            all.add(new FitMeasure("KL on a grid, nats", "–", "No grid is fine enough in " + reading.data().dimension()
                    + " coordinates; the gap at the held-out points is the same quantity."));
        }
        boolean oneUnit = fit.difference().isPresent() || reading.data().distribution().isPresent();
        all.add(distance(reading.row(), reading.data().yardstick(), oneUnit));
        all.add(transport(reading.row(), reading.data().transports().ifKnown()));
        return all;
    }

    /** @param row null for none */
    private static FitMeasure likelihood(TrainingSnapshot run, HistoryRow row) {
        if (row == null) {
            return new FitMeasure("gap to the floor, nats", "–", "The history of this run is not here.");
        }
        if (row.isUnbounded()) {
            return new FitMeasure("gap to the floor", "unbounded",
                    "Points padded with zeros have no density: no entropy bounds their likelihood, and there is no gap.");
        }
        String bound = run.config().padding().dimensions() > 0 ? ", at most" : "";
        String nll = Numbers.fixed(row.nll(), 3);
        String points = at(row) + " over the held-out points of the history. ± is one standard error.";
        if (!Double.isFinite(row.gap())) {
            return new FitMeasure("held-out NLL" + bound + ", nats", Numbers.uncertain(row.nll(), row.get(HistoryMetric.NLL_ERROR)),
                    points + " The true density of these points is unknown, so there is no floor and no gap.");
        }
        return new FitMeasure("gap to the floor" + bound + ", nats", Numbers.uncertain(row.gap(), row.gapError()),
                points + " NLL " + nll + " less the floor of the same points, " + Numbers.fixed(row.floorOfPoints(), 3) + "; the entropy is "
                        + Numbers.fixed(run.floor(), 3) + ".");
    }

    private static String at(HistoryRow row) {
        return "At step " + Numbers.count(row.step());
    }

    private static FitMeasure marginal(FitMeasures fit, GapToFloor marginal, boolean floorKnown) {
        String name = (floorKnown ? "gap" : "NLL") + " of the data alone, nats";
        if (Double.isNaN(marginal.mean())) {
            return new FitMeasure(name, "–", "At some of the held-out points the flow is not finite.");
        }
        return new FitMeasure(name, Numbers.uncertain(marginal.mean(), marginal.standardError()),
                "The padding integrated out, at step " + Numbers.count(fit.step()) + ": " + fit.density().words(fit.resolution()) + " at "
                        + Numbers.count(fit.heldOut()) + " held-out points; an upper bound in expectation.");
    }

    private static FitMeasure divergence(FitMeasures fit) {
        String name = "KL on a grid, nats";
        if (fit.kl().isEmpty()) {
            return new FitMeasure(name, "–", "Needs a density of the flow; a kernel estimate is too smooth for it.");
        }
        GridKl kl = fit.kl().get();
        if (Double.isNaN(kl.value())) {
            return new FitMeasure(name, "–", NOT_FINITE);
        }
        if (Double.isInfinite(kl.value())) {
            return new FitMeasure(name, "∞", "Where " + percent(kl.uncovered()) + " of the data are, the flow has no mass.");
        }
        return new FitMeasure(name, Numbers.brief(kl.value()), "KL(data ‖ flow), " + cells(fit) + "; half as many a side give "
                + Numbers.brief(kl.resolutionError())
                + " less. Outside of the picture: " + percent(kl.trueOutside()) + " of the data, " + percent(kl.modelOutside()) + " of the flow.");
    }

    private static FitMeasure variation(FitMeasures fit, DensityDifference difference) {
        if (Double.isNaN(difference.totalVariation())) {
            return new FitMeasure("mass to be moved", "–", NOT_FINITE);
        }
        String note = fit.density() == FitDensity.KERNEL
                ? OneLine.capital(fit.density().words(fit.resolution())) + ", which smooths; as many points of the data give "
                + percent(fit.smoothing()) + "."
                : "The total variation distance within the picture, on " + cells(fit) + "; half as many a side give "
                + percent(difference.totalVariation() - difference.coarser().totalVariation()) + " less.";
        return new FitMeasure("mass to be moved", percent(difference.totalVariation()), note);
    }

    private static FitMeasure distance(HistoryRow row, Yardstick yardstick, boolean oneUnit) {
        String name = "sliced W₂, data units";
        if (row == null || !Double.isFinite(row.distance())) {
            return new FitMeasure(name, "–", row == null ? "The history of this run is not here."
                    : "Not measured in this row of the history, or some of the samples are not finite.");
        }
        String words = yardstick.words(row.distance());
        return new FitMeasure(name, Numbers.brief(row.distance()), OneLine.capital(words) + ". " + at(row)
                + "; for samples of the data the median is " + Numbers.brief(yardstick.median()) + ", and 19 of 20 lie from "
                + Numbers.brief(yardstick.low()) + " to " + Numbers.brief(yardstick.high()) + "."
                + (oneUnit ? "" : " The coordinate of the larger spread weighs most."));
    }

    private static FitMeasure transport(HistoryRow row, Optional<TransportYardstick> least) {
        String name = "transport cost E|u − z|², standard units²";
        TransportCost cost = row == null ? TransportCost.NOT_MEASURED : row.transport();
        if (Double.isNaN(cost.mean())) {
            return new FitMeasure(name, "–", row == null ? "The history of this run is not here."
                    : "Not measured in this row of the history, or some of the samples are not finite.");
        }
        String against = least.map(known -> OneLine.capital(known.words(cost)) + ". " + at(row) + "; the least of any map is W₂² = "
                + (known.measured().isResolved() ? Numbers.uncertain(known.optimal(), known.standardError())
                        : "at most " + Numbers.brief(known.measured().atMost()))
                + ", by the exact transport of " + Numbers.count(known.points()) + " points; two samples of the data cost "
                + Numbers.brief(known.floor()) + ".")
                .orElse(at(row) + ". The least of any map from noise to these data is measured at rest: pause the run.");
        return new FitMeasure(name, Numbers.uncertain(cost.mean(), cost.standardError()), against);
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
}
