package org.pushforward.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.Points;
import org.pushforward.theory.linear.SquareMatrix;

/** Square matrices as CSV: a line for each row, below a header {@code c1, c2, ...}. Files without a header are read, too. */
public final class MatrixFile {

    /** Decompositions of larger ones take minutes. */
    private static final int LARGEST = 512;

    private MatrixFile() {}

    /**
     * @throws InvalidInputException one line naming the file and what is wrong, if it is not a square table of finite numbers
     */
    public static SquareMatrix read(Path file) {
        Points rows = CsvPoints.readAll(file);
        InvalidInputException.require(rows.count() == rows.dimension(), "%s holds no square matrix: it has %d row%s of %d number%s",
                file, rows.count(), rows.count() == 1 ? "" : "s", rows.dimension(), rows.dimension() == 1 ? "" : "s");
        InvalidInputException.require(rows.count() <= LARGEST, "%s has %d rows: matrices may have %d at most", file, rows.count(), LARGEST);
        return new SquareMatrix(rows.count(), Arrays.copyOf(rows.values(), rows.values().length));
    }

    /** @throws InvalidInputException if matrices of that size have no equal halves, or are too large to work with */
    public static void requireEvenSize(int size) {
        InvalidInputException.require(size >= 2 && size <= LARGEST && size % 2 == 0,
                "couplings need two equal halves: the size must be even, from 2 to %d, not %d", LARGEST, size);
    }

    static void write(SquareMatrix matrix, Path file) {
        int size = matrix.size();
        CsvTable.write(file, CsvTable.numbered("c", size), size, (row, line) -> line.add(matrix.values(), row * size, size));
    }
}
