package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.run.RunFolder;

/** Shards that are put together are the sweep made in one go, byte for byte. */
@Slow("makes whole sweeps")
class SweepMergeTest {

    private static final int STEPS = 20;

    @TempDir
    private static Path made;

    @TempDir
    Path folder;

    /** The four runs of most tests are made once for all of them: each puts copies together. */
    private void make(Sweep sweep, String shard, String name) throws IOException {
        Path to = folder.resolve(name);
        if (!sweep.equals(Sweeps.fourRuns(STEPS)) || Files.exists(to)) {
            train(sweep, shard, to);
            return;
        }
        Path from = made.resolve(shard.replace('/', '-'));
        if (!Files.exists(from)) {
            train(sweep, shard, from);
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void train(Sweep sweep, String shard, Path to) {
        new SweepRunner(sweep, List.of(Shard.parse(shard)), to, 1, Duration.ofHours(1), progress -> {}).run(true);
    }

    private SweepProgress merge(String out, String... parts) {
        return SweepMerge.merge(List.of(parts).stream().map(folder::resolve).toList(), folder.resolve(out));
    }

    private void assertSame(String one, String other, int runs) throws IOException {
        for (String file : List.of("sweep.csv", "summary.csv", "experiment.json")) {
            assertEquals(Files.readString(folder.resolve(one).resolve(file)), Files.readString(folder.resolve(other).resolve(file)), file);
        }
        for (int number = 1; number <= runs; number++) {
            RunFolder made = SweepFolder.run(folder.resolve(one), number);
            RunFolder merged = SweepFolder.run(folder.resolve(other), number);
            assertTrue(merged.isComplete());
            for (String file : List.of(RunFolder.MODEL, RunFolder.HISTORY, RunFolder.SAMPLES, RunFolder.EXPERIMENT)) {
                assertArrayEquals(Files.readAllBytes(made.finished(file)), Files.readAllBytes(merged.finished(file)), file);
            }
        }
    }

    private String refusal(String out, String... parts) {
        String words = assertThrows(InvalidInputException.class, () -> merge(out, parts)).getMessage();
        assertFalse(words.contains("\n"), words);
        return words;
    }

    @Test
    void mergedShardsAreTheSweepMadeInOneGo() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "whole");
        make(sweep, "1/3", "a");
        make(sweep, "2/3", "b");
        make(sweep, "3/3", "c");
        assertEquals(List.of(1, 4), SweepTable.read(folder.resolve("a/sweep.csv")).stream().map(SweepRow::run).toList());
        SweepProgress end = merge("all", "c", "a", "b");
        assertTrue(end.isComplete());
        assertEquals(4, end.runs());
        assertSame("whole", "all", 4);
        // Again, into the same folder: nothing changes.
        merge("all", "a", "b", "c");
        assertSame("whole", "all", 4);
        // A merged sweep is one like others.
        make(sweep, "1/1", "all");
        assertSame("whole", "all", 4);
    }

