package org.pushforward.experiment.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;
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
    static final int ADDED = 2 + 36 + PART.length();
    /** Of this release and of those that counted. */
    private static final Pattern UNFINISHED = Pattern.compile("\\..+\\.[-0-9a-f]+\\" + PART);

    private WholeFile() {}

    /** Whether a file has the name of one that was being written when its process was killed. */
    public static boolean isUnfinished(Path file) {
        return UNFINISHED.matcher(file.getFileName().toString()).matches();
    }

    /**
     * The name of a file or folder beside the target that may be deleted whenever nobody writes to it. A target whose own name fits must not be
     * refused for this one.
     */
    static Path temporary(Path target) {
        return target.resolveSibling("." + ResultFiles.stem(target, ADDED) + "." + UUID.randomUUID() + PART);
    }

    /**
     * Refuses a file that could not be written, before any work is done for it.
     *
     * @throws UnwritableException if its folder is missing or not writable, the system does not take its name, or something other than a file has it
     */
    public static void requireWritable(Path file) {
        Path target = ResultFiles.followed(file);
        Path folder = target.getParent();
        UnwritableException.require(folder != null && !Files.isDirectory(target), "cannot write %s: it is a folder", file);
        UnwritableException.require(Files.exists(folder), "cannot write %s: there is no folder %s", file, folder);
        UnwritableException.require(Files.isDirectory(folder), "cannot write %s: %s is not a folder", file, folder);
        UnwritableException.require(Files.isWritable(folder), "cannot write %s: the folder %s is not writable", file, folder);
        ResultFiles.requireTaken(target);
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
        Path temporary = temporary(target);
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
