package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
