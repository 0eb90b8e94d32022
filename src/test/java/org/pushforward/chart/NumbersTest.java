package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({"0.0431, 0.0042, 0.043 ± 0.004", "0.0431, 0.0012, 0.0431 ± 0.0012", "0.0431, 0.0354, 0.043 ± 0.035", "0.0431, 0.0356, 0.04 ± 0.04",
        "12.34, 0.3, 12.34 ± 0.30", "12.34, 0.96, 12.3 ± 1.0", "1234, 56, '1,230 ± 60'", "1234, 120, '1,230 ± 120'", "1234, 12, '1,234 ± 12'",
        "1234567, 23456, (1.235 ± 0.023)·10⁶", "12345, 2345, '12,300 ± 2,300'", "8e12, 3e13, (0.8 ± 3.0)·10¹³", "1e12, 0.01, 1.0·10¹² ± 0.010",
        "-0.5, 0.02, −0.500 ± 0.020", "0.5, 0, 0.500", "0.5, NaN, 0.500", "Infinity, NaN, ∞", "NaN, 0.1, –",
        "1.5, 0.00002, 1.500000 ± 0.000020", "3.12e-6, 2e-7, (3.12 ± 0.20)·10⁻⁶", "2e-9, 3e-8, (0.2 ± 3.0)·10⁻⁸",
        "1.5, 1.23e-9, 1.500000 ± 1.2·10⁻⁹", "0.00001, 0.0003, 0.00001 ± 0.00030"})
    void theErrorSaysHowManyDecimalsThereAre(double value, double error, String text) {
        assertEquals(text, Numbers.uncertain(value, error));
        Estimate parts = Estimate.of(value, error);
        assertEquals(text, parts.error().isEmpty() ? parts.value() : parts.power().isEmpty() ? parts.value() + " ± " + parts.error()
                : "(" + parts.number() + " ± " + parts.spread() + ")" + parts.power());
    }

    @ParameterizedTest
    @CsvSource({"0.0268, 3, 0.027", "-1.5, 2, −1.50", "1234.5, 1, '1,234.5'", "NaN, 2, –",
        "-0.0004, 3, −4.0·10⁻⁴", "0, 3, 0.000", "0.0005, 3, 0.001"})
    void fixedNumbersKeepTheirDecimalsAndAreNeverZeroByRounding(double value, int decimals, String text) {
        assertEquals(text, Numbers.fixed(value, decimals));
    }

    /** Whatever the two are, the error is seen and the value is told as exactly as the error allows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noErrorReadsAsZero(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(24) - 14);
            double error = (0.05 + random.nextDouble()) * Math.pow(10, random.nextInt(24) - 14);
            String text = Numbers.uncertain(value, error);
            String after = text.substring(text.indexOf('±') + 1);
            assertTrue(after.replaceAll("·.*", "").matches(".*[1-9].*"), value + " " + error + ": " + text);
        }
    }
}
