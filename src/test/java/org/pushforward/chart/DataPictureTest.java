package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

class DataPictureTest {

    private static final int SIDE = 100;
    private static final Window WINDOW = new Window(-1, 1, -1, 1);
    private final DataPicture picture = new DataPicture(SIDE, WINDOW, Theme.LIGHT, 1);
    private final int[] pixels = new int[SIDE * SIDE];

    @ParameterizedTest
    @CsvSource({"0.01, 0.01, 50, 49", "-0.79, 0.61, 10, 19", "0.61, -0.79, 80, 89"})
    void dotsLieWhereTheirCoordinatesSay(double x, double y, int column, int rowFromTop) {
        picture.compose(new double[] {x, y}, 2, 1, pixels);
        assertEquals(Palette.LIGHT.model(), pixels[rowFromTop * SIDE + column]);
    }

    @Test
    void onlyTheFirstTwoCoordinatesOfPaddedSamplesCount() {
        int[] plain = new int[SIDE * SIDE];
        picture.compose(new double[] {0.3, 0.4, -0.2, 0.1}, 2, 2, plain);
        picture.compose(new double[] {0.3, 0.4, 9, -9, -0.2, 0.1, 5, 5}, 4, 2, pixels);
        assertArrayEquals(plain, pixels);
    }

    @Test
    void samplesThatAreNowhereAreLeftOut() {
        int[] bare = new int[SIDE * SIDE];
        picture.compose(null, 0, 0, bare);
        picture.compose(new double[] {Double.NaN, 0, 1e300, 0, 0, Double.NEGATIVE_INFINITY}, 2, 3, pixels);
        assertArrayEquals(bare, pixels);
    }

    @Test
    void densityIsPaintedUpsideUpAndNothingWhereNothingIs() {
        double[] values = new double[16];
        // The cell at the right end of the bottom row.
        values[3] = 1;
        picture.setDensity(new HeatMap(WINDOW, 4, values), 1);
        picture.compose(null, 0, 0, pixels);
        assertNotEquals(Palette.LIGHT.ground(), pixels[(SIDE - 5) * SIDE + SIDE - 5]);
        assertEquals(Palette.LIGHT.ground(), pixels[5 * SIDE + SIDE - 5]);
        assertEquals(Palette.LIGHT.ground(), pixels[(SIDE - 5) * SIDE + 5]);
    }

    @Test
    void aDensityThatIsNoNumberIsHatched() {
        double[] values = new double[16];
        values[3] = Double.NaN;
        picture.setDensity(new HeatMap(WINDOW, 4, values), 1);
        picture.compose(null, 0, 0, pixels);
        int[] row = Arrays.copyOfRange(pixels, SIDE * (SIDE - 3), SIDE * (SIDE - 2));
        assertEquals(Set.of(Palette.LIGHT.muted(), Palette.LIGHT.ground()), Arrays.stream(row).boxed().collect(Collectors.toSet()));
        assertEquals(Palette.LIGHT.ground(), row[5]);
    }

    @Test
    void dataStayBelowSamples() {
        picture.setData(new Points(1, 2, new double[] {0.01, 0.01}));
        picture.compose(null, 0, 0, pixels);
        assertEquals(Palette.LIGHT.data(), pixels[49 * SIDE + 50]);
        picture.compose(new double[] {0.01, 0.01}, 2, 1, pixels);
        assertEquals(Palette.LIGHT.model(), pixels[49 * SIDE + 50]);
    }

    @Test
    void linesLieOverTheDensityAndBelowTheSamplesAndStayOpaque() {
        int[] bare = new int[SIDE * SIDE];
        picture.compose(null, 0, 0, bare);
        picture.setLines(new double[][] {{-1, 0.01, 1, 0.01}});
        picture.compose(new double[] {0.01, 0.01}, 2, 1, pixels);
        assertNotEquals(bare[49 * SIDE + 20], pixels[49 * SIDE + 20]);
        assertEquals(bare[30 * SIDE + 20], pixels[30 * SIDE + 20]);
        assertEquals(Palette.LIGHT.model(), pixels[49 * SIDE + 50]);
        for (int pixel : pixels) {
            assertEquals(0xFF, pixel >>> 24);
        }
    }

    @Test
    void linesBreakWhereTheyLeaveTheNumbers() {
        int[] bare = new int[SIDE * SIDE];
        picture.compose(null, 0, 0, bare);
        picture.setLines(new double[][] {{-0.9, 0, Double.NaN, 0, 0.9, 0}, {-0.9, 0.5, 1e300, 0.5, 0.9, 0.5}, {}});
        picture.compose(null, 0, 0, pixels);
        assertArrayEquals(bare, pixels);
    }
}
