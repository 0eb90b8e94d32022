package org.pushforward.chart;

import org.pushforward.data.Window;

/** Draws points into a square picture: anti-aliased discs with a thin rim, which keeps them apart from one another and from what is below. */
final class Dots {

    private static final double HALO = 0.9;
    private static final double RADIUS = 1.7;

    private final int side;
    private final Window window;
    private final int rim;
    private final double radius;

    /**
     * @param side   pixels along each side of the pictures
     * @param window what they show
     * @param rim    colour around the discs
     * @param scale  factor on the size
     */
    Dots(int side, Window window, int rim, double scale) {
        this.side = side;
        this.window = window;
        this.rim = rim;
        this.radius = Math.max(RADIUS * scale, side / 360.0);
    }

    /**
     * @param points {@code count * dimension} coordinates of which the first two are drawn, not modified; those outside the window, infinite or NaN
     *               are left out
     * @param pixels {@code side * side} opaque ARGB, row by row from the top, drawn upon
     */
    void draw(double[] points, int dimension, int count, int colour, int[] pixels) {
        double reach = radius + HALO + 0.5;
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
                    double disc = coverage(radius - distance);
                    double halo = 0.55 * coverage(radius + HALO - distance);
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
