package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.train.TrainingConfig;

/**
 * Puts the folders of a sweep's {@linkplain Shard shards} together: the runs, and tables that are, byte for byte, those of the sweep made in one go.
 * The points that were learned need not be there.
 */
public final class SweepMerge {

    private static final int MOST_NAMED = 6;
    /** What is left of a run that was being copied, or replaced, when the process was killed; see {@link WholeFolder}. */
    private static final Pattern LEFT = Pattern.compile("\\.?(\\d{5,})\\.(?:[-0-9a-f]{36}\\.(?:part|old)|lock)");
    private static final Pattern OF_EARLIER_RELEASES = Pattern.compile("\\.\\d{5,}\\.part");
    private static final String UNLIKE = "%s and %s learned different points, though their file has one name: have one of them made anew with the "
            + "file of the other";

    private final List<TrainingConfig> expected;
    /** Of the runs that were found, by number. */
    private final Map<Integer, RunFolder> found = new TreeMap<>();
    private final Map<Integer, SweepRow> rows = new TreeMap<>();
    /** Why runs that are there were not taken. */
    private final Map<Integer, String> notWhole = new TreeMap<>();
    /** The number of the first run that was found of each file of points, and of each seed of it. */
    private final Map<DatasetSpec, Integer> columns = new HashMap<>();
    private final Map<List<Object>, Integer> points = new HashMap<>();

    private SweepMerge(List<TrainingConfig> expected) {
        this.expected = expected;
    }

    /**
     * Nothing is written unless everything is there.
     *
     * @param parts folders of sweeps, one or more, at rest; not modified
     * @param out   the folder of the whole: new, empty, or with runs of the same sweep, which count like those of a part
     * @return the whole sweep
     * @throws InvalidInputException one line, if a folder holds another experiment than the first, a run is missing or differs between two folders,
     *         or the new folder cannot be used
     */
    public static SweepProgress merge(List<Path> parts, Path out) {
        InvalidInputException.require(!parts.isEmpty(), "there is nothing to merge: name the folders of the shards");
        Path first = parts.get(0);
        Sweep sweep = SweepFile.read(first.resolve(SweepFolder.EXPERIMENT));
        for (Path part : parts) {
            Path here = ResultFiles.followed(part);
            Path there = ResultFiles.followed(out);
            InvalidInputException.require(!here.equals(there), "the folder %s cannot be both a shard and the whole: choose a new one for --out", out);
            // Either would be full of what is not its own then, and refused ever after.
            InvalidInputException.require(!here.startsWith(there) && !there.startsWith(here),
                    "one of the folders %s and %s lies in the other: choose another one for --out", out, part);
            InvalidInputException.require(SweepFile.read(part.resolve(SweepFolder.EXPERIMENT)).runs().equals(sweep.runs()),
                    "%s holds another sweep than %s: merge the shards of one experiment", part, first);
        }
        requireSamePoints(Stream.concat(parts.stream(), Stream.of(out)).toList());
        SweepMerge merge = new SweepMerge(sweep.runs());
        parts.forEach(part -> merge.collect(part, "leave one of the folders out"));
        if (Files.exists(out.resolve(SweepFolder.RUNS))) {
            merge.collect(out, "delete " + out + ", or choose another folder for --out");
        }
        merge.requireAll(parts.size());
        try (SweepFolder folder = SweepFolder.open(out, sweep, true)) {
            return merge.write(folder);
        }
    }

    /** Parts may have no run of the same data and seed, so each of them knows what it read. */
    private static void requireSamePoints(List<Path> parts) {
        Path known = null;
        for (Path part : parts) {
            if (SweepPart.points(part) != null) {
                known = known == null ? part : known;
                InvalidInputException.require(SweepPart.points(part).equals(SweepPart.points(known)), UNLIKE, part, known);
            }
        }
    }

    /** @param otherwise what to do where a run there differs from one that was found before */
    private void collect(Path part, String otherwise) {
        for (int number = 1; number <= expected.size(); number++) {
            collect(number, SweepFolder.run(part, number), otherwise);
        }
    }

    private void collect(int number, RunFolder run, String otherwise) {
        if (!run.isComplete() || run.isUnfinished()) {
            why(run).ifPresent(words -> notWhole.putIfAbsent(number, words));
            return;
        }
        TrainingConfig config = ExperimentFile.read(run.finished(RunFolder.EXPERIMENT));
        InvalidInputException.require(isOf(expected.get(number - 1), config), "%s holds another run than number %d of the sweep: put back the "
                + "right one, or have it made anew", run.path(), number);
        // A torn file is found here, before anything is written.
        ModelFile.read(run.finished(RunFolder.MODEL));
        RunFolder other = found.putIfAbsent(number, run);
        if (other != null) {
            // A task that was sent out twice, or gone on with in two folders: either will do.
            other.difference(run).ifPresent(what -> {
                throw new InvalidInputException(String.format(Locale.ROOT, "run %d differs between %s and %s, in %s: %s", number, other.path(),
                        run.path(), what, otherwise));
            });
        }
        rows.putIfAbsent(number, SweepRow.of(number, config, run));
        if (RunData.file(config.dataset()).isPresent()) {
            requireSamePoints(expected.get(number - 1).dataset(), config, number, run);
        }
    }

