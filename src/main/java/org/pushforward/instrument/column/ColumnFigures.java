package org.pushforward.instrument.column;

import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Padding;
import org.pushforward.instrument.KappaFigures;
import org.pushforward.instrument.LikelihoodWords;
import org.pushforward.train.Convergence;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * The numbers under a picture, as they are shown.
 *
 * @param gapName what the third number is: with padding not every likelihood is the data's
 * @param gapHelp how it comes from the loss and the floor of the same points, with its error; empty for nothing
 * @param state   empty, or what has become of a run that does not go on: that it diverged, or has not converged
 */
public record ColumnFigures(KappaFigures kappa, String gapName, Estimate gap, String gapHelp, String state) {

    public static ColumnFigures before(TrainingConfig config) {
        return new ColumnFigures(KappaFigures.before(config.dataset()), gapName(config.padding(), true),
                config.padding().hasDensity() ? Estimate.NONE : Estimate.exact("unbounded"), "", "");
    }

    /** @param distanceError standard error of a sliced W2, by which it is judged whether a run without a likelihood has converged */
    public static ColumnFigures of(TrainingSnapshot run, double distanceError) {
        if (run.history().isEmpty()) {
            return before(run.config());
        }
        HistoryRow row = run.history().get(run.history().size() - 1);
        boolean floorKnown = Double.isFinite(run.floor());
        // A loss without a lower bound means nothing beside a floor.
        Estimate gap = row.isUnbounded() ? Estimate.exact("unbounded") : floorKnown ? LikelihoodWords.gap(row) : LikelihoodWords.nll(row);
        String state = run.isDiverged() ? "Diverged. It stands at step " + Numbers.count(run.step()) + ", its last good one."
                : run.isFinished() ? Convergence.of(run.history(), distanceError).state().sentence() : "";
        return new ColumnFigures(
                KappaFigures.of(run.config().dataset(), run.padding(), row), gapName(run.padding(), floorKnown), gap,
                LikelihoodWords.of(row, run.floor()), state);
    }

    private static String gapName(Padding padding, boolean floorKnown) {
        if (!padding.hasDensity()) {
            return "NLL, nats";
        }
        String quantity = floorKnown ? "gap" : "NLL";
        return padding.kind() == Padding.Kind.GAUSSIAN ? quantity + ", at most" : quantity + ", nats";
    }

    /** One sentence for a screen reader. */
    public String sentence() {
        return kappa.sentence() + " " + gapName + ": " + gap.text() + ". " + state;
    }
}
