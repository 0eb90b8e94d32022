package org.pushforward.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * A few threads that share work in rounds of numbered pieces: the caller and its helpers, each with a lane of its own, claim the pieces one by one.
 * Which lane did a piece never shows in a result, as long as the pieces see to that.
 *
 * <p>A desktop gives no thread a core for sure: while a window is painted, one of the lanes is put aside for some milliseconds in the middle of a
 * piece, ten times what a round takes, and the system does not move it to a core that falls idle. So a lane that has nothing left to claim waits a
 * little and then does the missing piece once more, with buffers of its own; whoever is done first counts, and the rounds go on without the lane that
 * was put aside, be it the caller's. That needs a job whose pieces may be done twice at once ({@link Job#repeatable}).
 *
 * <p>One caller at a time.
 */
public final class Team implements AutoCloseable {

    /** Work in rounds. */
    public interface Job {

        /** Pieces of a round, 1 to {@value Team#MOST_PIECES}; the same in all rounds. */
        int pieces();

        /**
         * Whether a piece may be done by several lanes at once, and go on being done by one when its round, or the whole job, is over. {@link #run}
         * may then write to nothing but its lane's own.
         */
        boolean repeatable();

        /**
         * Does one piece of the present round.
         *
         * @param wanted becomes false once another lane has done the piece: what this one makes is read by nobody, and it had better stop
         */
        void run(int lane, int piece, BooleanSupplier wanted);

        /**
         * Ends a round. Called by one lane, when all its pieces are done and before the next begins; sees and may change everything.
         *
         * @param doneBy the lane that did each piece; may be read until this returns
         * @return whether another round follows
         */
        boolean finishRound(int[] doneBy);
    }

    public static final int MOST_PIECES = 1024;

    /** Waking a parked thread takes about so long, so a lane without work spins for as long before it parks. */
    private static final long SPIN_NANOS = 60_000;
    private static final long REST_NANOS = 200_000;
    /**
     * A lane waits for at least so long, and for a tenth of what its last piece took, before it repeats another's. A lane that is later than that has
     * most often lost its core, and if it has not, little is lost: the repetition stops as soon as the piece is done.
     */
    private static final long LEAST_PATIENCE_NANOS = 30_000;

    /** Between two jobs. */
    private static final Job NOTHING = new Job() {

        @Override
        public int pieces() {
            return 0;
        }

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public void run(int lane, int piece, BooleanSupplier wanted) {
            throw new IllegalStateException("there is no piece of it");
        }

        @Override
        public boolean finishRound(int[] doneBy) {
            return false;
        }
    };

    private final Helper[] helpers;
    /**
     * The round in the upper half, how many of its pieces are unclaimed in the lower: one word, so that whoever claims has seen the round that he
     * claims from. Begins with a round that no piece was ever in, so that nothing of a job can be taken for missing before its first round begins.
     */
    private final AtomicLong ticket = new AtomicLong(1L << 32);
    /** Per piece the round in the upper bits; in the lower 8 the lane, plus 1, that did it in that round, 0 while none has. */
    private final AtomicLongArray done = new AtomicLongArray(MOST_PIECES);
    private final AtomicInteger unfinished = new AtomicInteger();
    private final int[] doneBy = new int[MOST_PIECES];
    private volatile Job job = NOTHING;
    private volatile boolean completed = true;
    private volatile Throwable failure;
    private volatile Thread parkedCaller;
    private volatile boolean closed;

    /** @param threads the caller included, at most 200; 1 makes a team without helpers */
    public Team(int threads) {
        helpers = new Helper[Math.max(0, Math.min(200, threads) - 1)];
        try {
            for (int i = 0; i < helpers.length; i++) {
                helpers[i] = new Helper(i + 1);
                helpers[i].start();
            }
        } catch (RuntimeException | Error e) {
            // The system may let the process have no more of them.
            close();
            throw e;
        }
    }

    /** The cores that there are, at most {@code most}. */
    public static int threadsFor(int most) {
        return Math.max(1, Math.min(most, Runtime.getRuntime().availableProcessors()));
    }

    /** The lanes: 0 is the caller's. */
    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs {@code work} for 0 .. count-1, each number once, on any thread of the team; returns when all are done, with their writes visible.
     *
     * @throws RuntimeException or Error that a piece threw; the other pieces are done nevertheless
     */
    public void run(int count, IntConsumer work) {
        if (count == 0) {
            return;
        }
        run(new Job() {
            @Override
            public int pieces() {
                return count;
            }

            @Override
            public boolean repeatable() {
                return false;
            }

            @Override
            public void run(int lane, int piece, BooleanSupplier wanted) {
                work.accept(piece);
            }

            @Override
            public boolean finishRound(int[] lanes) {
                return false;
            }
        });
    }

