package org.pushforward.experiment.repeat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the program that runs is started from a shell. */
final class Program {

    private Program() {}

    /** A command line's beginning, quoted for a shell: the application's own starter, or Java with the jar; the bare name where it is neither. */
    static String words() {
        String starter = System.getProperty("jpackage.app-path");
        return starter != null ? Shell.word(starter) : jar().map(jar -> Shell.line(List.of("java", "-jar", jar.toString()))).orElse(CommandText.NAME);
    }

    /** The jar that runs; empty where it is none. */
    static Optional<Path> jar() {
        try {
            Path code = Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Optional.of(code).filter(path -> path.toString().endsWith(".jar"));
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            return Optional.empty();
        }
    }
}
