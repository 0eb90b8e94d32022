package org.pushforward.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in a folder. The streams of {@link Files} hide a failure on their way in an unchecked exception, which would pass by whoever expects
 * an {@link IOException}; here it is one.
 */
public final class FolderEntries {

    private FolderEntries() {}

    /** What lies in a folder itself, in no order. */
    public static List<Path> of(Path folder) throws IOException {
        return all(Files.list(folder));
    }

    /** A folder, all that lies in it and in those below it, each folder before what it holds. Links are not followed. */
    public static List<Path> below(Path folder) throws IOException {
        return all(Files.walk(folder));
    }

    private static List<Path> all(Stream<Path> entries) throws IOException {
        try (entries) {
            return entries.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
