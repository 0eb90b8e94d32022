package org.pushforward.theory.universal;

import org.pushforward.base.Choice;

/** Where three couplings with a slot for each cell pay: which coordinates are squeezed. */
public enum Price implements Choice {
    /** The third coupling keeps the squeezed coordinate as it is, s3 = 1: the Jacobian is diag(s2, eta), and kappa stays bounded. */
    BOTH("Both coordinates", "both coordinates squeezed"),
    /** The third coupling gives back what the first one squeezed, s3 = 1 / eta: diag(s2, 1); half as much entropy is lost, and kappa grows. */
    ONE("One coordinate", "one coordinate squeezed");

    private final String title;
    private final String phrase;

    Price(String title, String phrase) {
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
}
