package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Chancy;
import org.pushforward.JavaCommand;
import org.pushforward.Launcher;
import org.pushforward.Slow;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.WholeFolder;

/**
 * A sweep in a process of its own that is killed by SIGKILL, which no program can catch, goes on to the very tables of a sweep that nobody disturbed.
 * {@link #main} kills as often as it is told, and sweeps that take longer.
 */
@Timeout(600)
@Slow("starts twenty processes")
@Chancy("the moments of the kills; their seed is reported")
class SweepKillTest {

    private static final int KILLS = 20;
    private static final int MERGES = 9;

    @TempDir
    Path folder;

    @Test
    void killedAtTwentyRandomMomentsItGoesOnToTheSameTables(TestReporter reporter) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        reporter.publishEntry("seed of the moments", Long.toString(seed));
        int kills = 0;
        int steps = 200;
        for (int sweeps = 0; kills < KILLS; sweeps++) {
            int more = killAndFinish(Files.createDirectory(folder.resolve("sweep" + sweeps)), sweep(steps), KILLS - kills, 200, seed + sweeps);
            kills += more;
            // On a machine so fast that the sweep ended before the first kill, the next one takes longer.
            steps *= more > 0 ? 1 : 2;
        }
    }

    /** Before it, in it and behind it: the parts are never touched, and the next merge makes the same folder. */
    @Test
    void aMergeThatIsKilledIsMadeAgain(TestReporter reporter) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        reporter.publishEntry("seed of the moments", Long.toString(seed));
        RandomGenerator random = new SplittableRandom(seed);
        Sweep sweep = new Sweep(Sweeps.tiny(20), List.of(Factor.of("flow.couplings", 1, 2)), List.of(1L, 2L, 3L, 4L, 5L, 6L));
        for (int shard = 1; shard <= 2; shard++) {
            new SweepRunner(sweep, List.of(new Shard(shard, 2)), folder.resolve("part" + shard), 2, Duration.ofHours(1), progress -> {}).run(false);
        }
        List<Path> parts = List.of(folder.resolve("part1"), folder.resolve("part2"));
        Path whole = folder.resolve("whole");
        SweepMerge.merge(parts, whole);
        Map<String, String> untouched = content(parts.get(0));
        Map<String, String> others = content(parts.get(1));
        Path killed = folder.resolve("killed");
        for (int kill = 0; kill < MERGES; kill++) {
            List<String> words = JavaCommand.of(Launcher.class, "-Xmx512m");
            words.addAll(List.of("sweep", "--merge", parts.get(0).toString(), parts.get(1).toString(), "--out", killed.toString()));
            Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            // A folder of its own each time but for every third, which finds what the last one left. It has begun when something else is there.
            Set<String> before = names(killed);
            while (process.isAlive() && names(killed).equals(before)) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            assertEquals(untouched, content(parts.get(0)), "seed " + seed);
            assertEquals(others, content(parts.get(1)), "seed " + seed);
            if (kill % 3 > 0) {
                SweepMerge.merge(parts, killed);
                assertEquals(content(whole), content(killed), "seed " + seed);
                WholeFolder.delete(killed);
            }
        }
    }

    /** Of what is in the folder of its runs; none where there is no such folder. */
    private static Set<String> names(Path sweep) {
        String[] names = sweep.resolve(SweepFolder.RUNS).toFile().list();
        return names == null ? Set.of() : Set.of(names);
    }

    /** Of every file its bytes; also the folders. */
    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                content.put(folder.relativize(path).toString(), Files.isRegularFile(path) ? Arrays.toString(Files.readAllBytes(path)) : "");
            }
        }
        return content;
    }

    private static Sweep sweep(int steps) {
        return new Sweep(Sweeps.tiny(steps),
                List.of(Factor.paddings(List.of(Padding.none(), Padding.gaussian(1))), Factor.of("flow.couplings", 1, 2, 3)), List.of(5L, 6L));
    }

    /** @param arguments how many kills, and how many steps each run has */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int wanted = Integer.parseInt(arguments[0]);
        int kills = 0;
        for (int seed = 1; kills < wanted; seed++) {
            Path folder = Files.createTempDirectory("sweep-kills");
            kills += killAndFinish(folder, sweep(Integer.parseInt(arguments[1])), wanted - kills, 1200, seed);
            System.out.println(kills + " kills; sweep " + seed + " has the same tables");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    /**
     * @param most  kills at most
     * @param delay milliseconds at most, from the moment since which it may be killed
     * @param seed  of the moments
     * @return how often the sweep was killed before it was complete
     */
    private static int killAndFinish(Path folder, Sweep sweep, int most, int delay, long seed) throws IOException, InterruptedException {
        Path file = folder.resolve("experiment.json");
        SweepFile.write(sweep, file);
        Path killed = folder.resolve("killed");
        RandomGenerator random = new SplittableRandom(seed);
        int kills = 0;
        boolean complete = false;
        while (kills < most && !complete) {
            int endedBefore = ended(killed);
            Process process = start(file, killed);
            // Some at any moment from the start of the process, most once it makes runs.
            while (random.nextInt(5) > 0 && ended(killed) == endedBefore && process.isAlive()) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            complete = process.waitFor(random.nextInt(delay), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (complete) {
                assertEquals(0, process.exitValue(), "the sweep ended by itself, and not well, seed " + seed);
            }
            kills += complete ? 0 : 1;
        }
        assertTrue(new SweepRunner(sweep, killed, 2, Duration.ofSeconds(1), progress -> {}).run(true).isComplete());
        Path whole = folder.resolve("whole");
        new SweepRunner(sweep, whole, 2, Duration.ofSeconds(1), progress -> {}).run(false);
        assertEquals(Files.readString(whole.resolve(SweepFolder.TABLE)), Files.readString(killed.resolve(SweepFolder.TABLE)), "seed " + seed);
        assertEquals(Files.readString(whole.resolve(SweepFolder.SUMMARY)), Files.readString(killed.resolve(SweepFolder.SUMMARY)), "seed " + seed);
        assertEquals(sweep.runs().size(), ended(killed), "seed " + seed);
        return kills;
    }

    private static Process start(Path file, Path out) throws IOException {
        List<String> words = JavaCommand.of(Launcher.class, "-Xmx512m");
        words.addAll(List.of("sweep", file.toString(), "--out", out.toString(), "--jobs", "2", "--resume"));
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** How many runs have ended: their folders are there. */
    private static int ended(Path sweep) throws IOException {
        if (!Files.exists(sweep.resolve(SweepFolder.RUNS))) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(sweep.resolve(SweepFolder.RUNS))) {
            return (int) entries.filter(entry -> !entry.toString().endsWith(".unfinished")).count();
        }
    }
}
