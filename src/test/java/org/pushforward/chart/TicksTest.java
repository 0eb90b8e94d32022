package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the range: two labels or more, no two alike, none long, each saying its number together with the note. */
class TicksTest {

    /** Low and high. */
    static Stream<double[]> ranges() {
        Random random = new Random(1);
        Stream<double[]> named = Stream.of(new double[] {0, 1}, new double[] {-4, 4}, new double[] {1e6, 1e6 + 1e-6},
                new double[] {-1e-6, 1e-6},
                new double[] {-1, 1e12}, new double[] {-1e12, 3}, new double[] {1e12, 1.000001e12}, new double[] {2020, 2024},
                new double[] {0, 1e300},
                new double[] {-1e300, 1e300}, new double[] {1e-300, 3e-300}, new double[] {999.99, 1000.01}, new double[] {-30.001, -30},
                new double[] {Math.PI, Math.PI * (1 + 1e-11)}, new double[] {0, 2500}, new double[] {0, 1_000_000}, new double[] {3000, 6000});
        Stream<double[]> drawn = random.doubles(300, -12, 12).mapToObj(power -> {
            double middle = random.nextGaussian() * Math.pow(10, random.nextInt(25) - 12);
            double half = Math.max(Math.pow(10, power), 1e-10 * Math.abs(middle));
            return new double[] {middle - half, middle + half};
        });
        return Stream.concat(named, drawn);
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void linearLabelsAreFewDistinctShortAndWithinTheBounds(double[] range) {
        for (int most = 2; most <= 6; most++) {
            Ticks ticks = Ticks.linear(range[0], range[1], most);
            int count = ticks.values().length;
            String words = ticks.labels() + " " + ticks.note() + " of " + range[0] + " to " + range[1];
            assertTrue(count >= 2 && count <= 6 + 1, words);
            assertEquals(count, new HashSet<>(ticks.labels()).size(), words);
            double slack = 1e-8 * (range[1] - range[0]);
            for (int i = 0; i < count; i++) {
                assertTrue(ticks.values()[i] >= range[0] - slack && ticks.values()[i] <= range[1] + slack, words);
                assertTrue(i == 0 || ticks.values()[i] > ticks.values()[i - 1], words);
                assertTrue(ticks.labels().get(i).replaceAll("[.,]", "").length() <= Ticks.WIDEST, words);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 1 | '' | 0.0 0.2 0.4 0.6 0.8 1.0", "-4 | 4 | '' | -4 -2 0 2 4",
            "0 | 2500 | '' | 0 500 1,000 1,500 2,000 2,500", "0 | 20000 | × 10⁴ | 0.0 0.5 1.0 1.5 2.0",
            "1000000 | 1000000.000001 | × 10⁻⁶ + 1,000,000 | 0.0 0.5 1.0", "0 | 1e12 | × 10¹² | 0.0 0.2 0.4 0.6 0.8 1.0",
            "0 | 2e-6 | × 10⁻⁶ | 0.0 0.5 1.0 1.5 2.0", "-30000.5 | -30000 | − 30,001 | 0.5 0.6 0.7 0.8 0.9 1.0",
            "20000 | 20004 | + 20,000 | 0 1 2 3 4", "2020 | 2024 | '' | 2,020 2,021 2,022 2,023 2,024"})
    void linearLabelsAreThoseThatAPersonWouldWrite(double low, double high, String note, String labels) {
        Ticks ticks = Ticks.linear(low, high, 5);
        assertEquals(labels, String.join(" ", ticks.labels()).replace('−', '-'));
        assertEquals(note, ticks.note());
    }

    @Test
    void whatIsNoRangeHasNoLabels() {
        for (double[] range : List.of(new double[] {1, 1}, new double[] {2, 1}, new double[] {Double.NaN, 1},
                new double[] {0, Double.POSITIVE_INFINITY},
                new double[] {-Double.MAX_VALUE, Double.MAX_VALUE})) {
            assertEquals(0, Ticks.linear(range[0], range[1], 5).values().length);
        }
        assertEquals(0, Ticks.logarithmic(0, 1, 5).values().length);
        assertEquals(0, Ticks.logarithmic(-1, 1, 5).values().length);
        assertEquals(0, Ticks.logarithmic(1, Double.POSITIVE_INFINITY, 5).values().length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 | 100 | 1 10 100", "2 | 20 | 2 5 10 20", "0.001 | 10 | 0.001 0.01 0.1 1 10",
            "1e-300 | 1e300 | 10⁻²⁴⁰ 10⁻¹²⁰ 1 10¹²⁰ 10²⁴⁰", "2e5 | 8e5 | 2·10⁵ 5·10⁵", "1 | 1e7 | 1 100 10,000 10⁶"})
    void logarithmicLabelsAreThoseThatAPersonWouldWrite(double low, double high, String labels) {
        assertEquals(labels, String.join(" ", Ticks.logarithmic(low, high, 5).labels()));
    }

    @RepeatedTest(20)
    void logarithmicLabelsAreFewAndDistinct(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double low = Math.pow(10, -290 + 500 * random.nextDouble());
        double high = low * Math.pow(10, Math.pow(10, -2 + 3.8 * random.nextDouble()));
        for (int most = 2; most <= 6; most++) {
            Ticks ticks = Ticks.logarithmic(low, high, most);
            String words = ticks.labels() + " of " + low + " to " + high;
            assertTrue(ticks.values().length >= 2 && ticks.values().length <= 7, words);
            assertEquals(ticks.values().length, new HashSet<>(ticks.labels()).size(), words);
            for (double value : ticks.values()) {
                assertTrue(value >= low * (1 - 1e-8) && value <= high * (1 + 1e-8), words);
            }
        }
    }
}
