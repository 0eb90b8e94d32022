package org.pushforward.experiment.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** Squares of larger numbers overflow, however they are parted. */
    @Test
    void entriesAreNoLargerThanThoseOfATable() throws IOException {
        Path file = folder.resolve("m.txt");
        for (String between : new String[] {" ", ","}) {
            Files.writeString(file, String.join(between, "1e100", "0") + "\n" + String.join(between, "0", "-1e100") + "\n");
            assertArrayEquals(new double[] {1e100, 0, 0, -1e100}, MatrixFile.read(file).values());
            Files.writeString(file, String.join(between, "1", "0") + "\n" + String.join(between, "0", "-1.1e100") + "\n");
            String words = assertThrows(InvalidInputException.class, () -> MatrixFile.read(file)).getMessage();
            assertTrue(words.startsWith(file.toString()) && words.contains("too large") && words.endsWith("the largest is 1.0E100"), words);
        }
    }

    /** As editors of Windows write them. */
    @ParameterizedTest
    @ValueSource(strings = {"\ufeff1 2\n3 4\n", "\ufeff1,2\n3,4\n", "\ufeffc1,c2\n1,2\n3,4\n", "\ufeff# by hand\n1 2\n3 4\n"})
    void aMarkOfTheOrderOfBytesIsNoPart(String text) throws IOException {
        assertArrayEquals(new double[] {1, 2, 3, 4}, MatrixFile.read(Files.writeString(folder.resolve("m.txt"), text)).values());
    }

    @Test
    void aLineOfAHundredThousandNumbersIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("m.txt"), "1.5 ".repeat(100_000));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> MatrixFile.read(file));
        assertEquals(file + ": the matrix is not square: it has 1 row, but row 1 has 100000 entries", e.getMessage());
    }
}
