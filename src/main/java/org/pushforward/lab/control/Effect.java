package org.pushforward.lab.control;

/** What a change of a setting does to the run. */
public enum Effect {
    RESTARTS("restarts"),
    GOES_ON("goes on");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
