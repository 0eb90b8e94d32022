package org.pushforward.instrument.matrix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.NumberText;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * Matrices as people type them: a line for each row, the numbers parted by blanks or commas; a semicolon ends a row, too. Numbers are read as
 * everywhere in the window: see {@link NumberText}.
 */
public final class MatrixText {

    private static final int LARGEST = 64;
    private static final MathContext DIGITS = new MathContext(6);

    private MatrixText() {}

    /** @throws InvalidInputException one line, if it is not a square table of finite numbers */
    static SquareMatrix parse(String text) {
        List<String> lines = Arrays.stream(text.split("[\n\r;]")).map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
        InvalidInputException.require(!lines.isEmpty(), "type a matrix: a line for each row, its numbers parted by blanks");
        InvalidInputException.require(lines.size() <= LARGEST, "the matrix has %d rows: type %d at most", lines.size(), LARGEST);
        double[][] rows = new double[lines.size()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = row(lines.get(r), r);
        }
        return SquareMatrix.of(rows);
    }

    private static double[] row(String line, int row) {
        try {
            return NumberText.list(line, false).stream().mapToDouble(Double::parseDouble).toArray();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.getMessage().replaceFirst("” ", "” in row " + (row + 1) + " "), e);
        }
    }

    /** Six digits of each entry. */
    public static String format(SquareMatrix matrix) {
        return Arrays.stream(rows(matrix)).map(row -> Arrays.stream(row).mapToObj(MatrixText::format).collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n"));
    }

    private static double[][] rows(SquareMatrix matrix) {
        double[][] rows = new double[matrix.size()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOfRange(matrix.values(), r * matrix.size(), (r + 1) * matrix.size());
        }
        return rows;
    }

    private static String format(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7 ? decimal.toString() : decimal.toPlainString();
    }
}
