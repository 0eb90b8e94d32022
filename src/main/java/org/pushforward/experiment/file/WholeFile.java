package org.pushforward.experiment.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.base.Temporaries;

/** Writes files that are there whole or not at all: into a temporary file in the same folder, which then takes the file's place. */
public final class WholeFile {

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final String PART = ".part";
    /** What the name of a temporary file has besides that of the file: two dots, 36 digits, and the ending. */
    private static final int ADDED = 2 + 36 + PART.length();

    private WholeFile() {}

    /** Whether a file has the name of one that was being written when its process was killed. */
    public static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(PART);
    }

    /**
     * Refuses a file that could not be written, before any work is done for it.
     *
     * @throws UnwritableException if its folder is missing or not writable, or something other than a file has its name
     */
    public static void requireWritable(Path file) {
        Path target = ResultFiles.followed(file);
        Path folder = target.getParent();
        UnwritableException.require(folder != null && !Files.isDirectory(target), "cannot write %s: it is a folder", file);
        UnwritableException.require(Files.exists(folder), "cannot write %s: there is no folder %s", file, folder);
        UnwritableException.require(Files.isDirectory(folder), "cannot write %s: %s is not a folder", file, folder);
        UnwritableException.require(Files.isWritable(folder), "cannot write %s: the folder %s is not writable", file, folder);
        // A device such as /dev/stdout must not be moved over.
        UnwritableException.require(!Files.exists(target) || Files.isRegularFile(target), "cannot write %s: it is not a regular file", file);
    }

    /**
     * Claims a file of results before any work is done for it.
     *
     * @throws InvalidInputException as {@link #requireWritable}, or if another process is writing it
     */
    public static Claim claim(Path file) {
        return WholeFolder.claim(ResultFiles.followed(file), () -> requireWritable(file));
    }

    /**
     * Writes a file; a link stays a link, and the file that it leads to is replaced. When this returns, the content is on the disk and not only on
     * its way there: a machine that loses its power keeps the new file or the old one.
     *
     * @throws UnwritableException if the file cannot be written; what was there before is then still there
     */
    public static void write(Path file, Content content) {
        requireWritable(file);
        Path target = ResultFiles.followed(file);
        // A file whose own name fits must not be refused for this one.
        String name = ResultFiles.shortened(target.getFileName().toString(), ResultFiles.LONGEST_NAME - ADDED);
        Path temporary = target.resolveSibling("." + name + "." + UUID.randomUUID() + PART);
        Temporaries.begin(temporary);
        try {
            Files.createFile(temporary);
            // Unlike a channel it does not mind being interrupted: what is written then is what has been reached.
            try (FileOutputStream unbuffered = new FileOutputStream(temporary.toFile())) {
                OutputStream out = new BufferedOutputStream(unbuffered, 1 << 16);
                content.writeTo(out);
                out.flush();
                unbuffered.getFD().sync();
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            ResultFiles.sync(target.getParent());
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    public static UnwritableException unwritable(Path file, IOException e) {
        return new UnwritableException("cannot write " + file + ": " + OneLine.reason(e), e);
    }

    /** A failure to read or look at a file or folder, as one line. */
    public static InvalidInputException unreadable(Path file, IOException e) {
        return new InvalidInputException("cannot read " + file + ": " + OneLine.reason(e), e);
    }

    private static void deleteQuietly(Path temporary) {
        // Gone already after a successful move; after a failure the failure itself is what counts.
        temporary.toFile().delete();
        Temporaries.end(temporary);
    }
}
