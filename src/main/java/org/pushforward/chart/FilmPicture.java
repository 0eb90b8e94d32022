package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.pushforward.data.Window;

/**
 * A frame of a film: a caption above a square picture, and the axes of what it shows, at the same place in every frame. Sizes go with that of the
 * frame, so a small film looks like a large one.
 */
public final class FilmPicture {

    /** Pixels of a frame that is drawn at scale 1. */
    private static final double USUAL = 420;
    private static final double CAPTION = 30;
    private static final double LEFT = 34;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 24;
    private static final double TYPE = 14;
    private static final double SMALL_TYPE = 10.5;
    private static final double TICK = 4;
    private static final double BAR = 3;
    private static final int MOST_TICKS = 5;

    private final int width;
    private final int side;
    private final double scale;
    private final int left;
    private final int top;
    private final Window window;
    private final Palette palette;
    private final BufferedImage image;
    private final int[] pixels;

    /**
     * @param width  of a frame, in pixels
     * @param window what the square shows
     */
    public FilmPicture(int width, Window window, Theme theme) {
        this.width = width;
        this.window = window;
        this.palette = theme.palette();
        // Type that is smaller cannot be read.
        this.scale = Math.max(0.8, width / USUAL);
        this.left = (int) Math.round(LEFT * scale);
        this.top = (int) Math.round(CAPTION * scale);
        this.side = width - left - (int) Math.round(RIGHT * scale);
        this.image = new BufferedImage(width, top + side + (int) Math.round(BOTTOM * scale), BufferedImage.TYPE_INT_RGB);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Pixels along each side of the square. */
    public int side() {
        return side;
    }

    /** Factor on dots and lines in the square. */
    public double scale() {
        return scale;
    }

    public int width() {
        return width;
    }

    public int height() {
        return image.getHeight();
    }

    /**
     * Draws a frame.
     *
     * @param square  {@code side * side} ARGB from the top row down
     * @param title   at the left of the caption
     * @param figures at its right
     * @param share   of the film that is over by then, 0 to 1
     * @return {@code width * height} RGB from the top row down, for the caller
     */
    public int[] draw(int[] square, String title, String figures, double share) {
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setColor(new Color(palette.panel()));
        g2.fillRect(0, 0, width, height());
        double base = top - 11 * scale;
        text(g2, title, ChartFonts.bold(TYPE * scale), palette.ink(), left, base, 0);
        text(g2, figures, ChartFonts.regular(TYPE * scale), palette.muted(), left + side, base, 1);
        double bar = Math.max(2, Math.rint(BAR * scale));
        fill(g2, palette.hairline(), left, top - bar - 1, side, bar);
        fill(g2, palette.model(), left, top - bar - 1, Math.rint(share * side), bar);
        axes(g2);
        g2.dispose();
        for (int row = 0; row < side; row++) {
            System.arraycopy(square, row * side, pixels, (top + row) * width + left, side);
        }
        return pixels.clone();
    }

    private void axes(Graphics2D g2) {
        g2.setStroke(new BasicStroke(1));
        g2.setColor(new Color(palette.hairline()));
        g2.draw(new Rectangle2D.Double(left - 0.5, top - 0.5, side + 1, side + 1));
        Font font = ChartFonts.regular(SMALL_TYPE * scale);
        double below = top + side + (TICK + SMALL_TYPE + 2) * scale;
        Ticks across = Ticks.linear(window.minX(), window.maxX(), MOST_TICKS);
        for (int i = 0; i < across.values().length; i++) {
            double x = across.values()[i];
            double at = Math.rint(left + (x - window.minX()) / window.width() * side) + 0.5;
            mark(g2, at, top + side + 1, at, top + side + 1 + TICK * scale);
            text(g2, across.labels().get(i), font, palette.muted(), at, below, 0.5);
        }
        Ticks up = Ticks.linear(window.minY(), window.maxY(), MOST_TICKS);
        for (int i = 0; i < up.values().length; i++) {
            double y = up.values()[i];
            double at = Math.rint(top + (window.maxY() - y) / window.height() * side) + 0.5;
            mark(g2, left - 1 - TICK * scale, at, left - 1, at);
            text(g2, up.labels().get(i), font, palette.muted(), left - (TICK + 3) * scale, at + SMALL_TYPE * scale * 0.36, 1);
        }
        // What labels leave out: of those at the left in the lower left corner, of those below in the right one.
        text(g2, up.note(), font, palette.muted(), 2, below, 0);
        text(g2, across.note(), font, palette.muted(), width - 2, below, 1);
    }

    private void mark(Graphics2D g2, double fromX, double fromY, double toX, double toY) {
        g2.setColor(new Color(palette.muted()));
        g2.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    private static void fill(Graphics2D g2, int colour, double x, double y, double width, double height) {
        g2.setColor(new Color(colour));
        g2.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /** @param anchor where in the text {@code x} lies: 0 at its left, 1 at its right */
    private static void text(Graphics2D g2, String text, Font font, int colour, double x, double base, double anchor) {
        g2.setFont(font);
        g2.setColor(new Color(colour));
        double length = font.getStringBounds(text, g2.getFontRenderContext()).getWidth();
        g2.drawString(text, (float) (x - anchor * length), (float) base);
    }
}
