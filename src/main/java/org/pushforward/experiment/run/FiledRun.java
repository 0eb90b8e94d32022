package org.pushforward.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training whose results come to stand in one file, see {@link RunFile}. It is done in a folder beside the file, with {@value #WORK} at the end of
 * its name, which is there as long as the training is not done: a run that was killed goes on from there.
 */
public final class FiledRun {

    private static final Logger LOG = LoggerFactory.getLogger(FiledRun.class);
    private static final String WORK = ".run";

    private final Path file;
    private final RunFolder folder;
    /** Whether all that is in the folder was got out of the file, by this object. */
    private boolean unpacked;

    /** @throws InvalidInputException if no file can have that path */
    public FiledRun(Path path) {
        file = ResultFiles.followed(path);
        InvalidInputException.require(file.getFileName() != null, "%s cannot be the file of a run", path);
        folder = new RunFolder(file.resolveSibling(ResultFiles.stem(file, WORK.length()) + WORK), file);
    }

    /** Where the training is to be done. */
    public RunFolder folder() {
        return folder;
    }

    /**
     * Refuses a file that the run could not be written to, and one that holds something else than a run. Changes nothing.
     *
     * @throws InvalidInputException one line
     */
    public void requireUsable() {
        WholeFile.requireWritable(file);
        if (Files.exists(file)) {
            RunFile.config(file);
        }
    }

    /**
     * Gets the run out of its file, to go on with it; one that is under way in its folder stays as it is. Where the table that it learns is not as it
     * was, the one in the file is put beside the file.
     *
     * @throws InvalidInputException one line, if there is no run, or something cannot be written
     */
    public void takeUp() {
        requireUsable();
        if (!folder.isUnfinished() && !folder.isFinished()) {
            InvalidInputException.require(Files.exists(file), "there is no run in %s to go on with: leave out --resume", file);
            unpacked = Files.notExists(folder.path()) && !folder.isBegun();
            try {
                RunFile.unpack(file, folder, file.getParent());
            } catch (RuntimeException e) {
                release();
                throw e;
            }
        }
    }

    /**
     * Takes away what {@link #takeUp} got out of the file where no training went on with it: all of it is still in the file, and would be gone on
     * with another time in the place of what the file holds by then.
     */
    public void release() {
        if (!unpacked || folder.isCreated()) {
            return;
        }
        try {
            WholeFolder.delete(folder.path());
            folder.discard();
        } catch (IOException | InvalidInputException e) {
            LOG.warn("{} stays", folder.path(), e);
        }
    }

    /**
     * Refuses what the file could not hold, before the training begins.
     *
     * @param dataset that the run is to learn
     * @throws InvalidInputException one line
     */
    public void requireFits(DatasetSpec dataset) {
        RunFile.requireFits(dataset, file);
    }

    /**
     * Puts the finished run into its file, in place of what was there, and takes the folder away.
     *
     * @param learned what the run learned, if it is at hand: where the table has changed meanwhile, it takes its place
     * @throws InvalidInputException one line, if the table has changed and what was learned is not at hand, or the file cannot be written; the folder
     *         then stays
     */
    public void pack(Optional<RunData> learned) {
        try {
            RunFile.pack(folder.path(), file, learned);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.getMessage() + "; the finished run stays in " + folder.path()
                    + ", and --resume puts it into its file", e);
        }
        try {
            WholeFolder.delete(folder.path());
        } catch (IOException e) {
            throw WholeFile.unwritable(folder.path(), e);
        }
    }
}
