package org.pushforward.experiment.report;

import java.util.Locale;

/** Whether what was measured agrees with a claim. */
public enum Verdict {
    AGREE, DISAGREE, UNDECIDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
