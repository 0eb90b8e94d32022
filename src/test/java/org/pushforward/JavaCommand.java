package org.pushforward;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command line for a process of a test: this Java, with the classes of this process. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * @param main    what is run; its arguments are for the caller to add
     * @param options of the virtual machine
     */
    public static List<String> of(Class<?> main, String... options) {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // Short lives: what the second compiler would win is less than it takes.
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(List.of(options));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return words;
    }
}
