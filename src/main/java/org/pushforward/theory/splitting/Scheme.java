package org.pushforward.theory.splitting;

/** How the flow of a sum is composed of the flows of its terms. */
public enum Scheme {
    /** One after another, in every step: error like 1 / K. */
    LIE("Lie", 1),
    /** Half of each there and back again (Strang, "On the construction and comparison of difference schemes", 1968): error like 1 / K^2. */
    STRANG("Strang", 2);

    private final String title;
    private final int order;

    Scheme(String title, int order) {
        this.title = title;
        this.order = order;
    }

    public String title() {
        return title;
    }

    /** The slope of log error against log 1/K that theory gives. */
    public int order() {
        return order;
    }
}
