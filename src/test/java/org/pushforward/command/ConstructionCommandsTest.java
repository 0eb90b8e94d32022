package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands padded and splitting. */
class ConstructionCommandsTest extends CommandTester {

    @Test
    void paddedWritesItsRowsAndPoints() throws IOException {
        JsonNode rows = new ObjectMapper().readTree(done("padded --target sqrt5 --variant two --sigma 0.2,0.05 --out @/out --json").out());
        assertEquals(2, rows.size());
        for (String field : List.of("variant", "sigma", "couplings", "gap", "w2", "kappa_median", "kappa_max", "sigma_min")) {
            assertTrue(rows.get(0).has(field), field);
        }
        assertTrue(rows.get(1).get("gap").asDouble() < rows.get(0).get("gap").asDouble());
        assertTrue(rows.get(0).get("w2").asDouble() >= rows.get(0).get("w2_floor").asDouble() + 3 * rows.get(0).get("w2_floor_spread").asDouble());
        for (String field : List.of("gap_standard", "gap_average", "gap_marginal")) {
            assertTrue(rows.get(0).get(field + "_error").asDouble() > 0, field);
        }
        List<String> points = Files.readAllLines(folder.resolve("out/points_2.csv"));
        assertEquals("x1,x2,c1_x1,c1_x2,c2_x1,c2_x2", points.get(0));
        assertEquals(10_001, points.size());
        assertEquals(3, Files.readAllLines(folder.resolve("out/rows.csv")).size());
        for (String picture : List.of("gap", "w2", "kappa", "sigma_min")) {
            assertTrue(Files.size(folder.resolve("out/" + picture + ".png")) > 1_000, picture);
        }
        done("padded --target sqrt5 --variant two --sigma 0.5 --out @/out");
        assertFalse(Files.exists(folder.resolve("out/points_2.csv")), "rows of an earlier time are gone");
    }

    @Test
    void splittingWritesItsRowsAndPoints() throws IOException {
        JsonNode rows = new ObjectMapper().readTree(done("splitting --scheme strang --steps 1,4 --out @/out --json").out());
        for (String field : List.of("steps", "couplings", "error", "kappa_max", "angles", "field_residual")) {
            assertTrue(rows.get(0).has(field), field);
        }
        assertEquals(25, rows.get(1).get("couplings").asInt());
        assertEquals(2 * 26, Files.readAllLines(folder.resolve("out/points_2.csv")).get(0).split(",").length);
    }

    /** What these commands write themselves is theirs to write anew; what only looks like it is not. */
    @ParameterizedTest
    @ValueSource(strings = {"padded --target sqrt5 --variant two --sigma 0.5", "padded --target wheel8 --variant kinetic --couplings 4",
        "padded --target sqrt5 --variant scratch --sigma 0.5", "splitting --scheme lie --steps 1,2"})
    void aPictureOfAPersonsOwnStays(String command) throws IOException {
        done(command + " --out @/out");
        done(command + " --out @/out");
        for (String name : List.of("my_plot.png", "gap2.png", "points_2024.csv", "points_01.csv")) {
            Path own = Files.writeString(folder.resolve("out").resolve(name), "mine");
            String refusal = refusal(1, command + " --out @/out");
            assertTrue(refusal.contains("holds other files than such results"), refusal);
            Files.delete(own);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "padded --target sqrt5 --variant two --sigma 0 --out @/out | --sigma 0 is not between",
        "padded --target sqrt5 --variant two --sigma -1 --out @/out | --sigma -1 is not between",
        "padded --target sqrt5 --variant two --sigma NaN --out @/out | --sigma NaN is not between",
        "padded --target sqrt5 --variant two --sigma 1e-9 --out @/out | --sigma 1e-9 is not between",
        "padded --target sqrt5 --variant two --couplings 3 --out @/out | --variant two has two couplings",
        "padded --target sqrt5 --variant kinetic --couplings 0 --out @/out | --couplings 0 is not between",
        "padded --target sqrt5 --variant kinetic --couplings -4 --out @/out | --couplings -4 is not between",
        "padded --target sqrt5 --variant kinetic --couplings 1000000 --out @/out | --couplings 1000000 is not between",
        "padded --target sqrt5 --variant kinetic --couplings 4,8,4 --out @/out | --couplings has a number twice",
        "padded --target wheel8 --variant two --out @/out | --variant two needs a map",
        "padded --target logistic2 --variant kinetic --out @/out | --variant kinetic has no path to logistic2",
        "padded --target moons --variant two --out @/out | \"moons\" is none of sqrt5",
        "splitting --scheme euler --out @/out | \"euler\" is none of lie, strang",
        "splitting --scheme lie --steps 0 --out @/out | --steps 0 is not between",
        "splitting --scheme lie --steps 2,2 --out @/out | --steps has a number twice",
        "splitting --scheme lie --degree 4 --out @/out | the field of cubic is a polynomial of degree 3"})
    void whatMakesNoSenseIsRefusedInOneLine(String command, String words) throws IOException {
        String refusal = refusal(2, command);
        assertTrue(refusal.contains(words), refusal);
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
