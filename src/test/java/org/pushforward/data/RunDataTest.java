package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;

class RunDataTest {

    private static final DatasetSpec MOONS = new DatasetSpec("moons", 0.1, 0, 0, 500);
    private static final DatasetSpec FAITHFUL = new DatasetSpec("old-faithful", 0, 0, 0, 0);

    @Test
    void isAFunctionOfSpecAndSeed() {
        for (DatasetSpec spec : List.of(MOONS, FAITHFUL)) {
            RunData data = RunData.of(spec, 3);
            RunData again = RunData.of(spec, 3);
            assertArrayEquals(data.training().values(), again.training().values());
            assertArrayEquals(data.heldOut(40).values(), again.heldOut(40).values());
            assertEquals(data.standardization(), again.standardization());
            assertFalse(Arrays.equals(data.training().values(), RunData.of(spec, 4).training().values()));
            assertFalse(Arrays.equals(data.heldOut(40).values(), RunData.of(spec, 4).heldOut(40).values()));
        }
    }

    @Test
    void builtInDataKnowTheirDistribution() {
        RunData data = RunData.of(MOONS, 1);
        assertEquals(500, data.training().count());
        assertEquals(123, data.heldOut(123).count());
        assertNotEquals(data.training().get(0, 0), data.heldOut(1).get(0, 0));
        assertEquals(data.distribution().orElseThrow().entropy(), data.floor());
        assertEquals(data.planar().orElseThrow().window(), data.window());
        assertEquals(data.standardization().scale()[0], data.standardization().scale()[1]);
    }

    @Test
    void fewerHeldOutPointsAreTheBeginningOfMore() {
        for (DatasetSpec spec : List.of(MOONS, FAITHFUL)) {
            RunData data = RunData.of(spec, 9);
            assertArrayEquals(data.heldOut(20).values(), Arrays.copyOf(data.heldOut(50).values(), 40));
        }
    }

    @Test
    void aCloudIsSplitIntoFourFifthsAndOneFifth() {
        RunData data = RunData.of(FAITHFUL, 5);
        Points heldOut = data.heldOut(1_000_000);
        assertEquals(54, heldOut.count());
        assertEquals(218, data.training().count());
        List<double[]> parts = new ArrayList<>(rows(heldOut));
        parts.addAll(rows(data.training()));
        List<double[]> whole = rows(BundledCsv.OLD_FAITHFUL.read());
        assertEquals(sorted(whole), sorted(parts));
        assertTrue(data.distribution().isEmpty());
        assertTrue(Double.isNaN(data.floor()));
    }

    private static List<double[]> rows(Points points) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < points.count(); i++) {
            rows.add(new double[] {points.get(i, 0), points.get(i, 1)});
        }
        return rows;
    }

    private static List<String> sorted(List<double[]> rows) {
        return rows.stream().map(Arrays::toString).sorted(Comparator.naturalOrder()).toList();
    }

    @Test
    void tenPointsLeaveTwoHeldOut(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ten.csv"), "1,2\n2,1\n".repeat(5));
        RunData data = RunData.of(new DatasetSpec(file.toString(), 0, 0, 0, 0), 1);
        assertEquals(8, data.training().count());
        assertEquals(2, data.heldOut(100).count());
    }

    @Test
    void theWindowOfACloudHoldsAllOfIt() {
        RunData data = RunData.of(FAITHFUL, 5);
        Points points = BundledCsv.OLD_FAITHFUL.read();
        for (int i = 0; i < points.count(); i++) {
            assertTrue(data.window().contains(points.get(i, 0), points.get(i, 1)));
        }
    }

    @Test
    void rotationTurnsACloudAboutTheOrigin() {
        Points straight = RunData.of(FAITHFUL, 5).training();
        Points turned = RunData.of(new DatasetSpec("old-faithful", 0, 0, 90, 0), 5).training();
        for (int i = 0; i < straight.count(); i++) {
            assertEquals(-straight.get(i, 1), turned.get(i, 0), 1e-12);
            assertEquals(straight.get(i, 0), turned.get(i, 1), 1e-12);
        }
    }

    @Test
    void unknownNamesAreRefusedWithTheNamesThatExist() {
        String message = refusal("suns");
        assertTrue(message.startsWith("there is no dataset suns: choose one of moons, "), message);
        assertTrue(message.contains("old-faithful") && message.endsWith("or give the path of a CSV file"), message);
        assertEquals("there is no file no/such.csv", refusal("no/such.csv"));
        assertTrue(refusal("").startsWith("there is no dataset without a name"));
        assertEquals(1, refusal("a\u0000b").lines().count());
    }

    /** What is left to train on after some points are held out, too: its one other value is among those, or all differ by roundings. */
    @Test
    void columnsThatAreConstantButForRoundingAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("flat.csv");
        for (String[] values : new String[][] {{"0.3", "0.30000000000000004"}, {"1e9", "1000000000.0000001"}, {"-7e-50", "-7.000000000000001e-50"}}) {
            Files.writeString(file, IntStream.range(0, 60).mapToObj(i -> i * i + "," + values[i % 2] + "\n").collect(Collectors.joining()));
            assertEquals(file + ", column 2: the 48 points of seed 1 that train differ there by less than 1e-12 of their size, which may be "
                    + "rounding: take a constant off them, or choose other columns", refusal(file.toString()));
        }
        for (String size : List.of("e-102", "e-160", "e-300")) {
            Files.writeString(file, "u,v\n" + IntStream.range(0, 60).mapToObj(i -> i * i + "," + i + size + "\n").collect(Collectors.joining()));
            String message = refusal(file.toString());
            assertTrue(message.matches("\\Q" + file + "\\E, column v: the standard deviation is 1\\.\\d+E-(101|159|299), .*"
                    + ": measure it in another unit"), message);
        }
        Files.writeString(file, IntStream.range(0, 60).mapToObj(i -> i * i + "," + (1 + 1e-9 * (i % 7)) + "\n").collect(Collectors.joining()));
        assertEquals(48, RunData.of(new DatasetSpec(file.toString(), 0, 0, 0, 0), 1).training().count());
    }

    @Test
    void theColumnsThatAreTakenAreNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("points.csv"), "id,u,v\n" + "7,2,1\n8,1,3\n".repeat(5));
        DatasetSpec spec = new DatasetSpec(file.toString(), 0, 0, 0, 0);
        RunData data = RunData.of(spec, 1);
        assertEquals(List.of("u", "v"), data.columns());
        assertEquals(spec.withTable(TableChoice.DEFAULT.withColumns(List.of("u", "v"))), data.dataset());
        assertEquals(data.dataset(), RunData.withColumns(spec));
        assertEquals(data.dataset(), RunData.of(data.dataset(), 1).dataset());
        assertEquals(file + ": the columns u and v are taken, not id (--columns chooses others)", data.note());
        assertEquals("", RunData.of(data.dataset(), 1).note());
        assertEquals(List.of(), RunData.of(MOONS, 1).columns());
        assertEquals(MOONS, RunData.of(MOONS, 1).dataset());
        assertEquals(FAITHFUL, RunData.of(FAITHFUL, 1).dataset());
        assertEquals(List.of("eruption_min", "waiting_min"), RunData.of(FAITHFUL, 1).columns());
    }

    private static String refusal(String name) {
        return assertThrows(InvalidInputException.class, () -> RunData.of(new DatasetSpec(name, 0, 0, 0, 0), 1)).getMessage();
    }
}
