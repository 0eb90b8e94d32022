package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of commands have in common: a folder, and commands that run in this process as the program runs them. */
abstract class CommandTester {

    @TempDir
    private Path given;

    /** The test's folder, without links on the way to it. */
    Path folder;

    /** What a command printed, and its exit code. */
    record Outcome(int code, String out, String err) {

        static Outcome of(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = Commands.run(arguments, new PrintWriter(out), new PrintWriter(err));
            return new Outcome(code, out.toString(), err.toString());
        }
    }

    @BeforeEach
    final void findFolder() throws IOException {
        folder = given.toRealPath();
    }

    /** @param command its words, separated by blanks; {@code @} stands for the test's folder */
    final Outcome run(String command) {
        return run(command, folder);
    }

    private static Outcome run(String command, Path folder) {
        return Outcome.of(Arrays.stream(command.strip().split("\\s+")).map(word -> word.replace("@", folder.toString())).toArray(String[]::new));
    }

    /** Runs a command that must succeed. */
    final Outcome done(String command) {
        return done(command, folder);
    }

    /** Likewise, what all tests of a class begin with: they {@link #copy} it. @param folder of the class */
    static Outcome done(String command, Path folder) {
        Outcome outcome = run(command, folder);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome;
    }

    /** Copies all of a folder into the test's. */
    final void copy(Path made) throws IOException {
        try (Stream<Path> paths = Files.walk(made)) {
            for (Path path : paths.filter(each -> !each.equals(made)).toList()) {
                Files.copy(path, folder.resolve(made.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /**
     * Runs a command that must be refused: in one line on standard error, with nothing on standard output, and with no file changed.
     *
     * @return the line
     */
    final String refusal(int code, String command) throws IOException {
        Map<String, String> before = everything();
        Outcome outcome = run(command);
        assertEquals(code, outcome.code(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertEquals("", outcome.out());
        assertEquals(before, everything());
        return outcome.err().lines().findFirst().orElseThrow();
    }

    /** Everything below the test's folder: of files their bytes as text. */
    final Map<String, String> everything() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                String content = Files.isRegularFile(path) ? Arrays.toString(Files.readAllBytes(path)) : "";
                files.put(folder.relativize(path).toString(), content);
            }
        }
        return files;
    }
}
