package org.pushforward.experiment.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.Points;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * Square matrices as CSV: a line for each row, below a header {@code c1, c2, ...}. Files without a header are read, too, and so are numbers that only
 * blanks part, as numpy and MATLAB write them, and arrays of numpy, files called {@code .npy}.
 */
public final class MatrixFile {

    /** Decompositions of larger ones take minutes. */
    private static final int LARGEST = 512;
    /** Bytes; with 26 for a number, the largest matrix takes fewer. */
    private static final long LARGEST_TEXT = 26L * LARGEST * LARGEST;
    /** Of one number: a pattern of all on a line would call itself for each. It gives no digit back, so that a word of millions is soon read. */
    private static final Predicate<String> NUMBER = Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d++)?").asMatchPredicate();
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private MatrixFile() {}

    /**
     * @throws InvalidInputException one line naming the file and what is wrong, if it is not a square table of finite numbers
     */
    public static SquareMatrix read(Path file) {
        double[][] parted = partedByBlanks(file);
        if (parted != null) {
            return of(parted, file);
        }
        Points rows = CsvPoints.readAll(file);
        InvalidInputException.require(rows.count() == rows.dimension(), "%s holds no square matrix: it has %d row%s of %d number%s",
                file, rows.count(), rows.count() == 1 ? "" : "s", rows.dimension(), rows.dimension() == 1 ? "" : "s");
        InvalidInputException.require(rows.count() <= LARGEST, "%s has %d rows: matrices may have %d at most", file, rows.count(), LARGEST);
        return new SquareMatrix(rows.count(), Arrays.copyOf(rows.values(), rows.values().length));
    }

    private static SquareMatrix of(double[][] rows, Path file) {
        InvalidInputException.require(rows.length <= LARGEST, "%s has %d rows: matrices may have %d at most", file, rows.length, LARGEST);
        try {
            return SquareMatrix.of(rows);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    /** @return null if anything but numbers and blanks, and lines that a # begins, stands in the file, or no two numbers on a line */
    private static double[][] partedByBlanks(Path file) {
        List<String> lines;
        try {
            // A pipe gives its bytes once, to the reader of tables.
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_TEXT) {
                return null;
            }
            lines = Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty() && line.charAt(0) != '#').toList();
        } catch (IOException e) {
            // The reader of tables says what is wrong.
            return null;
        }
        if (!lines.stream().flatMap(BLANKS::splitAsStream).allMatch(NUMBER) || lines.stream().noneMatch(line -> line.indexOf(' ') > 0)) {
            return null;
        }
        return lines.stream().map(line -> BLANKS.splitAsStream(line).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
    }

    /** @throws InvalidInputException if matrices of that size have no equal halves, or are too large to work with */
    public static void requireEvenSize(int size) {
        InvalidInputException.require(size >= 2 && size <= LARGEST && size % 2 == 0,
                "couplings need two equal halves: the size must be even, from 2 to %d, not %d", LARGEST, size);
    }

    public static void write(SquareMatrix matrix, Path file) {
        int size = matrix.size();
        CsvTable.write(file, CsvTable.numbered("c", size), size, (row, line) -> line.add(matrix.values(), row * size, size));
    }

    /** What {@link #write} writes. */
    public static String text(SquareMatrix matrix) {
        int size = matrix.size();
        return CsvTable.text(CsvTable.numbered("c", size), size, (row, line) -> line.add(matrix.values(), row * size, size));
    }
}
