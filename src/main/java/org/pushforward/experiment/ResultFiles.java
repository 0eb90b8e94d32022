package org.pushforward.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pushforward.base.InvalidInputException;

/** What results of every kind need of the file system: folders that can be written to, and files that are there whole or not at all. */
public final class ResultFiles {

    private ResultFiles() {}

    /**
     * Refuses a folder that could not be made or written to, before any work is done for it. Changes nothing.
     *
     * @throws InvalidInputException one line
     */
    public static void requireWritableFolder(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        InvalidInputException.require(Files.isDirectory(existing), "cannot write to the folder %s: %s is a file", folder, existing);
        InvalidInputException.require(Files.isWritable(existing), "cannot write to the folder %s: %s is not writable", folder, existing);
    }

    /**
     * Makes a folder and those above it, where they are missing.
     *
     * @throws InvalidInputException if it cannot be made
     */
    public static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw WholeFile.unwritable(folder, e);
        }
    }

    /** @throws InvalidInputException if the file cannot be written; what was there before is then still there */
    public static void write(Path file, byte[] content) {
        WholeFile.write(file, out -> out.write(content));
    }

    /** As {@link #write(Path, byte[])}, in UTF-8. */
    public static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A failure to read or look at a file or folder, as one line. */
    public static InvalidInputException unreadable(Path file, IOException e) {
        return WholeFile.unreadable(file, e);
    }

    /** Whether a file has the name of one that was being written when its process was killed. */
    public static boolean isUnfinished(Path file) {
        return WholeFile.isUnfinished(file);
    }
}
