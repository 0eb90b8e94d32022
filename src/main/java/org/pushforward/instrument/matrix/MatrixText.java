package org.pushforward.instrument.matrix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.SquareMatrix;

/** Matrices as people type them: a line for each row, the numbers parted by blanks or commas; a semicolon ends a row, too. */
public final class MatrixText {

    private static final int LARGEST = 64;
    private static final int LONGEST_WORD = 12;
    /** Java alone would take {@code 1f} and {@code 0x1p3} for numbers, too. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final MathContext DIGITS = new MathContext(6);

    private MatrixText() {}

    /** @throws InvalidInputException one line, if it is not a square table of finite numbers */
    static SquareMatrix parse(String text) {
        List<String> lines = Arrays.stream(text.replaceAll("[\u00a0\u202f]", " ").split("[\n\r;]")).map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
        InvalidInputException.require(!lines.isEmpty(), "type a matrix: a line for each row, its numbers parted by blanks");
        InvalidInputException.require(lines.size() <= LARGEST, "the matrix has %d rows: type %d at most", lines.size(), LARGEST);
        double[][] rows = new double[lines.size()][];
        for (int r = 0; r < rows.length; r++) {
            String[] words = lines.get(r).split("[\\s,]+");
            rows[r] = new double[words.length];
            for (int c = 0; c < words.length; c++) {
                rows[r][c] = number(words[c], r);
            }
        }
        return SquareMatrix.of(rows);
    }

    private static double number(String word, int row) {
        String number = word.replace('−', '-');
        String shown = word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD - 1) + "…";
        InvalidInputException.require(NUMBER.matcher(number).matches(), "“%s” in row %d is not a number: type one, for example −0.5",
                shown, row + 1);
        return Double.parseDouble(number);
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
