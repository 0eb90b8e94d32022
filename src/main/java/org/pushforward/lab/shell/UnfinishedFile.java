package org.pushforward.lab.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that was being made when the session was written. Files are there whole or not at all: so the next start knows of each whether it was still
 * finished.
 *
 * @param begun when its making began, milliseconds since 1970
 * @param words what was being made
 */
record UnfinishedFile(long begun, String words, Path file) {

    /** Some file systems know the time of a file to two seconds only. */
    private static final long COARSEST_MILLIS = 2_000;
    private static final String BETWEEN = "\t";

    /** As {@link #unfinished} reads it. */
    String line() {
        return begun + BETWEEN + words.replaceAll("\\s", " ") + BETWEEN + file.toAbsolutePath();
    }

    /** Which of such lines' files are not there, in a sentence each; what is no such line is passed over. Looks at the disk. */
    static List<String> unfinished(String lines) {
        return lines.lines().flatMap(line -> read(line).stream()).filter(each -> !each.isThere())
                .map(each -> each.words() + " was under way when the window was closed, and is not in " + each.file().getParent()
                        + ": make it again.").toList();
    }

    private static Optional<UnfinishedFile> read(String line) {
        String[] parts = line.split(BETWEEN, 3);
        try {
            return parts.length < 3 ? Optional.empty() : Optional.of(new UnfinishedFile(Long.parseLong(parts[0]), parts[1], Path.of(parts[2])));
        } catch (NumberFormatException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean isThere() {
        try {
            return Files.getLastModifiedTime(file).toMillis() >= begun - COARSEST_MILLIS;
        } catch (IOException e) {
            return false;
        }
    }
}
