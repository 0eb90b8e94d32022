package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourMapTest {

    @Test
    void publishedMapsHaveTheirEnds() {
        assertEquals(0xFF440154, ColourMap.viridis().at(0));
        assertEquals(0xFFFDE725, ColourMap.viridis().at(1));
        assertEquals(0xFFFEE838, ColourMap.cividis().at(1));
    }

    @ParameterizedTest
    @MethodSource("org.pushforward.chart.Theme#all")
    void densityBeginsAtTheGroundAndItsLightnessGoesOneWay(Theme theme) {
        ColourMap map = ColourMap.density(theme.palette());
        assertEquals(theme.palette().ground(), map.at(0));
        double direction = Math.signum(lightness(map.at(1)) - lightness(map.at(0)));
        for (int i = 1; i <= 100; i++) {
            // A step of one in 255 levels may fall either way by rounding.
            assertTrue(direction * (lightness(map.at(i / 100.0)) - lightness(map.at((i - 1) / 100.0))) > -0.002, "lightness turns at " + i);
        }
    }

    @Test
    void whatLiesOutsideGetsTheEnds() {
        ColourMap map = ColourMap.viridis();
        assertEquals(map.at(0), map.at(-3));
        assertEquals(map.at(0), map.at(Double.NaN));
        assertEquals(map.at(1), map.at(Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("org.pushforward.chart.Theme#all")
    void differencesGoFromModelThroughGroundToData(Theme theme) {
        ColourMap map = ColourMap.difference(theme.palette());
        assertEquals(theme.palette().ground(), map.at(0.5));
        assertEquals(theme.palette().model(), map.at(0));
        assertEquals(theme.palette().data(), map.at(1));
        // Away from the middle it is ever less like the ground.
        for (double t = 0; t < 0.45; t += 0.05) {
            double[] ground = Oklab.of(theme.palette().ground());
            assertTrue(distance(Oklab.of(map.at(t)), ground) > distance(Oklab.of(map.at(t + 0.05)), ground), "at " + t);
            assertTrue(distance(Oklab.of(map.at(1 - t)), ground) > distance(Oklab.of(map.at(0.95 - t)), ground), "at " + (1 - t));
        }
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    /** Text of the palette must be readable on both of its grounds: WCAG's contrast of 4.5. */
    @ParameterizedTest
    @MethodSource("org.pushforward.chart.Theme#all")
    void textHasEnoughContrast(Theme theme) {
        Palette palette = theme.palette();
        for (int ground : new int[] {palette.ground(), palette.panel()}) {
            for (int text : new int[] {palette.ink(), palette.muted(), palette.warning()}) {
                assertTrue(contrast(text, ground) >= 4.5, Integer.toHexString(text) + " on " + Integer.toHexString(ground));
            }
        }
    }

    private static double lightness(int colour) {
        return Oklab.of(colour)[0];
    }

    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
