package org.pushforward.experiment.file;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.engine.NumpyFile;

/**
 * Tables as CSV: a header line, commas, {@code .} as decimal mark, {@code \n} at line ends, and every double as the shortest decimal that
 * reads back as the same bits; also {@code NaN}, {@code Infinity} and {@code -Infinity}. Texts with a comma, a quote or a line end are quoted
 * (RFC 4180).
 */
public final class CsvTable {

    /** Of the order of bytes. */
    private static final char MARK = '\ufeff';

    /** Appends the cells of one row. */
    @FunctionalInterface
    public interface Rows {
        void append(int row, Line line);
    }

    /** One line as it is put together. */
    public static final class Line {

        private final StringBuilder text = new StringBuilder();
        private boolean begun;
        /** Takes the numbers in the place of the text; null for text. */
        private final DoubleConsumer numbers;

        private Line() {
            this(null);
        }

        private Line(DoubleConsumer numbers) {
            this.numbers = numbers;
        }

        private void clear() {
            text.setLength(0);
            begun = false;
        }

        public Line add(long value) {
            if (numbers == null) {
                separate().append(value);
            } else {
                numbers.accept(value);
            }
            return this;
        }

        public Line add(double value) {
            if (numbers == null) {
                separate().append(NumberOutput.toString(value, true));
            } else {
                numbers.accept(value);
            }
            return this;
        }

        public Line add(String value) {
            InvalidInputException.require(numbers == null, "an array of numpy holds numbers alone: give the name of a CSV file");
            boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            separate().append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
            return this;
        }

        /** Adds {@code count} numbers that begin at {@code from}. */
        public Line add(double[] values, int from, int count) {
            for (int i = from; i < from + count; i++) {
                add(values[i]);
            }
            return this;
        }

        private StringBuilder separate() {
            if (begun) {
                text.append(',');
            }
            begun = true;
            return text;
        }
    }

    /**
     * A table as it was read.
     *
     * @param source  where it comes from, as refusals name it
     * @param columns names
     * @param rows    cells as texts, as many in each row as there are columns
     */
    public record Content(String source, List<String> columns, List<List<String>> rows) {

        /** @throws InvalidInputException if there is no such column */
        public int column(String name) {
            int index = columns.indexOf(name);
            InvalidInputException.require(index >= 0, "%s has no column %s", source, name);
            return index;
        }

        /**
         * A column of numbers.
         *
         * @throws InvalidInputException if there is no such column, or a cell is no number
         */
        public double[] numbers(String name) {
            int column = column(name);
            return IntStream.range(0, rows.size()).mapToDouble(row -> number(row, column)).toArray();
        }

        /** @throws InvalidInputException if the cell is no number */
        public double number(int row, int column) {
            String cell = rows.get(row).get(column);
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw new InvalidInputException(where(row) + ", column " + columns.get(column) + ": " + OneLine.quoted(cell) + " is not a number", e);
            }
        }

        /** How refusals name a row. */
        public String where(int row) {
            return source + ", row " + (row + 1);
        }
    }

    private CsvTable() {}

    /** The table as {@link #write} writes it. */
    public static String text(List<String> columns, int rows, Rows content) {
        Line line = new Line();
        columns.forEach(line::add);
        StringBuilder text = new StringBuilder(line.text).append('\n');
        for (int row = 0; row < rows; row++) {
            line.clear();
            content.append(row, line);
            text.append(line.text).append('\n');
        }
        return text.toString();
    }

    /**
     * Writes a table; where the file is called {@code .npy} as an array of numpy, the same rows and columns without their names.
     *
     * @throws InvalidInputException if the file cannot be written; what was there before is then still there
     */
    public static void write(Path file, List<String> columns, int rows, Rows content) {
        if (NumpyFile.isNamed(file)) {
            writeArray(file, columns.size(), rows, content);
            return;
        }
        WholeFile.write(file, out -> {
            Line line = new Line();
            columns.forEach(line::add);
            out.write(line.text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            for (int row = 0; row < rows; row++) {
                line.clear();
                content.append(row, line);
                out.write(line.text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static void writeArray(Path file, int columns, int rows, Rows content) {
        DoubleBuffer values = DoubleBuffer.allocate(Math.multiplyExact(rows, columns));
        Line line = new Line(values::put);
        for (int row = 0; row < rows; row++) {
            content.append(row, line);
        }
        WholeFile.write(file, out -> NumpyFile.write(new NumpyFile.Array(new int[] {rows, columns}, values.array()), out));
    }

    /** @throws InvalidInputException one line naming the file, if it is missing or not a table with a header line */
    public static Content read(Path file) {
        InputFile.requireReadable(file, "a CSV file");
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    /** As {@link #read(Path)}; the source is how refusals name the table. */
    public static Content read(String source, Reader reader) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        Reader text = new BufferedReader(reader);
        // Spreadsheets begin a file in UTF-8 with a mark, which is no part of the first column's name.
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        try (CSVParser parser = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get().parse(text)) {
            try {
                for (CSVRecord line : parser) {
                    lines.add(line.toList());
                    InvalidInputException.require(line.size() == lines.get(0).size(), "%s, line %d: %d cells where the header has %d",
                            source, parser.getCurrentLineNumber(), line.size(), lines.get(0).size());
                }
            } catch (UncheckedIOException e) {
                throw unreadable(source, parser.getCurrentLineNumber() + 1, e.getCause());
            }
        }
        InvalidInputException.require(!lines.isEmpty(), "%s is empty", source);
        return new Content(source, lines.get(0), List.copyOf(lines.subList(1, lines.size())));
    }

    /** The parser's own complaints are all about quotes, and are in its own words. */
    private static IOException unreadable(String source, long line, IOException e) {
        if (e instanceof CSVException) {
            throw new InvalidInputException(source + ", line " + line + ": a quote begins or ends here in the midst of a cell, or is never closed: "
                    + "give each quoted cell two, and double those within", e);
        }
        return e;
    }

    /** {@code name1, name2, ...} */
    public static List<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + i).toList();
    }
}
