package org.pushforward.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/**
 * Reads points from a CSV file: a cloud in the plane to learn from, or a table of any number of columns.
 *
 * <p>UTF-8, with or without a byte order mark; cells separated by comma, semicolon or tab, whichever the first line uses; {@code .} as
 * decimal mark; empty lines and lines that begin with {@code #} are skipped. The first line is a header if none of its cells is a number.
 * Every line must have as many cells as the first.
 */
public final class CsvPoints {

    public static final int LEAST_POINTS = 10;
    public static final int MOST_POINTS = 5_000_000;

    /** Squares and sums of larger numbers overflow. */
    private static final double LARGEST = 1e100;
    private static final int PEEK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char[] DELIMITERS = {'\t', ';', ','};
    private static final Set<String> NOT_A_NUMBER = Set.of("nan", "-nan", "+nan");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "null");

    private CsvPoints() {
    }

    /**
     * Reads the first two numeric columns, judged by the first line of data.
     *
     * @throws InvalidInputException one line naming the file, the line and what is wrong, if the file is not a usable point cloud
     */
    public static Points read(Path file) {
        return read(file, null, null);
    }

    /**
     * Reads two columns by the names in the header.
     *
     * @throws InvalidInputException as {@link #read(Path)}; also where there is no such column
     */
    public static Points read(Path file, String xColumn, String yColumn) {
        return open(file, reading -> reading.plane(xColumn, yColumn));
    }

    /**
     * Reads every column; one point is enough.
     *
     * @return of as many dimensions as the file has columns
     * @throws InvalidInputException one line naming the file, the line and what is wrong, if it is not a table of finite numbers
     */
    public static Points readAll(Path file) {
        return open(file, Reading::all);
    }

    private static Points open(Path file, Function<Reading, Points> content) {
        InvalidInputException.require(Files.exists(file), "there is no file %s", file);
        InvalidInputException.require(!Files.isDirectory(file), "%s is a folder, not a CSV file", file);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString(), content);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** The path of that name; a name that no path can have is reported as a missing file. */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("there is no file " + OneLine.quoted(name), e);
        }
    }

    /**
     * @param file    what the messages call the source
     * @param xColumn null for the first numeric column
     * @param yColumn null for the second
     */
    static Points read(BufferedReader reader, String file, String xColumn, String yColumn) {
        return read(reader, file, reading -> reading.plane(xColumn, yColumn));
    }

    private static Points read(BufferedReader reader, String file, Function<Reading, Points> content) {
        try {
            CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(reader)).setCommentMarker('#').setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true).setTrim(true).get();
            try (CSVParser parser = format.parse(reader)) {
                return content.apply(new Reading(file, parser));
            }
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InvalidInputException unreadable(String file, IOException e) {
        return new InvalidInputException("cannot read " + file + ": " + OneLine.reason(e), e);
    }

    /** Skips a byte order mark and looks at the first line that is neither empty nor a comment, without consuming it. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        reader.mark(PEEK);
        char[] start = new char[PEEK];
        int length = Math.max(0, reader.read(start, 0, PEEK));
        reader.reset();
        String line = new String(start, 0, length).lines()
                .filter(l -> !l.isBlank() && !l.stripLeading().startsWith("#")).findFirst().orElse("");
        for (char delimiter : DELIMITERS) {
            if (line.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return ',';
    }

    private static boolean isNumeric(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        return NOT_A_NUMBER.contains(lower) || INFINITE.contains(lower) || !Double.isNaN(parse(cell));
    }

    private static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** @return NaN for anything but a decimal number; Java's own suffixes and hexadecimal numbers are none */
    private static double parse(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if ("+-.0123456789eE".indexOf(cell.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** One pass over one file. */
    private static final class Reading {

        private final String file;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private String[] header;

        Reading(String file, CSVParser parser) {
            this.file = file;
            this.parser = parser;
            records = parser.iterator();
        }

        Points plane(String xColumn, String yColumn) {
            CSVRecord first = first(2);
            int[] columns = xColumn == null ? numeric(first) : named(xColumn, yColumn);
            Points points = points(first, columns);
            InvalidInputException.require(points.count() >= LEAST_POINTS, "%s has %d point%s, at least %d are needed",
                    file, points.count(), points.count() == 1 ? "" : "s", LEAST_POINTS);
            requireSpread(points, 0, columns[0]);
            requireSpread(points, 1, columns[1]);
            return points;
        }

        Points all() {
            CSVRecord first = first(1);
            return points(first, IntStream.range(0, first.size()).toArray());
        }

        /** The first line of data, behind the header if there is one. */
        private CSVRecord first(int leastColumns) {
            InvalidInputException.require(records.hasNext(), "%s is empty", file);
            CSVRecord record = records.next();
            int columns = record.size();
            InvalidInputException.require(columns >= leastColumns,
                    "%s, line %d: one column, but points need two, separated by comma, semicolon or tab", file, line());
            if (record.stream().noneMatch(CsvPoints::isNumeric)) {
                header = record.values();
                InvalidInputException.require(records.hasNext(), "%s has a header but no points", file);
                record = records.next();
            }
            requireColumns(record, columns);
            return record;
        }

        private Points points(CSVRecord first, int[] columns) {
            int dimension = columns.length;
            double[] values = new double[dimension * LEAST_POINTS];
            int count = 0;
            for (CSVRecord record = first; record != null; record = records.hasNext() ? records.next() : null) {
                requireColumns(record, first.size());
                InvalidInputException.require(count < MOST_POINTS, "%s has more than %,d points: take a part of it", file, MOST_POINTS);
                if (dimension * count == values.length) {
                    values = Arrays.copyOf(values, Math.multiplyExact(dimension, Math.min(2 * count, MOST_POINTS)));
                }
                for (int c = 0; c < dimension; c++) {
                    values[dimension * count + c] = number(record, columns[c]);
                }
                count++;
            }
            return new Points(count, dimension, Arrays.copyOf(values, dimension * count));
        }

        private long line() {
            return parser.getCurrentLineNumber();
        }

        private void requireColumns(CSVRecord record, int columns) {
            InvalidInputException.require(record.size() == columns, "%s, line %d: %d cell%s where the first line has %d",
                    file, line(), record.size(), record.size() == 1 ? "" : "s", columns);
        }

        /** The first two columns of numbers. */
        private int[] numeric(CSVRecord first) {
            // A missing first cell is taken for a gap in a numeric column, so that it is reported rather than the column passed over.
            int[] columns = IntStream.range(0, first.size()).filter(c -> isNumeric(first.get(c)) || isMissing(first.get(c))).limit(2).toArray();
            if (columns.length < 2) {
                int text = columns.length == 1 && columns[0] == 0 ? 1 : 0;
                throw refusal("%s, line %d: %s is not a number, and two columns of numbers are needed",
                        file, line(), OneLine.quoted(first.get(text)));
            }
            return columns;
        }

        private int[] named(String xColumn, String yColumn) {
            int[] columns = {named(xColumn), named(yColumn)};
            InvalidInputException.require(columns[0] != columns[1], "%s: x and y are both column %s", file, OneLine.quoted(xColumn));
            return columns;
        }

        private int named(String column) {
            InvalidInputException.require(header != null, "%s has no header, so there is no column %s", file, OneLine.quoted(column));
            int index = Arrays.asList(header).indexOf(column);
            InvalidInputException.require(index >= 0, "%s has no column %s: its columns are %s",
                    file, OneLine.quoted(column), String.join(", ", header));
            return index;
        }

        private double number(CSVRecord record, int column) {
            String cell = record.get(column);
            double value = parse(cell);
            if (Math.abs(value) <= LARGEST) {
                return value;
            }
            String lower = cell.toLowerCase(Locale.ROOT);
            String complaint;
            if (isMissing(cell)) {
                complaint = "the value is missing";
            } else if (NOT_A_NUMBER.contains(lower)) {
                complaint = "the value is NaN";
            } else if (INFINITE.contains(lower)) {
                complaint = "the value is infinite";
            } else if (Double.isNaN(value)) {
                complaint = OneLine.quoted(cell) + " is not a number";
            } else {
                complaint = OneLine.quoted(cell) + " is too large, the largest is " + LARGEST;
            }
            throw refusal("%s, line %d, column %s: %s", file, line(), name(column), complaint);
        }

        private String name(int column) {
            return header == null ? Integer.toString(column + 1) : header[column];
        }

        private void requireSpread(Points points, int coordinate, int column) {
            for (int i = 1; i < points.count(); i++) {
                if (points.get(i, coordinate) != points.get(0, coordinate)) {
                    return;
                }
            }
            throw refusal("%s, column %s: every value is %s, but points in the plane must spread",
                    file, name(column), points.get(0, coordinate));
        }

        private static InvalidInputException refusal(String format, Object... arguments) {
            return new InvalidInputException(String.format(Locale.ROOT, format, arguments));
        }
    }
}