    /**
     * Runs a job to its last round and returns with its writes visible.
     *
     * @throws RuntimeException or Error that a piece or the end of a round threw; the round's other pieces are done nevertheless, no other round is
     */
    public void run(Job newJob) {
        if (newJob.pieces() < 1 || newJob.pieces() > MOST_PIECES) {
            throw new IllegalArgumentException("a round has 1 to " + MOST_PIECES + " pieces, not " + newJob.pieces());
        }
        job = newJob;
        completed = false;
        startRound(newJob);
        for (Helper helper : helpers) {
            if (helper.parked) {
                LockSupport.unpark(helper);
            }
        }
        new Lane(0).work(() -> !completed, this::parkCaller);
        // What the job holds, a model perhaps, is not to live until the next one.
        job = NOTHING;
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    private void parkCaller() {
        parkedCaller = Thread.currentThread();
        // Looked at again after the flag is up: an end that came in between saw the flag down and woke nobody.
        if (!completed && !isWorkWaiting()) {
            LockSupport.parkNanos(this, REST_NANOS);
        }
        parkedCaller = null;
    }

    private boolean isWorkWaiting() {
        return (int) ticket.get() > 0;
    }

    private void startRound(Job current) {
        long round = (ticket.get() >>> 32) + 1;
        int pieces = current.pieces();
        for (int p = 0; p < pieces; p++) {
            done.set(p, round << 8);
        }
        unfinished.set(pieces);
        ticket.set(round << 32 | pieces);
    }

    private void finishRound(Job current) {
        boolean more = false;
        try {
            for (int p = 0; p < current.pieces(); p++) {
                doneBy[p] = (int) (done.get(p) & 0xFF) - 1;
            }
            more = failure == null && current.finishRound(doneBy);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (more) {
            startRound(current);
        } else {
            completed = true;
        }
        Thread caller = parkedCaller;
        if (caller != null) {
            LockSupport.unpark(caller);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** What one thread does. */
    private final class Lane {

        private final int lane;
        private final BooleanSupplier wanted = this::isWanted;
        private long pieceNanos;
        /** What it is doing, or did last. */
        private int piece;
        private long round;

        Lane(int lane) {
            this.lane = lane;
        }

        private boolean isWanted() {
            return done.get(piece) == round << 8;
        }

        /** Does pieces while the condition holds; spins when there are none, repeats a missing one, rests when there is nothing to repeat either. */
        void work(Condition condition, Runnable rest) {
            boolean idle = false;
            long idleSince = 0;
            while (condition.holds()) {
                if (claim()) {
                    idle = false;
                    continue;
                }
                long now = System.nanoTime();
                if (!idle) {
                    idle = true;
                    idleSince = now;
                }
                long waited = now - idleSince;
                Job current = job;
                boolean mayRepeat = !completed && current.repeatable();
                if (mayRepeat && waited > patience() && repeat(current)) {
                    idle = false;
                } else if (waited > (mayRepeat ? 4 * patience() : SPIN_NANOS)) {
                    rest.run();
                } else {
                    Thread.onSpinWait();
                }
            }
        }

        private long patience() {
            return Math.max(LEAST_PATIENCE_NANOS, pieceNanos / 10);
        }

        /** @return whether a piece was claimed, or just missed */
        private boolean claim() {
            long current = ticket.get();
            int left = (int) current;
            if (left == 0) {
                return false;
            }
            Job claimed = job;
            // If the ticket is still the one that was read, its round is still on, and the job is that round's.
            if (ticket.compareAndSet(current, current - 1)) {
                perform(claimed, current >>> 32, left - 1);
            }
            return true;
        }

        /** Does a piece that another lane has claimed and not finished. @return whether there was one */
        private boolean repeat(Job current) {
            long round = ticket.get() >>> 32;
            if (job != current) {
                return false;
            }
            for (int p = 0; p < current.pieces(); p++) {
                if (done.get(p) == round << 8) {
                    perform(current, round, p);
                    return true;
                }
            }
            return false;
        }

        private void perform(Job current, long claimedRound, int claimedPiece) {
            round = claimedRound;
            piece = claimedPiece;
            // Done already, if another lane was so early as to repeat it before it was claimed; perhaps this lane, whose result may now be read.
            if (!isWanted()) {
                return;
            }
            long begin = System.nanoTime();
            Throwable thrown = null;
            try {
                current.run(lane, piece, wanted);
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            pieceNanos = System.nanoTime() - begin;
            // Fails if another lane was faster, or if the round is long over; what was thrown is then nobody's failure.
            if (done.compareAndSet(piece, round << 8, round << 8 | (lane + 1))) {
                if (thrown != null) {
                    failure = thrown;
                }
                if (unfinished.decrementAndGet() == 0) {
                    finishRound(current);
                }
            }
        }
    }

    private final class Helper extends Thread {

        private final int lane;
        private volatile boolean parked;

        Helper(int lane) {
            super("team-" + lane);
            this.lane = lane;
            setDaemon(true);
        }

        @Override
        public void run() {
            new Lane(lane).work(() -> !closed, this::rest);
        }

        private void rest() {
            parked = true;
            // Looked at again after the flag is up: work that came in between saw the flag down and woke nobody.
            if (completed && !closed) {
                LockSupport.park(this);
            } else if (!isWorkWaiting()) {
                // The job goes on with the pieces that others have; its next round wakes nobody.
                LockSupport.parkNanos(this, REST_NANOS);
            }
            parked = false;
        }
    }
}
