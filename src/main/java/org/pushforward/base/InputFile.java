package org.pushforward.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is to be read, looked at before it is opened: a pipe that nobody writes to would be waited for, and a device be read without end. */
public final class InputFile {

    /** Where a shell hands over what another command writes: {@code <(command)}, {@code command | ...}. */
    private static final Pattern HANDED_OVER = Pattern.compile("/dev/stdin|/dev/fd/\\d+|/proc/[^/]+/fd/\\d+");

    private InputFile() {}

    /**
     * A path that holds in any folder: absolute, and without {@code .} and {@code ..} where it leads to the same then. Behind a link {@code ..} is
     * the folder above what the link leads to, and another file may lie where the names alone point.
     */
    public static Path absolute(Path path) {
        Path absolute = path.toAbsolutePath();
        Path plain = absolute.normalize();
        if (plain.equals(absolute)) {
            return absolute;
        }
        try {
            Path real = absolute.toRealPath();
            return Files.exists(plain) && plain.toRealPath().equals(real) ? plain : real;
        } catch (IOException e) {
            // Not there; its folder may be.
            String name = absolute.getFileName().toString();
            return name.equals("..") ? absolute : name.equals(".") ? absolute(absolute.getParent()) : absolute(absolute.getParent()).resolve(name);
        }
    }

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
        requireThere(file, kind, Files.isRegularFile(file) || HANDED_OVER.matcher(absolute(file).toString()).matches());
    }

    private static void requireThere(Path file, String kind, boolean usable) {
        InvalidInputException.require(Files.exists(file), "there is no file %s", file);
        InvalidInputException.require(!Files.isDirectory(file), "%s is a folder, not %s", file, kind);
        InvalidInputException.require(usable, "%s is a pipe, a socket or a device, not %s: write to a file what comes of it", file, kind);
    }
}
