package org.pushforward.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file as it was when points were read from it.
 *
 * @param stamp what it was known by at that time
 */
public record ReadFile(Path file, List<Object> stamp) {

    /** A file that is read now. */
    public static ReadFile of(Path file) {
        return new ReadFile(file, stamp(file));
    }

    /** Another for a file that was written meanwhile; none for one that cannot be looked at. */
    static List<Object> stamp(Path file) {
        try {
            return List.of(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean isAsItWas() {
        return stamp.equals(stamp(file));
    }

    /** Why a command that names the file has other points, in a line without its full stop; empty where it has these. */
    public Optional<String> whyOther() {
        return isAsItWas() ? Optional.empty()
                : Optional.of(file.getFileName() + (Files.exists(file) ? " has changed since it was read" : " is gone"));
    }
}
