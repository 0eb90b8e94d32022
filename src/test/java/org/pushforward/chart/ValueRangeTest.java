package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRangeTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsEveryValueAndNeverShrinks(boolean logarithmic) {
        ValueRange range = new ValueRange(logarithmic);
        Random random = new Random(1);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 200; i++) {
            double value = logarithmic ? Math.exp(4 * random.nextGaussian()) : 10 * random.nextGaussian();
            range.include(value);
            assertTrue(range.low() <= value && value <= range.high(), value + " lies outside " + range.low() + " .. " + range.high());
            assertTrue(range.low() <= low && range.high() >= high, "the range has shrunk");
            low = range.low();
            high = range.high();
        }
    }

    @Test
    void endsOfALogAxisAreWholeDecades() {
        ValueRange range = new ValueRange(true);
        range.include(0.3);
        range.include(42);
        assertEquals(0.1, range.low(), 1e-12);
        assertEquals(100, range.high(), 1e-9);
    }

    @Test
    void valuesThatAnAxisCannotShowAreIgnored() {
        ValueRange range = new ValueRange(true);
        range.include(Double.NaN);
        range.include(0);
        range.include(-1);
        range.include(Double.POSITIVE_INFINITY);
        assertTrue(range.isEmpty());
    }

    @Test
    void aSingleValueGivesARangeWithAWidth() {
        ValueRange range = new ValueRange(false);
        range.include(2);
        assertTrue(range.low() < range.high());
    }

    @ParameterizedTest
    @CsvSource({"0.11, 0.2", "1, 1", "3, 5", "7, 10", "490, 500"})
    void stepsAreOneTwoOrFive(double width, double step) {
        assertEquals(step, ValueRange.niceStep(width), 1e-12 * step);
    }
}