    @Test
    void shardsOfOnePlaceAreOneSweep() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "whole");
        make(sweep, "2/2", "here");
        make(sweep, "1/2", "here");
        assertSame("whole", "here", 4);
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsWritten() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "2/4", "b");
        make(sweep, "4/4", "d");
        String words = refusal("all", "b", "d");
        assertTrue(words.startsWith("2 of 4 runs are in none of the 2 folders: 1, 3;"), words);
        assertFalse(Files.exists(folder.resolve("all")));
    }

    @Test
    void foldersOfUnlikeSweepsAreRefused() throws IOException {
        make(Sweeps.fourRuns(STEPS), "1/2", "a");
        make(Sweeps.fourRuns(STEPS + 1), "2/2", "b");
        assertTrue(refusal("all", "a", "b").contains("holds another sweep"));
        assertTrue(refusal("a", "a").contains("both a shard and the whole"));
        assertTrue(refusal("all", "none").contains("there is no file"));
        for (String inside : List.of("a/all", "a/runs/all")) {
            assertTrue(refusal(inside, "a").contains("lies in the other"));
            assertFalse(Files.exists(folder.resolve(inside)));
        }
        assertTrue(refusal("", "a").contains("lies in the other"));
        // A run in the place of another, and the same run with another result.
        make(Sweeps.fourRuns(STEPS), "2/2", "c");
        Path runs = folder.resolve("c/runs");
        Files.move(runs.resolve("00002"), runs.resolve("00001"));
        assertTrue(refusal("all", "a", "c").contains("holds another run than number 1"));
        Files.move(runs.resolve("00001"), runs.resolve("00002"));
        train(Sweeps.fourRuns(STEPS), "2/2", folder.resolve("d"));
        Path metrics = SweepFolder.run(folder.resolve("d"), 2).finished(RunFolder.METRICS);
        Files.writeString(metrics, Files.readString(metrics).replaceFirst("\\d(,?\\s*\")", "7$1").replaceFirst("1", "2"));
        assertTrue(refusal("all", "a", "c", "d").startsWith("run 2 differs between "));
        assertFalse(Files.exists(folder.resolve("all")));
    }

    private static void edit(Path file, String pattern, String by) throws IOException {
        String text = Files.readString(file);
        String edited = text.replaceFirst(pattern, by);
        assertNotEquals(text, edited);
        Files.writeString(file, edited);
    }

    /** As when a task is sent out once more whose machine was taken for lost. */
    @Test
    void aRunThatWasMadeTwiceMayDifferInItsSpeedAlone() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "whole");
        make(sweep, "1/2", "a");
        make(sweep, "2/2", "b");
        train(sweep, "2/2", folder.resolve("again"));
        RunFolder twice = SweepFolder.run(folder.resolve("again"), 4);
        String speed = "\"steps_per_second\"\\s*:\\s*[^,}\\s]+";
        for (String other : List.of("null", "1.5", "987654.25")) {
            edit(twice.finished(RunFolder.METRICS), speed, "\"steps_per_second\": " + other);
            for (List<String> parts : List.of(List.of("a", "b", "again"), List.of("again", "b", "a", "a"))) {
                assertTrue(merge("all", parts.toArray(String[]::new)).isComplete());
                assertSame("whole", "all", 4);
                WholeFolder.delete(folder.resolve("all"));
            }
        }
        String floor = "\"floor\"\\s*:\\s*[^,}\\s]+";
        Map<String, List<String>> spoiled = Map.of("floor in metrics.json", List.of(RunFolder.METRICS, floor, "\"floor\": 0.125"),
                "late_fall in metrics.json", List.of(RunFolder.METRICS, "\"late_fall\"", "\"latefall\""),
                "model.json", List.of(RunFolder.MODEL, "(\\d\\.\\d{3})\\d", "$17777"),
                "history.csv", List.of(RunFolder.HISTORY, "\\.\\d", ".77777"),
                "samples.csv", List.of(RunFolder.SAMPLES, "\\.\\d", ".77777"));
        for (Map.Entry<String, List<String>> difference : spoiled.entrySet()) {
            Path file = twice.finished(difference.getValue().get(0));
            byte[] before = Files.readAllBytes(file);
            edit(file, difference.getValue().get(1), difference.getValue().get(2));
            assertEquals("run 4 differs between " + SweepFolder.run(folder.resolve("b"), 4).path() + " and " + twice.path() + ", in "
                    + difference.getKey() + ": leave one of the folders out", refusal("all", "a", "b", "again"));
            assertFalse(Files.exists(folder.resolve("all")));
            Files.write(file, before);
        }
    }

    @Test
    void pointsThatWereLearnedNeedNotBeThere() throws IOException {
        Path points = folder.resolve("points.csv");
        Files.writeString(points, IntStream.range(0, 60).mapToObj(i -> Math.sin(i) + "," + Math.cos(3 * i) + "\n").collect(Collectors.joining()));
        Sweep sweep = new Sweep(Sweeps.tiny(STEPS).withDataset(new DatasetSpec(points.toString(), 0, 0, 0, 60)), List.of(), List.of(1L, 2L));
        make(sweep, "1/1", "whole");
        make(sweep, "1/2", "a");
        make(sweep, "2/2", "b");
        Files.delete(points);
        merge("all", "a", "b");
        assertSame("whole", "all", 2);
    }

    @Test
    void aTornRunIsRefusedBeforeAnythingIsWritten() throws IOException {
        make(Sweeps.fourRuns(STEPS), "1/2", "a");
        make(Sweeps.fourRuns(STEPS), "2/2", "b");
        for (String name : List.of(RunFolder.METRICS, RunFolder.MODEL)) {
            Path file = SweepFolder.run(folder.resolve("b"), 4).finished(name);
            String whole = Files.readString(file);
            Files.writeString(file, whole.substring(0, whole.length() / 2));
            assertTrue(refusal("all", "a", "b").startsWith(file + " ends too early"), name);
            assertFalse(Files.exists(folder.resolve("all")));
            Files.writeString(file, whole);
        }
        merge("all", "a", "b");
        // The whole cannot be left out of what is merged.
        Path metrics = SweepFolder.run(folder.resolve("all"), 2).finished(RunFolder.METRICS);
        Files.writeString(metrics, Files.readString(metrics).replaceFirst("\"steps\"\\s*:\\s*" + STEPS, "\"steps\": 19"));
        String words = refusal("all", "a", "b");
        assertTrue(words.startsWith("run 2 differs between ") && words.endsWith(": delete " + folder.resolve("all")
                + ", or choose another folder for --out"), words);
    }

    @Test
    void aPartThatGetsAllTheOthersIsAPartNoMore() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "whole");
        make(sweep, "1/2", "a");
        make(sweep, "2/2", "b");
        assertEquals(List.of(new Shard(1, 2)), SweepPart.shards(folder.resolve("a")));
        merge("a", "b");
        assertSame("whole", "a", 4);
        assertEquals(List.of(), SweepPart.shards(folder.resolve("a")));
        assertFalse(Files.exists(folder.resolve("a/shards.json")));
    }

    @Test
    void runsThatAreThereButNotWholeAreNamedWithWhatTheyLack() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/2", "a");
        new SweepRunner(sweep, List.of(new Shard(2, 2)), folder.resolve("b"), 1, Duration.ofHours(1), progress -> {}).withoutPictures().run(true);
        Path run = SweepFolder.run(folder.resolve("b"), 2).path();
        assertEquals("2 of 4 runs are not whole: " + run + " has no density.png; have what they lack made with sweep --resume in that folder, and "
                + "merge again", refusal("all", "a", "b"));
        make(sweep, "2/2", "b");
        // As while it is made anew.
        Path begun = Files.createDirectory(run.resolveSibling(run.getFileName() + ".unfinished"));
        Files.copy(run.resolve("experiment.json"), begun.resolve("experiment.json"));
        assertTrue(refusal("all", "a", "b").startsWith("1 of 4 runs are not whole: " + run + " was interrupted, or is being made;"));
        assertFalse(Files.exists(folder.resolve("all")));
        // Another folder may have it whole.
        make(sweep, "2/4", "c");
        assertTrue(merge("all", "a", "b", "c").isComplete());
    }

    /** As on a disk that is full: half a run would take the room that is wanted. */
    @Test
    void aRunThatCannotBeCopiedLeavesNothingBehind() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "whole");
        make(sweep, "1/2", "a");
        make(sweep, "2/2", "b");
        Path from = SweepFolder.run(folder.resolve("b"), 4).path();
        Path link = Files.createSymbolicLink(from.resolve("gone"), folder.resolve("nowhere"));
        Path to = SweepFolder.run(folder.resolve("all"), 4).path();
        assertEquals("cannot copy " + from + " to " + to + ": there is no such file or folder (merge again when that is mended)",
                refusal("all", "a", "b"));
        try (Stream<Path> runs = Files.list(folder.resolve("all/runs"))) {
            assertEquals(List.of("00001", "00002", "00003"), runs.map(run -> run.getFileName().toString()).sorted().toList());
        }
        Files.delete(link);
        merge("all", "a", "b");
        assertSame("whole", "all", 4);
    }

    private static Path half(Path run, Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(run.resolve("experiment.json"), to.resolve("experiment.json"));
        byte[] model = Files.readAllBytes(run.resolve("model.json"));
        Files.write(to.resolve("model.json"), Arrays.copyOf(model, model.length / 2));
        return to;
    }

    /** What the kill of a merge, or of the process that wrote tables and runs, can leave; see {@link SweepKillTest}. */
    @Test
    void whatAKilledMergeLeftGoesWithTheNextOne() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "whole");
        make(sweep, "1/2", "a");
        make(sweep, "2/2", "b");
        merge("all", "a", "b");
        Path all = folder.resolve("all");
        Path runs = all.resolve("runs");
        Path second = runs.resolve("00002");
        // While a run was being copied, in this release and in earlier ones, with the run there meanwhile; between the two moves of a replacement.
        half(second, runs.resolve(".00001." + UUID.randomUUID() + ".part"));
        half(second, runs.resolve(".00002.part"));
        half(second, runs.resolve("00003." + UUID.randomUUID() + ".old"));
        Files.move(half(second, runs.resolve("00009")), runs.resolve("00004." + UUID.randomUUID() + ".old"));
        WholeFolder.delete(runs.resolve("00004"));
        for (String table : List.of("sweep.csv", "summary.csv", "experiment.json", "shards.json")) {
            Files.writeString(all.resolve("." + table + "." + UUID.randomUUID() + ".part"), "run,");
        }
        Files.delete(all.resolve("sweep.csv"));
        merge("all", "a", "b");
        assertSame("whole", "all", 4);
        assertEquals(List.of("experiment.json", "runs", "summary.csv", "sweep.csv"), names(all));
        assertEquals(List.of("00001", "00002", "00003", "00004"), names(runs));
    }

    @Test
    void whatAnotherProcessIsWritingStays() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "a");
        merge("all", "a");
        Path runs = folder.resolve("all/runs");
        Path part = half(runs.resolve("00002"), runs.resolve(".00001." + UUID.randomUUID() + ".part"));
        Claim claim = Claim.of(ResultFiles.followed(runs.resolve("00001")));
        assertTrue(refusal("all", "a").contains("is being written by another process"));
        claim.close();
        assertTrue(Files.isDirectory(part));
        merge("all", "a");
        assertFalse(Files.exists(part));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** As where a task was killed, its runs were made elsewhere, and its folder is the whole now. */
    @Test
    void whatWasBegunInTheFolderOfTheWholeIsNoLongerThere() throws IOException {
        Sweep sweep = Sweeps.fourRuns(STEPS);
        make(sweep, "1/1", "whole");
        make(sweep, "1/2", "a");
        make(sweep, "2/2", "b");
        for (int number : new int[] {1, 2}) {
            // With a run that ended beside it, and without.
            Path begun = Path.of(SweepFolder.run(folder.resolve("b"), number).path() + ".unfinished");
            Files.createDirectories(begun);
            Files.copy(SweepFolder.run(folder.resolve("whole"), number).finished(RunFolder.EXPERIMENT), begun.resolve(RunFolder.EXPERIMENT));
        }
        assertTrue(merge("b", "a", "whole").isComplete());
        assertSame("whole", "b", 4);
        assertEquals(4, SweepFolder.rows(folder.resolve("b"), sweep).size());
        try (Stream<Path> runs = Files.list(folder.resolve("b/runs"))) {
            assertEquals(List.of("00001", "00002", "00003", "00004"), runs.map(run -> run.getFileName().toString()).sorted().toList());
        }
    }

    private Path points(String header, double factor) throws IOException {
        return Files.writeString(folder.resolve("points.csv"), header + IntStream.range(0, 60)
                .mapToObj(i -> factor * Math.sin(i) + "," + Math.cos(3 * i) + "\n").collect(Collectors.joining()));
    }

    private void forgetPoints(String name) throws IOException {
        Path shards = folder.resolve(name).resolve("shards.json");
        String text = Files.readString(shards);
        assertTrue(text.contains("points"), text);
        Files.writeString(shards, text.replaceFirst(",\\s*\"points\": \\d+", ""));
    }

    private void assertUnlike(String... parts) {
        String words = refusal("all", parts);
        assertTrue(words.contains("learned different points"), words);
        assertFalse(Files.exists(folder.resolve("all")));
    }

    /** Machines may hold different files under one name: their runs are no sweep. */
    @Test
    void partsThatLearnedDifferentPointsAreRefused() throws IOException {
        DatasetSpec file = new DatasetSpec(points("x,y\n", 1).toString(), 0, 0, 0, 60);
        Sweep seeds = new Sweep(Sweeps.tiny(STEPS).withDataset(file), List.of(), List.of(1L, 2L));
        Sweep couplings = new Sweep(Sweeps.tiny(STEPS).withDataset(file), List.of(Factor.of("flow.couplings", 1, 2)), List.of(1L));
        make(seeds, "1/2", "seed1");
        make(couplings, "1/2", "one");
        // Each part has a seed of its own, so that no two runs had to have the same points.
        points("x,y\n", 2);
        make(seeds, "2/2", "seed2");
        make(couplings, "2/2", "two");
        assertUnlike("seed1", "seed2");
        assertUnlike("one", "two");
        // As parts of earlier releases are, by the runs themselves.
        forgetPoints("one");
        assertUnlike("one", "two");
        // The same numbers of columns with other names.
        points("u,v\n", 1);
        make(seeds, "2/2", "named");
        assertUnlike("seed1", "named");
        points("x,y\n", 1);
        make(seeds, "2/2", "alike");
        assertTrue(merge("all", "seed1", "alike").isComplete());
    }

    @Test
    void everyRunBelongsToOneShard() {
        for (int of : new int[] {1, 2, 3, 7, 10}) {
            int[] sizes = new int[of];
            for (int number = 1; number <= 25; number++) {
                int n = number;
                List<Integer> holders = IntStream.rangeClosed(1, of).filter(index -> new Shard(index, of).holds(n)).boxed().toList();
                assertEquals(1, holders.size());
                sizes[holders.get(0) - 1]++;
            }
            assertTrue(IntStream.of(sizes).max().orElseThrow() - IntStream.of(sizes).min().orElseThrow() <= 1);
        }
        for (String words : List.of("", "1", "0/2", "3/2", "1/0", "-1/2", "a/b", "1/2/3", "1/1000000", "½")) {
            assertFalse(assertThrows(InvalidInputException.class, () -> Shard.parse(words), words).getMessage().isEmpty());
        }
        assertEquals("there is no shard 5 of 4: the first is 1/4, the last 4/4",
                assertThrows(InvalidInputException.class, () -> Shard.parse("5/4")).getMessage());
        for (String of : List.of("0", "1000000", "999999999")) {
            String words = assertThrows(InvalidInputException.class, () -> Shard.parse("1/" + of)).getMessage();
            assertTrue(words.startsWith("a sweep is divided into 1 to "), words);
        }
    }

    /** As the tasks of an array or of an Indexed Job, whose number somebody chose before the sweep: those without a run end well. */
    @Test
    void moreShardsThanRunsDoNoHarm() throws IOException {
        Sweep sweep = new Sweep(Sweeps.tiny(STEPS), List.of(), List.of(1L, 2L));
        make(sweep, "1/1", "whole");
        List<String> said = new ArrayList<>();
        for (int index = 1; index <= 4; index++) {
            SweepProgress end = new SweepRunner(sweep, List.of(new Shard(index, 4)), folder.resolve("shard-" + index), 1, Duration.ofHours(1),
                    progress -> {}).run(true, said::add);
            assertTrue(end.isComplete());
            assertEquals(index <= 2 ? 1 : 0, end.runs());
            assertEquals(1, end.share(), 1e-12);
        }
        String nothing = "there is nothing to do for shard %d/4: the sweep has 2 runs";
        assertEquals(List.of(nothing.formatted(3), nothing.formatted(4)), said);
        assertEquals(List.of(), SweepTable.read(folder.resolve("shard-4/sweep.csv")));
        merge("all", "shard-1", "shard-2", "shard-3", "shard-4");
        assertSame("whole", "all", 2);
    }
}
