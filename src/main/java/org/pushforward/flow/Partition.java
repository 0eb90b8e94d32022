package org.pushforward.flow;

import org.pushforward.base.Choice;

/** How the coordinates are dealt out to the couplings. */
public enum Partition implements Choice {
    /** Two fixed halves that take turns: the paper's fixed partition. */
    HALVES("Halves", "fixed halves", "Fixed halves"),
    /** A random permutation of the coordinates before each coupling, drawn once per run. */
    PERMUTATIONS("Permuted", "permutations", "Random permutations"),
    /** A learned invertible linear layer before each coupling, the 1x1 convolution of GLOW (Kingma and Dhariwal, 2018) for data without pixels. */
    LINEAR("1×1", "1×1 layers", "Learned 1×1 layers");

    private final String title;
    private final String phrase;
    private final String heading;

    Partition(String title, String phrase, String heading) {
        this.title = title;
        this.phrase = phrase;
        this.heading = heading;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return phrase;
    }

    @Override
    public String heading() {
        return heading;
    }

    /** Whether a layer before each coupling mixes the coordinates, so that all couplings transform the same places; else couplings take turns. */
    public boolean mixes() {
        return switch (this) {
            case HALVES -> false;
            case PERMUTATIONS, LINEAR -> true;
        };
    }

    /** Whether the layers that mix are learned. */
    public boolean learns() {
        return switch (this) {
            case HALVES, PERMUTATIONS -> false;
            case LINEAR -> true;
        };
    }
}
