package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.TrainingRun;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;

/** A sweep's tables are the same whatever the number of jobs and however often it was cancelled; its rows are the runs that `train` makes. */
@Slow("each test makes whole sweeps")
class SweepRunnerTest {

    @TempDir
    Path folder;

    private SweepRunner runner(Sweep sweep, String name, int jobs) {
        return new SweepRunner(sweep, folder.resolve(name), jobs, Duration.ZERO, progress -> {});
    }

    private String table(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("sweep.csv"));
    }

    @Test
    void tablesDoNotDependOnJobs() throws IOException {
        Sweep sweep = Sweeps.fourRuns(30);
        assertTrue(runner(sweep, "one", 1).run(false).isComplete());
        assertTrue(runner(sweep, "three", 3).run(false).isComplete());
        assertEquals(table("one"), table("three"));
        assertEquals(5, table("one").lines().count());
        assertEquals(Files.readString(folder.resolve("one/summary.csv")), Files.readString(folder.resolve("three/summary.csv")));
    }

    @Test
    void rowsAreTheRunsThatTrainMakes() throws IOException {
        Sweep sweep = Sweeps.fourRuns(30);
        List<SweepRow> rows = runner(sweep, "sweep", 2).run(false).rows();
        int number = 3;
        RunFolder alone = new RunFolder(folder.resolve("alone"));
        new TrainingRun(alone, 2, Duration.ofHours(1), snapshot -> {})
                .start(ExperimentFile.read(folder.resolve("sweep/runs/00003/experiment.json")));
        for (String file : List.of("experiment.json", "history.csv", "model.json", "samples.csv")) {
            assertArrayEquals(Files.readAllBytes(alone.finished(file)),
                    Files.readAllBytes(SweepFolder.run(folder.resolve("sweep"), number).finished(file)), file);
        }
        assertEquals(sweep.runs().get(number - 1), rows.get(number - 1).config());
        assertEquals(SweepRow.of(number, sweep.runs().get(number - 1), alone), rows.get(number - 1));
        assertEquals(rows, SweepTable.read(folder.resolve("sweep/sweep.csv")));
    }

    /** The numbers are the same; and whoever wants the pictures has them made. */
    @Test
    void picturesCanBeLeftOut() throws IOException {
        Sweep sweep = Sweeps.fourRuns(20);
        List<SweepRow> rows = runner(sweep, "bare", 2).withoutPictures().run(false).rows();
        Path picture = folder.resolve("bare/runs/00002/density.png");
        Path metrics = folder.resolve("bare/runs/00002/metrics.json");
        assertFalse(Files.exists(picture));
        FileTime made = Files.getLastModifiedTime(metrics);
        assertEquals(rows, runner(sweep, "bare", 2).withoutPictures().run(true).rows());
        assertEquals(made, Files.getLastModifiedTime(metrics));
        assertEquals(rows, runner(sweep, "bare", 2).run(true).rows());
        assertTrue(Files.exists(picture));
        runner(sweep, "whole", 2).run(false);
        assertEquals(table("whole"), table("bare"));
    }

    @Test
    void aRunThatLacksAFileIsMadeAnew() throws IOException {
        Sweep sweep = Sweeps.fourRuns(20);
        runner(sweep, "sweep", 2).run(false);
        Path model = folder.resolve("sweep/runs/00002/model.json");
        byte[] whole = Files.readAllBytes(model);
        Files.delete(model);
        assertTrue(runner(sweep, "sweep", 2).run(true).isComplete());
        assertArrayEquals(whole, Files.readAllBytes(model));
    }

    @Test
    void cancelledAtAnyMomentItGoesOnToTheSameTable() throws IOException {
        Sweep sweep = Sweeps.fourRuns(60);
        runner(sweep, "whole", 2).run(false);
        RandomGenerator random = new SplittableRandom(8);
        boolean complete = false;
        int sittings = 0;
        while (!complete) {
            AtomicInteger reports = new AtomicInteger(random.nextInt(5));
            AtomicReference<SweepRunner> self = new AtomicReference<>();
            self.set(new SweepRunner(sweep, folder.resolve("parts"), 2, Duration.ZERO, progress -> {
                if (reports.getAndDecrement() <= 0) {
                    self.get().cancel();
                }
            }));
            SweepProgress end = self.get().run(true);
            complete = end.isComplete();
            assertEquals(end.rows(), SweepTable.read(folder.resolve("parts/sweep.csv")));
            sittings++;
        }
        assertTrue(sittings > 2, sittings + " sittings");
        assertEquals(table("whole"), table("parts"));
    }

    @Test
    void whatIsFinishedIsNotDoneAgain() throws IOException {
        Sweep sweep = Sweeps.fourRuns(10);
        runner(sweep, "sweep", 2).run(false);
        List<FileTime> before = times(sweep);
        String table = table("sweep");
        Files.delete(folder.resolve("sweep/sweep.csv"));
        assertTrue(runner(sweep, "sweep", 2).run(true).isComplete());
        assertEquals(before, times(sweep));
        assertEquals(table, table("sweep"));
    }

    private List<FileTime> times(Sweep sweep) throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (int number = 1; number <= sweep.runs().size(); number++) {
            times.add(Files.getLastModifiedTime(SweepFolder.run(folder.resolve("sweep"), number).finished("metrics.json")));
        }
        return times;
    }

    /** Else a table would have rows of two data sets under one name. */
    @Test
    void aSweepDoesNotGoOnWithOtherPointsThanItBeganWith() throws IOException {
        Path points = folder.resolve("points.csv");
        String before = IntStream.range(0, 60).mapToObj(i -> Math.sin(i) + "," + Math.cos(3 * i) + "\n").collect(Collectors.joining("", "x,y\n", ""));
        Files.writeString(points, before);
        Sweep sweep = new Sweep(Sweeps.tiny(20).withDataset(new DatasetSpec(points.toString(), 0, 0, 0, 60)), List.of(), List.of(1L, 2L));
        AtomicReference<SweepRunner> self = new AtomicReference<>();
        self.set(new SweepRunner(sweep, folder.resolve("sweep"), 1, Duration.ZERO, progress -> {
            if (progress.ended() == 1) {
                self.get().cancel();
            }
        }));
        assertEquals(1, self.get().run(false).ended());
        Files.writeString(points, before + "1,1\n");
        String words = assertThrows(InvalidInputException.class, () -> runner(sweep, "sweep", 1).run(true)).getMessage();
        assertTrue(words.startsWith(points + " has changed since the run in " + SweepFolder.run(folder.resolve("sweep"), 1).path()), words);
        assertEquals(1, words.lines().count());
        Files.writeString(points, before);
        assertTrue(runner(sweep, "sweep", 1).run(true).isComplete());
    }

    @Test
    void divergedRunIsARow() {
        Sweep sweep = new Sweep(Sweeps.tiny(300).withFlow(new FlowSpec(16, 8, 1, Activation.RELU, 20))
                .withOptimization(new Optimization(300, 32, 1e-3, Schedule.CONSTANT, Double.POSITIVE_INFINITY, Precision.FLOAT)),
                List.of(Factor.of("optimization.rate", 1e-3, 1e6)), List.of(1L));
        SweepProgress end = runner(sweep, "sweep", 2).run(false);
        assertTrue(end.isComplete());
        assertEquals(1, end.diverged());
        assertEquals(List.of(false, true), end.rows().stream().map(SweepRow::diverged).toList());
        assertTrue(end.rows().get(1).steps() < 300);
        assertEquals(end.rows(), SweepTable.read(folder.resolve("sweep/sweep.csv")));
    }

    @Test
    void failedRunsLetTheOthersGoOn() throws IOException {
        Sweep sweep = Sweeps.fourRuns(10);
        runner(sweep, "good", 2).run(false);
        SweepRunner runner = runner(sweep, "sweep", 2);
        runner.cancel();
        runner.run(false);
        Path inTheWay = Files.createDirectories(folder.resolve("sweep/runs/00003")).resolve("thesis.txt");
        Files.writeString(inTheWay, "");
        String message = assertThrows(InvalidInputException.class, () -> runner(sweep, "sweep", 2).run(true)).getMessage();
        assertTrue(message.startsWith("1 of 4 runs failed") && message.contains("00003 holds other files"), message);
        assertEquals(3, SweepTable.read(folder.resolve("sweep/sweep.csv")).size());
        Files.delete(inTheWay);
        assertTrue(runner(sweep, "sweep", 2).run(true).isComplete());
        assertEquals(table("good"), table("sweep"));
    }

    /** What is in the way of one run alone is no reason to end the others. */
    @Test
    void aFileInThePlaceOfOneRunLetsTheOthersGoOn() throws IOException {
        Sweep sweep = Sweeps.fourRuns(10);
        Files.createDirectories(folder.resolve("sweep/runs"));
        SweepFile.write(sweep, folder.resolve("sweep/experiment.json"));
        Path inTheWay = Files.writeString(folder.resolve("sweep/runs/00002"), "mine");
        String message = assertThrows(InvalidInputException.class, () -> runner(sweep, "sweep", 2).run(true)).getMessage();
        assertTrue(message.startsWith("1 of 4 runs failed") && message.contains("00002 is a file"), message);
        assertEquals(3, SweepTable.read(folder.resolve("sweep/sweep.csv")).size());
        assertEquals("mine", Files.readString(inTheWay));
    }

    /** Runs that would take hours end within seconds, with one line; what was made before is there, wherever it is now, and can be gone on with. */
    @ParameterizedTest
    @CsvSource({"deleted, 1", "deleted, 2", "replaced, 1", "replaced, 2", "moved, 1", "moved, 2"})
    @Timeout(60)
    void aFolderThatIsLostEndsTheSweep(String how, int jobs) throws IOException {
        Sweep sweep = new Sweep(Sweeps.tiny(20), List.of(Factor.of("optimization.steps", 20, 1_000_000, 1_000_001, 1_000_002)), List.of(1L));
        Path place = folder.toRealPath().resolve("sweep");
        AtomicInteger reports = new AtomicInteger();
        SweepRunner runner = new SweepRunner(sweep, place, jobs, Duration.ofMillis(50), progress -> {
            // In the middle of the next run, which has written its first checkpoint.
            if (progress.ended() == 1 && reports.incrementAndGet() == 3) {
                lose(how, place);
            }
        });
        assertEquals("the sweep ended after 1 of 4 runs, since nothing more could be written: the folder " + place
                + " was moved, deleted or replaced while the sweep was under way (resume the sweep when that is mended)",
                assertThrows(InvalidInputException.class, () -> runner.run(false)).getMessage());
        assertEquals(how.equals("replaced"), Files.exists(place), "what is there stays, and nothing is made anew where there was nothing");
        if (how.equals("moved")) {
            SweepRunner there = runner(sweep, "elsewhere", 1);
            there.cancel();
            assertEquals(1, there.run(true).ended());
        }
    }

    private void lose(String how, Path place) {
        try {
            Path elsewhere = folder.resolve("elsewhere");
            Files.move(place, elsewhere);
            if (!how.equals("moved")) {
                WholeFolder.delete(elsewhere);
            }
            if (how.equals("replaced")) {
                Files.writeString(place, "mine");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void progressGrowsToTheEnd() {
        List<SweepProgress> reports = new ArrayList<>();
        new SweepRunner(Sweeps.fourRuns(20), folder.resolve("sweep"), 2, Duration.ZERO, reports::add).run(false);
        for (int i = 1; i < reports.size(); i++) {
            assertTrue(reports.get(i).share() >= reports.get(i - 1).share() - 1e-12);
            assertTrue(reports.get(i).ended() >= reports.get(i - 1).ended());
        }
        SweepProgress last = reports.get(reports.size() - 1);
        assertTrue(last.isComplete());
        assertEquals(1, last.share(), 1e-12);
        assertEquals(Duration.ZERO, last.left());
    }

    @Test
    void interruptedCallerCancels() throws InterruptedException {
        AtomicReference<SweepProgress> end = new AtomicReference<>();
        Thread[] caller = new Thread[1];
        SweepRunner runner = new SweepRunner(Sweeps.fourRuns(100_000), folder.resolve("sweep"), 2, Duration.ZERO, progress -> caller[0].interrupt());
        caller[0] = new Thread(() -> end.set(runner.run(false)));
        caller[0].start();
        caller[0].join();
        assertFalse(end.get().isComplete());
    }

    @Test
    void refusesFoldersThatAreNotItsOwn() throws IOException {
        Sweep sweep = Sweeps.fourRuns(10);
        Files.createDirectories(folder.resolve("foreign/runs"));
        Files.writeString(folder.resolve("file"), "");
        SweepRunner cancelled = runner(sweep, "sweep", 1);
        cancelled.cancel();
        cancelled.run(false);
        assertRefused("holds other files", sweep, "foreign", true);
        assertRefused("is a file", sweep, "file", true);
        assertRefused("add --resume", sweep, "sweep", false);
        assertRefused("holds another sweep", Sweeps.fourRuns(11), "sweep", true);
        assertRefused("there is no dataset lion", Sweep.of(Sweeps.tiny(5).withDataset(new DatasetSpec("lion", 0, 0, 0, 0))), "new", false);
        assertFalse(Files.exists(folder.resolve("new")));
        try (SweepFolder open = SweepFolder.open(folder.resolve("sweep"), sweep, true)) {
            assertRefused("under way in another process", sweep, "sweep", true);
            assertEquals(folder.resolve("sweep"), open.path());
        }
    }

    private void assertRefused(String part, Sweep sweep, String name, boolean resume) {
        String message = assertThrows(InvalidInputException.class, () -> runner(sweep, name, 1).run(resume)).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void runsThatFailByAnErrorAreToldOfInOneLineAndCanBeGoneOnWith() {
        Sweep sweep = Sweeps.fourRuns(30);
        SweepRunner failing = new SweepRunner(sweep, folder.resolve("sweep"), 2, Duration.ZERO, progress -> {
            throw new StackOverflowError();
        });
        String words = assertThrows(InvalidInputException.class, () -> failing.run(false)).getMessage();
        assertTrue(words.startsWith("4 of 4 runs failed, the first so: unexpected failure: calls went too deep"), words);
        assertTrue(runner(sweep, "sweep", 2).run(true).isComplete());
    }
}
