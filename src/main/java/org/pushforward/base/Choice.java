package org.pushforward.base;

import java.util.Locale;

/** A constant that a person may choose, and what it is called wherever it is told. */
public interface Choice {

    /** That of the enum. */
    String name();

    /** Short, as on a button: "Halves". */
    String title();

    /** What a run with it has: "fixed halves". */
    String phrase();

    /** In files and on the command line. */
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** At the end of a curve: "halves". */
    default String word() {
        return title().toLowerCase(Locale.ROOT);
    }

    /** Above the column of a run with it: "Fixed halves". */
    default String heading() {
        return OneLine.capital(phrase());
    }
}
