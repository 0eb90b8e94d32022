package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.setting.ExperimentFile;

/** Every experiment that comes with the program is read, also after the next setting: what it does not say has the value that it meant. */
class ShippedFilesTest {

    @TempDir
    private Path folder;

    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("assets"))) {
            return files.filter(file -> file.toString().endsWith(".json")).filter(ShippedFilesTest::isExperiment).toList();
        }
    }

    private static boolean isExperiment(Path file) {
        try {
            JsonNode tree = Json.MAPPER.readTree(file.toFile());
            return ExperimentFile.FORMAT.equals(tree.path("format").asText());
        } catch (IOException e) {
            throw new AssertionError(file + " is no JSON", e);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void experimentsComeBackAsTheyWere(Path file) {
        Sweep read = SweepFile.read(file);
        SweepFile.write(read, folder.resolve("again.json"));
        assertEquals(read, SweepFile.read(folder.resolve("again.json")));
        assertFalse(read.runs().isEmpty());
    }

    @Test
    void thereAreExperimentsToRead() throws IOException {
        assertTrue(experiments().size() > 20, () -> "only few files were found");
    }

    @Test
    void theTableOfTheShippedSweepIsThatOfItsDescription() {
        List<SweepRow> rows = SweepTable.read(Path.of("assets/sweeps/depth-board.csv"));
        Sweep sweep = SweepFile.read(Path.of("assets/sweeps/depth-board.json"));
        assertEquals(sweep.runs(), rows.stream().map(SweepRow::config).toList());
    }
}
