package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.pushforward.base.Failures;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.RunData;
import org.pushforward.engine.Team;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.UnwritableException;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.TrainingRun;
import org.pushforward.train.TrainingConfig;

/**
 * Makes the runs of a sweep, several at once, and their table. What a run comes to does not depend on the number of jobs.
 *
 * <p>A run that diverges is a row like others. One that fails, as for want of memory, leaves the others to go on, and the sweep fails at its end.
 * One that cannot be written ends the sweep at the next checkpoints of the others: they would be trained to their ends to fail likewise.
 */
public final class SweepRunner {

    private static final int MOST_THREADS = 4;

    /** From the beginning of the work with the columns that are taken of CSV files. */
    private List<TrainingConfig> runs;
    private final double[] costs;
    private final Sweep sweep;
    private final List<Shard> shards;
    private final Path path;
    private final int jobs;
    private final Duration interval;
    private final Consumer<SweepProgress> progress;
    private boolean pictures = true;

    private volatile boolean cancelled;
    /** Why nothing more can be written; null as long as it can. */
    private volatile UnwritableException unwritable;

    // Guarded by this.
    private final Map<Integer, SweepRow> rows = new TreeMap<>();
    /** Runs under way, by number. */
    private final Map<Integer, Sitting> underWay = new TreeMap<>();
    /** What the runs have done in this sitting, those that have ended and those under way, by number. */
    private final Map<Integer, Sitting> sittings = new TreeMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    /** How many runs there are at the end: those of the shard, and those that are there already. */
    private int toMake;

    /**
     * @param path     the sweep's folder
     * @param jobs     runs at once; each trains on one thread if there are several, else on as many as there are cores
     * @param interval between checkpoints and between reports of a run, at least
     * @param progress told how the sweep stands, by one of its threads at a time
     */
    public SweepRunner(Sweep sweep, Path path, int jobs, Duration interval, Consumer<SweepProgress> progress) {
        this(sweep, List.of(Shard.WHOLE), path, jobs, interval, progress);
    }

    /**
     * As above, for some of the runs; the tables have those, and any others that the folder holds already.
     *
     * @param shards one or more; where there are more of them than runs, some have none, and are complete at once
     */
    public SweepRunner(Sweep sweep, List<Shard> shards, Path path, int jobs, Duration interval, Consumer<SweepProgress> progress) {
        requireJobs(jobs);
        this.sweep = sweep;
        this.shards = List.copyOf(shards);
        this.runs = sweep.runs();
        this.costs = runs.stream().mapToDouble(SweepCost::of).toArray();
        this.path = path;
        this.jobs = jobs;
        this.interval = interval;
        this.progress = progress;
    }

    /** Makes runs without their pictures, and takes those for whole that are there without. To be called before it begins. */
    public SweepRunner withoutPictures() {
        pictures = false;
        return this;
    }

    /** @throws InvalidInputException if so many runs are not made at once */
    public static void requireJobs(int jobs) {
        InvalidInputException.require(jobs >= 1 && jobs <= 64, "jobs lie between 1 and 64, not %d", jobs);
    }

    /**
     * Ends the sweep at the next checkpoint of each run that is under way; it can be gone on with. May be called by any thread, and before it begins.
     */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Makes all runs that are not there yet, then the table and the summary of all that are. Interrupting the caller cancels.
     *
     * @param resume whether to go on with the sweep that is in the folder; without one it begins
     * @return how it stands at its end: complete, or cancelled
     * @throws InvalidInputException one line, if the data of a run cannot be had or the folder cannot be used, before anything is done; or if runs
     *         failed, after all others are made; or if nothing more could be written, as soon as that is found
     */
    public SweepProgress run(boolean resume) {
        return run(resume, note -> {});
    }

    /** As above. @param notes told in one line for each file of points what was chosen among several possibilities when it was read */
    public SweepProgress run(boolean resume, Consumer<String> notes) {
        // Refuses early what would fail late, or be lost.
        runs.stream().map(TrainingConfig::dataset).flatMap(dataset -> RunData.file(dataset).stream()).distinct()
                .forEach(file -> ResultFiles.requireNotInput(path, file));
        SweepData data = new SweepData(sweep);
        data.notes().forEach(notes);
        if (IntStream.rangeClosed(1, sweep.runs().size()).noneMatch(number -> Shard.anyHolds(shards, number))) {
            notes.accept(String.format(Locale.ROOT, "there is nothing to do for shard %s: the sweep has %d runs", shards.get(0).words(),
                    sweep.runs().size()));
        }
        runs = sweep.runs().stream().map(data::resolved).toList();
        try (SweepFolder folder = SweepFolder.open(path, sweep, resume)) {
            List<Integer> missing = collect(folder, data);
            SweepPart.note(shards, data.checksum(), folder.path());
            makeAll(folder, missing);
            SweepProgress end = progress();
            if (unwritable != null) {
                throw ended(end, folder);
            }
            SweepTable.write(end.rows(), folder.file(SweepFolder.TABLE));
            SweepSummary.write(end.rows(), folder.file(SweepFolder.SUMMARY));
            if (!failures.isEmpty()) {
                throw failure();
            }
            return end;
        }
    }

