package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

class PlanePictureTest {

    private static final int SIDE = 200;
    private static final int GROUND = Palette.LIGHT.ground();
    private static final int INK = Palette.LIGHT.ink();

    private final PlanePicture picture = new PlanePicture(SIDE, new Window(-1, 1, -1, 1), Theme.LIGHT, 1);

    private int at(int[] pixels, double x, double y) {
        return pixels[(int) ((1 - y) / 2 * SIDE) * SIDE + (int) ((x + 1) / 2 * SIDE)];
    }

    @Test
    void aRingIsEmptyAndADotIsFull() {
        picture.dots(new Points(1, 2, new double[] {-0.495, 0.005}), 0, 1, INK);
        picture.rings(new Points(1, 2, new double[] {0.505, 0.005}), 0, 1, INK);
        int[] pixels = picture.pixels();
        assertEquals(INK, at(pixels, -0.495, 0.005));
        assertEquals(GROUND, at(pixels, 0.505, 0.005));
        assertNotEquals(GROUND, at(pixels, 0.535, 0.005));
    }

    @Test
    void anyTwoCoordinatesCanBeDrawn() {
        picture.dots(new Points(1, 4, new double[] {9, -0.495, 9, 0.505}), 1, 3, INK);
        assertEquals(INK, at(picture.pixels(), -0.495, 0.505));
    }

    @Test
    void theMajorAxisOfAnEllipseHasItsAngleAndLength() {
        double angle = Math.PI / 6;
        picture.ellipse(new Ellipse(0.1, -0.1, 0.3, 0.1, angle), 2, INK, 4);
        int[] pixels = picture.pixels();
        assertEquals(INK, at(pixels, 0.1 + 0.6 * Math.cos(angle), -0.1 + 0.6 * Math.sin(angle)));
        assertEquals(INK, at(pixels, 0.1 - 0.2 * Math.sin(angle), -0.1 + 0.2 * Math.cos(angle)));
        assertEquals(GROUND, at(pixels, 0.1, -0.1));
    }

    @Test
    void whatIsNowhereIsLeftOutAndAllPixelsAreOpaque() {
        picture.line(new Points(3, 2, new double[] {Double.NaN, 0, Double.POSITIVE_INFINITY, 0, 5, 5}), INK, 2);
        picture.ellipse(new Ellipse(0, 0, 1, 1, Double.NaN), 1, INK, 2);
        int[] bare = new int[SIDE * SIDE];
        Arrays.fill(bare, GROUND);
        assertArrayEquals(bare, picture.pixels());
    }

    @Test
    void aLineLeavesThePictureOpaque() {
        picture.line(new Points(2, 2, new double[] {-2, -2, 2, 2}), INK, 2);
        int[] pixels = picture.pixels();
        assertEquals(INK, at(pixels, 0.005, 0.005));
        assertTrue(Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 0xFF));
    }
}
