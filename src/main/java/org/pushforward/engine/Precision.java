package org.pushforward.engine;

import org.pushforward.base.Choice;

/** The floating-point type that a run trains in. Instruments always use {@link #DOUBLE}. */
public enum Precision implements Choice {
    FLOAT("Float"),
    DOUBLE("Double");

    private final String title;

    Precision(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return label() + " precision";
    }
}
