package org.pushforward.base;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Where failures came from, as Java prints it. */
public final class Traces {

    /** A stack that overflowed has a thousand lines of the same. */
    private static final int MOST_LETTERS = 8_000;

    private Traces() {}

    /** The stack trace with its causes, cut where it is very long. */
    public static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        String trace = text.toString().strip();
        return trace.length() <= MOST_LETTERS ? trace : trace.substring(0, MOST_LETTERS) + " …";
    }
}
