package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void doesEachPieceOnceInEveryRound(int threads) {
        try (Team team = new Team(threads)) {
            for (int round = 0; round < 20_000; round++) {
                int count = 1 + round % 7;
                AtomicIntegerArray done = new AtomicIntegerArray(count);
                team.run(count, done::incrementAndGet);
                for (int i = 0; i < count; i++) {
                    assertEquals(1, done.get(i), "piece " + i + " of round " + round);
                }
            }
        }
    }

    @Test
    void seesTheWritesOfItsHelpers() {
        double[] values = new double[64];
        try (Team team = new Team(2)) {
            for (int round = 1; round < 5_000; round++) {
                double written = round;
                team.run(values.length, i -> values[i] = written);
                for (double value : values) {
                    assertEquals(written, value);
                }
            }
        }
    }

    @Test
    void passesOnWhatAPieceThrowsAndGoesOnWorking() {
        try (Team team = new Team(2)) {
            assertThrows(IllegalStateException.class, () -> team.run(4, i -> {
                if (i == 2) {
                    throw new IllegalStateException("piece 2");
                }
            }));
            AtomicIntegerArray done = new AtomicIntegerArray(4);
            team.run(4, done::incrementAndGet);
            for (int i = 0; i < 4; i++) {
                assertEquals(1, done.get(i));
            }
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void helpersThatHaveParkedWakeUp() throws InterruptedException {
        try (Team team = new Team(2)) {
            for (int round = 0; round < 20; round++) {
                Thread.sleep(5);
                // Two pieces that wait for each other need two threads.
                CountDownLatch both = new CountDownLatch(2);
                team.run(2, piece -> {
                    both.countDown();
                    try {
                        both.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
    }

    @Test
    void roundsEndWithWhatAPieceOfThemThrows() {
        try (Team team = new Team(3)) {
            Sum failing = new Sum(100, -1) {
                @Override
                public void run(int lane, int piece, BooleanSupplier wanted) {
                    if (round == 40 && piece == 1) {
                        throw new IllegalStateException("piece 1 of round 40");
                    }
                    super.run(lane, piece, wanted);
                }
            };
            assertThrows(IllegalStateException.class, () -> team.run(failing));
            assertEquals(40, failing.round);
            Sum next = new Sum(100, -1);
            team.run(next);
            assertEquals(next.expected(), next.sum);
        }
    }

    /** A helper that has just been started is awake, and sees the job before the round. */
    @Test
    void doesNoPieceBeforeTheFirstRoundBegins() {
        AtomicBoolean early = new AtomicBoolean();
        try (Team team = new Team(2)) {
            Thread caller = Thread.currentThread();
            Sum job = new Sum(3, -1) {
                private int asked;
                private volatile boolean begins;

                @Override
                public int pieces() {
                    // The caller asks twice to check the job, and then while the helpers see it and its first round is made ready.
                    if (Thread.currentThread() == caller && ++asked == 3) {
                        LockSupport.parkNanos(50_000_000);
                        begins = true;
                    }
                    return super.pieces();
                }

                @Override
                public void run(int lane, int piece, BooleanSupplier wanted) {
                    early.compareAndSet(false, !begins);
                    super.run(lane, piece, wanted);
                }
            };
            team.run(job);
            assertEquals(job.expected(), job.sum);
        }
        assertFalse(early.get());
    }

    @Test
    void refusesMorePiecesThanItCanCount() {
        try (Team team = new Team(2)) {
            assertThrows(IllegalArgumentException.class, () -> team.run(Team.MOST_PIECES + 1, piece -> { }));
            team.run(0, piece -> { });
            AtomicIntegerArray done = new AtomicIntegerArray(Team.MOST_PIECES);
            team.run(Team.MOST_PIECES, done::incrementAndGet);
            assertEquals(1, done.get(Team.MOST_PIECES - 1));
        }
    }

    /** Adds up the pieces' numbers round by round; one lane can be held up in the middle of its first piece. */
    private static class Sum implements Team.Job {

        private static final int PIECES = 4;

        final long[][] results = new long[8][PIECES];
        final AtomicBoolean held = new AtomicBoolean();
        final CountDownLatch released = new CountDownLatch(1);
        final int laneToHold;
        final int rounds;
        volatile int round;
        long sum;

        Sum(int rounds, int laneToHold) {
            this.rounds = rounds;
            this.laneToHold = laneToHold;
        }

        @Override
        public int pieces() {
            return PIECES;
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void run(int lane, int piece, BooleanSupplier wanted) {
            int mine = round;
            if (lane == laneToHold && held.compareAndSet(false, true)) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            // For a while the lane's result is no result; who reads it then has read what was not yet or no longer there.
            results[lane][piece] = Long.MIN_VALUE / 1000;
            for (int i = 0; i < piece * 1_000; i++) {
                Thread.onSpinWait();
            }
            results[lane][piece] = (long) mine * PIECES + piece;
        }

        @Override
        public boolean finishRound(int[] doneBy) {
            for (int p = 0; p < PIECES; p++) {
                sum += results[doneBy[p]][p];
            }
            round++;
            if (round == rounds) {
                // Let the held lane go only now, so that the rounds had to be finished without it.
                released.countDown();
            }
            return round < rounds;
        }

        long expected() {
            long numbers = (long) rounds * PIECES;
            return numbers * (numbers - 1) / 2;
        }
    }

    /** More threads than cores, so that lanes are put aside in the middle of their pieces and repeat those of others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void runsRoundsInOrder(int threads) {
        try (Team team = new Team(threads)) {
            for (int i = 0; i < 20; i++) {
                Sum job = new Sum(500, -1);
                team.run(job);
                assertEquals(job.expected(), job.sum);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 1", "3, 0", "3, 2", "4, 3"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void goesOnWithoutALaneThatIsHeldUpInAPieceBeItTheCallers(int threads, int lane) {
        try (Team team = new Team(threads)) {
            int held = 0;
            // A lane that finds all pieces claimed is not held up, so there are as many jobs as it takes.
            while (held < 20) {
                Sum job = new Sum(200, lane);
                team.run(job);
                assertEquals(job.expected(), job.sum);
                held += job.held.get() ? 1 : 0;
            }
        }
    }
}
