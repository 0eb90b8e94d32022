package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityDifference;

class DifferencePictureTest {

    private static final int SIDE = 40;
    private static final Palette PALETTE = Theme.LIGHT.palette();

    private static int[] paint(double limit, double... values) {
        int[] pixels = new int[SIDE * SIDE];
        int cells = (int) Math.sqrt(values.length);
        DifferencePicture.paint(new DensityDifference(new Window(-1, 1, -1, 1), cells, cells, values), limit, Theme.LIGHT, 1, SIDE, pixels);
        return pixels;
    }

    @Test
    void noDifferenceIsBareGround() {
        int[] bare = new int[SIDE * SIDE];
        Arrays.fill(bare, PALETTE.ground());
        assertEquals(Arrays.toString(bare), Arrays.toString(paint(1, 0, 0, 0, 0)));
    }

    @Test
    void tooLittleIsTheDatasColourAndTooMuchTheModels() {
        // Too little at the lower right, too much at the upper left.
        int[] pixels = paint(0.5, 0, 0.5, -0.5, 0);
        assertEquals(PALETTE.data(), pixels[SIDE * SIDE - 1]);
        assertEquals(PALETTE.model(), pixels[0]);
        assertEquals(PALETTE.ground(), pixels[SIDE - 1]);
    }

    /** In the colour of either it would say that there is too little, or too much. */
    @Test
    void whatIsNoNumberIsHatched() {
        double[] values = new double[16];
        Arrays.fill(values, 0.5);
        Arrays.fill(values, 0, 4, Double.NaN);
        int[] pixels = paint(0.5, values);
        int[] below = Arrays.copyOfRange(pixels, SIDE * (SIDE - 5), SIDE * SIDE);
        assertEquals(Set.of(PALETTE.muted(), PALETTE.ground()), Arrays.stream(below).boxed().collect(Collectors.toSet()));
        assertEquals(PALETTE.data(), pixels[0]);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 0.5", "2, 2, 1", "-2, 2, 0", "0.5, 2, 0.75", "-0.5, 2, 0.25", "9, 2, 1", "-Infinity, 2, 0"})
    void tonesGoWithTheRootOfTheDifference(double difference, double limit, double tone) {
        assertEquals(tone, DifferencePicture.tone(difference, limit), 1e-12);
    }

    @Test
    void aSquarePictureNeedsASquareGrid() {
        DensityDifference wide = new DensityDifference(new Window(-1, 1, -1, 1), 4, 2, new double[8]);
        assertThrows(IllegalArgumentException.class, () -> DifferencePicture.paint(wide, 1, Theme.LIGHT, 1, SIDE, new int[SIDE * SIDE]));
    }

    @Test
    void itsRangeIsRoundWidensAndNeverShrinks() {
        SymmetricRange range = new SymmetricRange();
        assertEquals(1, range.limit());
        range.include(-0.13);
        assertEquals(0.2, range.limit(), 1e-12);
        range.include(0.01);
        range.include(Double.NaN);
        range.include(Double.POSITIVE_INFINITY);
        assertEquals(0.2, range.limit(), 1e-12);
        range.include(3);
        assertEquals(5, range.limit(), 1e-12);
        range.reset();
        range.include(0.01);
        assertEquals(0.01, range.limit(), 1e-12);
    }
}
