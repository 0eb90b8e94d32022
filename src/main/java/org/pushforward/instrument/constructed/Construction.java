package org.pushforward.instrument.constructed;

import org.pushforward.theory.padded.PaddedVariant;

/** What can be shown. */
public enum Construction {
    TWO("two couplings", PaddedVariant.TWO, "As the noise σ goes to 0, κ will"),
    KINETIC("kinetic", PaddedVariant.KINETIC, "With more momentum steps K, κ will"),
    SCRATCH("constant padding", PaddedVariant.SCRATCH, "As the padding's noise σ goes to 0, κ will"),
    SPLITTING("d − 1 against 1", null, "With more steps K, κ will");

    private final String title;
    private final PaddedVariant variant;
    private final String question;

    Construction(String title, PaddedVariant variant, String question) {
        this.title = title;
        this.variant = variant;
        this.question = question;
    }

    public String title() {
        return title;
    }

    /** Null for the one without padding. */
    public PaddedVariant variant() {
        return variant;
    }

    /** To be answered before the curves are seen; "fall", "stay" or "grow" follows. */
    public String question() {
        return question;
    }
}
