package org.pushforward.base;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where the program lies. Its jar has a folder {@value #LIBRARIES} beside it, with the jars that it needs and native libraries that the build has
 * unpacked: such a program writes none of them anywhere. One that runs from the classes of its build has no such folder.
 */
public final class Installation {

    private static final String LIBRARIES = "lib";

    private Installation() {}

    /** The folder of libraries beside the jar; empty without a jar. */
    public static Optional<Path> libraries() {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return libraries(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Not a file: somebody's own loader.
            return Optional.empty();
        }
    }

    /** The same for a program at a path. */
    static Optional<Path> libraries(Path program) {
        Path folder = program.resolveSibling(LIBRARIES);
        return Files.isRegularFile(program) && Files.isDirectory(folder) ? Optional.of(folder.toAbsolutePath()) : Optional.empty();
    }
}
