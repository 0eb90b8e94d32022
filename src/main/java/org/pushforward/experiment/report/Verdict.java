package org.pushforward.experiment.report;

import java.util.List;
import java.util.Locale;

/** Whether what was measured agrees with a claim. */
public enum Verdict {
    AGREE, DISAGREE, UNDECIDED;

    /** Of a number below a limit: decided where it is so, or is not, by more than so many standard errors. */
    static final int ERRORS = 3;

    static Verdict of(boolean agrees) {
        return agrees ? AGREE : DISAGREE;
    }

    /** Whether a measured number is below a limit. @param error standard error of the number */
    static Verdict below(double value, double error, double limit) {
        return value + ERRORS * error < limit ? AGREE : value - ERRORS * error >= limit ? DISAGREE : UNDECIDED;
    }

    /** Of a claim that has several parts: it agrees if all do, and not if one does not. */
    static Verdict all(Verdict... parts) {
        List<Verdict> all = List.of(parts);
        return all.contains(DISAGREE) ? DISAGREE : all.isEmpty() || all.contains(UNDECIDED) ? UNDECIDED : AGREE;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
