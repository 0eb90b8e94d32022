package org.pushforward.flow;

import java.util.Locale;

/** How the coordinates are dealt out to the couplings. */
public enum Partition {
    /** Two fixed halves that take turns: the paper's fixed partition. */
    HALVES("fixed halves, alternating"),
    /** A random permutation of the coordinates before each coupling, drawn once per run. */
    PERMUTATIONS("random permutations"),
    /** A learned invertible linear layer before each coupling, the 1x1 convolution of GLOW (Kingma and Dhariwal, 2018) for data without pixels. */
    LINEAR("learned 1x1 linear layers");

    private final String title;

    Partition(String title) {
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
}
