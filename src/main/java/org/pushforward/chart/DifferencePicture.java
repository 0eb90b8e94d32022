package org.pushforward.chart;

import org.pushforward.fit.DensityDifference;

/** Paints the map of true less model density. */
public final class DifferencePicture {

    private DifferencePicture() {}

    /**
     * Paints over the whole picture. Interpolated between cell centres in the {@link #tone}, as densities are.
     *
     * @param difference on as many rows as columns; NaN is hatched
     * @param limit      the difference that gets the data's colour; its negative gets the model's
     * @param scale      device pixels per pixel of the layout, times the theme's factor
     * @param side       pixels along each side
     * @param pixels     {@code side * side} row by row from the top, overwritten with opaque ARGB
     */
    public static void paint(DensityDifference difference, double limit, Theme theme, double scale, int side, int[] pixels) {
        if (difference.columns() != difference.rows()) {
            throw new IllegalArgumentException("a square picture shows a square grid, not " + difference.columns() + " x " + difference.rows());
        }
        double[] tones = new double[difference.values().length];
        for (int i = 0; i < tones.length; i++) {
            tones[i] = tone(difference.values()[i], limit);
        }
        ColourMap map = ColourMap.difference(theme.palette());
        Interpolation.paint(tones, difference.columns(), side, tone -> Hatch.colour(map, tone), pixels);
        Hatch.fill(pixels, side, theme.palette(), scale);
    }

    /**
     * Where on the colour map a difference stands: 1/2 for none, and from there with the root of its size, since small differences matter beside
     * large ones.
     *
     * @return 0 to 1
     */
    public static double tone(double difference, double limit) {
        return 0.5 + 0.5 * Math.signum(difference) * Math.sqrt(Math.min(1, Math.abs(difference) / limit));
    }
}
