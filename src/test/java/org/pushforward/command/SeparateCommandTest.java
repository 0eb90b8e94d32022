package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.experiment.file.CsvTable;

/** {@code separate}: what it prints, what it leaves behind, and what it refuses. */
class SeparateCommandTest extends CommandTester {

    private static final String SMALL = "separate --dimension 3 --components 4 --ramp 0.01 --points 16 --words 4 --seed 2 --json";

    @Test
    void numbersAndFilesAgree() throws IOException {
        String printed = done(SMALL + " --out @/s").out();
        JsonNode json = new ObjectMapper().readTree(printed);
        for (String field : List.of("mean_distance", "exact_mean_distance", "standard_error", "matched_min", "matched_mean", "kl", "kl_bound",
                "log2_codebook", "log_family", "log_net", "crossing", "missed_by", "filament_price", "filament_price_error", "w1_samples",
                "w1_samples_error", "w1_samples_deviation", "w1_same_law", "w1_same_law_error", "generator_w1_bound")) {
            assertTrue(json.get(field).isNumber(), field);
        }
        assertTrue(json.get("filament_price_error").asDouble() > 0, "masses are read at points");
        assertTrue(json.get("w1_samples").asDouble() > json.get("w1_least").asDouble() && json.get("w1_same_law").asDouble() > 0);
        assertEquals(4.0 / 3, json.get("exact_mean_distance").asDouble(), 1e-12);
        assertEquals(printed, done(SMALL).out());
        CsvTable.Content distances = CsvTable.read(folder.resolve("s/distances.csv"));
        double sum = 0;
        for (double distance : distances.numbers("distance")) {
            sum += distance;
        }
        assertEquals(json.get("mean_distance").asDouble(), sum / distances.rows().size(), 1e-9);
        CsvTable.Content matched = CsvTable.read(folder.resolve("s/matched.csv"));
        assertEquals(6, matched.rows().size());
        double least = 2;
        for (double distance : matched.numbers("matched_distance")) {
            least = Math.min(least, distance);
        }
        assertEquals(json.get("matched_min").asDouble(), least);
        CsvTable.Content means = CsvTable.read(folder.resolve("s/means.csv"));
        assertEquals(List.of("x1", "x2", "x3"), means.columns());
        assertEquals(4, means.rows().size());
        for (int row = 0; row < 4; row++) {
            assertEquals(Math.sqrt(3), Math.hypot(Math.hypot(means.number(row, 0), means.number(row, 1)), means.number(row, 2)), 1e-12);
        }
        byte[] before = Files.readAllBytes(folder.resolve("s/samples.csv"));
        done(SMALL + " --out @/s");
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("s/samples.csv")));
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsLeft() throws IOException {
        for (String wrong : List.of("--dimension 1", "--dimension 99999", "--components 1", "--components 300", "--ramp 0", "--ramp 1", "--ramp nan",
                "--sigma 0", "--sigma -1", "--points 4", "--words 1", "--words 1000", "--layers 0", "--parameters 0", "--lipschitz 0.5", "--net 1",
                "--flow-lipschitz 0", "--dimension x", "--seed 1.5")) {
            Outcome outcome = Outcome.of(("separate " + wrong + " --out " + folder.resolve("none")).split(" "));
            assertEquals(2, outcome.code(), wrong);
            assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
            assertTrue(Files.notExists(folder.resolve("none")), wrong);
        }
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/mine.txt"), "x");
        Outcome outcome = Outcome.of(("separate --out " + folder.resolve("full")).split(" "));
        assertEquals(1, outcome.code());
        assertEquals("x", Files.readString(folder.resolve("full/mine.txt")));
    }
}
