package org.pushforward.instrument.gradient;

import java.util.List;
import org.pushforward.train.GradientNorms;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;

/**
 * What the lens on gradients shows.
 *
 * @param run       whose history it is
 * @param history   rows so far
 * @param norms     null where no row has any
 * @param sentences what there is to understand
 */
public record GradientsReading(TrainingConfig run, List<HistoryRow> history, GradientNorms norms, List<String> sentences) {

    /** Whether another reading, null for none, is of the same run. */
    public boolean hasRunOf(GradientsReading other) {
        return other != null && run == other.run;
    }

    /** Layers of the flow. */
    public int layers() {
        return run.flow().couplings();
    }

    /** Whether its layers follow a gradient. */
    public boolean descends() {
        return run.flow().family().descends();
    }

    /** The longest gradient that the optimiser is given; infinity for any. */
    public double clip() {
        return run.optimization().clip();
    }

    /** Of the whole run. */
    public int steps() {
        return run.steps();
    }
}
