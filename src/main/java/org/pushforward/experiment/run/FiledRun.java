package org.pushforward.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;

/**
 * A training whose results come to stand in one file, see {@link RunFile}. It is done in a folder beside the file, with {@value #WORK} at the end of
 * its name, which is there as long as the training is not done: a run that was killed goes on from there.
 */
public final class FiledRun {

    private static final String WORK = ".run";

    private final Path file;
    private final RunFolder folder;

    /** @throws InvalidInputException if no file can have that path */
    public FiledRun(Path path) {
        file = ResultFiles.followed(path);
        InvalidInputException.require(file.getFileName() != null, "%s cannot be the file of a run", path);
        folder = new RunFolder(file.resolveSibling(file.getFileName() + WORK));
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
            RunFile.unpack(file, folder, file.getParent());
        }
    }

    /**
     * Puts the finished run into its file, in place of what was there, and takes the folder away.
     *
     * @throws InvalidInputException if the file cannot be written; the folder then stays
     */
    public void pack() {
        RunFile.pack(folder.path(), file);
        try {
            WholeFolder.delete(folder.path());
        } catch (IOException e) {
            throw WholeFile.unwritable(folder.path(), e);
        }
    }
}
