package org.pushforward.command;

import java.io.PrintWriter;
import java.time.Duration;
import org.pushforward.base.OneLine;

/** Prints to standard error how long work stands, not too often. One thread at a time. */
final class ProgressPrinter {

    private static final long NANOS_BETWEEN = Duration.ofSeconds(5).toNanos();

    private final PrintWriter err;
    private long next = System.nanoTime();

    ProgressPrinter(PrintWriter err) {
        this.err = err;
    }

    /** @param last whether this must not be left out */
    void report(String words, boolean last) {
        long now = System.nanoTime();
        if (last || now >= next) {
            next = now + NANOS_BETWEEN;
            err.println(OneLine.of(words));
        }
    }
}
