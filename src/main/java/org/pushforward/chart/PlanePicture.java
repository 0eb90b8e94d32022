package org.pushforward.chart;

import java.util.Arrays;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * A picture of a plane, pixel by pixel at its size on the screen: clouds of points, and lines over them. What is painted later lies above.
 * Coordinates are those of the window; what is not finite or lies outside is left out. Needs no toolkit, so it runs on any one thread at a time.
 */
public final class PlanePicture {

    private static final double HALO = 2;
    private static final int HALO_ALPHA = 160;
    private static final double FAINT = 0.5;
    private static final double MARK_RADIUS = 5;
    private static final double MARK_WIDTH = 2;
    private static final int ELLIPSE_CORNERS = 96;

    private final int side;
    private final Window window;
    private final Palette palette;
    private final double scale;
    private final int[] pixels;
    private final Lines lines;
    private final Dots dots;

    /**
     * @param side   pixels along each side
     * @param window what the picture shows
     * @param theme  colours
     * @param scale  device pixels per pixel of the layout, times the theme's factor: scales dots and lines
     */
    public PlanePicture(int side, Window window, Theme theme, double scale) {
        this.side = side;
        this.window = window;
        this.palette = theme.palette();
        this.scale = scale;
        this.pixels = new int[side * side];
        this.lines = new Lines(side, window);
        this.dots = new Dots(side, window, palette.ground(), scale);
        Arrays.fill(pixels, palette.ground());
    }

    /** A colour halfway to the ground, for what others lie upon. */
    public int faint(int colour) {
        return Dots.mix(palette.ground(), colour, FAINT);
    }

    /**
     * @param across which coordinate of the points runs across the picture
     * @param up     likewise
     */
    public void dots(Points points, int across, int up, int colour) {
        dots.discs(points, across, up, colour, pixels);
    }

    /**
     * @param across which coordinate of the points runs across the picture
     * @param up     likewise
     */
    public void rings(Points points, int across, int up, int colour) {
        dots.rings(points, across, up, colour, pixels);
    }

    /** The place of a point that matters: a ring in ink, on which nothing is to be dragged. */
    public void mark(double x, double y) {
        ellipse(new Ellipse(x, y, MARK_RADIUS * scale / side * window.width(), MARK_RADIUS * scale / side * window.height(), 0), 1, palette.ink(),
                MARK_WIDTH);
    }

    /** A line from point to point, by the first two coordinates. @param width pixels of the layout */
    public void line(Points points, int colour, double width) {
        double[] line = new double[2 * points.count()];
        for (int i = 0; i < points.count(); i++) {
            line[2 * i] = points.get(i, 0);
            line[2 * i + 1] = points.get(i, 1);
        }
        draw(line, colour, width);
    }

    /**
     * @param factor on the ellipse's axes
     * @param width  pixels of the layout
     */
    public void ellipse(Ellipse ellipse, double factor, int colour, double width) {
        draw(outline(ellipse, factor), colour, width);
    }

    private static double[] outline(Ellipse ellipse, double factor) {
        double cosine = Math.cos(ellipse.angle());
        double sine = Math.sin(ellipse.angle());
        double[] line = new double[2 * (ELLIPSE_CORNERS + 1)];
        for (int i = 0; i <= ELLIPSE_CORNERS; i++) {
            double turn = 2 * Math.PI * i / ELLIPSE_CORNERS;
            double along = factor * ellipse.semiMajor() * Math.cos(turn);
            double aside = factor * ellipse.semiMinor() * Math.sin(turn);
            line[2 * i] = ellipse.centerX() + along * cosine - aside * sine;
            line[2 * i + 1] = ellipse.centerY() + along * sine + aside * cosine;
        }
        return line;
    }

    /** Circles about the origin in the colour of grids, with radii 1, 2, ... below a bound. */
    public void unitCircles(double bound) {
        double[][] circles = new double[(int) Math.ceil(bound) - 1][];
        for (int i = 0; i < circles.length; i++) {
            circles[i] = outline(new Ellipse(0, 0, i + 1, i + 1, 0), 1);
        }
        lines.draw(circles, palette.hairline(), scale, pixels);
    }

    /** With a halo, so that it is seen on points too. @param line x and y in turn */
    private void draw(double[] line, int colour, double width) {
        lines.draw(new double[][] {line}, Palette.withAlpha(palette.ground(), HALO_ALPHA), (width + HALO) * scale, pixels);
        lines.draw(new double[][] {line}, colour, width * scale, pixels);
    }

    /** The picture as it stands: {@code side * side} opaque ARGB from the top row down; not a copy. */
    public int[] pixels() {
        return pixels;
    }
}
