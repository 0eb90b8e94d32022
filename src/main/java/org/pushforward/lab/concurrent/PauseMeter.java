package org.pushforward.lab.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a thread keeps others waiting: asks it every few milliseconds for a sign and notes how late it comes. That is what a person
 * feels as a pause, whatever it is that holds the thread.
 */
public final class PauseMeter {

    private static final long PERIOD_MILLIS = 10;

    private final Executor measured;
    private volatile boolean running = true;
    private volatile boolean answered = true;
    private volatile long longest;
    private volatile long worstMoment;
    private final long begin = System.nanoTime();

    /** @param measured hands work to the thread */
    public PauseMeter(Executor measured) {
        this.measured = measured;
        DaemonThreads.named("pushforward-pause-meter").newThread(this::ask).start();
    }

    private void ask() {
        while (running) {
            if (answered) {
                answered = false;
                long asked = System.nanoTime();
                measured.execute(() -> answer(asked));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void answer(long asked) {
        long late = System.nanoTime() - asked;
        if (running && late > longest) {
            longest = late;
            worstMoment = asked - begin;
        }
        answered = true;
    }

    /** Ends the measurement. @return the longest pause in milliseconds */
    public double stop() {
        running = false;
        return longest / 1e6;
    }

    /** When the longest pause began, in seconds since the meter was made. */
    public double worstMoment() {
        return worstMoment / 1e9;
    }
}
