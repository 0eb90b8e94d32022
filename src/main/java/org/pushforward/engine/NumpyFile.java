package org.pushforward.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/**
 * Arrays of numbers in numpy's files, a single one ({@code .npy}) and several by name ({@code .npz}), by ND4J.
 *
 * <p>ND4J parses headers in native code, by the places at which numpy puts things, and may end the process where they stand elsewhere or make no
 * sense. So a header is read here first, by the book, and what ND4J is given is a header of our own with some of the numbers behind it.
 */
public final class NumpyFile {

    /**
     * An array.
     *
     * @param shape  its dimensions, none of them 0
     * @param values the last dimension fastest (C order)
     */
    public record Array(int[] shape, double[] values) {

        public Array {
            if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
                throw new IllegalArgumentException(values.length + " values are no array of the shape " + Arrays.toString(shape));
            }
        }
    }

    private static final String ENDING = ".npy";
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** Magic, two bytes of version and two of the header's length. */
    private static final int BEFORE_HEADER = 10;
    /** Where the numbers begin is a multiple of it. */
    private static final int ALIGNMENT = 64;
    /** More are no points of ours, and a gigabyte. */
    private static final long MOST_VALUES = 1L << 27;
    /** Read at a time. */
    private static final int CHUNK = 1 << 16;
    /** Characters of what a file says, in a refusal. */
    private static final int SHOWN = 40;
    private static final Map<String, Integer> BYTES = Map.of("<f8", Double.BYTES, "<f4", Float.BYTES, "<i8", Long.BYTES, "<i4", Integer.BYTES);
    /** Whatever stands before a colon: of the array's own fields, none of which can be within another. */
    private static final Pattern KEY = Pattern.compile("'([^']*)'\\s*:");
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[))");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^()]*)\\)");
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** How refusals name the file. */
    private final String name;
    private final long size;
    private String type;
    private boolean columnByColumn;
    /** As the header has it between its brackets. */
    private String shown;
    private long[] shape;
    /** Where the numbers do, in bytes. */
    private long begin;

    private NumpyFile(String name, long size) {
        this.name = name;
        this.size = size;
    }

    /** Whether a file has the name of a single array. */
    public static boolean isNamed(Path file) {
        Path last = file.getFileName();
        return last != null && last.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** Writes a single array. The stream stays open. */
    public static void write(Array array, OutputStream out) throws IOException {
        Engine.start();
        INDArray written = Nd4j.createFromArray(array.values()).reshape(Arrays.stream(array.shape()).asLongStream().toArray());
        Nd4j.writeAsNumpy(written, new FilterOutputStream(out) {

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                // ND4J closes what it is given.
                flush();
            }
        });
    }

    /** Writes several arrays by their names, without compression, which not all readers take. The stream stays open. */
    public static void writeArchive(Map<String, Array> arrays, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, Array> named : arrays.entrySet()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(named.getValue(), bytes);
            CRC32 checksum = new CRC32();
            checksum.update(bytes.toByteArray());
            ZipEntry entry = new ZipEntry(named.getKey() + ENDING);
            entry.setTimeLocal(TIME);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.size());
            entry.setCrc(checksum.getValue());
            zip.putNextEntry(entry);
            bytes.writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Reads a table: an array of two dimensions, in either order, of doubles, floats or whole numbers of four or eight bytes.
     *
     * @return of the shape {rows, columns}, all numbers finite
     * @throws InvalidInputException one line naming the file, if it is not such an array
     */
    public static Array readTable(Path file) {
        InputFile.require(file, "an array of numpy");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            NumpyFile read = new NumpyFile(file.toString(), Files.size(file));
            read.header(in);
            read.requireTable();
            return read.numbers(in, (int) read.shape[0], (int) read.shape[1]);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + OneLine.reason(e), e);
        }
    }

    /**
     * Reads several arrays by their names, as {@link #writeArchive}, {@code np.savez} and {@code np.savez_compressed} write them. Nothing that is
     * not of the size that is expected is read.
     *
     * @param shapes of the arrays that the file is to have, and no others, of one dimension or two; a number alone passes for an array of one
     * @return of these shapes, in their order, all numbers finite
     * @throws InvalidInputException one line naming the file and the array, if one is missing, not known, of another shape or no array of numbers
     */
    public static Map<String, Array> readArchive(Path file, Map<String, int[]> shapes) {
        InputFile.require(file, "an archive of arrays");
        Map<String, Array> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            // A file may have very many.
            Map<String, List<ZipEntry>> byName = entries.stream().collect(Collectors.groupingBy(ZipEntry::getName));
            for (String name : shapes.keySet()) {
                List<ZipEntry> named = byName.getOrDefault(name + ENDING, List.of());
                InvalidInputException.require(!named.isEmpty(), "%s holds no array %s", file, name);
                InvalidInputException.require(named.size() == 1, "%s holds two arrays %s", file, name);
                arrays.put(name, readEntry(zip, named.get(0), file + ": " + name, shapes.get(name)));
            }
            for (ZipEntry entry : entries) {
                String name = entry.getName().endsWith(ENDING) ? entry.getName().substring(0, entry.getName().length() - ENDING.length()) : "";
                InvalidInputException.require(shapes.containsKey(name), "%s holds %s, which is none of the %d arrays that belong there", file,
                        OneLine.quoted(entry.getName()), shapes.size());
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new InvalidInputException(file + " is no archive of arrays, or it is torn: write it by np.savez(file, **arrays)", e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + OneLine.reason(e), e);
        }
        return arrays;
    }

    private static Array readEntry(ZipFile zip, ZipEntry entry, String name, int[] expected) throws IOException {
        CRC32 checksum = new CRC32();
        NumpyFile read = new NumpyFile(name, entry.getSize());
        try (InputStream in = new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry), CHUNK), checksum)) {
            read.header(in);
            read.requireShape(expected);
            Array array = read.numbers(in, expected);
            read.require(checksum.getValue() == entry.getCrc(), "is not what its checksum says: use a whole copy of the file");
            return array;
        }
    }

    private void require(boolean holds, String complaint, Object... arguments) {
        InvalidInputException.require(holds, "%s", holds ? "" : name + " " + String.format(Locale.ROOT, complaint, arguments));
    }

    private InvalidInputException refusal(String complaint) {
        return new InvalidInputException(name + " " + complaint);
    }

    private void header(InputStream in) throws IOException {
        require(size > 0, "is empty");
        byte[] first = in.readNBytes(BEFORE_HEADER);
        require(first.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(first, MAGIC.length), MAGIC),
                "is no array of numpy, or not the beginning of one: write it by np.save");
        require(first.length == BEFORE_HEADER, "is cut off in its header");
        int version = first[MAGIC.length];
        // The others are there for names of columns.
        require(version == 1, "has a header of version %d, where a plain array has 1: write it by np.save(file, x.astype(float))", version);
        int length = (first[8] & 0xFF) | (first[9] & 0xFF) << 8;
        byte[] header = in.readNBytes(length);
        require(header.length == length, "is cut off in its header");
        String text = new String(header, StandardCharsets.ISO_8859_1).strip().replace('"', '\'');
        require(text.startsWith("{") && text.endsWith("}"), "has a header that cannot be read: write it by np.save");
        requireKeys(text);
        type(found(TYPE, text));
        columnByColumn = found(ORDER, text).group(1).equals("True");
        shape(found(SHAPE, text).group(1));
        begin = BEFORE_HEADER + length;
    }

    /** Of a field that is there twice numpy takes the second; whoever wrote it may have meant either. */
    private void requireKeys(String text) {
        Set<String> keys = new HashSet<>();
        for (Matcher key = KEY.matcher(text); key.find();) {
            String found = key.group(1);
            require(keys.add(found), "has '%s' twice in its header: write it by np.save", OneLine.begin(found, SHOWN));
            require(KEYS.contains(found), "has the field '%s' in its header, as no array has: write it by np.save", OneLine.begin(found, SHOWN));
        }
    }

    /** What is to follow behind the header, no more and no less. */
    private void requireWhole(long values) {
        long expected = begin + values * BYTES.get(type);
        require(size >= expected, "is cut off: %,d bytes are missing", expected - size);
        require(size == expected, "has %,d bytes behind its array: one array in a file is read", size - expected);
    }

    private Matcher found(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        require(matcher.find(), "has a header that cannot be read: write it by np.save");
        return matcher;
    }

    private void type(Matcher descr) {
        require(descr.group(1) != null, "has columns of several types: write a plain array, x.astype(float)");
        type = descr.group(1);
        require(!type.contains("O"), "holds Python objects, which are not read: write numbers, x.astype(float)");
        require(!type.startsWith(">"), "holds its numbers with the high byte first (%s): write x.astype('<f8')", OneLine.of(type));
        require(BYTES.containsKey(type), "holds values of the type %s: write x.astype(float)", OneLine.quoted(type));
    }

    private void shape(String list) {
        shown = OneLine.begin(list.strip(), SHOWN);
        // No pattern with the blanks in it: of a header full of them it would try every one as the beginning.
        shape = list.isBlank() ? new long[0] : Arrays.stream(list.strip().split(",")).map(String::strip).mapToLong(this::count).toArray();
    }

    private void requireTable() {
        require(shape.length == 2, "has the shape (%s), where a table has two dimensions, a point in each row: write x.reshape(-1, 2)", shown);
        require(shape[0] > 0 && shape[1] > 0, "holds nothing: its shape is (%s)", shown);
        // Each is below 10^10, so the product cannot overflow.
        require(shape[0] <= MOST_VALUES && shape[1] <= MOST_VALUES && shape[0] * shape[1] <= MOST_VALUES,
                "says that its shape is (%s), more than the %,d numbers that are read: write a part of it", shown, MOST_VALUES);
        requireWhole(shape[0] * shape[1]);
    }

    private void requireShape(int[] expected) {
        boolean alone = shape.length == 0 && Arrays.equals(expected, new int[] {1});
        require(alone || Arrays.equals(shape, Arrays.stream(expected).asLongStream().toArray()), "has the shape (%s), where %s is needed", shown,
                Arrays.toString(expected).replace('[', '(').replace("]", expected.length == 1 ? ",)" : ")"));
        requireWhole(Arrays.stream(expected).asLongStream().reduce(1, Math::multiplyExact));
    }

    private long count(String dimension) {
        require(dimension.matches("\\d{1,10}"), "has a header that cannot be read: write it by np.save");
        return Long.parseLong(dimension);
    }

    /** @param dimensions one or two, of all that is left in the stream */
    private Array numbers(InputStream in, int... dimensions) throws IOException {
        Engine.start();
        int columns = dimensions[dimensions.length - 1];
        int rows = dimensions.length == 1 ? 1 : dimensions[0];
        double[] values = new double[rows * columns];
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            byte[] bytes = in.readNBytes(count * BYTES.get(type));
            require(bytes.length == count * BYTES.get(type), "was cut off while it was read");
            double[] some = Nd4j.createNpyFromByteArray(behindHeader(bytes, count)).castTo(DataType.DOUBLE).data().asDouble();
            for (int i = 0; i < count; i++) {
                int place = columnByColumn ? (from + i) % rows * columns + (from + i) / rows : from + i;
                values[place] = some[i];
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw refusal(String.format(Locale.ROOT, "holds %s in row %d and column %d, counted from 1: finite numbers are needed", values[i],
                        i / columns + 1, i % columns + 1));
            }
        }
        return new Array(dimensions.clone(), values);
    }

    /** Some numbers as numpy would write them in an array of one dimension; with zeros behind, as ND4J looks for the end of a text. */
    private byte[] behindHeader(byte[] numbers, int count) {
        String fields = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + count + ",), }";
        int end = (BEFORE_HEADER + fields.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String header = fields + " ".repeat(end - BEFORE_HEADER - fields.length() - 1) + "\n";
        byte[] all = new byte[end + numbers.length + Double.BYTES];
        System.arraycopy(MAGIC, 0, all, 0, MAGIC.length);
        all[6] = 1;
        all[8] = (byte) header.length();
        all[9] = (byte) (header.length() >> 8);
        System.arraycopy(header.getBytes(StandardCharsets.ISO_8859_1), 0, all, BEFORE_HEADER, header.length());
        System.arraycopy(numbers, 0, all, end, numbers.length);
        return all;
    }
}
