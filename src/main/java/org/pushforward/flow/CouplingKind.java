package org.pushforward.flow;

import java.util.Locale;

/** What a coupling does to the coordinates that it transforms. */
public enum CouplingKind {
    /** x e^s + t (Dinh et al., RealNVP, 2017). */
    AFFINE("affine"),
    /** x + t, so that no coupling changes a volume (Dinh et al., NICE, 2015). */
    ADDITIVE("additive, volume preserving");

    private final String title;

    CouplingKind(String title) {
        this.title = title;
    }

    /** In words for a person. */
    public String title() {
        return title;
    }

    /** The name in files and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Numbers that the conditioner gives for each transformed coordinate: u and t, or t alone. */
    int outputs() {
        return this == AFFINE ? 2 : 1;
    }
}
