package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Axes;
import org.pushforward.data.Window;

/**
 * A picture of numbers over the plane, made pixel by pixel at its size on the screen: a colour for each number, points and ellipses over it. Needs no
 * toolkit, so it runs on any one thread at a time.
 */
public final class FieldPicture {

    /** Of half the spacing of ellipses: what each may take, with its line. */
    private static final double REACH = 0.92;
    private static final double LINE = 1.2;
    /** Of a line: its dark rim. */
    private static final double RIM = 2.4;
    private static final int RIM_COLOUR = 110 << 24;
    /** Of a border, in widths of its line. */
    private static final float DASH = 6;

    private final int side;
    private final Window window;
    private final Palette palette;
    private final double scale;
    private final BufferedImage image;
    /** Of the image. */
    private final int[] pixels;

    /**
     * @param side   pixels along each side
     * @param window what the picture shows
     * @param scale  device pixels per pixel of the layout, times the theme's factor: scales dots and lines
     */
    public FieldPicture(int side, Window window, Theme theme, double scale) {
        this.side = side;
        this.window = window;
        this.palette = theme.palette();
        this.scale = scale;
        this.image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** {@code side * side} opaque ARGB, row by row from the top; not a copy. */
    public int[] pixels() {
        return pixels;
    }

    /**
     * Paints numbers, over all that was there.
     *
     * @param field  over this picture's window, logarithms mostly: NaN and plus infinity are hatched, minus infinity is at the lower end
     * @param low    the number that gets the map's lower end, as do those below
     * @param high   the number that gets the map's upper end, as do those above
     * @param smooth whether colours go over into one another between cells; where neighbours have little to do with each other they should not
     */
    public void paint(HeatMap field, ColourMap map, double low, double high, boolean smooth) {
        double[] tones = new double[field.values().length];
        for (int i = 0; i < tones.length; i++) {
            double value = field.values()[i];
            // Clamped before the interpolation, which has no use for infinity; NaN stays.
            tones[i] = value == Double.POSITIVE_INFINITY ? Double.NaN : Math.max(0, Math.min(1, (value - low) / (high - low)));
        }
        if (smooth) {
            Interpolation.paint(tones, field.size(), side, tone -> Hatch.colour(map, tone), pixels);
        } else {
            for (int at = 0; at < pixels.length; at++) {
                int row = (side - 1 - at / side) * field.size() / side;
                pixels[at] = Hatch.colour(map, tones[row * field.size() + at % side * field.size() / side]);
            }
        }
        Hatch.fill(pixels, side, palette, scale);
    }

    /**
     * Draws points of the data.
     *
     * @param points {@code count * dimension} coordinates, not modified
     * @param axes   which two of them are drawn
     */
    public void drawData(double[] points, int dimension, int count, Axes axes) {
        new Dots(side, window, palette.ground(), scale).draw(points, dimension, count, axes, palette.data(), pixels);
    }

    /**
     * Draws ellipses, all at the same length, so that shape and direction are to be seen and none overlaps another; those that are not finite are
     * left out.
     *
     * @param ellipses in the window's units
     * @param across   how many stand beside one another in a row of the picture
     */
    public void drawEllipses(Ellipse[] ellipses, int across) {
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double reach = REACH * side / (2.0 * across) - RIM * LINE * scale / 2;
        // White with a dark rim is seen on every colour of the map.
        for (Ellipse ellipse : ellipses) {
            Shape shape = shape(ellipse, reach);
            if (shape != null) {
                g2.setStroke(new BasicStroke((float) (RIM * LINE * scale)));
                g2.setColor(new Color(RIM_COLOUR, true));
                g2.draw(shape);
                g2.setStroke(new BasicStroke((float) (LINE * scale)));
                g2.setColor(Color.WHITE);
                g2.draw(shape);
            }
        }
        g2.dispose();
    }

    /**
     * Draws where two parts of the plane end, the first with a whole line and the second with a dashed one.
     *
     * @param borders each x and y in turn, in the window's units; not modified
     */
    public void drawBorders(double[][] borders) {
        for (int i = 0; i < borders.length; i++) {
            float width = (float) (LINE * scale);
            float[] dashes = i == 0 ? null : new float[] {DASH * width, DASH * width};
            new Lines(side, window).draw(new double[][] {borders[i]}, RIM_COLOUR, new BasicStroke((float) (RIM * width)), pixels);
            new Lines(side, window).draw(new double[][] {borders[i]}, 0xFFFFFFFF,
                    new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0), pixels);
        }
    }

    /** In pixels; null if there is none to draw. */
    private Shape shape(Ellipse ellipse, double reach) {
        double flatness = ellipse.semiMajor() == 0 ? 1 : ellipse.semiMinor() / ellipse.semiMajor();
        double perX = side / window.width();
        double perY = side / window.height();
        // The half axes in pixels, up to a common factor; in a window of unlike units they need no longer be orthogonal.
        double majorX = Math.cos(ellipse.angle()) * perX;
        double majorY = -Math.sin(ellipse.angle()) * perY;
        double minorX = -Math.sin(ellipse.angle()) * flatness * perX;
        double minorY = -Math.cos(ellipse.angle()) * flatness * perY;
        // The largest singular value of the matrix that they are the columns of.
        double length = (Math.hypot(majorX + minorY, majorY - minorX) + Math.hypot(majorX - minorY, majorY + minorX)) / 2;
        double x = (ellipse.centerX() - window.minX()) * perX;
        double y = (window.maxY() - ellipse.centerY()) * perY;
        double factor = reach / length;
        if (!Double.isFinite(factor + ellipse.semiMajor()) || !Double.isFinite(x) || !Double.isFinite(y)) {
            return null;
        }
        AffineTransform place = new AffineTransform(factor * majorX, factor * majorY, factor * minorX, factor * minorY, x, y);
        return place.createTransformedShape(new Ellipse2D.Double(-1, -1, 2, 2));
    }
}
