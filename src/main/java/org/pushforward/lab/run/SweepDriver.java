package org.pushforward.lab.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pushforward.engine.Team;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;

/** Makes sweeps in the background, one at a time, and tells how they stand. For the window's thread. */
public final class SweepDriver {

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);
    private static final int MOST_JOBS = 4;

    /** Told of one sweep, on the window's thread. */
    public interface Watcher {

        /** How it stands; only the newest of what happens meanwhile. */
        void show(SweepProgress now);

        /** How it stood when it ended: complete, or cancelled. */
        void end(SweepProgress end);

        /** @param begun whether a run had been under way, or the sweep has made a folder of its own; what was refused has done neither */
        void fail(Throwable failure, boolean begun);
    }

    private final TaskExecutor sweeping;
    private final Executor window;
    /** The sweep that goes on; null at rest. */
    private SweepRunner runner;

    /**
     * @param sweeping for sweeps alone, which may take hours
     * @param window   the window's thread
     */
    public SweepDriver(TaskExecutor sweeping, Executor window) {
        this.sweeping = sweeping;
        this.window = window;
    }

    /** How many runs the window makes at once. */
    public static int jobs() {
        return Team.threadsFor(MOST_JOBS);
    }

    /**
     * Makes a sweep in a folder, or goes on with the same one; a folder with another is refused. To be called at rest.
     *
     * @param shards of its runs
     * @param jobs   runs at once
     */
    public void begin(Sweep sweep, List<Shard> shards, Path folder, int jobs, Watcher watcher) {
        LatestValue<SweepProgress> newest = new LatestValue<>(window, watcher::show);
        AtomicBoolean trained = new AtomicBoolean();
        Path experiment = folder.resolve(SweepFolder.EXPERIMENT);
        boolean fromTheBeginning = !Files.exists(experiment);
        SweepRunner begun;
        try {
            begun = new SweepRunner(sweep, shards, folder, jobs, BETWEEN_CHECKPOINTS, progress -> {
                trained.set(true);
                newest.offer(progress);
            });
        } catch (RuntimeException e) {
            // Whoever is told of a sweep that goes on is told of its end.
            watcher.fail(e, false);
            return;
        }
        runner = begun;
        sweeping.run(() -> begun.run(true), end -> {
            runner = null;
            watcher.end(end);
        }, failure -> {
            runner = null;
            watcher.fail(failure, trained.get() || fromTheBeginning && Files.isRegularFile(experiment));
        });
    }

    /** Ends the sweep at the next checkpoint of each run; it can be gone on with. @return whether there was one */
    public boolean cancel() {
        if (runner != null) {
            runner.cancel();
        }
        return runner != null;
    }
}
