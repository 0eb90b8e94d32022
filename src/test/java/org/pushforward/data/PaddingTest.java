package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;

class PaddingTest {

    private static final double[] POINTS = {1, 2, 3, 4};

    @Test
    void zeroPaddingAppendsZeros() {
        double[] padded = {9, 9, 9, 9, 9, 9, 9, 9};
        Padding.zero(2).append(POINTS, 2, 2, new SplittableRandom(1), padded);
        assertArrayEquals(new double[] {1, 2, 0, 0, 3, 4, 0, 0}, padded);
    }

    @Test
    void noPaddingCopies() {
        double[] padded = new double[4];
        Padding.none().append(POINTS, 2, 2, new SplittableRandom(1), padded);
        assertArrayEquals(POINTS, padded);
    }

    /** The negative log-density of the noise, averaged over its own draws, is its entropy. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3, 0.01})
    void gaussianPaddingHasTheStatedLevelAndEntropy(double level) {
        int count = 40_000;
        Padding padding = Padding.gaussian(2, level);
        double[] padded = new double[4 * count];
        padding.append(new double[2 * count], count, 2, new SplittableRandom(2), padded);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double log = 0;
            for (int j = 2; j < 4; j++) {
                double standard = padded[4 * i + j] / level;
                log -= 0.5 * standard * standard + 0.5 * Math.log(2 * Math.PI) + Math.log(level);
            }
            assertEquals(log, padding.logDensity(padded, 4 * i + 2), 1e-12 * Math.max(1, Math.abs(log)));
            sum -= log;
        }
        // The sum of two halves of chi-squares has variance 1.
        assertEquals(padding.entropy(), sum / count, 4 / Math.sqrt(count));
    }

    @Test
    void onlyPaddingWithNoiseHasADensity() {
        assertTrue(Padding.none().hasDensity());
        assertTrue(Padding.gaussian(1, 0.1).hasDensity());
        assertFalse(Padding.gaussian(1, 0).hasDensity());
        assertFalse(Padding.zero(1).hasDensity());
        assertEquals(Double.NEGATIVE_INFINITY, Padding.zero(1).entropy());
        assertEquals(0, Padding.none().entropy());
        assertEquals(0, Padding.none().logDensity(new double[2], 2));
        assertThrows(IllegalStateException.class, () -> Padding.zero(1).logDensity(new double[3], 2));
    }

    @Test
    void absurdPaddingIsRefused() {
        assertThrows(InvalidInputException.class, () -> Padding.gaussian(0));
        assertThrows(InvalidInputException.class, () -> Padding.gaussian(17));
        assertThrows(InvalidInputException.class, () -> Padding.gaussian(1, Double.NaN));
        assertThrows(InvalidInputException.class, () -> Padding.gaussian(1, 1.5));
        assertThrows(InvalidInputException.class, () -> new Padding(Padding.Kind.NONE, 1, 0));
        assertThrows(InvalidInputException.class, () -> new Padding(Padding.Kind.ZERO, 1, 0.5));
    }
}
