package org.pushforward.live;

import java.util.concurrent.TimeUnit;

/**
 * Keeps runs that train side by side together: none takes a step that lies more than a few turns ahead of the slowest. What is compared is runs at
 * equal steps, and on a machine with fewer cores than runs it is chance who gets one; without this a cheap run would have finished before an
 * expensive one had begun. A strict march would leave cores idle while the last run of a round takes its turn; a lead of some turns keeps all of
 * them at work.
 *
 * <p>A run that cannot go on, since it is finished, has diverged or has ended, does not hold up the others. Each member is one run; safe for use by
 * several threads.
 */
public final class Pace {

    /** How far the fastest may be ahead of the slowest. */
    public static final int LEAD = 4 * DrivenRun.STEPS_A_TURN;

    /** So long a run waits before it looks at whether it is still wanted. */
    private static final long PATIENCE_MILLIS = 20;

    private final long[] steps;
    /** Where each run will stand after the turn that it is taking. */
    private final long[] granted;
    private final boolean[] resting;
    private long limit = Long.MAX_VALUE;

    /** @param members how many runs; all stand at step 0 and are waited for */
    public Pace(int members) {
        steps = new long[members];
        granted = new long[members];
        resting = new boolean[members];
    }

    /** How many runs. */
    public int members() {
        return steps.length;
    }

    /**
     * Asks for a turn, and waits a little if it is not this member's.
     *
     * @return how many steps may be taken, at most {@code most}; 0 if others must go on first, or all were halted here
     */
    synchronized int grant(int member, int most) throws InterruptedException {
        int allowed = allowed(member, most);
        if (allowed == 0) {
            TimeUnit.MILLISECONDS.timedWait(this, PATIENCE_MILLIS);
            allowed = allowed(member, most);
        }
        granted[member] = steps[member] + allowed;
        return allowed;
    }

    private int allowed(int member, int most) {
        long slowest = Long.MAX_VALUE;
        for (int other = 0; other < steps.length; other++) {
            if (other != member && !resting[other]) {
                slowest = Math.min(slowest, steps[other]);
            }
        }
        long last = slowest == Long.MAX_VALUE ? limit : Math.min(limit, slowest + LEAD);
        return (int) Math.max(0, Math.min(most, last - steps[member]));
    }

    /** Tells where a member stands. @param canGoOn whether it will take more steps if it may */
    synchronized void tell(int member, long step, boolean canGoOn) {
        steps[member] = step;
        granted[member] = step;
        resting[member] = !canGoOn;
        notifyAll();
    }

    /** A member has ended, or never began: the others go on without it. */
    public synchronized void leave(int member) {
        resting[member] = true;
        notifyAll();
    }

    /**
     * No run goes beyond the step that the foremost has reached or is on its way to; the others may go on up to it, so that all come to stand
     * together.
     *
     * @return that step
     */
    public synchronized long halt() {
        limit = 0;
        for (int member = 0; member < granted.length; member++) {
            limit = Math.max(limit, Math.max(steps[member], granted[member]));
        }
        notifyAll();
        return limit;
    }

    /** As {@link #halt()} at a step that is known: runs have gone back to it, or stand just before it. */
    public synchronized void haltAt(long step) {
        limit = step;
        notifyAll();
    }

    /** All may go on. */
    public synchronized void release() {
        limit = Long.MAX_VALUE;
        notifyAll();
    }
}
