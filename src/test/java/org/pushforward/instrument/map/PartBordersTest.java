package org.pushforward.instrument.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Slice;
import org.pushforward.data.Window;

/** On each border the function of the bound has its level, in the plane and on slices of more coordinates. */
class PartBordersTest {

    private static final int SAMPLES = 2_000;

    /** Two clouds along a direction, or one within a shell. */
    private static Points samples(int dimension, boolean shell, double[] stretch) {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[SAMPLES * dimension];
        for (int i = 0; i < SAMPLES; i++) {
            double squares = 0;
            for (int c = 0; c < dimension; c++) {
                values[i * dimension + c] = random.nextGaussian();
                squares += Math.pow(values[i * dimension + c], 2);
            }
            for (int c = 0; c < dimension; c++) {
                int at = i * dimension + c;
                values[at] = stretch[c] * (shell ? values[at] * (i % 2 == 0 ? .1 : 6 / Math.sqrt(squares))
                        : .1 * values[at] + (i % 2 == 0 ? 2 : -2));
            }
        }
        return new Points(SAMPLES, dimension, values);
    }

    private static double height(LipschitzBound bound, double[] centre, double[] point) {
        double[] direction = bound.direction(point.length);
        double sum = 0;
        for (int c = 0; c < point.length; c++) {
            sum += direction == null ? Math.pow(point[c] - centre[c], 2) : direction[c] * point[c];
        }
        return direction == null ? Math.sqrt(sum) : sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theFunctionHasItsLevelOnEachBorder(int dimension) {
        double[] ones = new double[dimension];
        Arrays.fill(ones, 1);
        double[] centre = new double[dimension];
        double[] still = new double[dimension];
        Arrays.fill(still, .02);
        Slice slice = new Slice(dimension == 2 ? Axes.FIRST : new Axes(dimension - 1, 0), still);
        for (boolean shell : new boolean[] {false, true}) {
            LipschitzBound bound = LipschitzBound.of(samples(dimension, shell, ones), dimension, centre);
            assertTrue(bound.value() > 0);
            double[][] borders = PartBorders.of(bound, centre, slice, new Window(-4, 4, -4, 4));
            double[] levels = {bound.from(), bound.to()};
            int corners = 0;
            for (int i = 0; i < 2; i++) {
                for (int c = 0; c < borders[i].length; c += 2) {
                    assertEquals(levels[i], height(bound, centre, slice.inData(borders[i][c], borders[i][c + 1], dimension)), 1e-9);
                    corners++;
                }
            }
            assertTrue(corners > 0 || dimension > 2, "no border is seen");
        }
    }

    /** The ends of a line lie beyond the window, and not so far that nothing is drawn. */
    @Test
    void aLineSpansAWindowOfUnlikeUnits() {
        Window window = new Window(-4_000, 4_000, -4, 4);
        LipschitzBound bound = LipschitzBound.of(samples(2, false, new double[] {1_000, 1}), 2, new double[2]);
        for (double[] border : PartBorders.of(bound, new double[2], Slice.PLANE, window)) {
            assertEquals(4, border.length);
            for (int c = 0; c < 4; c += 2) {
                assertTrue(Math.abs(border[c]) <= 1.51 * window.width() && Math.abs(border[c + 1]) <= 1.51 * window.height(),
                        Arrays.toString(border));
            }
            double across = Math.abs(border[2] - border[0]) / window.width();
            double up = Math.abs(border[3] - border[1]) / window.height();
            assertTrue(Math.max(across, up) > 1, Arrays.toString(border));
        }
    }
}
