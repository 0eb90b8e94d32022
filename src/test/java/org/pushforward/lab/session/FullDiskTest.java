package org.pushforward.lab.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.JavaCommand;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/**
 * A disk that takes the beginning of a file and no more, which every writer meets in the middle of its work: the shell lets a process write files of
 * some kilobytes only. Whatever was there before is there afterwards, nothing else is, and one line says what happened.
 */
@Slow("trains, and starts a process")
class FullDiskTest {

    /** In blocks of 512 or 1,024 bytes, by the shell: more than settings take, less than a run. */
    private static final int BLOCKS = 24;
    private static final int FIGURE_BYTES = 200_000;

    @TempDir
    Path given;

    private static Session session(RunState run) {
        return new Session("Train", 7, Map.of(), Map.of("Train", new Session.PageSession(Map.of(), Map.of(), List.of(run))));
    }

    private static TrainingConfig config() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withOptimization(defaults.optimization().withSteps(20));
    }

    private static SweepRunner sweep(Path folder) {
        return new SweepRunner(new Sweep(config(), List.of(Factor.of("flow.couplings", 2, 4)), List.of(1L)),
                folder, 1, Duration.ZERO, progress -> { });
    }

    private static byte[] figure(int seed) {
        byte[] bytes = new byte[FIGURE_BYTES];
        bytes[0] = (byte) seed;
        return bytes;
    }

    /** Writes all that the window writes, some steps further than what is there. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[0]);
        try (SessionStore store = SessionStore.open(folder.resolve("session"))) {
            RunState before = store.read(new ArrayList<>()).orElseThrow().pages().get("Train").runs().get(0);
            try (DrivenRun run = new CoreWorkbench().startBeside(before.config(), Optional.of(before), 1)) {
                run.step(2);
                attempt(out, "session", () -> store.write(session(run.state())));
                attempt(out, "session", () -> store.write(session(run.state())));
                attempt(out, "aside", store::setAside);
                attempt(out, "run", () -> RunFile.write(run.state(), folder.resolve("run.pushforward")));
            }
        }
        attempt(out, "figure", () -> ResultFiles.write(folder.resolve("figure.png"), figure(2)));
        attempt(out, "sweep", () -> sweep(folder.resolve("sweep")).run(true));
    }

    private static void attempt(PrintStream out, String what, Runnable work) {
        try {
            work.run();
            out.println(what + " was written");
        } catch (InvalidInputException e) {
            out.println(what + ": " + e.getMessage());
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void aDiskThatIsFullIsToldInOneLineAndCostsNothing() throws IOException, InterruptedException {
        Path folder = given.toRealPath();
        RunState run;
        try (DrivenRun begun = new CoreWorkbench().startBeside(config(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(folder.resolve("session"))) {
            begun.step(8);
            run = begun.state();
            store.write(session(run));
        }
        RunFile.write(run, folder.resolve("run.pushforward"));
        ResultFiles.write(folder.resolve("figure.png"), figure(1));
        Map<String, byte[]> before = files(folder);
        assertTrue(before.entrySet().stream().anyMatch(file -> file.getKey().endsWith(".bin") && file.getValue().length > 1024 * BLOCKS));

        String command = JavaCommand.of(FullDiskTest.class, "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", "-XX:-UsePerfData").stream()
                .map(word -> "'" + word + "'").collect(Collectors.joining(" ", "ulimit -f " + BLOCKS + "; exec ", " '" + folder + "'"));
        Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, process.waitFor(), String.join("\n", said));

        String none = ": File too large";
        assertEquals(List.of("session", "session", "aside", "run", "figure", "sweep"), said.stream().map(line -> line.split(":")[0]).toList(),
                said.toString());
        said.forEach(line -> assertTrue(line.contains("cannot write " + folder), line));
        said.stream().limit(5).forEach(line -> assertTrue(line.endsWith(none), line));
        assertTrue(said.get(5).startsWith("sweep: the sweep ended after 0 of 2 runs, since nothing more could be written: cannot write ")
                 && said.get(5).contains(none), said.get(5));
        Map<String, byte[]> after = files(folder);
        after.keySet().removeIf(name -> name.startsWith("sweep/"));
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));

        // With room again all goes on.
        assertTrue(sweep(folder.resolve("sweep")).run(true).isComplete());
        try (SessionStore store = SessionStore.open(folder.resolve("session"))) {
            List<String> problems = new ArrayList<>();
            RunState kept = store.read(problems).orElseThrow().pages().get("Train").runs().get(0);
            assertEquals(List.of(), problems);
            assertEquals(run.step(), kept.step());
        }
    }
}
