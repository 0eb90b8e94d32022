package org.pushforward.theory.linear;

import org.pushforward.base.InvalidInputException;
import org.pushforward.data.CsvPoints;

/**
 * A square matrix, row-major: element (r, c) stands at {@code values[r * size + c]}.
 *
 * @param values {@code size * size} numbers; not copied, so hand over an array that nobody writes to any more
 */
public record SquareMatrix(int size, double[] values) {

    public SquareMatrix {
        if (values.length != size * size) {
            throw new IllegalArgumentException(size + " x " + size + " needs " + size * size + " values, not " + values.length);
        }
    }

    /**
     * A matrix that somebody typed or a file holds.
     *
     * @throws InvalidInputException if there is no row, rows and columns differ in number, or an entry is not finite or larger than any of a table
     */
    public static SquareMatrix of(double[][] rows) {
        int size = rows.length;
        InvalidInputException.require(size > 0, "the matrix is empty");
        double[] values = new double[size * size];
        for (int r = 0; r < size; r++) {
            InvalidInputException.require(rows[r].length == size, "the matrix is not square: it has %d row%s, but row %d has %d entr%s",
                    size, size == 1 ? "" : "s", r + 1, rows[r].length, rows[r].length == 1 ? "y" : "ies");
            for (int c = 0; c < size; c++) {
                InvalidInputException.require(Double.isFinite(rows[r][c]), "the matrix has no finite number in row %d, column %d", r + 1, c + 1);
                InvalidInputException.require(Math.abs(rows[r][c]) <= CsvPoints.LARGEST,
                        "the matrix has %s in row %d, column %d, which is too large: the largest is %s", rows[r][c], r + 1, c + 1, CsvPoints.LARGEST);
                values[r * size + c] = rows[r][c];
            }
        }
        return new SquareMatrix(size, values);
    }

    public static SquareMatrix identity(int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return new SquareMatrix(size, values);
    }

    public double get(int row, int column) {
        return values[row * size + column];
    }

    /** This matrix times {@code right}. */
    public SquareMatrix times(SquareMatrix right) {
        return Dense.value(Dense.times(Dense.of(this), Dense.of(right)));
    }

    /** The square root of the sum of squares. */
    public double norm() {
        return Dense.norm(Dense.of(this));
    }

    /** The norm of the difference, relative to that of this matrix. */
    public double relativeDistance(SquareMatrix other) {
        return Dense.norm(Dense.minus(Dense.of(other), Dense.of(this))) / norm();
    }

    /** Ratio of the largest to the smallest singular value; infinite for a singular matrix. */
    public double condition() {
        // The singular values of a matrix of subnormal numbers have few digits, their ratio has as many as the matrix.
        int exponent = BinarySize.exponent(this);
        double[] sigma = Dense.singularValues(Dense.of(exponent < Double.MIN_EXPONENT / 2 ? BinarySize.times(-exponent, this) : this));
        return sigma[0] / sigma[size - 1];
    }

    /** With the first and the second half of the coordinates exchanged: [[P, Q], [R, S]] becomes [[S, R], [Q, P]]. */
    public SquareMatrix halvesExchanged() {
        int half = size / 2;
        double[] exchanged = new double[values.length];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                exchanged[(r + half) % size * size + (c + half) % size] = get(r, c);
            }
        }
        return new SquareMatrix(size, exchanged);
    }
}
