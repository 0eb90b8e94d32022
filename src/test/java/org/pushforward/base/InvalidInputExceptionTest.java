package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidInputExceptionTest {

    @ParameterizedTest
    @CsvSource({"5.0E-4, 0.0005", "1.0, 1", "-0.0, 0", "20000000.0, 20000000", "1.0E-9, 1E-9", "0.1, 0.1", "1.0E300, 1.0E300", "NaN, NaN",
        "Infinity, Infinity", "-2.5, -2.5"})
    void numbersAreThoseThatAPersonTypes(double number, String shown) {
        assertEquals("not " + shown + ", 3 and x", assertThrows(InvalidInputException.class,
                () -> InvalidInputException.require(false, "not %s, %d and %s", number, 3, "x")).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0.00012345, 0.000", "12.5, 12.500"})
    void aFormatOfFixedDecimalsIsKept(double number, String shown) {
        assertEquals("not " + shown, assertThrows(InvalidInputException.class,
                () -> InvalidInputException.require(false, "not %.3f", number)).getMessage());
    }
}
