package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.TrainingRun;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DrivenRun;
import org.pushforward.live.Pace;
import org.pushforward.live.PacedRun;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The columns of the window, {@code train --config} and the rows of a sweep are the same runs, bit for bit. */
class SameRunsTest {

    @TempDir
    private Path folder;

    /** As the page does: each on a thread of its own, kept together. */
    private static List<TrainingSnapshot> inTheWindow(List<TrainingConfig> configs) throws Exception {
        Pace pace = new Pace(configs.size());
        ExecutorService threads = Executors.newFixedThreadPool(configs.size());
        try {
            List<Future<TrainingSnapshot>> columns = IntStream.range(0, configs.size()).mapToObj(place -> threads.submit(() -> {
                try (DrivenRun run = new PacedRun(new CoreWorkbench().startBeside(configs.get(place), Optional.empty(), configs.size()),
                        pace, place)) {
                    while (!run.snapshot().isFinished()) {
                        run.step(DrivenRun.STEPS_A_TURN);
                    }
                    return run.snapshot();
                }
            })).toList();
            List<TrainingSnapshot> ends = new ArrayList<>();
            for (Future<TrainingSnapshot> column : columns) {
                ends.add(column.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertSame(List<HistoryRow> rows, CsvTable.Content file) {
        assertEquals(rows.size(), file.rows().size());
        assertArrayEquals(rows.stream().mapToDouble(HistoryRow::step).toArray(), file.numbers("step"));
        assertArrayEquals(rows.stream().mapToDouble(row -> row.kappa().mean()).toArray(), file.numbers("kappa_mean"));
        assertArrayEquals(rows.stream().mapToDouble(row -> row.kappa().p95()).toArray(), file.numbers("kappa_p95"));
        assertArrayEquals(rows.stream().mapToDouble(row -> row.get(HistoryMetric.GRADIENT_NORM)).toArray(), file.numbers("gradient_norm"));
        assertArrayEquals(rows.stream().mapToDouble(HistoryRow::gap).toArray(), file.numbers("gap"));
        String likelihood = rows.get(0).isUnbounded() ? "unbounded_nll" : "nll";
        assertArrayEquals(rows.stream().mapToDouble(HistoryRow::nll).toArray(), file.numbers(likelihood));
    }

    @Test
    void windowTrainAndSweepGiveIdenticalHistories() throws Exception {
        Comparison comparison = Comparisons.paddings();
        Path file = folder.resolve("comparison.json");
        SweepFile.write(comparison.sweep(), file);
        Path swept = folder.resolve("sweep");
        assertTrue(new SweepRunner(SweepFile.read(file), swept, 2, Duration.ZERO, progress -> { }).run(false).isComplete());
        List<TrainingSnapshot> columns = inTheWindow(comparison.runs());
        for (int place = 0; place < columns.size(); place++) {
            RunFolder row = SweepFolder.run(swept, place + 1);
            assertSame(columns.get(place).history(), CsvTable.read(row.finished(RunFolder.HISTORY)));
            assertSameAsTrain(row, place);
        }
    }

    /** What the command {@code train --config} does with a run's settings. */
    private void assertSameAsTrain(RunFolder row, int place) throws IOException {
        RunFolder alone = new RunFolder(folder.resolve("alone" + place));
        new TrainingRun(alone, 2, Duration.ofHours(1), snapshot -> { })
                .start(ExperimentFile.read(row.finished(RunFolder.EXPERIMENT)));
        assertArrayEquals(Files.readAllBytes(row.finished(RunFolder.HISTORY)), Files.readAllBytes(alone.finished(RunFolder.HISTORY)));
    }
}
