package org.pushforward;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
        // The process may run in another folder.
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
        words.addAll(List.of("-cp", classes, main.getName()));
        return words;
    }
}
