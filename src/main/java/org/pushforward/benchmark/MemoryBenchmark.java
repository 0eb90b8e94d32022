package org.pushforward.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.pushforward.engine.Team;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Timeline;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * What a long run keeps: a run of 100,000 steps with everything that the window keeps of it, the rows of its history as dense as they can be asked
 * for and the timeline of its parameters.
 */
public final class MemoryBenchmark {

    private static final int STEPS = 100_000;
    private static final int READINGS = 10;
    private static final int BATCH = 32;
    private static final double MEBIBYTE = 1 << 20;

    /**
     * @param step        of the run
     * @param residentMib of the whole process; NaN where the system does not tell (outside of Linux)
     * @param liveHeapMib heap in use after a collection
     * @param timelineMib of it, bytes of the timeline's entries
     * @param rows        of the history
     */
    public record Reading(long step, double residentMib, double liveHeapMib, double timelineMib, int rows) {
    }

    private MemoryBenchmark() {}

    /** @param progress takes the steps done */
    public static List<Reading> run(LongConsumer progress) {
        TrainingConfig defaults = TrainingConfig.defaults();
        Optimization o = defaults.optimization();
        // Instruments with few points: what is kept of a reading does not depend on them.
        TrainingConfig config = defaults.withInstruments(new HistorySpec(1, 256, 64))
                .withOptimization(new Optimization(STEPS, BATCH, o.rate(), o.schedule(), o.clip(), o.precision()));
        List<Reading> readings = new ArrayList<>();
        Timeline timeline = new Timeline(Timeline.DEFAULT_BUDGET);
        try (Trainer trainer = new Trainer(config, Team.threadsFor(2))) {
            trainer.keepIn(timeline);
            for (int reading = 1; reading <= READINGS; reading++) {
                long end = (long) STEPS * reading / READINGS;
                while (trainer.step() < end) {
                    if (!trainer.advance((int) (end - trainer.step()))) {
                        throw new IllegalStateException("the measured run diverged: " + trainer.divergence());
                    }
                }
                TrainingSnapshot snapshot = trainer.snapshot(0);
                readings.add(new Reading(snapshot.step(), resident(), liveHeap(), timeline.bytes() / MEBIBYTE, snapshot.history().size()));
                progress.accept(snapshot.step());
            }
        }
        return readings;
    }

    private static double liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
    }

    /** Memory of the process, MiB; NaN where the system does not tell. */
    public static double resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
