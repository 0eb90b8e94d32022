package org.pushforward.experiment.run;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.WholeFolder;

/** A folder of results that no other process writes to until it is closed. */
abstract class ClaimedFolder implements Closeable {

    final WholeFolder folder;
    private final Claim claim;

    /**
     * Claims a folder before any work is done for it.
     *
     * @param summary as {@link WholeFolder} asks for
     * @param names   likewise
     * @throws org.pushforward.base.InvalidInputException if it could not be written, or another process is doing it
     */
    ClaimedFolder(Path path, String summary, Pattern names) {
        folder = new WholeFolder(path, summary, names);
        claim = folder.claim();
    }

    /** Lets other processes write there. */
    @Override
    public void close() {
        claim.close();
    }
}
