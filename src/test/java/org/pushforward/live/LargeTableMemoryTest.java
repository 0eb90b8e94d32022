package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.JavaCommand;
import org.pushforward.Slow;
import org.pushforward.data.DatasetSpec;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.TrainingConfig;

/** A million rows are learned in the heap that the window has, on Train and in three columns of Compare at once, and are forgotten afterwards. */
@Slow("reads a million rows in a process of its own")
class LargeTableMemoryTest {

    private static final int ROWS = 1_000_000;
    /** Megabytes of the points as they were read. */
    private static final long POINTS = 2L * Double.BYTES * ROWS >> 20;
    private static final int RUNS = 4;
    private static final DatasetSpec MOONS = new DatasetSpec("moons", .1, 0, 0, 500);

    private static DatasetSpec table(Path file, int rows) throws IOException {
        Random random = new Random(rows);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("x,y\n");
            for (int i = 0; i < rows; i++) {
                out.append(Float.toString(random.nextFloat())).append(',').append(Float.toString(random.nextFloat())).append('\n');
            }
        }
        return new DatasetSpec(file.toString(), 0, 0, 0, 0);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
    }

    /** @return megabytes that are used meanwhile */
    private static long learn(CoreWorkbench workbench, DatasetSpec spec) {
        workbench.open(spec, 1);
        TrainingConfig config = TrainingConfig.defaults().withDataset(workbench.withColumns(spec));
        LearnedData seen = workbench.data(config.dataset(), config.seed());
        List<DrivenRun> runs = new ArrayList<>(List.of(workbench.start(config, Optional.empty())));
        while (runs.size() < RUNS) {
            runs.add(workbench.startBeside(config, Optional.empty(), RUNS - 1));
        }
        runs.forEach(run -> run.step(5));
        long used = used();
        if (runs.stream().anyMatch(run -> run.snapshot().step() == 0) || seen.points().count() == 0) {
            throw new IllegalStateException("nothing was learned");
        }
        runs.forEach(DrivenRun::close);
        return used;
    }

    /** @param arguments a folder for tables. Prints by how many megabytes more is used while runs learn, and when another table was opened since */
    public static void main(String[] arguments) throws IOException {
        CoreWorkbench workbench = new CoreWorkbench();
        learn(workbench, table(Path.of(arguments[0], "few.csv"), 1_000));
        long before = used();
        long meanwhile = learn(workbench, table(Path.of(arguments[0], "million.csv"), ROWS));
        workbench.open(table(Path.of(arguments[0], "other.csv"), 1_000), 1);
        for (int seed = 1; seed <= 4; seed++) {
            workbench.data(MOONS, seed);
        }
        System.out.println("learning " + (meanwhile - before) + " after " + (used() - before));
        System.exit(0);
    }

    @Test
    void aMillionRowsAreLearnedInTheWindowsHeap(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> options;
        try (Stream<String> lines = Files.lines(Path.of("src/main/jvm/lab.options"))) {
            options = lines.filter(line -> line.matches("-Xmx.*|-XX:(\\+UseG1GC|G1HeapRegionSize=.*)")).toList();
        }
        assertEquals(3, options.size(), options.toString());
        List<String> command = new ArrayList<>(JavaCommand.of(LargeTableMemoryTest.class, options.toArray(String[]::new)));
        command.add(folder.toString());
        File said = folder.resolve("said").toFile();
        assertEquals(0, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start().waitFor(), () -> said(said));
        Matcher words = Pattern.compile("learning (-?\\d+) after (-?\\d+)").matcher(said(said));
        assertTrue(words.find(), () -> said(said));
        // As they were read, as all runs share them, and of each run in single precision; the heap rounds large arrays up.
        long learning = Long.parseLong(words.group(1));
        assertTrue(learning < (3 + RUNS) * POINTS, words.group());
        assertTrue(Long.parseLong(words.group(2)) < POINTS, words.group());
    }

    private static String said(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
