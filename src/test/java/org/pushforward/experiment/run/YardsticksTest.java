package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.fit.SampleDistance;
import org.pushforward.fit.TransportYardstick;

/** What the runs of a sweep are read against is measured once for the same data, and never taken from others. */
class YardsticksTest {

    private static final int POINTS = 60;
    private static final int THREADS = 8;
    private static final int KEPT = 6;

    /** Its own: other tests that run now measure runs too, and would push out what is kept here. */
    private final Yardsticks.Latest latest = new Yardsticks.Latest(KEPT);

    /** Made anew with each call, so that equal data are not the same object. */
    private static RunData moons(long seed) {
        return RunData.of(new DatasetSpec("moons", .1, 0, 0, POINTS), seed);
    }

    private static Path table(Path file, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < POINTS; i++) {
            rows.append(random.nextGaussian() + seed).append(',').append(random.nextGaussian()).append('\n');
        }
        return Files.writeString(file, rows);
    }

    private static RunData ofTable(Path file) {
        return RunData.of(new DatasetSpec(file.toString(), 0, 0, 0, POINTS), 1);
    }

    @Test
    void equalDataHaveOneYardstickWithTheValuesThatTheyMeasure() {
        Yardsticks first = latest.of(moons(1));
        Yardsticks second = latest.of(moons(1));
        assertSame(first, second);
        assertSame(first.distance().get(), second.distance().get(), "it is measured once");
        assertSame(first.transport().get(), second.transport().get(), "it is measured once");
        assertEquals(new SampleDistance(moons(1)).yardstick(), first.distance().get());
        assertEquals(TransportYardstick.of(moons(1)), first.transport().get());
    }

    @Test
    void otherDataAreMeasuredAnew(@TempDir Path folder) throws IOException {
        assertNotEquals(latest.of(moons(1)).distance().get(), latest.of(moons(2)).distance().get());
        Path file = table(folder.resolve("points.csv"), 0);
        Yardsticks before = latest.of(ofTable(file));
        assertSame(before, latest.of(ofTable(file)));
        SampleDistance.Yardstick measured = before.distance().get();
        // The file is another one by now, under the same name.
        RunData changed = ofTable(table(file, 1));
        Yardsticks after = latest.of(changed);
        assertNotSame(before, after);
        assertNotEquals(measured, after.distance().get());
        assertEquals(new SampleDistance(changed).yardstick(), after.distance().get());
    }

    /** The runs of a sweep have few; of a long session all would fill the memory. */
    @Test
    void onlyTheLatestAreKept() {
        Yardsticks oldest = latest.of(moons(100));
        List<Yardsticks> later = new ArrayList<>();
        for (int i = 1; i <= KEPT; i++) {
            later.add(latest.of(moons(100 + i)));
        }
        for (int i = 1; i <= KEPT; i++) {
            assertSame(later.get(i - 1), latest.of(moons(100 + i)), "number " + i);
        }
        assertNotSame(oldest, latest.of(moons(100)));
    }

    @Test
    void severalThreadsMeasureOnce() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (long seed = 200; seed < 205; seed++) {
                long same = seed;
                CountDownLatch together = new CountDownLatch(THREADS);
                List<Future<SampleDistance.Yardstick>> asked = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    asked.add(threads.submit(() -> {
                        RunData data = moons(same);
                        together.countDown();
                        together.await();
                        return latest.of(data).distance().get();
                    }));
                }
                Set<SampleDistance.Yardstick> answers = Collections.newSetFromMap(new IdentityHashMap<>());
                for (Future<SampleDistance.Yardstick> each : asked) {
                    answers.add(each.get());
                }
                assertEquals(1, answers.size(), "one object for all");
                assertEquals(new SampleDistance(moons(same)).yardstick(), answers.iterator().next());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
