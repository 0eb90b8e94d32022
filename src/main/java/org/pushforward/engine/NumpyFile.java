package org.pushforward.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
    private static final Map<String, Integer> BYTES = Map.of("<f8", Double.BYTES, "<f4", Float.BYTES, "<i8", Long.BYTES, "<i4", Integer.BYTES);
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[))");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^()]*)\\)");
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** How refusals name the file. */
    private final String name;
    private final long size;
    private String type;
    private boolean columnByColumn;
    private int rows;
    private int columns;

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
        InvalidInputException.require(Files.exists(file), "there is no file %s", file);
        InvalidInputException.require(Files.isRegularFile(file), "%s is not a file, but a folder or a device", file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            NumpyFile read = new NumpyFile(file.toString(), Files.size(file));
            read.header(in);
            return read.numbers(in);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + OneLine.reason(e), e);
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
        byte[] begin = in.readNBytes(BEFORE_HEADER);
        require(begin.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(begin, MAGIC.length), MAGIC),
                "is no array of numpy, or not the beginning of one: write it by np.save");
        require(begin.length == BEFORE_HEADER, "is cut off in its header");
        int version = begin[MAGIC.length];
        // The others are there for names of columns.
        require(version == 1, "has a header of version %d, where a plain array has 1: write it by np.save(file, x.astype(float))", version);
        int length = (begin[8] & 0xFF) | (begin[9] & 0xFF) << 8;
        byte[] header = in.readNBytes(length);
        require(header.length == length, "is cut off in its header");
        String text = new String(header, StandardCharsets.ISO_8859_1).strip().replace('"', '\'');
        require(text.startsWith("{") && text.endsWith("}"), "has a header that cannot be read: write it by np.save");
        type(found(TYPE, text));
        columnByColumn = found(ORDER, text).group(1).equals("True");
        shape(found(SHAPE, text).group(1));
        long expected = BEFORE_HEADER + length + (long) rows * columns * BYTES.get(type);
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
        String shown = OneLine.begin(list.strip(), 40);
        String[] dimensions = list.isBlank() ? new String[0] : list.strip().split("\\s*,\\s*");
        require(dimensions.length == 2, "has the shape (%s), where a table has two dimensions, a point in each row: write x.reshape(-1, 2)", shown);
        long[] counts = Arrays.stream(dimensions).mapToLong(this::count).toArray();
        require(counts[0] > 0 && counts[1] > 0, "holds nothing: its shape is (%s)", shown);
        // Each is below 10^10, so the product cannot overflow.
        require(counts[0] <= MOST_VALUES && counts[1] <= MOST_VALUES && counts[0] * counts[1] <= MOST_VALUES,
                "says that its shape is (%s), more than the %,d numbers that are read: write a part of it", shown, MOST_VALUES);
        rows = (int) counts[0];
        columns = (int) counts[1];
    }

    private long count(String dimension) {
        require(dimension.matches("\\d{1,10}"), "has a header that cannot be read: write it by np.save");
        return Long.parseLong(dimension);
    }

    private Array numbers(InputStream in) throws IOException {
        Engine.start();
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
        return new Array(new int[] {rows, columns}, values);
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
