package org.pushforward.experiment.repeat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** How the program that runs is started from a shell. */
final class Program {

    private Program() {}

    /** A command line's beginning, quoted for a shell: the application's own starter, or Java with the jar; the bare name where it is neither. */
    static String words() {
        String starter = System.getProperty("jpackage.app-path");
        if (starter != null) {
            return Shell.word(starter);
        }
        try {
            Path code = Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return code.toString().endsWith(".jar") ? Shell.line(List.of("java", "-jar", code.toString())) : CommandText.NAME;
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            return CommandText.NAME;
        }
    }
}
