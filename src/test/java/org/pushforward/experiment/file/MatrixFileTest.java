package org.pushforward.experiment.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.SquareMatrix;

/** Long lines of numbers that blanks part. */
class MatrixFileTest {

    @TempDir
    Path folder;

    @Test
    void theLargestMatrixIsRead() throws IOException {
        int size = 512;
        double[] values = new SplittableRandom(8).doubles((long) size * size, -1, 1).toArray();
        String text = IntStream.range(0, size).mapToObj(row -> Arrays.stream(values, row * size, (row + 1) * size).mapToObj(Double::toString)
                .collect(Collectors.joining("  "))).collect(Collectors.joining("\n"));
        SquareMatrix read = MatrixFile.read(Files.writeString(folder.resolve("m.txt"), text));
        assertEquals(size, read.size());
        assertArrayEquals(values, read.values());
    }

    @Test
    void aLineOfAHundredThousandNumbersIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("m.txt"), "1.5 ".repeat(100_000));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> MatrixFile.read(file));
        assertEquals(file + ": the matrix is not square: it has 1 row, but row 1 has 100000 entries", e.getMessage());
    }
}
