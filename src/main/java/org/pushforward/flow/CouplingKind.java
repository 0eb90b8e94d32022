package org.pushforward.flow;

import org.pushforward.base.Choice;

/** What a coupling does to the coordinates that it transforms. */
public enum CouplingKind implements Choice {
    /** x e^s + t (Dinh et al., RealNVP, 2017). */
    AFFINE("Affine", "affine couplings"),
    /** x + t, so that no coupling changes a volume (Dinh et al., NICE, 2015). */
    ADDITIVE("Additive", "additive couplings");

    private final String title;
    private final String phrase;

    CouplingKind(String title, String phrase) {
        this.title = title;
        this.phrase = phrase;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return phrase;
    }

    /** Whether it changes a volume, by factors that the clamp bounds; else the clamp has no meaning. */
    public boolean scales() {
        return switch (this) {
            case AFFINE -> true;
            case ADDITIVE -> false;
        };
    }

    /** Numbers that the conditioner gives for each transformed coordinate: u and t, or t alone. */
    int outputs() {
        return switch (this) {
            case AFFINE -> 2;
            case ADDITIVE -> 1;
        };
    }
}
