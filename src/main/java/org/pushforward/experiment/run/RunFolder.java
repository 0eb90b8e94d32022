package org.pushforward.experiment.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.UnwritableException;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.train.TrainingConfig;

/**
 * Where a run leaves its results: a folder that is there whole or not at all.
 *
 * <p>While a run goes on, its settings and its latest checkpoint stand beside it in a folder with {@value #UNFINISHED} at the end of its
 * name; a run that was killed goes on from there. A path that is a link is followed, and all stands where it leads. When all results are in, that
 * folder takes the target's name. A folder that holds a
 * finished run and nothing else may be replaced by another run, at the very end; any other folder that is not empty is refused before work
 * begins.
 */
public final class RunFolder {

    public static final String EXPERIMENT = "experiment.json";
    public static final String CHECKPOINT = "checkpoint.bin";
    public static final String HISTORY = "history.csv";
    public static final String MODEL = "model.json";
    public static final String SAMPLES = "samples.csv";
    public static final String METRICS = "metrics.json";
    public static final String DENSITY = "density.png";
    static final String SPECTRUM = "spectrum.png";

    private static final Set<String> FILES = Collections.unmodifiableSet(new LinkedHashSet<>(
            List.of(EXPERIMENT, CHECKPOINT, HISTORY, MODEL, SAMPLES, METRICS, DENSITY, SPECTRUM)));
    private static final List<String> PICTURES = List.of(DENSITY, SPECTRUM);
    private static final String UNFINISHED = ".unfinished";
    /** At the end of a picture's name while an earlier release wrote it. */
    private static final String PICTURE_PART = ".part";

    private final Path target;
    private final Path unfinished;
    private final Path called;
    private boolean created;

    /** @throws InvalidInputException if no folder can have that path */
    public RunFolder(Path path) {
        this(path, ResultFiles.followed(path));
    }

    /** @param called what messages call the run by, where it is not to stay in this folder */
    RunFolder(Path path, Path called) {
        this.called = called;
        target = ResultFiles.followed(path);
        InvalidInputException.require(target.getFileName() != null, "%s cannot be the folder of a run: give one below it", path);
        unfinished = target.resolveSibling(ResultFiles.stem(target, UNFINISHED.length()) + UNFINISHED);
    }

    /** What the files of a run are called. */
    static Set<String> names() {
        return FILES;
    }

    public Path path() {
        return target;
    }

    /** The path by which a person knows the run: that of the folder, or of the file that the run comes to stand in. */
    Path called() {
        return called;
    }

    /** Whether a training was begun or gone on with in this folder, by this object. */
    boolean isCreated() {
        return created;
    }

    /** A file of the run while it goes on. */
    Path unfinished(String name) {
        return unfinished.resolve(name);
    }

    /** A file of the finished run. */
    public Path finished(String name) {
        return target.resolve(name);
    }

    /** Whether there is a run that was begun and not ended. */
    public boolean isUnfinished() {
        return Files.isRegularFile(unfinished(EXPERIMENT));
    }

    /** Whether there is anything of a run that was begun, be it too little to go on with. */
    boolean isBegun() {
        return Files.exists(unfinished);
    }

    /** Whether the finished run has all of its files. */
    public boolean isComplete() {
        return FILES.stream().allMatch(name -> Files.isRegularFile(finished(name)));
    }

    /** Whether the finished run has all of its files but the pictures, see {@link TrainingRun#withoutPictures}. */
    public boolean hasNumbers() {
        return FILES.stream().filter(name -> !PICTURES.contains(name)).allMatch(name -> Files.isRegularFile(finished(name)));
    }

    /** Which file of the finished run is not there; empty where all are, and where there is no folder. */
    public Optional<String> lacking() {
        return Files.isDirectory(target) ? FILES.stream().filter(name -> !Files.isRegularFile(finished(name))).findFirst() : Optional.empty();
    }

    /** Whether there is a run with all its results; another one may be under way beside it. */
    public boolean isFinished() {
        return Files.isRegularFile(finished(EXPERIMENT)) && Files.isRegularFile(finished(METRICS));
    }

    /**
     * What the finished run came to: the object of its {@code metrics.json}, with all the fields of {@link RunMetrics}.
     *
     * @throws InvalidInputException one line naming the file and the field, if it is torn or not what a run writes
     */
    public JsonNode metrics() {
        return RunMetrics.read(finished(METRICS));
    }

    /**
     * In what two finished runs differ. The same run made twice, on machines that round alike, has the same numbers; how fast it was made is left
     * out, and so are pictures and checkpoint, which follow from the rest.
     *
     * @return words for it, as in "nll in metrics.json"; empty where they are the same
     * @throws InvalidInputException one line, if a file of one of them cannot be read
     */
    public Optional<String> difference(RunFolder other) {
        Optional<String> field = RunMetrics.difference(metrics(), other.metrics());
        return field.isPresent() ? field.map(name -> OneLine.of(name) + " in " + METRICS)
                : Stream.of(MODEL, HISTORY, SAMPLES).filter(name -> !isSameFile(finished(name), other.finished(name))).findFirst();
    }

