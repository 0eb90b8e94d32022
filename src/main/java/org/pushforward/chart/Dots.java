package org.pushforward.chart;

import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * Draws points into a square picture: anti-aliased discs and rings with a thin rim, which keeps them apart from one another and from what is below.
 * Points that lie outside the window, infinite or NaN are left out.
 */
final class Dots {

    private static final double HALO = 0.9;
    private static final double RADIUS = 1.7;
    private static final double RING_RADIUS = 2.8;
    private static final double RING_WIDTH = 1.1;

    private final int side;
    private final Window window;
    private final int rim;
    private final double radius;
    private final double ringRadius;
    private final double ringWidth;

    /**
     * @param side   pixels along each side of the pictures
     * @param window what they show
     * @param rim    colour around the marks
     * @param scale  factor on the size
     */
    Dots(int side, Window window, int rim, double scale) {
        this.side = side;
        this.window = window;
        this.rim = rim;
        this.radius = Math.max(RADIUS * scale, side / 360.0);
        this.ringRadius = RING_RADIUS * scale;
        this.ringWidth = RING_WIDTH * scale;
    }

    /**
     * Discs.
     *
     * @param points {@code count * dimension} coordinates of which two are drawn, not modified
     * @param axes   these two
     * @param pixels {@code side * side} opaque ARGB, row by row from the top, drawn upon
     */
    void draw(double[] points, int dimension, int count, Axes axes, int colour, int[] pixels) {
        paint(new Cloud(points, dimension, axes.first(), axes.second(), count), radius, Double.POSITIVE_INFINITY, colour, pixels);
    }

    /** @param across which coordinate runs across the picture. @param up which runs up */
    void discs(Points points, int across, int up, int colour, int[] pixels) {
        paint(Cloud.of(points, across, up), radius, Double.POSITIVE_INFINITY, colour, pixels);
    }

    /** @param across which coordinate runs across the picture. @param up which runs up */
    void rings(Points points, int across, int up, int colour, int[] pixels) {
        paint(Cloud.of(points, across, up), ringRadius, ringWidth, colour, pixels);
    }

    /** Where the two coordinates of each point stand; there may be room after the last. */
    private record Cloud(double[] values, int dimension, int across, int up, int count) {

        static Cloud of(Points points, int across, int up) {
            return new Cloud(points.values(), points.dimension(), across, up, points.count());
        }

        double x(int point) {
            return values[point * dimension + across];
        }

        double y(int point) {
            return values[point * dimension + up];
        }
    }

    /** @param width of the mark from its outer radius inward */
    private void paint(Cloud points, double outer, double width, int colour, int[] pixels) {
        double reach = outer + HALO + 0.5;
        for (int i = 0; i < points.count(); i++) {
            double cx = (points.x(i) - window.minX()) / window.width() * side;
            double cy = (window.maxY() - points.y(i)) / window.height() * side;
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
                    double mark = coverage(Math.min(outer - distance, distance - outer + width));
                    double halo = 0.55 * coverage(Math.min(outer + HALO - distance, distance - outer + width + HALO));
                    if (halo > 0) {
                        int at = py * side + px;
                        pixels[at] = mix(mix(pixels[at], rim, halo), colour, mark);
                    }
                }
            }
        }
    }

    private static double coverage(double inside) {
        return Math.max(0, Math.min(1, inside + 0.5));
    }

    /** @return opaque. @param share of {@code above}, 0 to 1 */
    static int mix(int below, int above, double share) {
        int s = (int) (share * 256 + 0.5);
        int rb = ((below & 0xFF00FF) * (256 - s) + (above & 0xFF00FF) * s) >>> 8 & 0xFF00FF;
        int g = ((below & 0x00FF00) * (256 - s) + (above & 0x00FF00) * s) >>> 8 & 0x00FF00;
        return 0xFF000000 | rb | g;
    }
}
