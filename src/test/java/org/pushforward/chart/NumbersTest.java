package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1.00", "9.996, 10.0", "0.02714, 0.027", "99.96, 100", "1234.4, '1,234'", "-3.14159, −3.14", "0.0001234, 1.2·10⁻⁴",
        "0.0012, 0.0012",
        "0.001, 0.0010", "0.00949, 0.0095", "0.00996, 0.010", "0.000994, 9.9·10⁻⁴", "0.000996, 0.0010", "-0.0004, −4.0·10⁻⁴",
        "123456, 1.2·10⁵", "9.99e7, 1.0·10⁸", "NaN, –", "Infinity, ∞", "-Infinity, −∞"})
    void briefNumbersHaveThreeDigitsAndSmallOnesTwo(double value, String text) {
        assertEquals(text, Numbers.brief(value));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "0.001, 0.001", "1, 1", "0.123456789, 0.123457", "1e-5, 1.0·10⁻⁵", "-2.5, −2.5", "0, 0", "Infinity, ∞"})
    void whatSomebodyChoseIsSaidAsItWasTyped(double value, String text) {
        assertEquals(text, Numbers.chosen(value));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "10000, '10,000'", "100000, 10⁵", "0.1, 0.1", "0.001, 0.001", "0.0001, 10⁻⁴", "1e12, 10¹²"})
    void decadesAreWrittenOutWhileTheyAreShort(double value, String text) {
        assertEquals(text, Numbers.decade(value));
    }

    @ParameterizedTest
    @CsvSource({"0.0431, 0.0042, 0.043 ± 0.004", "0.0431, 0.0012, 0.0431 ± 0.0012", "12.34, 0.3, 12.3 ± 0.3", "1234, 56, '1,234 ± 56'",
        "-0.5, 0.02, −0.50 ± 0.02", "0.5, 0, 0.500", "0.5, NaN, 0.500", "Infinity, NaN, ∞", "NaN, 0.1, –"})
    void theErrorSaysHowManyDecimalsThereAre(double value, double error, String text) {
        assertEquals(text, Numbers.uncertain(value, error));
    }

    @ParameterizedTest
    @CsvSource({"0.0268, 3, 0.027", "-1.5, 2, −1.50", "1234.5, 1, '1,234.5'", "NaN, 2, –", "-0.0004, 3, 0.000"})
    void fixedNumbersKeepTheirDecimals(double value, int decimals, String text) {
        assertEquals(text, Numbers.fixed(value, decimals));
    }
}
