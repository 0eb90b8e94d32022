package org.pushforward.live;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Has all runs of a workbench wait for a moment. Where a window opens a page, or changes its look, it needs a core for a tenth of a second, and with
 * trainings on all of them a person waits for three times that. No run comes to anything else by it. Safe for use by several threads.
 */
public final class ShortRest {

    private static final long LOOK_NANOS = 2_000_000;

    private volatile boolean resting;
    private volatile long until;

    /** @param most the runs go on by then, whether or not {@link #end} was called */
    public void begin(Duration most) {
        until = System.nanoTime() + most.toNanos();
        resting = true;
    }

    public void end() {
        resting = false;
    }

    /** Waits while the runs rest; for the thread of a run, between two turns. */
    void await() {
        while (resting && System.nanoTime() - until < 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
