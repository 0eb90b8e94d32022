package org.pushforward.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a thread compute without keeping others of the process waiting. Where trainings and instruments fill all cores, the window's thread gets its
 * share of them only: it has to get what it asks for, since a person waits for it, and they take what is left.
 */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** A tenth of the weight of a common thread, while such a one wants to run; no difference where none does. */
    private static final int NICENESS = 10;
    /** What setpriority is told to change, and of whom: on Linux a thread, and 0 is the one that asks. */
    private static final int THREAD = 0;
    private static final int THIS = 0;

    private Background() {}

    /**
     * Lowers the priority of the present thread, and so of those that it makes from now on, for good. Where that cannot be done nothing happens: all
     * works without it.
     */
    public static void lower() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        // That is enough on Windows. On Linux Java leaves priorities alone, since a lowered one cannot be raised again.
        try {
            if (LibC.isHere() && niceness() < NICENESS) {
                LibC.HERE.setpriority(THREAD, THIS, NICENESS);
            }
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("the priority of {} stays as it is", Thread.currentThread().getName(), e);
        }
    }

    /** @return the niceness of the present thread, as Linux counts it */
    static int niceness() {
        return LibC.HERE.getpriority(THREAD, THIS);
    }
}
