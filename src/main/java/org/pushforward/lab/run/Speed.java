package org.pushforward.lab.run;

import java.time.Duration;

/** How fast a run goes on and how often it is shown. */
public enum Speed {
    /** Two steps a second, each to be seen. */
    SLOW("Slow", Duration.ofMillis(500), Duration.ZERO),
    /** As fast as the machine trains, with live pictures. */
    NORMAL("Normal", Duration.ZERO, Duration.ZERO),
    /** As fast as the machine trains; pictures once a second. */
    TURBO("Turbo", Duration.ZERO, Duration.ofSeconds(1));

    private final String title;
    private final Duration betweenSteps;
    private final Duration betweenPictures;

    Speed(String title, Duration betweenSteps, Duration betweenPictures) {
        this.title = title;
        this.betweenSteps = betweenSteps;
        this.betweenPictures = betweenPictures;
    }

    public String title() {
        return title;
    }

    public Duration betweenSteps() {
        return betweenSteps;
    }

    /** Least time from one picture to the next, beyond what the instruments' own budget asks for. */
    public Duration betweenPictures() {
        return betweenPictures;
    }
}