    /** @return the numbers of the runs that have not ended */
    private synchronized List<Integer> collect(SweepFolder folder, SweepData data) {
        List<Integer> missing = new ArrayList<>();
        for (int number = 1; number <= runs.size(); number++) {
            RunFolder run = folder.run(number);
            run.requireRunOf(config(number));
            if ((pictures ? run.isComplete() : run.hasNumbers()) && !run.isUnfinished()) {
                data.requireTrainedOnThis(config(number), run);
                rows.put(number, SweepRow.of(number, config(number), run));
            } else if (Shard.anyHolds(shards, number)) {
                missing.add(number);
            } else {
                costs[number - 1] = 0;
            }
        }
        toMake = rows.size() + missing.size();
        return missing;
    }

    private void makeAll(SweepFolder folder, List<Integer> missing) {
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        missing.forEach(number -> pool.execute(() -> make(folder, number)));
        pool.shutdown();
        boolean ended = false;
        boolean interrupted = false;
        // To the end even when interrupted: no run may write any more when the folder is given up.
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                cancel();
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(SweepFolder sweepFolder, int number) {
        if (isEnding()) {
            return;
        }
        try {
            sweepFolder.requireThere();
            make(sweepFolder.run(number), number, config(number));
        } catch (CancellationException e) {
            giveUp(number);
        } catch (RuntimeException | Error e) {
            // Whatever it was, want of memory for one: a run that ended without a word would pass for one that was cancelled.
            giveUp(number);
            synchronized (this) {
                if (e instanceof UnwritableException found && isForAll(found, sweepFolder)) {
                    unwritable = unwritable == null ? found : unwritable;
                } else {
                    failures.add(e);
                }
            }
        }
    }

    private void make(RunFolder folder, int number, TrainingConfig config) {
        TrainingRun run = new TrainingRun(folder, jobs == 1 ? Team.threadsFor(MOST_THREADS) : 1, interval, snapshot -> {
            if (isEnding()) {
                // A checkpoint has just been written.
                throw new CancellationException();
            }
            report(number, (double) snapshot.step() / config.steps());
        });
        if (!pictures) {
            run.withoutPictures();
        }
        if (folder.isUnfinished()) {
            run.resume(begun -> config);
        } else {
            begin(number);
            run.start(config);
        }
        end(number, folder);
    }

    /** Whether the other runs cannot be written either: not where something stands in the way of one alone. */
    private static boolean isForAll(UnwritableException found, SweepFolder folder) {
        return found.getCause() instanceof IOException || !folder.isUsable();
    }

    private boolean isEnding() {
        return cancelled || unwritable != null;
    }

    /** From the first report on where it went on from a checkpoint, which may stand anywhere. */
    private static final class Sitting {
        private final long begin = System.nanoTime();
        private final double before;
        private double share;
        private double seconds;

        Sitting(double before) {
            this.before = before;
            share = before;
        }

        void reach(double now) {
            share = now;
            seconds = (System.nanoTime() - begin) / 1e9;
        }
    }

    private synchronized void begin(int number) {
        sittings.put(number, new Sitting(0));
    }

    private synchronized void giveUp(int number) {
        underWay.remove(number);
    }

    private synchronized void report(int number, double share) {
        Sitting sitting = sittings.computeIfAbsent(number, absent -> new Sitting(share));
        sitting.reach(share);
        underWay.put(number, sitting);
        progress.accept(progress());
    }

    private synchronized void end(int number, RunFolder folder) {
        Sitting sitting = sittings.get(number);
        if (sitting != null) {
            sitting.reach(1);
        }
        underWay.remove(number);
        rows.put(number, SweepRow.of(number, config(number), folder));
        progress.accept(progress());
    }

    private TrainingConfig config(int number) {
        return runs.get(number - 1);
    }

    private synchronized SweepProgress progress() {
        double all = Arrays.stream(costs).sum();
        double done = 0;
        SweepPace pace = new SweepPace();
        for (int number = 1; number <= costs.length; number++) {
            Sitting running = underWay.get(number);
            double share = rows.containsKey(number) ? 1 : running == null ? 0 : running.share;
            done += share * costs[number - 1];
            pace.has(config(number), (1 - share) * costs[number - 1]);
        }
        sittings.forEach((number, sitting) -> pace.did(config(number), (sitting.share - sitting.before) * costs[number - 1], sitting.seconds));
        return new SweepProgress(toMake, List.copyOf(rows.values()), all > 0 ? done / all : 1, pace.left(jobs));
    }

    /** Leaves the tables of what is made, if they at least can be written. */
    private InvalidInputException ended(SweepProgress end, SweepFolder folder) {
        String why = unwritable.getMessage();
        try {
            folder.requireThere();
        } catch (UnwritableException e) {
            // What the first run met of it says less.
            why = e.getMessage();
        }
        try {
            SweepTable.write(end.rows(), folder.file(SweepFolder.TABLE));
            SweepSummary.write(end.rows(), folder.file(SweepFolder.SUMMARY));
        } catch (UnwritableException e) {
            // The tables that were there before are there still, and the runs are what counts.
        }
        return new InvalidInputException(String.format(Locale.ROOT,
                "the sweep ended after %d of %d runs, since nothing more could be written: %s (resume the sweep when that is mended)", end.ended(),
                end.runs(), why), unwritable);
    }

    private InvalidInputException failure() {
        Throwable first = failures.get(0);
        return new InvalidInputException(String.format(Locale.ROOT,
                "%d of %d runs failed, the first so: %s (resume the sweep when that is mended)",
                failures.size(), toMake, Failures.words(first, "please report it with what sweep --verbose shows")), first);
    }
}
