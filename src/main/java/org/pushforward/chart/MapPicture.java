package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import org.pushforward.data.Axes;
import org.pushforward.data.Window;

/** What a linear map does to the plane: where it takes a cloud of points and the unit square. Needs no toolkit; runs on any one thread at a time. */
public final class MapPicture {

    private static final int FAINT = 46;
    private static final double DOT = 0.9;

    private final int side;
    private final Window window;
    private final Palette palette;
    private final double scale;
    private final int[] pixels;
    private final Graphics2D graphics;

    /**
     * @param side   pixels along each side
     * @param window what the picture shows
     * @param scale  device pixels per pixel of the layout, times the theme's factor
     */
    public MapPicture(int side, Window window, Theme theme, double scale) {
        this.side = side;
        this.window = window;
        this.palette = theme.palette();
        this.scale = scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Arrays.fill(pixels, palette.ground());
        axes();
    }

    private void axes() {
        graphics.setColor(new Color(palette.hairline()));
        graphics.setStroke(stroke(1));
        graphics.draw(new Line2D.Double(x(0), 0, x(0), side));
        graphics.draw(new Line2D.Double(0, y(0), side, y(0)));
    }

    /** @param points coordinates x and y in turn */
    public void cloud(double[] points) {
        new Dots(side, window, palette.ground(), DOT * scale).draw(points, 2, points.length / 2, Axes.FIRST, palette.noise(), pixels);
    }

    /** The square as it was: dashed. */
    public void startingSquare() {
        graphics.setColor(new Color(palette.muted()));
        graphics.setStroke(new BasicStroke((float) scale, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10,
                new float[] {(float) (4 * scale), (float) (4 * scale)}, 0));
        graphics.draw(outline(new double[] {0, 0, 1, 0, 1, 1, 0, 1}));
    }

    /**
     * The square as it is now: its first side, which began along the first coordinate, in the colour of data, the second in that of the model.
     *
     * @param corners x and y of the images of (0, 0), (1, 0), (1, 1) and (0, 1)
     */
    public void square(double[] corners) {
        Path2D outline = outline(corners);
        graphics.setColor(new Color(Palette.withAlpha(palette.model(), FAINT), true));
        graphics.fill(outline);
        graphics.setColor(new Color(palette.ink()));
        graphics.setStroke(stroke(1));
        graphics.draw(outline);
        graphics.setStroke(stroke(3));
        graphics.setColor(new Color(palette.data()));
        graphics.draw(new Line2D.Double(x(corners[0]), y(corners[1]), x(corners[2]), y(corners[3])));
        graphics.setColor(new Color(palette.model()));
        graphics.draw(new Line2D.Double(x(corners[0]), y(corners[1]), x(corners[6]), y(corners[7])));
    }

    private Path2D outline(double[] corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(x(corners[0]), y(corners[1]));
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(x(corners[i]), y(corners[i + 1]));
        }
        path.closePath();
        return path;
    }

    private BasicStroke stroke(double width) {
        return new BasicStroke((float) (width * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** Within ten pictures of this one: Java2D goes wrong with coordinates that fill its fixed-point numbers. */
    private double x(double value) {
        return bounded((value - window.minX()) / window.width()) * side;
    }

    private double y(double value) {
        return bounded((window.maxY() - value) / window.height()) * side;
    }

    private static double bounded(double share) {
        return Math.max(-10, Math.min(10, share));
    }

    /** Ends the drawing. @return {@code side * side} opaque ARGB, row by row from the top */
    public int[] finish() {
        graphics.dispose();
        return pixels;
    }
}
