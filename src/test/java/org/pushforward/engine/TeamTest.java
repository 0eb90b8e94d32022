package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
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
    void helpersThatHaveParkedWakeUp() throws InterruptedException {
        try (Team team = new Team(3)) {
            for (int round = 0; round < 20; round++) {
                Thread.sleep(5);
                AtomicIntegerArray done = new AtomicIntegerArray(8);
                team.run(8, done::incrementAndGet);
                assertEquals(1, done.get(7));
            }
        }
    }

    /** Adds up the pieces' numbers round by round; one lane can be held up in the middle of its first piece. */
    private static final class Sum implements Team.Job {

        private static final int PIECES = 4;

        final long[][] results = new long[4][PIECES];
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
        public void run(int lane, int piece) {
            int mine = round;
            if (lane == laneToHold && held.compareAndSet(false, true)) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void runsRoundsInOrder(int threads) {
        try (Team team = new Team(threads)) {
            for (int i = 0; i < 50; i++) {
                Sum job = new Sum(500, -1);
                team.run(job);
                assertEquals(job.expected(), job.sum);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 1", "3, 0", "3, 2", "4, 3"})
    @Timeout(60)
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
