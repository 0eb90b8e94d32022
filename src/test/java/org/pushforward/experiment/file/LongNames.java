package org.pushforward.experiment.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names that a file system takes, of so many bytes that it may not take one that is made of them. */
public final class LongNames {

    private LongNames() {}

    /** Of 200 to 255 bytes: of letters of one byte, and where the system has them of two. */
    public static Stream<String> all() {
        List<Integer> bytes = List.of(200, 208, 212, 213, 214, 215, 240, 244, 245, 249, 250, 251, 255);
        return bytes.stream().flatMap(count -> Stream.of("f".repeat(count), "f".repeat(count % 2) + "\u00e9".repeat(count / 2)))
                .filter(LongNames::isPossible);
    }

    private static boolean isPossible(String name) {
        try {
            return Path.of(name).toString().equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
