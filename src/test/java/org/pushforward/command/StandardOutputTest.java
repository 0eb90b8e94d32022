package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Launcher;

/** A result that cannot be written to standard output is a failure with one line; standard error that cannot be written changes nothing. */
class StandardOutputTest {

    private static final String FULL = "cannot write to standard output: No space left on device";

    @TempDir
    Path folder;

    /** Takes so many bytes and no more, as a disk does. */
    private static final class Disk extends OutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int room;

        Disk(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (taken.size() == room) {
                throw new IOException("No space left on device");
            }
            taken.write(b);
        }
    }

    private static List<String> refusal(int code, Disk disk, String... arguments) {
        StringWriter err = new StringWriter();
        assertEquals(code, Commands.run(arguments, new StandardOutput(disk), new PrintWriter(err)), err.toString());
        return err.toString().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "datasets", "datasets --json", "datasets --help", "train --help", "factor --help"})
    void fullStandardOutputIsAFailureOfEveryCommand(String command) {
        assertEquals(List.of(FULL), refusal(1, new Disk(0), command.split(" ")));
        assertEquals(List.of(), refusal(0, new Disk(1 << 20), command.split(" ")));
    }

    @Test
    void whatFittedBeforeIsWritten() {
        Disk disk = new Disk(100);
        assertEquals(List.of(FULL), refusal(1, disk, "datasets"));
        assertTrue(disk.taken.toString(StandardCharsets.UTF_8).startsWith("name"), disk.taken.toString(StandardCharsets.UTF_8));
    }

    @Test
    void resultsOfFilesAreFailuresTooAndTheFilesStay() {
        Path out = folder.resolve("factors");
        assertEquals(List.of(FULL), refusal(1, new Disk(10), "factor", "--random", "gauss", "--size", "4", "--out", out.toString()));
        assertTrue(Files.exists(out.resolve("summary.json")));
    }

    @Test
    void ofAWrongCommandTheOneLineSaysWhatIsWrong() {
        assertEquals(List.of("Unknown option: '--loud' (see pushforward --help)"), refusal(2, new Disk(0), "--loud"));
    }

    @Test
    void afterTheFirstFailureNothingIsWritten() {
        boolean[] full = {true};
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (full[0]) {
                    throw new IOException();
                }
                taken.write(b);
            }
        });
        PrintWriter writer = new PrintWriter(out, true);
        writer.println("lost");
        full[0] = false;
        writer.println("the second half of a table alone would mislead");
        assertEquals(0, taken.size());
        assertEquals("cannot write to standard output: IOException", out.complaint().orElseThrow());
    }

    /** @return the exit code, and what came on standard error */
    private String shell(String command, String redirections) throws IOException, InterruptedException {
        String java = "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -cp \"$CP\" "
                + Launcher.class.getName();
        File err = folder.resolve("stderr").toFile();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec 2>'" + err + "'; " + java + " " + command + " " + redirections);
        builder.environment().put("CP", System.getProperty("java.class.path"));
        builder.environment().put("LC_ALL", "C");
        int code = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        return (code + " " + Files.readString(err.toPath())).strip();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProcessEndsLikeThat() throws IOException, InterruptedException {
        assertEquals("1 " + FULL, shell("datasets --json", ">/dev/full"));
        assertEquals("1 cannot write to standard output: Bad file descriptor", shell("--version", ">&-"));
        assertEquals("0", shell("datasets", "2>/dev/full"));
        assertEquals("2", shell("--loud", "2>&-"));
    }
}
