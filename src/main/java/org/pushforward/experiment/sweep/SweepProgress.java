package org.pushforward.experiment.sweep;

import java.time.Duration;
import java.util.List;

/**
 * How a sweep stands.
 *
 * @param runs  how many there are
 * @param rows  of those that have ended, in the order of their numbers; unmodifiable
 * @param share of all work that is done, 0 to 1, running runs included; by an estimate of what each run takes
 * @param left  time left at the pace so far; null before there is a pace
 */
public record SweepProgress(int runs, List<SweepRow> rows, double share, Duration left) {

    public int ended() {
        return rows.size();
    }

    public int diverged() {
        return (int) rows.stream().filter(SweepRow::diverged).count();
    }

    public boolean isComplete() {
        return rows.size() == runs;
    }
}
