package org.pushforward.chart;

/** How pictures show that there is no number: neither as little nor as much of it, which a colour would say. */
final class Hatch {

    /** Of the layout: from one line to the next. */
    private static final int PERIOD = 6;
    /** Of a pixel that is to be hatched; no colour of a map is like it. */
    private static final int NONE = 0;

    private Hatch() {}

    /** The colour of a number for {@link #fill}. */
    static int colour(ColourMap map, double tone) {
        return Double.isNaN(tone) ? NONE : map.at(tone);
    }

    /**
     * Hatches what {@link #colour} has left without a colour.
     *
     * @param pixels {@code side * side} row by row from the top, changed to opaque ARGB
     * @param scale  device pixels per pixel of the layout
     */
    static void fill(int[] pixels, int side, Palette palette, double scale) {
        int period = Math.max(2, (int) Math.round(PERIOD * scale));
        for (int at = 0; at < pixels.length; at++) {
            if (pixels[at] == NONE) {
                pixels[at] = (at / side + at % side) % period < period / 3 ? palette.muted() : palette.ground();
            }
        }
    }
}