    private static boolean isSameFile(Path one, Path other) {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            throw WholeFile.unreadable(other, e);
        }
    }

    /**
     * Checksum of the points that the finished run trained on, see {@link org.pushforward.data.Points#checksum}.
     *
     * @throws InvalidInputException one line, if its checkpoint is none
     */
    public long dataChecksum() {
        return CheckpointFile.data(finished(CHECKPOINT));
    }

    /**
     * Refuses to write over what a run is read from, of which a folder has several files; whatever else lies there may be written over.
     *
     * @param model a run's folder, or a file
     * @throws InvalidInputException if the output is one of these files
     */
    public static void requireKept(Path output, Path model) {
        ResultFiles.requireNotInput(output, Files.isDirectory(model) ? FILES.stream().map(model::resolve).toArray(Path[]::new) : new Path[] {model});
    }

    /**
     * Refuses files of the run, finished or not, as what another one is made from.
     *
     * @throws InvalidInputException if one of the inputs lies there
     */
    public void requireNotInput(Path... inputs) {
        ResultFiles.requireNotInput(target, inputs);
        ResultFiles.requireNotInput(unfinished, inputs);
    }

    /**
     * Refuses a folder with another run than the expected one, finished or not: a folder may have been swapped or copied.
     *
     * @throws InvalidInputException one line naming the folder; also if its settings cannot be read
     */
    public void requireRunOf(TrainingConfig config) {
        for (Path file : List.of(finished(EXPERIMENT), unfinished(EXPERIMENT))) {
            InvalidInputException.require(!Files.exists(file) || isOf(config, ExperimentFile.read(file)),
                    "%s holds another run than the one that belongs there: move it away, and put back the right one or have it made anew",
                    file.getParent());
        }
    }

    private static boolean isOf(TrainingConfig expected, TrainingConfig found) {
        // Earlier releases left it to the reader which columns of a file were taken.
        boolean sameFile = found.dataset().name().equals(expected.dataset().name());
        return expected.equals(sameFile ? found.withDataset(RunData.withColumns(found.dataset())) : found);
    }

    /**
     * For one process alone; see {@link WholeFolder#claim(Path, Runnable)}.
     *
     * @throws InvalidInputException if a run could not be written there, or another process is doing it
     */
    Claim claim() {
        return WholeFolder.claim(target, this::requireUsable);
    }

    /**
     * Refuses a target that a run could not be written to. Changes nothing.
     *
     * @throws InvalidInputException one line
     */
    void requireUsable() {
        ResultFiles.requireWritableFolder(target);
        if (Files.exists(target)) {
            // Another folder takes its place.
            ResultFiles.requireWritable(target.getParent(), target);
            requireEmptyOrOwn();
        }
        requireUnfinishedIsOwn();
    }

    /** What stands where the unfinished run would must be one: all of it becomes the run's folder. */
    private void requireUnfinishedIsOwn() {
        if (!Files.exists(unfinished)) {
            return;
        }
        UnwritableException.require(Files.isDirectory(unfinished), "cannot write to the folder %s: it is a file", unfinished);
        try {
            InvalidInputException.require(FolderEntries.of(unfinished).stream()
                            .allMatch(entry -> Files.isRegularFile(entry) && (FILES.contains(entry.getFileName().toString()) || isStray(entry))),
                    "the folder %s holds other files than an unfinished run's: move them away, or choose another name", unfinished);
        } catch (IOException e) {
            throw WholeFile.unreadable(unfinished, e);
        }
    }

    /** Whether a file is one that was being written when its process was killed: a picture's, or another's. */
    private static boolean isStray(Path entry) {
        String name = entry.getFileName().toString();
        return WholeFile.isUnfinished(entry)
                || name.endsWith(PICTURE_PART) && FILES.contains(name.substring(0, name.length() - PICTURE_PART.length()));
    }

    private void requireEmptyOrOwn() {
        try {
            List<Path> entries = FolderEntries.of(target);
            boolean own = entries.stream().allMatch(entry -> FILES.contains(entry.getFileName().toString()) && Files.isRegularFile(entry));
            InvalidInputException.require(entries.isEmpty() || own && isFinished(),
                    "the folder %s holds other files than a run's: choose a new or an empty one", target);
        } catch (IOException e) {
            throw WholeFile.unreadable(target, e);
        }
    }

    /** Somebody may have put files there while the run went on. */
    private void requireStillOwn() {
        try {
            requireEmptyOrOwn();
        } catch (InvalidInputException e) {
            throw new InvalidInputException("the run is done, but the folder " + target
                    + " now holds other files: move them away, and add --resume; the "
                    + "results wait in " + unfinished, e);
        }
    }

    /** Makes the folder of the unfinished run and those above it. */
    void create() {
        created = true;
        ResultFiles.createFolder(unfinished);
    }

    /** The unfinished run, with all its files, becomes the finished one. */
    void publish() {
        try {
            deleteStrays();
            if (Files.exists(target)) {
                requireStillOwn();
            }
            WholeFolder.replace(unfinished, target);
        } catch (IOException e) {
            throw WholeFile.unwritable(target, e);
        }
    }

    /** A run that was killed while it wrote may have left temporary files. */
    private void deleteStrays() throws IOException {
        for (Path entry : FolderEntries.of(unfinished)) {
            if (isStray(entry)) {
                Files.delete(entry);
            }
        }
    }

    /** Deletes what there is of the unfinished run. */
    public void discard() {
        try {
            WholeFolder.delete(unfinished);
        } catch (IOException e) {
            throw WholeFile.unwritable(unfinished, e);
        }
    }
}
