package org.pushforward.experiment;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tables as CSV: a header line, commas, {@code .} as decimal mark, {@code \n} at line ends, and every double as the shortest decimal that
 * reads back as the same bits; also {@code NaN}, {@code Infinity} and {@code -Infinity}.
 */
final class CsvTable {

    /** Appends the cells of one row. */
    @FunctionalInterface
    interface Rows {
        void append(int row, Line line);
    }

    /** One line as it is put together. */
    static final class Line {

        private final StringBuilder text = new StringBuilder();

        Line add(long value) {
            separate().append(value);
            return this;
        }

        Line add(double value) {
            separate().append(NumberOutput.toString(value, true));
            return this;
        }

        /** Adds {@code count} numbers that begin at {@code from}. */
        Line add(double[] values, int from, int count) {
            for (int i = from; i < from + count; i++) {
                add(values[i]);
            }
            return this;
        }

        private StringBuilder separate() {
            return text.length() == 0 ? text : text.append(',');
        }
    }

    private CsvTable() {}

    /** @throws org.pushforward.base.InvalidInputException if the file cannot be written; what was there before is then still there */
    static void write(Path file, List<String> columns, int rows, Rows content) {
        WholeFile.write(file, out -> {
            out.write((String.join(",", columns) + "\n").getBytes(StandardCharsets.UTF_8));
            Line line = new Line();
            for (int row = 0; row < rows; row++) {
                line.text.setLength(0);
                content.append(row, line);
                out.write(line.text.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    /** {@code name1, name2, ...} */
    static List<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + i).toList();
    }
}
