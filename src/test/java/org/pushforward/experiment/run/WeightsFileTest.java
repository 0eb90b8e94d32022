package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.engine.NumpyFile;
import org.pushforward.engine.NumpyFile.Array;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.fuzz.Fuzz;

/** Weights as arrays of numpy, there and back. {@code NumpyTest} has numpy itself change them. */
class WeightsFileTest {

    /** One of each kind of layer. */
    static final List<FlowSpec> SPECS = List.of(new FlowSpec(2, 3, 2, Activation.TANH, 2),
            new FlowSpec(2, 3, 1, Activation.RELU, 2, Partition.LINEAR, CouplingKind.ADDITIVE),
            new FlowSpec(2, 3, 1, Activation.SQUAREPLUS, 2, Partition.PERMUTATIONS, CouplingKind.AFFINE),
            new FlowSpec(2, 3, 1, Activation.TANH, 2).withFamily(FlowFamily.LEAKY).plain(),
            new FlowSpec(2, 3, 1, Activation.TANH, 2).withFamily(FlowFamily.GREEDY).plain());

    private static final String WEIGHTS = "layers.0.dense.1.weights";

    @TempDir
    private Path folder;

    private Path npz() {
        return folder.resolve("w.npz");
    }

    /** The arrays of a model, to be changed. */
    private Map<String, Array> arrays(FlowModel model) {
        WeightsFile.write(model, npz());
        Map<String, int[]> shapes = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(npz().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                // The shape stands in the header, which says its own length.
                String header = new String(zip.getInputStream(entry).readNBytes(128), StandardCharsets.ISO_8859_1);
                String shape = header.replaceAll("(?s).*'shape': \\(([^)]*)\\).*", "$1");
                shapes.put(entry.getName().replaceAll("\\.npy$", ""),
                        Arrays.stream(shape.split(",")).map(String::strip).filter(count -> !count.isEmpty()).mapToInt(Integer::parseInt).toArray());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return NumpyFile.readArchive(npz(), shapes);
    }

    private FlowModel changed(FlowModel model, Consumer<Map<String, Array>> change) {
        Map<String, Array> arrays = arrays(model);
        change.accept(arrays);
        write(arrays);
        return WeightsFile.read(model, npz());
    }

    private void write(Map<String, Array> arrays) {
        try (OutputStream out = Files.newOutputStream(npz())) {
            NumpyFile.writeArchive(arrays, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Array with(Array array, int place, double value) {
        double[] values = array.values().clone();
        values[place] = value;
        return new Array(array.shape(), values);
    }

    private static void assertSame(FlowModel expected, FlowModel model) {
        assertArrayEquals(expected.parameters(), model.parameters());
        assertArrayEquals(expected.standardization().mean(), model.standardization().mean());
        assertArrayEquals(expected.standardization().scale(), model.standardization().scale());
        assertEquals(expected.spec(), model.spec());
        assertEquals(expected.padding(), model.padding());
        assertEquals(expected.columns(), model.columns());
    }

    @Test
    void whatIsWrittenIsReadAgainToTheBit() throws IOException {
        for (FlowSpec spec : SPECS) {
            Path file = folder.resolve("model.json");
            ModelFile.write(Models.random(Padding.gaussian(1), spec, 4), file);
            FlowModel model = ModelFile.read(file);
            WeightsFile.write(model, npz());
            FlowModel read = WeightsFile.read(model, npz());
            assertSame(model, read);
            Path again = folder.resolve("again.json");
            ModelFile.write(read, again);
            assertEquals(-1, Files.mismatch(file, again));
            // The numbers are the archive's: beside another model of that form they are the same.
            assertSame(model, WeightsFile.read(Models.random(Padding.gaussian(1), spec, 5), npz()));
            for (int dimension : new int[] {3, 8, 16}) {
                FlowModel spatial = Models.random(dimension, Padding.gaussian(1), spec, 6);
                WeightsFile.write(spatial, npz());
                assertSame(spatial, WeightsFile.read(Models.random(dimension, Padding.gaussian(1), spec, 7), npz()));
            }
        }
    }

    @Test
    void aNumberThatWasChangedIsTheModels() {
        FlowModel model = Models.random(Padding.none(), SPECS.get(0), 4);
        FlowModel other = changed(model, arrays -> arrays.put(WEIGHTS, with(arrays.get(WEIGHTS), 5, Math.PI)));
        long different = 0;
        for (int i = 0; i < model.parameters().length; i++) {
            different += model.parameters()[i] == other.parameters()[i] ? 0 : 1;
        }
        assertEquals(1, different);
        assertTrue(Arrays.stream(other.parameters()).anyMatch(value -> value == Math.PI));
        FlowModel moved = changed(model, arrays -> arrays.put("standardization.mean", with(arrays.get("standardization.mean"), 1, 8.5)));
        assertEquals(8.5, moved.standardization().mean()[1]);
        FlowModel steeper = changed(model, arrays -> arrays.replaceAll((name, array) -> name.endsWith(".clamp") ? with(array, 0, 2.5) : array));
        assertEquals(2.5, steeper.spec().clamp());
        assertNotEquals(model.spec(), steeper.spec());
    }

    private void assertRefused(FlowModel model, String complaint, Consumer<Map<String, Array>> change) {
        assertEquals(npz() + complaint, assertThrows(InvalidInputException.class, () -> changed(model, change)).getMessage());
    }

    @Test
    void wrongArraysAreRefusedInALine() {
        FlowModel model = Models.random(Padding.none(), SPECS.get(0), 4);
        assertRefused(model, " holds no array " + WEIGHTS, arrays -> arrays.remove(WEIGHTS));
        assertRefused(model, " holds \"layers.7.bias.npy\", which is none of the 25 arrays that belong there",
                arrays -> arrays.put("layers.7.bias", new Array(new int[] {1}, new double[1])));
        assertRefused(model, ": " + WEIGHTS + " has the shape (9,), where (3, 3) is needed",
                arrays -> arrays.put(WEIGHTS, new Array(new int[] {9}, new double[9])));
        assertRefused(model, ": " + WEIGHTS + " has the shape (3, 2), where (3, 3) is needed",
                arrays -> arrays.put(WEIGHTS, new Array(new int[] {3, 2}, new double[6])));
        assertRefused(model, ": " + WEIGHTS + " holds NaN in row 2 and column 3, counted from 1: finite numbers are needed",
                arrays -> arrays.put(WEIGHTS, with(arrays.get(WEIGHTS), 5, Double.NaN)));
        assertRefused(model, ": layers.1.dense.0.bias holds Infinity in row 1 and column 2, counted from 1: finite numbers are needed",
                arrays -> arrays.put("layers.1.dense.0.bias", with(arrays.get("layers.1.dense.0.bias"), 1, Double.POSITIVE_INFINITY)));
    }

    /** What the form of a model does not allow is refused as in its own file. */
    @Test
    void numbersThatNoModelCanHaveAreRefusedInALine() {
        FlowModel plain = Models.random(Padding.none(), SPECS.get(0), 4);
        assertRefused(plain, ": standardization.scale: every scale is positive", arrays -> arrays.put("standardization.scale",
                with(arrays.get("standardization.scale"), 0, -1)));
        assertRefused(plain, ": dimension: a whole number is needed, not 2.5",
                arrays -> arrays.put("dimension", with(arrays.get("dimension"), 0, 2.5)));
        assertRefused(plain, ": dimension: 2 data coordinates and 0 of padding do not make 3",
                arrays -> arrays.put("dimension", with(arrays.get("dimension"), 0, 3)));
        assertRefused(plain, ": layers[1].clamp: all couplings have the same", arrays -> arrays.put("layers.1.clamp",
                with(arrays.get("layers.1.clamp"), 0, 3)));
        assertRefused(plain, " has version 2 of its format, but this program reads version 1", arrays -> arrays.put("version",
                with(arrays.get("version"), 0, 2)));
        FlowModel permuted = Models.random(Padding.none(), SPECS.get(2), 4);
        assertRefused(permuted, ": layers[0].permutation: each of 0 to 1 stands in it once", arrays -> arrays.put("layers.0.permutation",
                new Array(new int[] {2}, new double[] {1, 1})));
        FlowModel greedy = Models.random(Padding.none(), SPECS.get(4), 4);
        assertRefused(greedy, ": layers[0].moved: a vector of length 1 is needed", arrays -> arrays.put("layers.0.moved",
                new Array(new int[] {2}, new double[] {1, 1})));
    }

    private void assertNoArchive(byte[] content) throws IOException {
        Files.write(npz(), content);
        FlowModel model = Models.random(Padding.none(), SPECS.get(0), 4);
        assertEquals(npz() + " is no archive of arrays, or it is torn: write it by np.savez(file, **arrays)",
                assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, npz())).getMessage());
    }

    /** @param change of the bytes of one array */
    private byte[] repacked(UnaryOperator<byte[]> change) throws IOException {
        try (ZipFile zip = new ZipFile(npz().toFile()); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (ZipEntry entry : zip.stream().toList()) {
                    byte[] content = zip.getInputStream(entry).readAllBytes();
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(entry.getName().equals(WEIGHTS + ".npy") ? change.apply(content) : content);
                    out.closeEntry();
                }
            }
            return bytes.toByteArray();
        }
    }

    @Test
    void damagedArchivesAreRefusedInALine() throws IOException {
        FlowModel model = Models.random(Padding.none(), SPECS.get(0), 4);
        WeightsFile.write(model, npz());
        byte[] good = Files.readAllBytes(npz());
        assertNoArchive(new byte[0]);
        assertNoArchive("layers".getBytes(StandardCharsets.US_ASCII));
        assertNoArchive(Arrays.copyOf(good, good.length - 9));
        Files.write(npz(), good);
        byte[] compressed = repacked(content -> content);
        byte[] cut = repacked(content -> Arrays.copyOf(content, content.length - 8));
        byte[] longer = repacked(content -> Arrays.copyOf(content, content.length + 8));
        byte[] pickle = repacked(content -> new String(content, StandardCharsets.ISO_8859_1).replace("'<f8'", "'|O' ")
                .getBytes(StandardCharsets.ISO_8859_1));
        Files.write(npz(), compressed);
        assertSame(model, WeightsFile.read(model, npz()));
        for (Map.Entry<byte[], String> wrong : Map.of(cut, " is cut off: 8 bytes are missing", longer,
                " has 8 bytes behind its array: one array in a file is read", pickle,
                " holds Python objects, which are not read: write numbers, x.astype(float)").entrySet()) {
            Files.write(npz(), wrong.getKey());
            assertEquals(npz() + ": " + WEIGHTS + wrong.getValue(),
                    assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, npz())).getMessage());
        }
        // A bit of a number that fell over on the way, which the zip's checksum knows.
        byte[] turned = good.clone();
        Files.write(npz(), good);
        try (ZipFile zip = new ZipFile(npz().toFile())) {
            // In the last number of the array.
            turned[indexOf(good, WEIGHTS) + (WEIGHTS + ".npy").length() + (int) zip.getEntry(WEIGHTS + ".npy").getSize() - 8] ^= 1;
        }
        Files.write(npz(), turned);
        assertEquals(npz() + ": " + WEIGHTS + " is not what its checksum says: use a whole copy of the file",
                assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, npz())).getMessage());
        assertEquals("there is no file " + folder.resolve("none.npz"),
                assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, folder.resolve("none.npz"))).getMessage());
    }

    /** An array of 3 x 3 as numpy would write it. */
    private static byte[] array(String type, String fields, byte[] numbers) {
        String header = "{'descr': '" + type + "', " + fields + ", }";
        header += " ".repeat(Math.floorMod(-11 - header.length(), 64)) + "\n";
        ByteBuffer all = ByteBuffer.allocate(10 + header.length() + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return all.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(numbers).array();
    }

    private void assertRefused(FlowModel model, String complaint, byte[] content) throws IOException {
        Files.write(npz(), content);
        assertEquals(npz() + complaint, assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, npz())).getMessage());
    }

    @Test
    void arraysThatAreNotAsNumpyUsuallyWritesThem() throws IOException {
        FlowModel model = Models.random(Padding.none(), SPECS.get(0), 4);
        double[] before = arrays(model).get(WEIGHTS).values();
        // Column by column, as np.asfortranarray and the transpose of an array are written.
        ByteBuffer turned = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, 9).forEach(i -> turned.putDouble(before[i % 3 * 3 + i / 3]));
        byte[] good = Files.readAllBytes(npz());
        Files.write(npz(), repacked(content -> array("<f8", "'fortran_order': True, 'shape': (3, 3)", turned.array())));
        assertSame(model, WeightsFile.read(model, npz()));
        Files.write(npz(), good);
        // A header as long as there can be one.
        Files.write(npz(), repacked(content -> array("<f8", "'fortran_order': True, 'shape': (3," + " ".repeat(65_000) + "3)", turned.array())));
        assertSame(model, WeightsFile.read(model, npz()));
        String shape = "'fortran_order': False, 'shape': (3, 3)";
        Map<byte[], String> wrong = Map.of(
                array("<f2", shape, new byte[18]), " holds values of the type \"<f2\": write x.astype(float)",
                array(">f8", shape, new byte[72]), " holds its numbers with the high byte first (>f8): write x.astype('<f8')",
                array("|O", shape, new byte[72]), " holds Python objects, which are not read: write numbers, x.astype(float)",
                array("<f8", "'fortran_order': False, 'shape': (3" + ", 1".repeat(20_000) + ")", new byte[72]),
                " has the shape (3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1...), where (3, 3) is needed",
                array("<f8", "'fortran_order': False, 'shape': (3,," + " ".repeat(60_000) + "3)", new byte[72]),
                " has a header that cannot be read: write it by np.save",
                array("<f8", "'fortran_order': False, 'shape': (134217728, 9999999999)", new byte[72]),
                " has the shape (134217728, 9999999999), where (3, 3) is needed",
                Arrays.copyOf(array("<f8", shape, new byte[72]), 64 << 20), " has 67,108,664 bytes behind its array: one array in a file is read");
        for (Map.Entry<byte[], String> each : wrong.entrySet()) {
            Files.write(npz(), good);
            assertRefused(model, ": " + WEIGHTS + each.getValue(), repacked(content -> each.getKey()));
        }
    }

    /** Nothing is unpacked but what belongs to the model, and no more of it than that takes. */
    @Test
    void archivesThatAreMadeToHurtAreRefusedInALine() throws IOException {
        FlowModel model = Models.random(Padding.none(), SPECS.get(0), 4);
        WeightsFile.write(model, npz());
        byte[] good = Files.readAllBytes(npz());
        for (String name : List.of("../../w.npy", "/etc/w.npy", "folder/", "C:\\w.npy", "\u001b[31m.npy", "x".repeat(60_000))) {
            Files.write(npz(), good);
            String refusal = refusal(model, out -> {
                out.putNextEntry(new ZipEntry(name));
                out.closeEntry();
            });
            assertTrue(refusal.startsWith(npz() + " holds ") && refusal.endsWith(", which is none of the 25 arrays that belong there"), refusal);
            Fuzz.requireOwnWords(refusal, 0);
        }
        Files.write(npz(), good);
        assertEquals(npz() + " holds \"e0.npy\", which is none of the 25 arrays that belong there", refusal(model, out -> {
            for (int i = 0; i < 70_000; i++) {
                out.putNextEntry(new ZipEntry("e" + i + ".npy"));
            }
        }));
        // Zeros that take a thousand times as much as they do here.
        Files.write(npz(), good);
        assertEquals(npz() + " holds \"bomb.npy\", which is none of the 25 arrays that belong there", refusal(model, out -> {
            out.putNextEntry(new ZipEntry("bomb.npy"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1 << 8; i++) {
                out.write(zeros);
            }
        }));
        // One that lies about its size in the directory: no more is read than the array has.
        Files.write(npz(), good);
        byte[] bomb = repacked(content -> Arrays.copyOf(content, 64 << 20));
        byte[] name = (WEIGHTS + ".npy").getBytes(StandardCharsets.US_ASCII);
        int inDirectory = new String(bomb, StandardCharsets.ISO_8859_1).lastIndexOf(WEIGHTS + ".npy") - 46;
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putInt(inDirectory + 24, 128 + 72);
        assertEquals(name.length, ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).getShort(inDirectory + 28));
        assertRefused(model, ": " + WEIGHTS + " is not what its checksum says: use a whole copy of the file", bomb);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, npz()));
        assertTrue(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated < 32 << 20);
    }

    private interface More {
        void addTo(ZipOutputStream out) throws IOException;
    }

    /** What is said of the archive with more in it. */
    private String refusal(FlowModel model, More more) throws IOException {
        try (ZipFile zip = new ZipFile(npz().toFile()); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (ZipEntry entry : zip.stream().toList()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(zip.getInputStream(entry).readAllBytes());
                }
                more.addTo(out);
            }
            Path other = Files.write(folder.resolve("other.npz"), bytes.toByteArray());
            Files.move(other, npz(), StandardCopyOption.REPLACE_EXISTING);
        }
        return assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, npz())).getMessage();
    }

    private static int indexOf(byte[] all, String text) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void spoiledArchivesAreReadOrRefused() throws IOException {
        FlowModel model = Models.random(Padding.none(), new FlowSpec(1, 2, 1, Activation.TANH, 2), 4);
        WeightsFile.write(model, npz());
        Fuzz.files(npz(), () -> WeightsFile.read(model, npz()), null, (mutator, good) -> mutator.bytes(good));
    }
}
