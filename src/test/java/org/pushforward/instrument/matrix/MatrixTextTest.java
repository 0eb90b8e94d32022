package org.pushforward.instrument.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.SquareMatrix;

/** What people type becomes a matrix, or one line that says why not. */
class MatrixTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"1 2\n3 4", " 1, 2 ;3 ,4; ", "1\t2\r\n\n3 4\n", "1\u00a02\r3\u202f4", "1 ,2\n3 4", "1e0 2.0\n3 +4"})
    void rowsMayBeWrittenInSeveralWays(String text) {
        assertArrayEquals(new double[] {1, 2, 3, 4}, MatrixText.parse(text).values());
    }

    @Test
    void minusSignsOfBothKindsCount() {
        assertArrayEquals(new double[] {-1, 0, 0, -2}, MatrixText.parse("−1 0\n0 -2").values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | type a matrix", "1 2 3 | not square", "1 2;3 | row 2", "1 x;3 4 | “x” in row 1",
        "1 NaN;3 4 | “NaN” in row 1", "1 2;-2e100 4 | has -2.0E100 in row 2, column 1, which is too large",
        "1f 2;3 4 | “1f” in row 1", "1e999 2;3 4 | “1e999” in row 1 is too large",
        "1,5 2;3 4 | “1,5” in row 1 can be read in two ways", "1,2;3,4 | “1,2” in row 1 can be read"})
    void saysWhatIsWrongInOneLine(String text, String words) {
        String message = assertThrows(InvalidInputException.class, () -> MatrixText.parse(text == null ? "" : text)).getMessage();
        assertTrue(message.contains(words), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void sixDigitsComeBack() {
        SquareMatrix matrix = new SquareMatrix(2, new double[] {-0.05, 123456, 1.5e-9, 0});
        assertArrayEquals(matrix.values(), MatrixText.parse(MatrixText.format(matrix)).values());
    }
}