    /** @param asked may leave the columns to the reader */
    private void requireSamePoints(DatasetSpec asked, TrainingConfig config, int number, RunFolder run) {
        // Earlier releases did not write down which columns a run took.
        if (!config.dataset().table().columns().isEmpty()) {
            int first = columns.computeIfAbsent(asked, key -> number);
            InvalidInputException.require(rows.get(first).config().dataset().equals(config.dataset()), UNLIKE, run.path(), found.get(first).path());
        }
        int first = points.computeIfAbsent(List.of(asked, config.seed()), key -> number);
        InvalidInputException.require(found.get(first).dataChecksum() == run.dataChecksum(), UNLIKE, run.path(), found.get(first).path());
    }

    /** A run knows which columns of a file of points were taken, where the sweep leaves that to the reader. */
    private static boolean isOf(TrainingConfig expected, TrainingConfig run) {
        DatasetSpec asked = expected.dataset();
        boolean columns = asked.table().columns().isEmpty() || asked.table().equals(run.dataset().table());
        return columns && run.dataset().withTable(asked.table()).equals(asked) && run.withDataset(asked).equals(expected);
    }

    /** @param parts how many folders were looked at */
    private void requireAll(int parts) {
        List<Integer> missing = IntStream.rangeClosed(1, expected.size())
                .filter(number -> !found.containsKey(number) && !notWhole.containsKey(number)).boxed().toList();
        String named = String.join(", ", missing.stream().limit(MOST_NAMED).map(String::valueOf).toList())
                + (missing.size() > MOST_NAMED ? " ... " + missing.get(missing.size() - 1) : "");
        InvalidInputException.require(missing.isEmpty(), "%d of %d runs are in none of the %d folders: %s; make them with sweep --shard (--resume "
                + "where one was interrupted) and merge again", missing.size(), expected.size(), parts, named);
        notWhole.keySet().removeAll(found.keySet());
        InvalidInputException.require(notWhole.isEmpty(), "%d of %d runs are not whole: %s; have what they lack made with sweep --resume in that "
                + "folder, and merge again", notWhole.size(), expected.size(), notWhole.isEmpty() ? "" : notWhole.values().iterator().next());
    }

    /** Why a run is not taken, in words; empty where there is none. */
    private static Optional<String> why(RunFolder run) {
        return run.isUnfinished() ? Optional.of(run.path() + " was interrupted, or is being made")
                : run.lacking().map(name -> run.path() + " has no " + name);
    }

    private SweepProgress write(SweepFolder folder) {
        ResultFiles.createFolder(folder.file(SweepFolder.RUNS));
        clear(folder.file(SweepFolder.RUNS));
        found.forEach((number, run) -> {
            RunFolder target = folder.run(number);
            // What was begun there is of no use any more, and a run beside it would not count as one that has ended.
            if (!target.isComplete() || target.isUnfinished()) {
                copy(run.path(), target.path());
                target.discard();
            }
        });
        List<SweepRow> all = List.copyOf(rows.values());
        SweepTable.write(all, folder.file(SweepFolder.TABLE));
        SweepSummary.write(all, folder.file(SweepFolder.SUMMARY));
        // It may have been the folder of a part.
        SweepPart.note(List.of(Shard.WHOLE), null, folder.path());
        return new SweepProgress(all.size(), all, 1, null);
    }

    /**
     * Deletes what merges left that were killed here, and puts back a run that one of them was replacing: nobody else merges in this folder now, and
     * a process that writes a run of it has claimed that.
     */
    private static void clear(Path runs) {
        try {
            List<Path> all = FolderEntries.of(runs);
            for (Path entry : all) {
                if (OF_EARLIER_RELEASES.matcher(entry.getFileName().toString()).matches()) {
                    WholeFolder.delete(entry);
                }
            }
            all.stream().map(entry -> LEFT.matcher(entry.getFileName().toString())).filter(Matcher::matches).map(left -> left.group(1)).distinct()
                    .forEach(run -> WholeFolder.claim(runs.resolve(run), () -> { }).close());
        } catch (IOException e) {
            throw WholeFile.unreadable(runs, e);
        }
    }

    /** A run is there whole or not at all. */
    private static void copy(Path from, Path to) {
        try {
            WholeFolder.copy(from, to);
        } catch (IOException e) {
            throw new InvalidInputException("cannot copy " + from + " to " + to + ": " + OneLine.reason(e) + " (merge again when that is mended)", e);
        }
    }
}
