package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.NumpyFile;
import org.pushforward.fuzz.Fuzz;

/** Arrays of numpy as points to learn: what a CSV of the same numbers would say. */
class ArrayPointsTest {

    private static final int ROWS = 40;

    @TempDir
    private Path folder;

    private Path array() {
        return folder.resolve("points.npy");
    }

    private Path write(int columns, double... values) throws IOException {
        try (OutputStream out = Files.newOutputStream(array())) {
            NumpyFile.write(new NumpyFile.Array(new int[] {values.length / columns, columns}, values), out);
        }
        return array();
    }

    private static double[] random(int columns) {
        return new SplittableRandom(columns).doubles((long) ROWS * columns, -1, 1).toArray();
    }

    private Path csv(int columns, double... values) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(values[i]).append((i + 1) % columns == 0 ? '\n' : ',');
        }
        return Files.writeString(folder.resolve("points.csv"), text);
    }

    private static List<String> numbers(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
    }

    @Test
    void itsPointsAreThoseOfACsv() throws IOException {
        for (int columns : new int[] {2, 3, 16}) {
            double[] values = random(columns);
            TableChoice all = TableChoice.DEFAULT.withColumns(numbers(columns));
            CsvCloud fromText = CsvPoints.read(csv(columns, values), all);
            CsvCloud cloud = CsvPoints.read(write(columns, values), TableChoice.DEFAULT);
            assertArrayEquals(fromText.points().values(), cloud.points().values());
            assertEquals(columns, cloud.points().dimension());
            assertEquals(fromText.columns(), cloud.columns());
            assertEquals("", cloud.note());
            RunData data = RunData.of(new DatasetSpec(array().toString(), 0, 0, 0, 0), 3);
            RunData ofText = RunData.of(new DatasetSpec(folder.resolve("points.csv").toString(), 0, 0, 0, 0, all), 3);
            assertEquals(ofText.identity().checksum(), data.identity().checksum());
            assertEquals(columns, RunData.dimension(data.dataset()));
            assertEquals(data.dataset(), RunData.withColumns(new DatasetSpec(array().toString(), 0, 0, 0, 0)));
            // As a run's file or a session writes it where the array itself is gone.
            Path kept = folder.resolve("kept.csv");
            try (OutputStream out = Files.newOutputStream(kept)) {
                cloud.write(out);
            }
            assertArrayEquals(values, CsvPoints.read(kept, cloud.choice()).points().values());
        }
    }

    /** A first column that counts is row numbers in a table, and a coordinate here: numpy keeps no row numbers. */
    @Test
    void eachColumnIsACoordinateUnlessOthersAreChosen() throws IOException {
        double[] values = random(3);
        for (int i = 0; i < ROWS; i++) {
            values[3 * i] = i;
        }
        write(3, values);
        assertEquals(3, CsvPoints.read(array()).dimension());
        CsvCloud chosen = CsvPoints.read(array(), TableChoice.DEFAULT.withColumns(List.of("3", "1")));
        assertEquals(List.of("3", "1"), chosen.columns());
        for (int i = 0; i < ROWS; i++) {
            assertEquals(values[3 * i + 2], chosen.points().get(i, 0));
            assertEquals(i, chosen.points().get(i, 1));
        }
        PointTable table = PointTable.open(array(), TableChoice.Header.AUTO);
        assertTrue(table.isArray() && table.isNumeric(2));
        assertEquals(List.of(3, ROWS, PointTable.SHOWN_LINES), List.of(table.width(), (int) table.lines(), table.firstLines().size()));
        assertEquals(List.of("1.0", Double.toString(values[4]), Double.toString(values[5])), table.firstLines().get(1));
    }

    /** What a session or a run's file says of the table that stands for an array is no other array. */
    @ParameterizedTest
    @EnumSource(TableChoice.Header.class)
    void noHeaderIsLookedForWhateverIsSaidOfOne(TableChoice.Header header) throws IOException {
        // Numbers that count on, far from those below: a header in a table.
        double[] values = random(2);
        values[0] = 2019;
        values[1] = 2020;
        write(2, values);
        assertArrayEquals(values, CsvPoints.read(array(), new TableChoice(List.of(), header)).points().values());
        assertFalse(PointTable.open(array(), header).hasHeader());
    }

    private void assertRefused(String complaint) {
        assertRefused(complaint, TableChoice.DEFAULT);
    }

    private void assertRefused(String complaint, TableChoice choice) {
        assertEquals(array() + complaint, assertThrows(InvalidInputException.class, () -> CsvPoints.read(array(), choice)).getMessage());
    }

    @Test
    void whatCannotBeLearnedIsRefusedInALine() throws IOException {
        double[] values = random(2);
        write(2, Arrays.copyOf(values, 18));
        assertRefused(" has 9 points, at least 10 are needed");
        write(1, values);
        assertRefused(" has one column, but points need two");
        write(20, values);
        assertRefused(" has 4 points, at least 10 are needed", TableChoice.DEFAULT.withColumns(List.of("1", "20")));
        assertRefused(" has 20 columns, but points to learn have 2 to 16: choose columns by their numbers, from 1 (--columns 1,2,...)");
        assertRefused(" has no column 21: it has 20", TableChoice.DEFAULT.withColumns(List.of("1", "21")));
        write(10_001, new double[100_010]);
        assertRefused(" has 10,001 columns: take a part of it");
        write(2, values);
        assertRefused(" is an array, so there is no column \"x\": choose by numbers from 1",
                TableChoice.DEFAULT.withColumns(List.of("x", "1")));
        double[] spoilt = values.clone();
        spoilt[7] = Double.NaN;
        write(2, spoilt);
        assertRefused(" holds NaN in row 4 and column 2, counted from 1: finite numbers are needed");
        spoilt[7] = -2e100;
        write(2, spoilt);
        assertRefused(", row 4, column 2: -2.0E100 is too large, the largest is 1.0E100");
        for (int i = 0; i < ROWS; i++) {
            spoilt[2 * i + 1] = 0.5;
        }
        write(2, spoilt);
        assertRefused(", column 2: every value is 0.5, but points to learn must spread: choose other columns");
        spoilt[3] = 8;
        write(2, spoilt);
        assertRefused(", column 2: every value but one is 0.5, but points to learn must spread: choose other columns");
    }

    private Path raw(String type, String order, String shape, int bytes) throws IOException {
        String fields = "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
        ByteBuffer all = ByteBuffer.allocate(128 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        all.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
        all.put((fields + " ".repeat(117 - fields.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; all.remaining() >= 4; i++) {
            all.putFloat((float) Math.sin(i));
        }
        return Files.write(array(), all.array());
    }

    @Test
    void floatsAndEitherOrderAreTaken() throws IOException {
        raw("<f4", "False", "(20, 2)", 160);
        Points points = CsvPoints.read(array());
        assertEquals((float) Math.sin(3), points.get(1, 1));
        raw("<f4", "True", "(20, 2)", 160);
        assertEquals((float) Math.sin(21), CsvPoints.read(array()).get(1, 1));
    }

    @Test
    void whatIsNoTableOfNumbersIsRefusedInALine() throws IOException {
        raw("<f4", "False", "(20, 2)", 156);
        assertRefused(" is cut off: 4 bytes are missing");
        raw("<f4", "False", "(40,)", 160);
        assertRefused(" has the shape (40,), where a table has two dimensions, a point in each row: write x.reshape(-1, 2)");
        raw("<f4", "False", "(10, 2, 2)", 160);
        assertRefused(" has the shape (10, 2, 2), where a table has two dimensions, a point in each row: write x.reshape(-1, 2)");
        raw(">f4", "False", "(20, 2)", 160);
        assertRefused(" holds its numbers with the high byte first (>f4): write x.astype('<f8')");
        raw("|O", "False", "(10, 2)", 160);
        assertRefused(" holds Python objects, which are not read: write numbers, x.astype(float)");
        raw("<f2", "False", "(40, 2)", 160);
        assertRefused(" holds values of the type \"<f2\": write x.astype(float)");
        raw("<f4", "False", "(6000000, 2)", 160);
        assertRefused(" is cut off: 47,999,840 bytes are missing");
        byte[] huge = Files.readAllBytes(raw("<f4", "False", "(20, 2)", 160));
        huge[8] = (byte) 0xFF;
        huge[9] = (byte) 0xFF;
        Files.write(array(), huge);
        assertRefused(" is cut off in its header");
        Files.writeString(array(), "x,y\n1,2\n");
        assertRefused(" is no array of numpy, or not the beginning of one: write it by np.save");
        Files.write(array(), new byte[0]);
        assertRefused(" is empty");
    }

    @Test
    void anArrayByAnotherNameIsNamed() throws IOException {
        Path other = Files.move(raw("<f4", "False", "(20, 2)", 160), folder.resolve("points.csv"));
        assertEquals(other + " is an array of numpy: give it a name that ends in .npy",
                assertThrows(InvalidInputException.class, () -> CsvPoints.read(other)).getMessage());
    }

    @Test
    void spoiledArraysAreLearnedOrRefused() throws IOException {
        write(3, random(3));
        Fuzz.files(array(), () -> CsvPoints.read(array()).count(), null, (mutator, good) -> mutator.bytes(good));
    }
}
