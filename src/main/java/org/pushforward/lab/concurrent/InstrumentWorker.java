package org.pushforward.lab.concurrent;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pushforward.instrument.Instrument;

/**
 * Reads an instrument at an adaptive rate: always the newest input, never more than a given share of one core. It measures what a reading cost in
 * processor time and rests in proportion, so an expensive instrument reads seldom instead of starving the training. Without input, or while hidden,
 * it sleeps. A reading that fails is told of in the window, once, and the next input is read all the same.
 *
 * @param <I> what the instrument reads
 * @param <O> what it shows
 */
public final class InstrumentWorker<I, O> {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Instrument<I, O> instrument;
    private final Consumer<O> publisher;
    private I newest;
    private boolean fresh;
    /** Waits for something to do, so that it has to be woken for it; while it rests it comes by itself. */
    private boolean idle;
    private boolean ended;
    private boolean hidden;
    private double share = 1;
    private long leastPeriod;
    private boolean failed;
    private boolean refinable;

    /** @param publisher called on the worker with each picture */
    public InstrumentWorker(String name, Instrument<I, O> instrument, Consumer<O> publisher) {
        this.instrument = instrument;
        this.publisher = publisher;
        DaemonThreads.computing(name).newThread(this::work).start();
    }

    /** Overwrites an input that was not yet read. From any thread. */
    public synchronized void offer(I input) {
        newest = input;
        fresh = true;
        wake();
    }

    /** Has the newest input read once more, if there is one: something that the instrument knows by other ways has changed. From any thread. */
    public synchronized void readAgain() {
        fresh = newest != null;
        wake();
    }

    /** Every thread that is woken pushes another one from a core. */
    private void wake() {
        if (idle && !hidden) {
            notifyAll();
        }
    }

    /**
     * @param newShare      of one core's time, above 0 and at most 1
     * @param newLeastPeriod nanoseconds from one picture to the next, at least
     */
    public synchronized void setBudget(double newShare, long newLeastPeriod) {
        share = newShare;
        leastPeriod = newLeastPeriod;
        notifyAll();
    }

    /** A hidden view's instrument costs nothing. */
    public synchronized void setHidden(boolean newHidden) {
        hidden = newHidden;
        notifyAll();
    }

    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void work() {
        try {
            for (I input = next(0, 0); input != null;) {
                long begin = System.nanoTime();
                long cost = CLOCK.getCurrentThreadCpuTime();
                read(input);
                input = next(begin, CLOCK.getCurrentThreadCpuTime() - cost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(I input) {
        try {
            publisher.accept(instrument.read(input));
            refinable = instrument.canRefine();
            failed = false;
        } catch (RuntimeException | Error e) {
            // An instrument that fails must not take the run or the window with it; once is enough to say so. Not even for want of memory may the
            // thread die: the next input may be smaller, and a picture that stands still without a word looks like a run that does.
            if (!failed) {
                WindowFailures.report(e);
            }
            failed = true;
            refinable = false;
        }
    }

    /** Rests for what the last reading cost, then waits for input. @return null at the end */
    private synchronized I next(long lastBegin, long cost) throws InterruptedException {
        while (!ended) {
            // Asked anew after each awakening: the budget may have changed.
            long period = Math.max(leastPeriod, (long) (cost / share));
            long early = lastBegin + period - System.nanoTime();
            boolean work = !hidden && (fresh || refinable);
            if (work && (early <= 0 || lastBegin == 0)) {
                fresh = false;
                return newest;
            }
            if (work) {
                TimeUnit.NANOSECONDS.timedWait(this, early);
            } else {
                idle = true;
                wait();
                idle = false;
            }
        }
        return null;
    }
}
