package org.pushforward.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Points;

/**
 * Points of any dimension as CSV, one per line: the data coordinates {@code x, y}, then any padding coordinates {@code p1, p2, ...}.
 *
 * <p>Unlike {@code data.CsvPoints}, which looks for two columns to learn from in files of any kind, this reads every column, and one point
 * is enough.
 */
public final class PointFile {

    private static final int SHOWN = 24;

    private PointFile() {}

    /**
     * @param points the first {@code dimension} coordinates of each are written
     * @throws InvalidInputException if the file cannot be written; what was there before is then still there
     */
    public static void write(Points points, int dimension, Path file) {
        List<String> columns = new ArrayList<>(List.of("x", "y"));
        columns.addAll(CsvTable.numbered("p", dimension - 2));
        CsvTable.write(file, columns, points.count(), (row, line) -> line.add(points.values(), row * points.dimension(), dimension));
    }

    /**
     * Reads all columns; a first line of names is a header.
     *
     * @throws InvalidInputException one line naming the file, the line and what is wrong, if it is not a table of finite numbers
     */
    public static Points read(Path file) {
        InvalidInputException.require(Files.exists(file), "there is no file %s", file);
        InvalidInputException.require(!Files.isDirectory(file), "%s is a folder, not a CSV file", file);
        CSVFormat format = CSVFormat.DEFAULT.builder().setCommentMarker('#').setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true)
                .setTrim(true).get();
        try (CSVParser parser = format.parse(Files.newBufferedReader(file))) {
            return read(file, parser);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InvalidInputException unreadable(Path file, IOException e) {
        return e instanceof CharacterCodingException
                ? new InvalidInputException("cannot read " + file + ": it is not UTF-8 text", e) : WholeFile.unreadable(file, e);
    }

    private static Points read(Path file, CSVParser parser) {
        double[] values = new double[64];
        int count = 0;
        int columns = -1;
        for (CSVRecord record : parser) {
            if (columns < 0) {
                columns = record.size();
                if (record.stream().allMatch(PointFile::isName)) {
                    continue;
                }
            }
            InvalidInputException.require(record.size() == columns, "%s, line %d: %d cells where the first line has %d",
                    file, parser.getCurrentLineNumber(), record.size(), columns);
            if ((count + 1) * columns > values.length) {
                values = Arrays.copyOf(values, Math.multiplyExact(2, Math.max(values.length, columns)));
            }
            for (int c = 0; c < columns; c++) {
                double value = parse(record.get(c));
                InvalidInputException.require(Double.isFinite(value), "%s, line %d, column %d: \"%s\" is not a finite number",
                        file, parser.getCurrentLineNumber(), c + 1, show(record.get(c)));
                values[count * columns + c] = value;
            }
            count++;
        }
        InvalidInputException.require(columns >= 0, "%s is empty", file);
        InvalidInputException.require(count > 0, "%s has no points", file);
        return new Points(count, columns, Arrays.copyOf(values, count * columns));
    }

    /** Whether a cell can be the name of a column: a NaN in the first line must not make a header of it. */
    private static boolean isName(String cell) {
        return !cell.isEmpty() && Double.isNaN(parse(cell)) && !cell.matches("(?i)[-+]?(nan|inf|infinity)");
    }

    private static String show(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }

    /** @return NaN for anything but a decimal number; Java's own suffixes, hexadecimal numbers and names of infinity are none */
    private static double parse(String cell) {
        if (!cell.matches("[-+.0-9eE]+")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
