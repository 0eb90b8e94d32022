package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * A picture of a plane, pixel by pixel at its size on the screen: clouds of points, and lines over them. What is painted later lies above. Coordinates
 * are those of the window; what is not finite or lies outside is left out. Needs no toolkit, so it runs on any one thread at a time.
 */
public final class PlanePicture {

    private static final double HALO = 2;
    private static final double FAINT = 0.5;
    private static final double MARK_RADIUS = 5;
    private static final double MARK_WIDTH = 2;
    private static final int ELLIPSE_CORNERS = 96;

    private final int side;
    private final Window window;
    private final Palette palette;
    private final double scale;
    private final int[] pixels;
    private final Graphics2D graphics;
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
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.graphics = image.createGraphics();
        this.dots = new Dots(side, window, palette.ground(), scale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
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
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < points.count(); i++) {
            drawing = extend(path, points.get(i, 0), points.get(i, 1), drawing);
        }
        stroke(path, colour, width);
    }

    /**
     * @param factor on the ellipse's axes
     * @param width  pixels of the layout
     */
    public void ellipse(Ellipse ellipse, double factor, int colour, double width) {
        Path2D path = new Path2D.Double();
        double cosine = Math.cos(ellipse.angle());
        double sine = Math.sin(ellipse.angle());
        boolean drawing = false;
        for (int i = 0; i <= ELLIPSE_CORNERS; i++) {
            double turn = 2 * Math.PI * i / ELLIPSE_CORNERS;
            double along = factor * ellipse.semiMajor() * Math.cos(turn);
            double aside = factor * ellipse.semiMinor() * Math.sin(turn);
            drawing = extend(path, ellipse.centerX() + along * cosine - aside * sine, ellipse.centerY() + along * sine + aside * cosine, drawing);
        }
        stroke(path, colour, width);
    }

    /** @return whether the path may go on from here */
    private boolean extend(Path2D path, double x, double y, boolean drawing) {
        double px = (x - window.minX()) / window.width() * side;
        double py = (window.maxY() - y) / window.height() * side;
        if (!Double.isFinite(px) || !Double.isFinite(py)) {
            return false;
        }
        if (drawing) {
            path.lineTo(px, py);
        } else {
            path.moveTo(px, py);
        }
        return true;
    }

    private void stroke(Path2D path, int colour, double width) {
        graphics.setColor(new Color(Palette.withAlpha(palette.ground(), 160), true));
        graphics.setStroke(round(width + HALO));
        graphics.draw(path);
        graphics.setColor(new Color(colour));
        graphics.setStroke(round(width));
        graphics.draw(path);
    }

    private BasicStroke round(double width) {
        return new BasicStroke((float) (width * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** The picture as it stands: {@code side * side} opaque ARGB from the top row down. Not copied: nothing more is to be painted. */
    public int[] pixels() {
        graphics.dispose();
        return pixels;
    }
}
