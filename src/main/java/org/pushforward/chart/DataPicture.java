package org.pushforward.chart;

import java.util.Arrays;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * Composes the picture of the data space, pixel by pixel, at its size on the screen: density, lines and data over it, samples over all. Needs no
 * toolkit, so it runs on any one thread at a time. What changes rarely (density, lines and data) is kept as a finished layer; a picture with new
 * samples then costs one copy and the dots.
 */
public final class DataPicture {

    private static final int FAINT = 110;
    /** Of the ceiling: interpolation has no use for infinity. */
    private static final double MOST = 1e12;

    private final int side;
    private final Axes axes;
    private final Palette palette;
    private final double scale;
    private final double lineWidth;
    private final Lines pen;
    private final Dots dots;
    private final ColourMap map;
    private final int[] density;
    private final int[] below;
    private double[][] lines = {};
    private Points data;
    private boolean stale = true;

    /**
     * @param side   pixels along each side
     * @param window what the picture shows, in data units
     * @param theme  colours
     * @param scale  device pixels per pixel of the layout, times the theme's factor: scales dots and lines
     */
    public DataPicture(int side, Window window, Theme theme, double scale) {
        this(side, window, Axes.FIRST, theme, scale);
    }

    /** As above. @param axes the two coordinates of points that the window shows */
    public DataPicture(int side, Window window, Axes axes, Theme theme, double scale) {
        this.side = side;
        this.axes = axes;
        this.palette = theme.palette();
        this.scale = scale;
        this.lineWidth = Math.max(1, scale);
        this.pen = new Lines(side, window);
        this.dots = new Dots(side, window, palette.ground(), scale);
        this.map = ColourMap.density(palette);
        this.density = new int[side * side];
        this.below = new int[side * side];
        Arrays.fill(density, palette.ground());
    }

    public int side() {
        return side;
    }

    /** @param points the data's dots, or null for none */
    public void setData(Points points) {
        data = points;
        stale = true;
    }

    /** @param newLines faint lines, each x and y in turn, such as a coordinate grid that a flow carries along; not copied */
    public void setLines(double[][] newLines) {
        lines = newLines;
        stale = true;
    }

    /**
     * Paints the density layer. Interpolated between cell centres in the square root of the density, which is what the colours show: the eye sees
     * thin tails beside tall peaks.
     *
     * @param heat   densities (not logs) over the same window, NaN hatched, or null to leave the ground bare
     * @param ceiling the density that gets the map's upper end; fixed along a run, so that pictures can be compared
     */
    public void setDensity(HeatMap heat, double ceiling) {
        if (heat == null) {
            Arrays.fill(density, palette.ground());
        } else {
            paint(heat, ceiling);
        }
        stale = true;
    }

    private void paint(HeatMap heat, double ceiling) {
        double[] tone = new double[heat.values().length];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = Math.sqrt(Math.max(0, Math.min(MOST, heat.values()[i] / ceiling)));
        }
        Interpolation.paint(tone, heat.size(), side, value -> Hatch.colour(map, value), density);
        Hatch.fill(density, side, palette, scale);
    }

    private void refreshLayer() {
        System.arraycopy(density, 0, below, 0, below.length);
        if (lines.length > 0) {
            pen.draw(lines, Palette.withAlpha(palette.noise(), FAINT), lineWidth, below);
        }
        if (data != null) {
            dots.draw(data.values(), data.dimension(), data.count(), axes, palette.data(), below);
        }
    }

    /**
     * The finished picture.
     *
     * @param samples {@code count * dimension} coordinates of which two are drawn, not modified; may be null for none
     * @param pixels  {@code side * side} opaque ARGB, row by row from the top, overwritten
     */
    public void compose(double[] samples, int dimension, int count, int[] pixels) {
        if (stale) {
            refreshLayer();
            stale = false;
        }
        System.arraycopy(below, 0, pixels, 0, below.length);
        if (samples != null) {
            dots.draw(samples, dimension, count, axes, palette.model(), pixels);
        }
    }
}
