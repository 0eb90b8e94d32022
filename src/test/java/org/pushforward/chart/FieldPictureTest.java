package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Axes;
import org.pushforward.data.Window;

class FieldPictureTest {

    private static final int CELLS = 7;
    /** So that each cell's centre is the centre of a pixel. */
    private static final int SIDE = 15 * CELLS;
    private static final Window WINDOW = new Window(-3, 4, 10, 24);
    private final ColourMap map = ColourMap.viridis();
    private final FieldPicture picture = new FieldPicture(SIDE, WINDOW, Theme.LIGHT, 1);

    private static int centre(int column, int row) {
        return (SIDE - 1 - (15 * row + 7)) * SIDE + 15 * column + 7;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCentreOfEachCellHasItsColour(boolean smooth) {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(CELLS * CELLS, -0.5, 3).toArray();
        picture.paint(new HeatMap(WINDOW, CELLS, values), map, 0, 2, smooth);
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                assertEquals(map.at(values[row * CELLS + column] / 2), picture.pixels()[centre(column, row)], "column " + column + ", row " + row);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, true", "Infinity, true", "-Infinity, false", "0, false", "99, false"})
    void whatIsNoNumberIsHatchedInColoursThatTheMapDoesNotHave(double value, boolean hatched) {
        double[] values = new double[CELLS * CELLS];
        values[3 * CELLS + 3] = value;
        for (boolean smooth : new boolean[] {true, false}) {
            picture.paint(new HeatMap(WINDOW, CELLS, values), map, 0, 1, smooth);
            int at = picture.pixels()[centre(3, 3)];
            assertEquals(hatched, at == Palette.LIGHT.muted() || at == Palette.LIGHT.ground());
            assertTrue(Arrays.stream(picture.pixels()).allMatch(pixel -> pixel >>> 24 == 0xFF));
            if (hatched) {
                assertTrue(Arrays.stream(picture.pixels()).anyMatch(pixel -> pixel == Palette.LIGHT.muted()));
            }
        }
    }

    private int[] painted() {
        picture.paint(new HeatMap(WINDOW, CELLS, new double[CELLS * CELLS]), map, 0, 1, false);
        return picture.pixels().clone();
    }

    private static Ellipse ellipse(double x, double y, double semiMajor, double semiMinor, double angle) {
        return new Ellipse(x, y, semiMajor, semiMinor, angle);
    }

    /** Of any size: the window here is twice as high as wide, in its units. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1e300, 1, 0.3", "1e-300, 1e-301, 1", "5, 0, 1.57", "2, 1, -0.8", "0, 0, 0"})
    void anEllipseStaysWithinItsCell(double semiMajor, double semiMinor, double angle) {
        int[] before = painted();
        picture.drawEllipses(new Ellipse[] {ellipse(0.5, 17, semiMajor, semiMinor, angle)}, CELLS);
        int changed = 0;
        for (int at = 0; at < before.length; at++) {
            if (picture.pixels()[at] != before[at]) {
                changed++;
                assertEquals(3, at % SIDE / 15);
                assertEquals(3, at / SIDE / 15);
            }
        }
        assertTrue(changed >= 12, changed + " pixels");
        assertTrue(Arrays.stream(picture.pixels()).allMatch(pixel -> pixel >>> 24 == 0xFF));
    }

    @Test
    void theMajorAxisPointsWhereItShould() {
        int[] before = painted();
        // Up to the right, counter-clockwise from the x axis, in a square window.
        FieldPicture square = new FieldPicture(SIDE, new Window(-1, 1, -1, 1), Theme.LIGHT, 1);
        System.arraycopy(before, 0, square.pixels(), 0, before.length);
        square.drawEllipses(new Ellipse[] {ellipse(0, 0, 1, 0, Math.PI / 4)}, 1);
        int middle = SIDE / 2;
        int far = 20;
        assertFalse(square.pixels()[(middle - far) * SIDE + middle + far] == before[(middle - far) * SIDE + middle + far]);
        assertEquals(before[(middle + far) * SIDE + middle + far], square.pixels()[(middle + far) * SIDE + middle + far]);
    }

    @Test
    void ellipsesThatAreNowhereAreLeftOut() {
        int[] before = painted();
        double nan = Double.NaN;
        picture.drawEllipses(new Ellipse[] {ellipse(nan, 17, 1, 1, 0), ellipse(0, 17, nan, nan, nan),
            ellipse(0, 17, Double.POSITIVE_INFINITY, 1, 0), ellipse(0, Double.NEGATIVE_INFINITY, 1, 1, 0)}, CELLS);
        assertArrayEquals(before, picture.pixels());
    }

    @Test
    void dataLieWhereTheirCoordinatesSay() {
        painted();
        picture.drawData(new double[] {0.5, 17, 99, 99}, 4, 1, Axes.FIRST);
        assertEquals(Palette.LIGHT.data(), picture.pixels()[centre(3, 3)]);
    }
}
