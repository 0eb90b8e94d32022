package org.pushforward.chart;

import java.util.Arrays;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * Composes the picture of the data space, pixel by pixel, at its size on the screen: density, data over it, samples over both. Needs no toolkit,
 * so it runs on any one thread at a time. What changes seldom (density and data) is kept as a finished layer; a picture with new samples then costs
 * one copy and the dots.
 */
public final class DataPicture {

    private static final double HALO = 0.9;
    private static final double DOT_RADIUS = 1.7;

    private final int side;
    private final Window window;
    private final Palette palette;
    private final double dotRadius;
    private final ColourMap map;
    private final int[] density;
    private final int[] below;
    private Points data;

    /**
     * @param side   pixels along each side
     * @param window what the picture shows, in data units
     * @param theme  colours
     * @param scale  device pixels per pixel of the layout, times the theme's factor: scales the dots
     */
    public DataPicture(int side, Window window, Theme theme, double scale) {
        this.side = side;
        this.window = window;
        this.palette = theme.palette();
        this.dotRadius = Math.max(DOT_RADIUS * scale, side / 360.0);
        this.map = ColourMap.density(palette);
        this.density = new int[side * side];
        this.below = new int[side * side];
        Arrays.fill(density, palette.ground());
        Arrays.fill(below, palette.ground());
    }

    public int side() {
        return side;
    }

    /** @param points the data's dots, or null for none */
    public void setData(Points points) {
        data = points;
        refreshLayer();
    }

    /**
     * Paints the density layer. Interpolated between cell centres in the square root of the density, which is what the colours show: the eye sees
     * thin tails beside tall peaks.
     *
     * @param heat   densities (not logs) over the same window, or null to leave the ground bare
     * @param ceiling the density that gets the map's upper end; fixed along a run, so that pictures can be compared
     */
    public void setDensity(HeatMap heat, double ceiling) {
        if (heat == null) {
            Arrays.fill(density, palette.ground());
        } else {
            paint(heat, ceiling);
        }
        refreshLayer();
    }

    private void paint(HeatMap heat, double ceiling) {
        int n = heat.size();
        double[] tone = new double[n * n];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = Math.sqrt(Math.max(0, heat.values()[i]) / ceiling);
        }
        // Horizontal weights are the same in every row.
        int[] left = new int[side];
        double[] share = new double[side];
        for (int px = 0; px < side; px++) {
            double column = Math.max(0, Math.min(n - 1, (px + 0.5) / side * n - 0.5));
            left[px] = Math.min((int) column, Math.max(0, n - 2));
            share[px] = column - left[px];
        }
        double[] blended = new double[n];
        for (int py = 0; py < side; py++) {
            double row = Math.max(0, Math.min(n - 1, (side - py - 0.5) / side * n - 0.5));
            int low = Math.min((int) row, Math.max(0, n - 2));
            int high = Math.min(low + 1, n - 1);
            double t = row - low;
            for (int c = 0; c < n; c++) {
                blended[c] = tone[low * n + c] + t * (tone[high * n + c] - tone[low * n + c]);
            }
            for (int px = 0; px < side; px++) {
                double a = blended[left[px]];
                double b = blended[Math.min(left[px] + 1, n - 1)];
                density[py * side + px] = map.at(a + share[px] * (b - a));
            }
        }
    }

    private void refreshLayer() {
        System.arraycopy(density, 0, below, 0, below.length);
        if (data != null) {
            draw(data.values(), data.dimension(), data.count(), palette.data(), below);
        }
    }

    /**
     * The finished picture.
     *
     * @param samples {@code count * dimension} coordinates of which the first two are drawn, not modified; may be null for none
     * @param pixels  {@code side * side} opaque ARGB, row by row from the top, overwritten
     */
    public void compose(double[] samples, int dimension, int count, int[] pixels) {
        System.arraycopy(below, 0, pixels, 0, below.length);
        if (samples != null) {
            draw(samples, dimension, count, palette.model(), pixels);
        }
    }

    /** Anti-aliased discs with a thin rim of the ground colour, which keeps them apart from one another and from the density below. */
    private void draw(double[] points, int dimension, int count, int colour, int[] pixels) {
        double reach = dotRadius + HALO + 0.5;
        int rim = palette.ground();
        for (int i = 0; i < count; i++) {
            double cx = (points[i * dimension] - window.minX()) / window.width() * side;
            double cy = (window.maxY() - points[i * dimension + 1]) / window.height() * side;
            // A diverging flow can send samples anywhere: the negation also drops NaN.
            if (!(cx > -reach && cx < side + reach && cy > -reach && cy < side + reach)) {
                continue;
            }
            int fromX = Math.max(0, (int) (cx - reach));
            int toX = Math.min(side - 1, (int) (cx + reach));
            int fromY = Math.max(0, (int) (cy - reach));
            int toY = Math.min(side - 1, (int) (cy + reach));
            for (int py = fromY; py <= toY; py++) {
                double dy = py + 0.5 - cy;
                for (int px = fromX; px <= toX; px++) {
                    double dx = px + 0.5 - cx;
                    double distance = Math.sqrt(dx * dx + dy * dy);
                    double disc = coverage(dotRadius - distance);
                    double halo = 0.55 * coverage(dotRadius + HALO - distance);
                    if (halo > 0) {
                        int at = py * side + px;
                        pixels[at] = mix(mix(pixels[at], rim, halo), colour, disc);
                    }
                }
            }
        }
    }

    private static double coverage(double inside) {
        return Math.max(0, Math.min(1, inside + 0.5));
    }

    private static int mix(int below, int above, double share) {
        int s = (int) (share * 256 + 0.5);
        int rb = ((below & 0xFF00FF) * (256 - s) + (above & 0xFF00FF) * s) >>> 8 & 0xFF00FF;
        int g = ((below & 0x00FF00) * (256 - s) + (above & 0x00FF00) * s) >>> 8 & 0x00FF00;
        return 0xFF000000 | rb | g;
    }
}
