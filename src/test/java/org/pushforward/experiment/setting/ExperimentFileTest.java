package org.pushforward.experiment.setting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** Settings go to JSON and come back as they were, and nothing else is taken for settings. */
class ExperimentFileTest {

    @TempDir
    Path folder;

    private static <T> T any(T[] values, RandomGenerator random) {
        return values[random.nextInt(values.length)];
    }

    /** A double of any size and with all its bits in use. */
    private static double positive(RandomGenerator random, int exponents) {
        return Math.scalb(1 + random.nextDouble(), random.nextInt(2 * exponents) - exponents);
    }

    private static TrainingConfig anyConfig(RandomGenerator random) {
        Padding.Kind kind = any(Padding.Kind.values(), random);
        int held = random.nextInt(2, 10_000);
        return new TrainingConfig(
                new DatasetSpec("name \"quoted\" \u00e9 \\ " + random.nextInt(), positive(random, 60), random.nextInt(),
                        -positive(random, 60), random.nextInt(), anyTable(random)),
                new Padding(kind, kind == Padding.Kind.NONE ? 0 : random.nextInt(1, 16),
                        kind == Padding.Kind.GAUSSIAN ? random.nextDouble() : 0),
                new FlowSpec(random.nextInt(1, 128), random.nextInt(1, 1024), random.nextInt(1, 8), any(Activation.values(), random),
                        20 * (1 - random.nextDouble()), any(Partition.values(), random), any(CouplingKind.values(), random)),
                new Optimization(random.nextInt(1, 10_000_000), random.nextInt(2, 65_536), positive(random, 18),
                        any(Schedule.values(), random), random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : positive(random, 900),
                        any(Precision.values(), random), any(GradientEngine.values(), random)),
                new HistorySpec(random.nextInt(1, 1_000_000), held, random.nextInt(2, held + 1)),
                random.nextLong(), anyInterventions(kind, random));
    }

    private static TableChoice anyTable(RandomGenerator random) {
        return new TableChoice(random.nextBoolean() ? List.of() : List.of("a \"b\", " + random.nextInt(), "2"),
                any(TableChoice.Header.values(), random));
    }

    private static Interventions anyInterventions(Padding.Kind kind, RandomGenerator random) {
        return new Interventions(random.longs(random.nextInt(4), 0, 1L << 40).distinct().sorted()
                .mapToObj(step -> new Intervention(step, positive(random, 18), kind == Padding.Kind.NONE ? 0 : random.nextDouble())).toList());
    }

    @Test
    void comesBackAsItWas() {
        RandomGenerator random = new SplittableRandom(5);
        Path file = folder.resolve("experiment.json");
        for (int i = 0; i < 200; i++) {
            TrainingConfig config = anyConfig(random);
            ExperimentFile.write(config, file);
            assertEquals(config, ExperimentFile.read(file));
        }
    }

