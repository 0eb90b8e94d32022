package org.pushforward.instrument.separation;

/** A part of the argument that there is something to see of. */
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
