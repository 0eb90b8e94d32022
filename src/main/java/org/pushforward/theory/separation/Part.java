package org.pushforward.theory.separation;

/** A part of the argument for the lower bound on depth that there is something to see of; the last is of trained flows. */
public enum Part {
    DISTANCES("Distances"), CODEBOOKS("Codebooks"), COUNTING("Counting"), GENERATOR("Generator"), LIPSCHITZ("Lipschitz"), DEPTH("Depth");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
