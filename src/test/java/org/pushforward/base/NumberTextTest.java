package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to write a number is read right or refused in one line; none becomes another number. */
class NumberTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "7,5 | 7.5", "7.5 | 7.5", "1.234,5 | 1234.5", "1,234.5 | 1234.5", "1.234.567 | 1234567",
        "1,234,567 | 1234567", "1 234 | 1234", "1'234 | 1234", "1’234’567,25 | 1234567.25", "1 234 567,8 | 1234567.8", "1.234 | 1.234",
        "0,125 | 0.125", "1234,567 | 1234.567", "12,34 | 12.34", "１２，５ | 12.5", "٣ | 3", "−3 | -3", "–3,5 | -3.5", "+5 | 5", ".5 | 0.5", ",5 | 0.5",
        "5. | 5", "5, | 5", "1e-3 | 0.001", "1E3 | 1000", "2,5e-4 | 0.00025", "1 234e3 | 1234000", "-0 | -0.0", "007 | 7", "  8  | 8"})
    void isReadAsItIsMeant(String text, double value) {
        assertEquals(value, NumberText.real(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\u00a0234", "1\u202f234", "1\u2009234"})
    void everyKindOfBlankMayPartThousands(String text) {
        assertEquals(1234, NumberText.real(text));
        assertEquals(1234, NumberText.whole(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"1,234 | type 1234 or 1.234", "-1,234 | type -1234 or -1.234", "12,345e2 | 12345e2 or",
        "1/2 | type 0.5", "5 % | type 0.05", "7,5% | type 0.075", "\"\" | not a number", "abc | not a number", "8 8 8 | not a number",
        "1 23 | not a number", "1.23.456 | not a number", "1,234,56 | not a number", "1.234.567.8 | not a number", "1,5,5 | not a number",
        "1f | not a number",
        "0x10 | not a number", "NaN | not a number", "Infinity | not a number", "1e999 | too large", "1e-999 | too near 0", "10² | not a number",
        "½ | not a number", "1·10³ | not a number", "3-4 | not a number", "- 3 | not a number", "1 234.567 890 | not a number",
        "0,001,5 | not a number"})
    void isRefusedInOneLine(String text, String words) {
        String message = assertThrows(InvalidInputException.class, () -> NumberText.real(text)).getMessage();
        assertTrue(message.contains(words), message);
        assertEquals(1, message.lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"10.000 | type 10000 without the point", "10,000 | type 10000 without the comma",
        "2,5 | not a whole number", "1.5 | not a whole number"})
    void aWholeNumberIsNoPartOfAnother(String text, String words) {
        String message = assertThrows(InvalidInputException.class, () -> NumberText.whole(text)).getMessage();
        assertTrue(message.contains(words), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"10000 | 10000", "10.000.000 | 10000000", "1e3 | 1000", "8,0 | 8", "１２ | 12"})
    void aWholeNumberIsRead(String text, double value) {
        assertEquals(value, NumberText.whole(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "0.01, 0.1, 1", "0.01 0.1 1", "0.01,0.1,1", "0,01; 0,1; 1", "0.01;0.1;1;", " 0.01 ,0.1, 1 "})
    void aListMayBePartedInSeveralWays(String text) {
        assertEquals(List.of(0.01, 0.1, 1.0), NumberText.list(text, false).stream().map(Double::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,1,0,01", "0,1 0,01", "0,1", "1,2,4", "1, 2,5", "1.234,5", "1,234.5", "0.5,05"})
    void aListThatCanBeReadInTwoWaysIsRefused(String text) {
        String message = assertThrows(InvalidInputException.class, () -> NumberText.list(text, false)).getMessage();
        assertTrue(message.contains("can be read in two ways"), message);
    }

    @Test
    void commasPartWholeNumbers() {
        assertEquals(List.of("2", "4", "8"), NumberText.list("2,4,8", true));
        assertEquals(List.of("2", "4", "8"), NumberText.list("2, 4 8", true));
        assertEquals(List.of(), NumberText.list("  ", true));
        assertThrows(InvalidInputException.class, () -> NumberText.list("0,1,0,01", true));
        assertThrows(InvalidInputException.class, () -> NumberText.list("2 x", true));
    }
}
