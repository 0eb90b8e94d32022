package org.pushforward.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A few threads that share numbered pieces of work: the caller and its helpers claim the numbers one by one, so that a helper that the system
 * has put aside (a window is drawing, say) costs a slower step and never a stalled one. Which thread did a piece never shows in the result, as
 * long as pieces write to places of their own.
 *
 * <p>Pieces of a training step take some hundred microseconds, less than waking a parked thread may take; helpers therefore spin for a while
 * before they park. One caller at a time.
 */
public final class Team implements AutoCloseable {

    private static final int SPINS_BEFORE_PARKING = 4_000;
    private static final int CALLER_SPINS_BEFORE_PARKING = 1_000;

    private final Helper[] helpers;
    /**
     * Generation of the work in the upper half, how many numbers are unclaimed in the lower: one word, so that whoever claims has seen the round
     * that he claims from. A finished round has none left, and so a late helper finds nothing while the next one is being set up.
     */
    private final AtomicLong ticket = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile IntConsumer work;
    /** The caller while it is parked. */
    private volatile Thread waiting;
    private volatile Throwable failure;
    private volatile boolean closed;

    /** @param threads the caller included; 1 makes a team without helpers */
    public Team(int threads) {
        helpers = new Helper[Math.max(0, threads - 1)];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    /** The cores that there are, at most {@code most}. */
    public static int threadsFor(int most) {
        return Math.max(1, Math.min(most, Runtime.getRuntime().availableProcessors()));
    }

    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs {@code work} for 0 .. count-1, each number once, on any thread of the team; returns when all are done, with their writes visible.
     *
     * @throws RuntimeException or Error that a piece threw; the other pieces are done nevertheless
     */
    public void run(int count, IntConsumer work) {
        if (helpers.length == 0 || count == 1) {
            for (int i = 0; i < count; i++) {
                work.accept(i);
            }
            return;
        }
        this.work = work;
        unfinished.set(count);
        long generation = (ticket.get() >>> 32) + 1;
        ticket.set(generation << 32 | count);
        for (int i = 0; i < Math.min(helpers.length, count - 1); i++) {
            if (helpers[i].parked) {
                LockSupport.unpark(helpers[i]);
            }
        }
        claim(generation);
        awaitHelpers();
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    /**
     * Spins for as long as a piece may still take; then something else holds the helper's core, and parking leaves this one free, so that the system
     * can let the helper go on here.
     */
    private void awaitHelpers() {
        for (int spins = 0; unfinished.get() > 0 && spins < CALLER_SPINS_BEFORE_PARKING; spins++) {
            Thread.onSpinWait();
        }
        if (unfinished.get() > 0) {
            waiting = Thread.currentThread();
            while (unfinished.get() > 0) {
                LockSupport.park(this);
            }
            waiting = null;
        }
    }

    private void claim(long generation) {
        while (true) {
            long current = ticket.get();
            int left = (int) current;
            if (current >>> 32 != generation || left == 0) {
                return;
            }
            if (!ticket.compareAndSet(current, current - 1)) {
                continue;
            }
            try {
                work.accept(left - 1);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                if (unfinished.decrementAndGet() == 0) {
                    Thread caller = waiting;
                    if (caller != null) {
                        LockSupport.unpark(caller);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private final class Helper extends Thread {

        private volatile boolean parked;

        Helper(int number) {
            super("team-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            long seen = 0;
            int spins = 0;
            while (!closed) {
                long generation = ticket.get() >>> 32;
                if (generation != seen) {
                    seen = generation;
                    claim(generation);
                    spins = 0;
                } else if (spins++ < SPINS_BEFORE_PARKING) {
                    Thread.onSpinWait();
                } else {
                    parked = true;
                    // Looked at again after the flag is up: work that came in between saw the flag down and woke nobody.
                    if (ticket.get() >>> 32 == seen && !closed) {
                        LockSupport.park(this);
                    }
                    parked = false;
                    spins = 0;
                }
            }
        }
    }
}
