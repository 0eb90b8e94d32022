package org.pushforward.base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is to be read, looked at before it is opened: a pipe that nobody writes to would be waited for, and a device be read without end. */
public final class InputFile {

    /** Where a shell hands over what another command writes: {@code <(command)}, {@code command | ...}. */
    private static final Pattern HANDED_OVER = Pattern.compile("/dev/stdin|/dev/fd/\\d+|/proc/[^/]+/fd/\\d+");

    private InputFile() {}

    /**
     * @param kind what is needed, as in "a picture"
     * @throws InvalidInputException one line, if there is no such file, or it is a folder, a pipe, a socket or a device
     */
    public static void require(Path file, String kind) {
        requireThere(file, kind, Files.isRegularFile(file));
    }

    /**
     * As {@link #require}, but lets pass what a shell hands over in the place of a file, for readers that read once from the beginning to an end that
     * they know.
     */
    public static void requireReadable(Path file, String kind) {
        requireThere(file, kind, Files.isRegularFile(file) || HANDED_OVER.matcher(file.toAbsolutePath().normalize().toString()).matches());
    }

    private static void requireThere(Path file, String kind, boolean usable) {
        InvalidInputException.require(Files.exists(file), "there is no file %s", file);
        InvalidInputException.require(!Files.isDirectory(file), "%s is a folder, not %s", file, kind);
        InvalidInputException.require(usable, "%s is a pipe, a socket or a device, not %s: write to a file what comes of it", file, kind);
    }
}
