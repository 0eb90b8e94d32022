package org.pushforward.experiment.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

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

    /** On one line for a person. */
    public String words() {
        String diverged = diverged() == 0 ? "" : String.format(Locale.ROOT, " (%d diverged)", diverged());
        String time = left == null || isComplete() ? "" : left.toHours() > 0
                ? String.format(Locale.ROOT, "   about %d h %02d min left", left.toHours(), left.toMinutesPart())
                : String.format(Locale.ROOT, "   about %d:%02d min left", left.toMinutes(), left.toSecondsPart());
        return String.format(Locale.ROOT, "%d of %d runs%s   %.0f %%%s", ended(), runs, diverged, 100 * share, time);
    }
}
