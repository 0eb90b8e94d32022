package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.chart.PngImage;
import org.pushforward.experiment.file.CsvTable;

/** {@code universal}: what it leaves behind, and what it refuses. */
class UniversalCommandTest extends CommandTester {

    private static final String FEW = " --points 2000";

    @Test
    void rowsStagesAndPictures() throws IOException {
        JsonNode rows = new ObjectMapper().readTree(
                done("universal --target annulus --epsilon 0.2,0.1 --variant refined --out @/u --json --bits 23" + FEW).out());
        assertEquals(2, rows.size());
        List<String> names = StreamSupport.stream(((Iterable<String>) () -> rows.get(0).fieldNames()).spliterator(), false).toList();
        assertTrue(names.containsAll(List.of("epsilon", "w2", "sigma_min", "sigma_min_median", "sigma_max_median", "kappa_median", "log_det_mean",
                "data_nll_median", "entropy_lost", "slots", "couplings", "mantissa_bits")), names.toString());
        assertEquals(0.2, rows.get(0).get("epsilon").doubleValue());
        CsvTable.Content table = CsvTable.read(folder.resolve("u/rows.csv"));
        assertEquals(names, table.columns());
        for (String name : names) {
            assertEquals(rows.get(1).get(name).doubleValue(), table.numbers(name)[1], name);
        }
        CsvTable.Content points = CsvTable.read(folder.resolve("u/points_2.csv"));
        assertEquals(List.of("x1", "x2", "c1_x1", "c1_x2", "c2_x1", "c2_x2", "c3_x1", "c3_x2"), points.columns());
        assertEquals(2_000, points.rows().size());
        assertEquals(points.rows().get(5).get(0), points.rows().get(5).get(2), "the first coupling leaves x1");
        assertEquals(2, CsvTable.read(folder.resolve("u/bits.csv")).rows().size());
        for (String picture : List.of("w2", "conditioning", "likelihood", "digits", "bits")) {
            assertTrue(Files.size(folder.resolve("u/" + picture + ".png")) > 1_000);
        }
        // Again over its own folder, with fewer rows: nothing of the former is left.
        done("universal --target annulus --epsilon 0.2 --variant two --out @/u" + FEW);
        assertTrue(Files.notExists(folder.resolve("u/points_2.csv")) && Files.notExists(folder.resolve("u/bits.csv")));
    }

    @Test
    @Slow("trains four flows")
    void learnedFlowsStandBeside() throws IOException {
        JsonNode rows = new ObjectMapper().readTree(
                done("universal --target moons --epsilon 0.2 --learned --seed 3 --out @/l --json" + FEW).out());
        assertEquals(5, rows.size());
        CsvTable.Content table = CsvTable.read(folder.resolve("l/learned.csv"));
        assertEquals(List.of("couplings", "width", "seed", "gap", "gap_error", "w2", "w2_floor", "kappa_median", "kappa_high", "learned",
                "late_fall", "w2_error", "w2_floor_spread"), table.columns());
        for (int i = 0; i < 4; i++) {
            assertEquals(table.numbers("gap")[i], rows.get(i + 1).get("gap").doubleValue());
            assertEquals(3, rows.get(i + 1).get("seed").intValue());
            // The construction is nearer in W2 than its gap tells, by far.
            assertTrue(table.numbers("gap")[i] < rows.get(0).get("data_nll_median").doubleValue());
        }
        assertTrue(Files.size(folder.resolve("l/learned.png")) > 1_000);
        // What train makes of the same settings is the same flow.
        JsonNode trained = new ObjectMapper().readTree(
                done("train --dataset moons --couplings 2 --hidden 16 --clamp 5 --steps 1200 --seed 3 --out @/t --json").out());
        assertEquals(table.numbers("gap")[0], trained.get("gap").doubleValue());
        // By one rule it has converged or has not.
        assertEquals(table.numbers("learned")[0], trained.get("learned").doubleValue());
        assertEquals(table.numbers("late_fall")[0], trained.get("late_fall").doubleValue());
        assertTrue(refusal(2, "universal --target planet --epsilon 0.2 --learned --out @/n").contains("density is known"));
    }