    @Test
    void sameSettingsGiveTheSameBytes() throws IOException {
        ExperimentFile.write(TrainingConfig.defaults(), folder.resolve("a.json"));
        ExperimentFile.write(ExperimentFile.read(folder.resolve("a.json")), folder.resolve("b.json"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.json")), Files.readAllBytes(folder.resolve("b.json")));
    }

    /** As files were before there were interventions. */
    @Test
    void aFileWithoutInterventionsLoads() throws IOException {
        Path file = folder.resolve("experiment.json");
        ExperimentFile.write(TrainingConfig.defaults(), file);
        assertFalse(Files.readString(file).contains("interventions"));
        assertEquals(Interventions.NONE, ExperimentFile.read(file).interventions());
    }

    /** Each edit of a good list, and a part of the line that it gets. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"step\": 7               | \"steps\": 7              | the field interventions[0].step is missing",
        "\"step\": 7               | \"step\": 7, \"note\": 1  | there is no field interventions[0].note",
        "\"step\": 7               | \"step\": 9               | step 9 does not come after step 9",
        "\"step\": 7               | \"step\": -1              | interventions[0]: a run is changed at step 0 or later",
        "\"rate\": 0.01            | \"rate\": 0               | interventions[1]: the rate is positive",
        "\"padding_noise\": 0.25   | \"padding_noise\": 2      | interventions[1]: the padding's noise level",
        "\"interventions\"         | \"intervention\"          | there is no field intervention",
        "\"gaussian\"              | \"none\"                  | padding none takes no extra dimensions",
    })
    void refusesInterventionsByName(String part, String edit, String complaint) throws IOException {
        Path file = folder.resolve("experiment.json");
        ExperimentFile.write(TrainingConfig.defaults().withPadding(Padding.gaussian(1)).withInterventions(
                new Interventions(List.of(new Intervention(7, 0.5, 1), new Intervention(9, 0.01, 0.25)))), file);
        String good = Files.readString(file);
        assertTrue(good.contains(part), good);
        Files.writeString(file, good.replace(part, edit));
        assertOneLine(assertThrows(InvalidInputException.class, () -> ExperimentFile.read(file)), complaint);
    }

    @Test
    void leavesNoTemporaryFileAndKeepsTheOldOneWhereItCannotWrite() throws IOException {
        Path file = folder.resolve("experiment.json");
        ExperimentFile.write(TrainingConfig.defaults(), file);
        assertThrows(InvalidInputException.class,
                () -> ExperimentFile.write(TrainingConfig.defaults().withDataset(new DatasetSpec("moons", Double.NaN, 0, 0, 100)), file));
        assertEquals(TrainingConfig.defaults(), ExperimentFile.read(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void belowARegularFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("experiment.json");
        assertOneLine(assertThrows(InvalidInputException.class, () -> ExperimentFile.write(TrainingConfig.defaults(), file)), "file");
    }

    /** Each edit of a good file, and a part of the line that it gets. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"seed\": 1               | \"seeds\": 1              | the field seed is missing",
        "\"seed\": 1               | \"seed\": 1, \"sed\": 2   | there is no field sed",
        "\"seed\": 1               | \"seed\": 1, \"seed\": 2  | the field \"seed\" is there twice",
        "\"seed\": 1               | \"seed\": 1.5             | seed: a whole number is needed, not 1.5",
        "\"seed\": 1               | \"seed\": 99999999999999999999 | seed: a whole number is needed",
        "\"steps\": 2500           | \"steps\": \"2500\"       | optimization.steps: a whole number is needed, not \"2500\"",
        "\"steps\": 2500           | \"steps\": 0              | optimization: steps lie between",
        "\"steps\": 2500           | \"steps\": 2500, \"momentum\": 0.9 | there is no field optimization.momentum",
        "\"steps\": 2500           | \"steps\": 3000000000     | optimization.steps: a whole number is needed",
        "\"rate\": 0.002           | \"rate\": null            | optimization.rate: a finite number is needed, not null",
        "\"rate\": 0.002           | \"rate\": 1e999           | optimization.rate: a finite number is needed",
        "\"rate\": 0.002           | \"rate\": NaN             | not JSON",
        "\"rate\": 0.002           | \"rate\": [0.002]         | optimization.rate: a finite number is needed, not an array",
        "\"tanh\"                  | \"TANH\"                  | flow.activation: choose one of relu, tanh, squareplus, not \"TANH\"",
        "\"none\"                  | \"mirror\"                | padding.kind: choose one of none, zero, gaussian",
        "\"none\"                  | \"zero\"                  | padding: padding zero needs 1 to",
        "\"version\": 1            | \"version\": 2            | has version 2 of its format",
        "\"pushforward experiment\" | \"something else\"       | not a file of the format",
        "\"every\": 100            | \"every\": 0              | instruments: instruments are read every 1 step",
    })
    void refusesByNameInOneLine(String part, String edit, String complaint) throws IOException {
        Path file = folder.resolve("experiment.json");
        ExperimentFile.write(TrainingConfig.defaults(), file);
        String good = Files.readString(file);
        assertTrue(good.contains(part), good);
        Files.writeString(file, good.replace(part, edit));
        assertOneLine(assertThrows(InvalidInputException.class, () -> ExperimentFile.read(file)), complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "null", "[]", "17", "\"text\"", "{}", "{", "\u0000\u0001"})
    void refusesWhatIsNoObject(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("experiment.json"), content);
        assertOneLine(assertThrows(InvalidInputException.class, () -> ExperimentFile.read(file)), "experiment.json");
    }

    @Test
    void refusesEveryTornFile() throws IOException {
        Path file = folder.resolve("experiment.json");
        ExperimentFile.write(TrainingConfig.defaults(), file);
        String good = Files.readString(file).strip();
        for (int length = 0; length < good.length(); length++) {
            Files.writeString(file, good.substring(0, length));
            assertOneLine(assertThrows(InvalidInputException.class, () -> ExperimentFile.read(file)), "experiment.json");
        }
    }

    @Test
    void refusesMissingFilesAndFolders() {
        Path none = folder.resolve("none.json");
        assertOneLine(assertThrows(InvalidInputException.class, () -> ExperimentFile.read(none)), "there is no file");
        assertOneLine(assertThrows(InvalidInputException.class, () -> ExperimentFile.read(folder)), "is a folder");
    }

    private static void assertOneLine(InvalidInputException e, String part) {
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertTrue(e.getMessage().indexOf(".json") == e.getMessage().lastIndexOf(".json"), e.getMessage());
    }
}
