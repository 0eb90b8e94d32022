package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import org.pushforward.data.Window;

/** Draws lines into a square picture, all in one stroke, so that a faint colour stays as faint where they cross. */
final class Lines {

    private static final ColorModel OPAQUE = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
    /** Windows' widths from the window's middle: the rasteriser does not like numbers without bound. */
    private static final double FAR = 3;

    private final int side;
    private final Window window;

    /**
     * @param side   pixels along each side of the pictures
     * @param window what they show
     */
    Lines(int side, Window window) {
        this.side = side;
        this.window = window;
    }

    /**
     * @param lines  each x and y in turn, not modified; broken where a point is infinite, NaN or far outside the window
     * @param colour ARGB
     * @param width  in pixels
     * @param pixels {@code side * side} opaque ARGB, row by row from the top, drawn upon
     */
    void draw(double[][] lines, int colour, double width, int[] pixels) {
        draw(lines, colour, new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL), pixels);
    }

    /** As above. @param stroke in pixels */
    void draw(double[][] lines, int colour, Stroke stroke, int[] pixels) {
        Path2D path = new Path2D.Float();
        for (double[] line : lines) {
            append(line, path);
        }
        int[] masks = {0xFF0000, 0xFF00, 0xFF};
        BufferedImage image = new BufferedImage(OPAQUE,
                Raster.createPackedRaster(new DataBufferInt(pixels, side * side), side, side, side, masks, null), false, null);
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setPaint(new Color(colour, true));
        g2.setStroke(stroke);
        g2.draw(path);
        g2.dispose();
        // An image without an alpha channel is drawn upon fastest, and loses the alpha of what is drawn upon.
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF000000;
        }
    }

    private void append(double[] line, Path2D path) {
        boolean drawing = false;
        for (int i = 0; i < line.length; i += 2) {
            double x = (line[i] - window.minX()) / window.width();
            double y = (window.maxY() - line[i + 1]) / window.height();
            // The negation also drops NaN.
            if (!(Math.abs(x - 0.5) < FAR && Math.abs(y - 0.5) < FAR)) {
                drawing = false;
            } else if (drawing) {
                path.lineTo(x * side, y * side);
            } else {
                path.moveTo(x * side, y * side);
                drawing = true;
            }
        }
    }
}