    @Test
    void aPictureIsPainted() throws IOException {
        int[] pixels = new int[16 * 12];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 16 < 5 ? 0xffffff : 0x202020;
        }
        Files.write(folder.resolve("own.png"), PngImage.bytes(pixels, 16, 12));
        done("universal --target @/own.png --epsilon 0.5,0.1666 --out @/u" + FEW);
        assertTrue(Files.size(folder.resolve("u/painted_2.png")) > 100);
        done("universal --target planet --epsilon 0.3 --ink dark --out @/planet" + FEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.webp", "own.tif", "own.HEIC", "own.svg"})
    void whatIsCalledAPictureIsNotReadAsATable(String name) throws IOException {
        Files.writeString(folder.resolve(name), "RIFF____WEBPVP8 ");
        assertEquals(folder.resolve(name) + " is no picture that can be read: give a PNG or JPEG file",
                refusal(1, "universal --target @/" + name + " --epsilon 0.5 --ink dark --out @/u" + FEW));
    }

    @Test
    void pointsOfAFileAreSampleLimitedAndSaySo() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 7).append(',').append(i * i % 11).append('\n');
        }
        Files.writeString(folder.resolve("own.csv"), text);
        Outcome outcome = done("universal --target @/own.csv --epsilon 0.2 --out @/u --json" + FEW);
        assertTrue(outcome.err().contains("sample-limited"));
        assertTrue(new ObjectMapper().readTree(outcome.out()).get(0).get("entropy_lost").isNull());
        assertTrue(done("universal --target iris --epsilon 0.2 --variant companded --out @/iris" + FEW).err().contains("sample-limited"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--target annulus --epsilon 0 | epsilon lies between 0.0005 and 1, not 0",
        "--target annulus --epsilon -0.1 | epsilon lies between 0.0005 and 1, not -0.1",
        "--target annulus --epsilon 1e-9 | epsilon lies between 0.0005 and 1, not 1E-9: the tables of the couplings have 1/epsilon^2 entries",
        "--target annulus --epsilon NaN | epsilon lies between 0.0005 and 1, not NaN",
        "--target annulus --epsilon 0.1,0.2,0.1 | epsilon 0.1 is given twice: give each once",
        "--target annulus --epsilon 0.1 --variant four | \"four\" is none of two, naive, refined, companded, snake, ramps",
        "--target annulus --epsilon 0.1 --price one | --price is of refined and companded: two has no choice",
        "--target annulus --epsilon 0.1 --ramp 0.1 | --ramp is of ramps: two has none",
        "--target annulus --epsilon 0.1 --ink dark | --ink is of a picture: annulus is none",
        "--target annulus --epsilon 0.1 --points 3 | the number of points lies between 1,000 and 1,000,000, not 3",
        "--target annulus --epsilon 0.1 --bits 53 | a mantissa has 8 to 52 bits here, not 53",
        "--target annulus --epsilon 0.1 --bits 20,20 | 20 bits are given twice: give each once"})
    void wrongUse(String options, String words) throws IOException {
        String line = refusal(2, "universal " + options + " --out @/u");
        assertTrue(line.contains(words), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suns", "@/none.csv", "@/none.png", "@/two.csv", "@/same.csv", "@/nan.csv", "@/text.png", "@/black.png", "@/dot.png",
        "@/huge.png", "@/half.png"})
    void badTargets(String target) throws IOException {
        Files.writeString(folder.resolve("two.csv"), "x,y\n0,1\n2,3\n");
        Files.writeString(folder.resolve("same.csv"), "x,y\n" + "1,1\n".repeat(40));
        Files.writeString(folder.resolve("nan.csv"), "x,y\n" + "1,2\n3,5\n".repeat(20) + "NaN,2\n");
        Files.writeString(folder.resolve("text.png"), "no picture");
        Files.write(folder.resolve("black.png"), PngImage.bytes(new int[64], 8, 8));
        Files.write(folder.resolve("dot.png"), PngImage.bytes(new int[] {0xffffff}, 1, 1));
        byte[] whole = PngImage.bytes(new int[64], 8, 8);
        Files.write(folder.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2));
        // The head of a picture of 10,000 x 10,000: its pixels are never read.
        byte[] huge = whole.clone();
        huge[18] = huge[22] = 0x27;
        huge[19] = huge[23] = 0x10;
        CRC32 sum = new CRC32();
        sum.update(huge, 12, 17);
        ByteBuffer.wrap(huge).putInt(29, (int) sum.getValue());
        Files.write(folder.resolve("huge.png"), huge);
        String line = refusal(1, "universal --target " + target + " --epsilon 0.1 --out @/u");
        assertTrue(line.length() > 10 && !line.contains("Exception"), line);
        assertTrue(!target.contains("huge") || line.contains("10,000 x 10,000"), line);
        assertTrue(!target.contains("black") || line.contains("black all over"), line);
    }

    @Test
    void anUnknownTargetNamesPicturesToo() throws IOException {
        String line = refusal(1, "universal --target lion --epsilon 0.1 --out @/u");
        assertTrue(line.contains("there is no target lion: choose one of planet, moons, "), line);
        assertTrue(line.endsWith("the path of a CSV, PNG or JPEG file"), line);
    }
}
