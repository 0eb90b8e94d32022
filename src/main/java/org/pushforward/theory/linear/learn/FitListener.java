package org.pushforward.theory.linear.learn;

/** Hears how a fit goes on, on the thread that fits, and may end it. */
public interface FitListener {

    /** Hears nothing and goes on to the end. */
    FitListener SILENT = new FitListener() {};

    /**
     * After each step.
     *
     * @param restart from 0
     * @param step    from 1
     * @param error   the Frobenius norm of product minus target, relative to that of the target
     */
    default void step(int restart, int step, double error) {
    }

    /** Asked after each step; a fit that is cancelled returns what it has. */
    default boolean isCancelled() {
        return false;
    }
}
