package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.NumpyFile.Array;
import org.pushforward.fuzz.Fuzz;

/** Files put together byte by byte; {@code NumpyTest} has those of numpy itself. */
class NumpyFileTest {

    @TempDir
    private Path folder;

    private static byte[] bytes(String fields, byte[] numbers) {
        byte[] header = (fields + " ".repeat(Math.floorMod(-11 - fields.length(), 64)) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer all = ByteBuffer.allocate(10 + header.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length).put(header).put(numbers);
        return all.array();
    }

    private static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putDouble);
        return bytes.array();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("x.npy"), content);
    }

    private static String fields(String type, String order, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
    }

    @Test
    void whatIsWrittenIsReadAgainToTheBit() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        // More than are read at a time, and numbers without a byte of zero.
        for (int[] shape : new int[][] {{1, 1}, {3, 2}, {1, 5}, {7, 1}, {40_000, 3}}) {
            double[] values = random.doubles((long) shape[0] * shape[1], -1, 1).toArray();
            values[0] = Double.longBitsToDouble(0x3FF1111111111111L);
            Path file = folder.resolve("written.npy");
            try (OutputStream out = Files.newOutputStream(file)) {
                NumpyFile.write(new Array(shape, values), out);
                out.flush();
            }
            byte[] written = Files.readAllBytes(file);
            String header = new String(written, 0, written.length - 8 * values.length, StandardCharsets.ISO_8859_1);
            assertTrue(header.contains("'<f8'") && header.contains("False") && header.endsWith("\n"), header);
            assertEquals(values.length, NumpyFile.readTable(file).values().length);
            assertArrayEquals(shape, NumpyFile.readTable(file).shape());
            assertArrayEquals(values, NumpyFile.readTable(file).values());
        }
    }

    @Test
    void eitherOrderAndOtherTypesAreRead() throws IOException {
        double[] rowByRow = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(rowByRow, NumpyFile.readTable(file(bytes(fields("<f8", "False", "(3, 2)"), doubles(rowByRow)))).values());
        assertArrayEquals(rowByRow, NumpyFile.readTable(file(bytes(fields("<f8", "True", "(3, 2)"), doubles(1, 3, 5, 2, 4, 6)))).values());
        ByteBuffer floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.5f).putFloat(-3);
        assertArrayEquals(new double[] {0.5, -3}, NumpyFile.readTable(file(bytes(fields("<f4", "False", "(1, 2)"), floats.array()))).values());
        ByteBuffer longs = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(-7).putLong(1L << 40);
        assertArrayEquals(new double[] {-7, 1L << 40}, NumpyFile.readTable(file(bytes(fields("<i8", "False", "(2, 1)"), longs.array()))).values());
        ByteBuffer ints = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-7).putInt(9);
        assertArrayEquals(new double[] {-7, 9}, NumpyFile.readTable(file(bytes(fields("<i4", "False", "(2, 1)"), ints.array()))).values());
        // Put in another way than numpy does.
        assertArrayEquals(new double[] {8}, NumpyFile.readTable(file(bytes("{ \"shape\":(1,1),\"fortran_order\" :False,\"descr\": \"<f8\"}",
                doubles(8)))).values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'descr': '>f8', 'fortran_order': False, 'shape': (1, 2), }   | holds its numbers with the high byte first (>f8): write x.astype('<f8')",
        "`{'descr': '|O', 'fortran_order': False, 'shape': (1, 2), }`  | holds Python objects, which are not read: write numbers, x.astype(float)",
        "{'descr': '<c16', 'fortran_order': False, 'shape': (1, 1), }  | holds values of the type \"<c16\": write x.astype(float)",
        "{'descr': '<U2', 'fortran_order': False, 'shape': (1, 2), }   | holds values of the type \"<U2\": write x.astype(float)",
        "{'descr': [('x', '<f8'), ('y', '<f8')], 'fortran_order': False, 'shape': (1,), } | has columns of several types: write a plain array, "
            + "x.astype(float)",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }     | has the shape (2,), where a table has two dimensions, a point in each row: "
            + "write x.reshape(-1, 2)",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (), }       | has the shape (), where a table has two dimensions, a point in each row: "
            + "write x.reshape(-1, 2)",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 2), } | has the shape (1, 1, 2), where a table has two dimensions, a point in each "
            + "row: write x.reshape(-1, 2)",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 2), }   | holds nothing: its shape is (0, 2)",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 3), }   | is cut off: 8 bytes are missing",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }   | has 8 bytes behind its array: one array in a file is read",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4000000000, 4000000000), } | says that its shape is (4000000000, 4000000000), more than "
            + "the 134,217,728 numbers that are read: write a part of it",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 2), }  | has a header that cannot be read: write it by np.save",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 2), } | has a header that cannot be read: write it by np.save",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (1, 2), }       | has a header that cannot be read: write it by np.save",
        "{'descr': '<f8', 'shape': (1, 2)                              | has a header that cannot be read: write it by np.save",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), 'shape': (2, 1), } | has 'shape' twice in its header: write it by np.save",
        "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), } | has 'descr' twice in its header: write it by np.save",
        "{'descr': '<f8', 'fortran_order' : True, 'fortran_order': False, 'shape': (1, 2), } | has 'fortran_order' twice in its header: write it by "
            + "np.save",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), 'order': 1, } | has the field 'order' in its header, as no array has: write it by "
            + "np.save",
        "{}                                                            | has a header that cannot be read: write it by np.save",
    }, quoteCharacter = '`')
    void whatCannotBeReadIsRefusedInALine(String header, String complaint) throws IOException {
        assertRefused(bytes(header, doubles(1, 2)), complaint);
    }

    private void assertRefused(byte[] content, String complaint) throws IOException {
        Path file = file(content);
        assertEquals(file + " " + complaint, assertThrows(InvalidInputException.class, () -> NumpyFile.readTable(file)).getMessage());
    }

    @Test
    void damagedFilesAreRefusedInALine() throws IOException {
        byte[] good = bytes(fields("<f8", "False", "(1, 2)"), doubles(1, 2));
        assertRefused(new byte[0], "is empty");
        assertRefused("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8), "is no array of numpy, or not the beginning of one: write it by np.save");
        assertRefused(Arrays.copyOf(good, 3), "is no array of numpy, or not the beginning of one: write it by np.save");
        assertRefused(Arrays.copyOf(good, 8), "is cut off in its header");
        assertRefused(Arrays.copyOf(good, 60), "is cut off in its header");
        assertRefused(Arrays.copyOf(good, good.length - 3), "is cut off: 3 bytes are missing");
        byte[] second = good.clone();
        second[6] = 2;
        assertRefused(second, "has a header of version 2, where a plain array has 1: write it by np.save(file, x.astype(float))");
        byte[] huge = good.clone();
        huge[8] = (byte) 0xFF;
        huge[9] = (byte) 0xFF;
        assertRefused(huge, "is cut off in its header");
        assertRefused(bytes(fields("<f8", "False", "(1, 2)"), doubles(1, Double.NaN)),
                "holds NaN in row 1 and column 2, counted from 1: finite numbers are needed");
        assertRefused(bytes(fields("<f8", "True", "(3, 2)"), doubles(1, 2, 3, 4, Double.NEGATIVE_INFINITY, 6)),
                "holds -Infinity in row 2 and column 2, counted from 1: finite numbers are needed");
        Path none = folder.resolve("none.npy");
        assertEquals("there is no file " + none, assertThrows(InvalidInputException.class, () -> NumpyFile.readTable(none)).getMessage());
        assertEquals(folder + " is a folder, not an array of numpy",
                assertThrows(InvalidInputException.class, () -> NumpyFile.readTable(folder)).getMessage());
    }

    @Test
    void spoiledFilesAreReadOrRefused() throws IOException {
        Path file = file(bytes(fields("<f8", "False", "(5, 2)"), doubles(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
        Fuzz.files(file, () -> NumpyFile.readTable(file).values().length, null, (mutator, good) -> mutator.bytes(good));
    }

    /** What reads ND4J's own way of keeping several arrays is a witness of what is written. */
    @Test
    void anArchiveIsReadByNd4j() throws Exception {
        Map<String, Array> arrays = new LinkedHashMap<>();
        arrays.put("layers.0.bias", new Array(new int[] {3}, new double[] {1, -2, 0.5}));
        arrays.put("layers.0.weights", new Array(new int[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NumpyFile.writeArchive(arrays, out);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        NumpyFile.writeArchive(arrays, again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        Path file = Files.write(folder.resolve("weights.npz"), out.toByteArray());
        Map<String, INDArray> read = Nd4j.createFromNpzFile(file.toFile());
        assertEquals(arrays.keySet(), read.keySet());
        for (String name : arrays.keySet()) {
            assertArrayEquals(Arrays.stream(arrays.get(name).shape()).asLongStream().toArray(), read.get(name).shape());
            assertArrayEquals(arrays.get(name).values(), read.get(name).dup('c').data().asDouble());
        }
    }
}
