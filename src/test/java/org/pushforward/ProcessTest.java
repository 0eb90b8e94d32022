package org.pushforward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.TrainingConfig;

/** The program as a process: told to end it leaves no trace, and with too little memory it says so. */
@Slow("starts a process for each case")
@Chancy("how far a process has come when it is told to end")
@Timeout(120)
class ProcessTest {

    private static final int SIGTERM = 128 + 15;
    /** Much less than a file takes that is asked for here, and more than nothing: a core that looks all the time is one that the process has not. */
    private static final long BETWEEN_LOOKS_MILLIS = 2;

    @TempDir
    Path folder;

    @BeforeEach
    void writeInputs() throws IOException {
        FlowSpec spec = new FlowSpec(2, 4, 1, Activation.TANH, 2);
        double[] parameters = new double[new FlowLayout(spec, 2).parameterCount()];
        ModelFile.write(new FlowModel(spec, 2, Padding.none(), new Standardization(new double[2], new double[] {1, 1}), parameters),
                folder.resolve("model.json"));
        Files.writeString(folder.resolve("points.csv"), "x,y\n" + "0.5,-0.25\n".repeat(100_000));
        ExperimentFile.write(TrainingConfig.defaults().withFlow(new FlowSpec(24, 256, 2, Activation.TANH, 2))
                .withDataset(new DatasetSpec("moons", 0.1, 0, 0, 500)).withInstruments(new HistorySpec(1000, 64, 2)),
                folder.resolve("experiment.json"));
    }

    private Process start(String memory, String command, String... options) throws IOException {
        List<String> words = JavaCommand.of(Launcher.class, memory, "-Djava.util.prefs.userRoot=" + folder);
        // Of two that contradict each other the last one counts.
        words.addAll(words.indexOf(memory), List.of(options));
        Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()).map(word -> word.replace("@", folder.toString())).forEach(words::add);
        return new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(folder.resolve("stderr").toFile()).start();
    }

    private String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    private List<String> temporaries() throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).filter(name -> name.contains(".part") || name.endsWith(".old")).toList();
        }
    }

    /** Each in the middle of writing a file. */
    @ParameterizedTest
    @ValueSource(strings = {
        "train --config @/experiment.json --out @/run",
        "sample @/model.json --n 2000000 --out @/samples.csv",
        "evaluate @/model.json --points @/points.csv --out @/evaluated.csv",
        "sweep @/experiment.json --out @/sweep",
        "reproduce --quick --out @/report",
    })
    @DisabledOnOs(OS.WINDOWS)
    void toldToEndItLeavesNoTemporaryFilesAndSaysNothing(String command) throws IOException, InterruptedException {
        Process process = start("-Xmx1g", command);
        while (temporaries().isEmpty()) {
            assertTrue(process.isAlive(), this::readStderr);
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        process.destroy();
        assertEquals(SIGTERM, process.waitFor());
        assertEquals(List.of(), temporaries());
        // Nothing but what reproduce says of its progress.
        assertTrue(stderr().lines().noneMatch(line -> line.contains("xception") || line.contains("\tat ") || line.startsWith("cannot")), stderr());
    }

    private String readStderr() {
        try {
            return stderr();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void tooLittleMemoryIsRefusedByWhatToChoose() throws IOException, InterruptedException {
        assertTooLittle("-Xmx64m", "", "the lab needs more memory than the 64 MB");
        assertTooLittle("-Xmx16m", "train --out @/run", "training needs more memory than the 16 MB");
        assertFalse(Files.exists(folder.resolve("run.unfinished")));
    }

    private void assertTooLittle(String memory, String command, String words) throws IOException, InterruptedException {
        Process process = start(memory, command);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue(), stderr());
        assertEquals(1, stderr().lines().count(), stderr());
        assertTrue(stderr().startsWith(words) && stderr().contains("-Xmx512m"), stderr());
    }

    /** And what is asked for does. */
    @ParameterizedTest
    @CsvSource({"128, 64, 12, lbfgs, L-BFGS", "256, 32, 1, adam, Adam"})
    void aFitThatHasNoRoomIsRefusedBeforeItBegins(int rows, int layers, int steps, String optimizer, String name)
            throws IOException, InterruptedException {
        String fit = "fit-linear --size " + rows + " --layers " + layers + " --steps " + steps + " --restarts 2 --optimizer " + optimizer
                + " --out @/fit";
        assertEquals(1, start("-Xmx100m", fit).waitFor(), stderr());
        assertTrue(stderr().matches("a fit of " + layers + " couplings to " + rows + " rows by " + name
                + " takes \\d+ MB, more than the 100 MB that java may use: "
                + "start it as java -Xmx\\d+m -jar pushforward.jar ..., or take less\n"), stderr());
        assertEquals(List.of(), temporaries());
        assertFalse(Files.exists(folder.resolve("fit")));
        // It computes for seconds: the second compiler is worth what it takes.
        assertEquals(0, start(stderr().replaceFirst("(?s).*(-Xmx\\d+m).*", "$1"), fit, "-XX:TieredStopAtLevel=4").waitFor(), stderr());
        assertTrue(Files.exists(folder.resolve("fit/summary.json")));
    }

    @Test
    void memoryThatEndsInTheMidstOfACommandIsOneLine() throws IOException, InterruptedException {
        Process process = start("-Xmx48m", "sample @/model.json --n 5000000 --out @/samples.csv");
        assertEquals(1, process.waitFor(), stderr());
        assertEquals(1, stderr().lines().count(), stderr());
        assertTrue(stderr().startsWith("not enough memory"), stderr());
        assertEquals(List.of(), temporaries());
    }
}
