package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Chancy;
import org.pushforward.JavaCommand;
import org.pushforward.Launcher;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/**
 * A run that replaces an older one, through a link, in a process that is killed by SIGKILL at random moments: at every moment the link leads to a
 * whole run, the older or the newer, or to none for as long as the next command has not put it back; and the newer one comes out as if nobody had
 * disturbed it.
 */
@Chancy("the moments of the kills; their seed is reported")
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class RunKillTest {

    private static final int KILLS = 6;

    @TempDir
    Path given;

    private static TrainingConfig config(long seed) {
        return new TrainingConfig(new DatasetSpec("moons", 0.1, 0, 0, 500), Padding.none(), new FlowSpec(2, 8, 1, Activation.TANH, 2),
                new Optimization(40, 32, 2e-3, Schedule.COSINE, 5, Precision.FLOAT), new HistorySpec(20, 64, 16), seed,
                TrainingConfig.defaults().interventions());
    }

    @Test
    void aReplacedRunIsTheOlderOrTheNewerOne(TestReporter reporter) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        reporter.publishEntry("seed of the moments", Long.toString(seed));
        RandomGenerator random = new SplittableRandom(seed);
        Path root = given.toRealPath();
        Path disk = Files.createDirectory(root.resolve("disk"));
        Path link = Files.createSymbolicLink(root.resolve("link"), Files.createDirectory(disk.resolve("run")));
        run(new RunFolder(link)).start(config(1));
        ExperimentFile.write(config(2), root.resolve("newer.json"));
        String older = Files.readString(link.resolve(RunFolder.MODEL));
        run(new RunFolder(root.resolve("undisturbed"))).start(config(2));
        String newer = Files.readString(root.resolve("undisturbed").resolve(RunFolder.MODEL));

        boolean complete = false;
        for (int kills = 0; kills < KILLS && !complete; kills++) {
            Process process = start(root, link);
            // Most moments from when it begins to write.
            while (random.nextInt(4) > 0 && process.isAlive() && names(disk).size() < 2) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            complete = process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            ResultFiles.restoreFolderOf(disk.resolve("run").resolve(RunFolder.MODEL));
            String found = Files.readString(link.resolve(RunFolder.MODEL));
            assertTrue(found.equals(older) || found.equals(newer), "seed " + seed);
            assertTrue(new RunFolder(link).isFinished(), "seed " + seed);
        }
        RunFolder folder = new RunFolder(link);
        if (folder.isUnfinished()) {
            run(folder).resume(begun -> config(2));
        } else {
            run(folder).start(config(2));
        }
        assertEquals(newer, Files.readString(link.resolve(RunFolder.MODEL)), "seed " + seed);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("run"), names(disk), "seed " + seed);
    }

    private static TrainingRun run(RunFolder folder) {
        return new TrainingRun(folder, 1, Duration.ZERO, snapshot -> {});
    }

    private static Process start(Path root, Path out) throws IOException {
        List<String> words = JavaCommand.of(Launcher.class, "-Xmx512m");
        words.addAll(List.of("train", "--config", root.resolve("newer.json").toString(), "--out", out.toString()));
        if (new RunFolder(out).isUnfinished()) {
            words.add("--resume");
        }
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
