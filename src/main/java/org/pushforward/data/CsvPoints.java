package org.pushforward.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.pushforward.base.InvalidInputException;

/**
 * Reads a cloud of points in the plane from a CSV file.
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
    private static final int SHOWN = 24;
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
        InvalidInputException.require(Files.exists(file), "there is no file %s", file);
        InvalidInputException.require(!Files.isDirectory(file), "%s is a folder, not a CSV file", file);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString(), xColumn, yColumn);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** The path of that name; a name that no path can have is reported as a missing file. */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("there is no file " + show(name), e);
        }
    }

    /**
     * @param file    what the messages call the source
     * @param xColumn null for the first numeric column
     * @param yColumn null for the second
     */
    static Points read(BufferedReader reader, String file, String xColumn, String yColumn) {
        try {
            CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(reader)).setCommentMarker('#').setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true).setTrim(true).get();
            try (CSVParser parser = format.parse(reader)) {
                return new Reading(file, parser).points(xColumn, yColumn);
            }
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InvalidInputException unreadable(String file, IOException e) {
        String reason = e.getMessage();
        if (e instanceof CharacterCodingException) {
            reason = "it is not UTF-8 text";
        } else if (e instanceof AccessDeniedException) {
            reason = "permission denied";
        }
        return new InvalidInputException("cannot read " + file + ": " + reason, e);
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

    private static String show(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...") + '"';
    }

    /** One pass over one file. */
    private static final class Reading {

        private final String file;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private String[] header;
        private int x = -1;
        private int y = -1;

        Reading(String file, CSVParser parser) {
            this.file = file;
            this.parser = parser;
            records = parser.iterator();
        }

        Points points(String xColumn, String yColumn) {
            InvalidInputException.require(records.hasNext(), "%s is empty", file);
            CSVRecord record = records.next();
            int columns = record.size();
            InvalidInputException.require(columns >= 2,
                    "%s, line %d: one column, but points need two, separated by comma, semicolon or tab", file, line());
            if (record.stream().noneMatch(CsvPoints::isNumeric)) {
                header = record.values();
                InvalidInputException.require(records.hasNext(), "%s has a header but no points", file);
                record = records.next();
            }
            requireColumns(record, columns);
            choose(record, xColumn, yColumn);
            double[] values = new double[2 * LEAST_POINTS];
            int count = 0;
            while (record != null) {
                requireColumns(record, columns);
                InvalidInputException.require(count < MOST_POINTS, "%s has more than %,d points: take a part of it", file, MOST_POINTS);
                if (2 * count == values.length) {
                    values = Arrays.copyOf(values, Math.min(2 * values.length, 2 * MOST_POINTS));
                }
                values[2 * count] = number(record, x);
                values[2 * count + 1] = number(record, y);
                count++;
                record = records.hasNext() ? records.next() : null;
            }
            InvalidInputException.require(count >= LEAST_POINTS, "%s has %d point%s, at least %d are needed",
                    file, count, count == 1 ? "" : "s", LEAST_POINTS);
            Points points = new Points(count, 2, Arrays.copyOf(values, 2 * count));
            requireSpread(points, 0, x);
            requireSpread(points, 1, y);
            return points;
        }

        private long line() {
            return parser.getCurrentLineNumber();
        }

        private void requireColumns(CSVRecord record, int columns) {
            InvalidInputException.require(record.size() == columns, "%s, line %d: %d cell%s where the first line has %d",
                    file, line(), record.size(), record.size() == 1 ? "" : "s", columns);
        }

        private void choose(CSVRecord first, String xColumn, String yColumn) {
            if (xColumn != null) {
                x = named(xColumn);
                y = named(yColumn);
                InvalidInputException.require(x != y, "%s: x and y are both column %s", file, show(xColumn));
                return;
            }
            for (int column = 0; column < first.size() && y < 0; column++) {
                // A missing first cell is taken for a gap in a numeric column, so that it is reported rather than the column passed over.
                if (isNumeric(first.get(column)) || isMissing(first.get(column))) {
                    if (x < 0) {
                        x = column;
                    } else {
                        y = column;
                    }
                }
            }
            if (y < 0) {
                int text = x == 0 ? 1 : 0;
                throw refusal("%s, line %d: %s is not a number, and two columns of numbers are needed",
                        file, line(), show(first.get(text)));
            }
        }

        private int named(String column) {
            InvalidInputException.require(header != null, "%s has no header, so there is no column %s", file, show(column));
            int index = Arrays.asList(header).indexOf(column);
            InvalidInputException.require(index >= 0, "%s has no column %s: its columns are %s",
                    file, show(column), String.join(", ", header));
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
                complaint = show(cell) + " is not a number";
            } else {
                complaint = show(cell) + " is too large, the largest is " + LARGEST;
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
