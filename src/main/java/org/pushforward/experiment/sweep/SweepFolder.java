package org.pushforward.experiment.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.UnwritableException;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.train.TrainingConfig;

/**
 * What a sweep leaves: its description {@value #EXPERIMENT}, the table {@value #TABLE} ({@link SweepTable}), the summary over seeds
 * {@value #SUMMARY} ({@link SweepSummary}), and in {@value #RUNS} a folder for each run, as the command {@code train} writes it. Where only a part
 * of the sweep was asked for, {@value #SHARDS} says which.
 *
 * <p>A run's folder is there whole or not at all, and while the run goes on its checkpoint stands beside it, so a sweep can be ended at any
 * moment and goes on from there. One process at a time works in a folder; a lock that dies with the process sees to that.
 */
public final class SweepFolder implements Closeable {

    public static final String EXPERIMENT = "experiment.json";
    public static final String TABLE = "sweep.csv";
    public static final String SUMMARY = "summary.csv";
    public static final String RUNS = "runs";
    /** Of the folder of a part alone: which, see {@link SweepPart}. */
    static final String SHARDS = "shards.json";

    private static final String LOCK = ".lock";
    private static final Set<String> ENTRIES = Set.of(EXPERIMENT, TABLE, SUMMARY, RUNS, SHARDS, LOCK);

    private final Path path;
    private final Claim claim;

    private SweepFolder(Path path, Claim claim) {
        this.path = path;
        this.claim = claim;
    }

    /**
     * Begins a sweep in a new or empty folder, or goes on with the one that is there.
     *
     * @param resume whether a sweep that is there may be gone on with; it must be the same
     * @throws InvalidInputException one line, if the folder holds something else or another sweep, cannot be written to, or is in use; nothing is
     *         changed then
     */
    public static SweepFolder open(Path path, Sweep sweep, boolean resume) {
        Path folder = ResultFiles.followed(path);
        ResultFiles.requireWritableFolder(folder);
        requireUsable(folder, sweep, resume);
        SweepFolder opened = new SweepFolder(folder, Claim.of(folder.resolve(LOCK),
                "the sweep in " + folder + " is under way in another process: wait for it, or end it"));
        try {
            // Another process may have been faster.
            requireUsable(folder, sweep, resume);
            opened.clear();
            if (!Files.exists(opened.file(EXPERIMENT))) {
                SweepFile.write(sweep, opened.file(EXPERIMENT));
            }
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Deletes what a process was writing here, beside the runs, when it was killed. */
    private void clear() {
        try {
            for (Path entry : FolderEntries.of(path)) {
                if (WholeFile.isUnfinished(entry)) {
                    Files.delete(entry);
                }
            }
        } catch (IOException e) {
            throw WholeFile.unwritable(path, e);
        }
    }

    private static void requireUsable(Path folder, Sweep sweep, boolean resume) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            List<Path> all = FolderEntries.of(folder);
            boolean own = all.stream().allMatch(entry -> ENTRIES.contains(entry.getFileName().toString()) || WholeFile.isUnfinished(entry));
            boolean described = all.contains(folder.resolve(EXPERIMENT));
            // A sweep's folder has its description first of all.
            InvalidInputException.require(own && (described || !all.contains(folder.resolve(RUNS))),
                    "the folder %s holds other files than a sweep's: choose a new or an empty one", folder);
            if (described) {
                InvalidInputException.require(SweepFile.read(folder.resolve(EXPERIMENT)).runs().equals(sweep.runs()),
                        "the folder %s holds another sweep: choose a new one", folder);
                InvalidInputException.require(resume, "there is a sweep in %s: add --resume to go on with it, or choose another folder", folder);
            }
        } catch (IOException e) {
            throw WholeFile.unreadable(folder, e);
        }
    }

    public Path path() {
        return path;
    }

    /** Whether it is there still, with a place for runs. */
    boolean isUsable() {
        Path runs = path.resolve(RUNS);
        return Files.isRegularFile(file(EXPERIMENT)) && (Files.notExists(runs) || Files.isDirectory(runs) && Files.isWritable(runs));
    }

    /**
     * Refuses to go on where the folder that was opened is not there any more: whoever made it anew would part the runs of one sweep.
     *
     * @throws UnwritableException one line
     */
    void requireThere() {
        UnwritableException.require(Files.isRegularFile(file(EXPERIMENT)),
                "the folder %s was moved, deleted or replaced while the sweep was under way", path);
    }

    /** One of the files that the constants name. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** @param number from 1 */
    public RunFolder run(int number) {
        return run(path, number);
    }

    /**
     * The folder of a run of a sweep that may be at rest.
     *
     * @param sweep  the sweep's folder
     * @param number from 1
     */
    public static RunFolder run(Path sweep, int number) {
        return new RunFolder(sweep.resolve(RUNS).resolve(String.format(Locale.ROOT, "%05d", number)));
    }

    /**
     * The runs that have ended of a sweep that may be at rest, whether or not its table was written.
     *
     * @param folder the sweep's
     * @throws InvalidInputException one line, if the files of one cannot be read or are plainly another run's
     */
    public static List<SweepRow> rows(Path folder, Sweep sweep) {
        List<SweepRow> rows = new ArrayList<>();
        // The sweep makes them anew each time that it is asked.
        List<TrainingConfig> configs = sweep.runs();
        for (int number = 1; number <= configs.size(); number++) {
            RunFolder run = run(folder, number);
            if (run.hasNumbers() && !run.isUnfinished()) {
                rows.add(SweepRow.of(number, configs.get(number - 1), run));
            }
        }
        return rows;
    }

    /**
     * What was made of a sweep that may be at rest.
     *
     * @param sweep    that made the runs; null where that is not known
     * @param hasTable whether they stand in a table; else they are those in the folders of the runs
     */
    public record Made(List<SweepRow> rows, Sweep sweep, boolean hasTable) {
    }

    /**
     * Reads the table of a sweep, and the experiment that stands beside it where there is one; of a sweep that was killed before it wrote its table,
     * the runs that have ended.
     *
     * @param table by whatever name
     * @throws InvalidInputException one line, if there is neither, or the table is none; where there is no table, also if the experiment is none
     */
    public static Made made(Path table) {
        Path experiment = table.resolveSibling(EXPERIMENT);
        boolean described = Files.isRegularFile(experiment);
        if (!Files.exists(table) && described) {
            Sweep begun = SweepFile.read(experiment);
            return new Made(rows(table.toAbsolutePath().getParent(), begun), begun, false);
        }
        List<SweepRow> rows = SweepTable.read(table);
        try {
            return new Made(rows, described ? SweepFile.read(experiment) : null, true);
        } catch (InvalidInputException e) {
            // Another file: the table is shown all the same.
            return new Made(rows, null, true);
        }
    }

    /** Lets other processes work here. */
    @Override
    public void close() {
        claim.close();
    }
}
