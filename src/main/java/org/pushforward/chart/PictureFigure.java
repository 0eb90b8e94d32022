package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.pushforward.base.OneLine;
import org.pushforward.data.Window;

/**
 * A picture of pixels as a figure: the pixels as an image, and around it, as vectors and text, what a person sees around it in the window.
 *
 * @param title  what it shows
 * @param across title of the axis below, with its unit; empty where there is no window
 * @param up     likewise of that at the left
 * @param window of which there are axes; null for a picture without
 * @param legend of the colours; null for none
 * @param key    what marks and dots stand for
 * @param words  what is to be said of it, below; may be empty
 */
public record PictureFigure(String title, String across, String up, Window window, Legend legend, List<Entry> key, String words) {

    private static final double MARGIN = 12;
    private static final double LEFT = 52;
    private static final double TITLE = 26;
    private static final double BOTTOM = 40;
    private static final double STRIP = 10;
    private static final double LEGEND = 74;
    private static final double KEY = 20;
    private static final double LINE = 16;
    private static final int COLOURS = 128;
    private static final double PROBE = 7;
    private static final double SIZE = 11.5;

    /**
     * Colours of numbers, from low to high.
     *
     * @param title what they are, with their unit
     * @param low   words at the lower end
     * @param high  at the upper one
     * @param map   in the colours of a theme
     * @param tone  where on the map a value stands, for 0 (low) to 1 (high)
     */
    public record Legend(String title, String low, String high, Function<Palette, ColourMap> map,
            DoubleUnaryOperator tone) {

        /** Of a density from 0 up to a ceiling, the colours going with its root. */
        public static Legend density(String title, double ceiling) {
            return new Legend(title, "0", Numbers.brief(ceiling), ColourMap::density, Math::sqrt);
        }

        /** Of a logarithmic map in the colours of viridis. */
        public static Legend decades(String title, double low, double high) {
            return new Legend(title, Numbers.decade(low), Numbers.decade(high), palette -> ColourMap.viridis(), value -> value);
        }

        /** Of a difference from minus to plus the same. */
        public static Legend difference(String title, String low, String high) {
            return new Legend(title, low, high, ColourMap::difference, value -> DifferencePicture.tone(2 * value - 1, 1));
        }
    }

    /** What a colour stands for. @param colour in the colours of a theme */
    public record Entry(String name, ToIntFunction<Palette> colour) {

        public static final Entry DATA = new Entry("data", Palette::data);
        public static final Entry SAMPLES = new Entry("samples of the flow", Palette::model);
        public static final Entry NOISE = new Entry("noise", Palette::noise);
        public static final Entry PAINTED = new Entry("painted points", Palette::data);
    }

    public PictureFigure {
        key = List.copyOf(key);
    }

    /** With the axes of a window. @param shown null for none */
    public PictureFigure in(Window shown) {
        return new PictureFigure(title, across, up, across.isEmpty() ? null : shown, legend, key, words);
    }

    /** With more words below. */
    public PictureFigure saying(String more) {
        String sentence = more.isEmpty() || more.endsWith(".") ? more : OneLine.capital(more) + ".";
        return new PictureFigure(title, across, up, window, legend, key, (words + " " + sentence).strip());
    }

    /** A picture without axes. */
    public static PictureFigure plain(String title) {
        return new PictureFigure(title, "", "", null, null, List.of(), "");
    }

    /** A picture with two axes. */
    public static PictureFigure plane(String title, String across, String up, Legend legend, List<Entry> key) {
        return new PictureFigure(title, across, up, null, legend, key, "");
    }

    /**
     * The figure. It is painted anew for each file, as finely as that shows, by whoever makes the file.
     *
     * @param probe where the ring of the probe stands, in the units of the window; null for nowhere
     * @param shown the side on the screen, in units of the layout
     */
    public Figure of(PictureContent content, double[] probe, double shown) {
        List<String> axes = new ArrayList<>();
        if (window != null) {
            axes.add(across);
            axes.add(up);
        }
        if (legend != null) {
            axes.add(legend.title());
        }
        double inner = Math.max(120, shown);
        double width = Math.ceil(inner + left() + MARGIN + (legend == null ? 0 : LEGEND));
        return new Figure(title, axes, content.data(), width, Math.ceil(inner + around(width)),
                (w, h, theme) -> record(content, probe, w, h, theme));
    }

    private double left() {
        return window == null ? MARGIN : LEFT + MARGIN / 2;
    }

    /** All the height but the picture's. */
    private double around(double width) {
        Recorder ruler = new Recorder(1, 1);
        double lines = words.isEmpty() ? 0 : FigureText.lines(ruler, ChartFonts.regular(SIZE), words, width - left() - MARGIN).size();
        ruler.dispose();
        return MARGIN + TITLE + (window == null ? 4 : BOTTOM) + (key.isEmpty() ? 0 : KEY) + (lines == 0 ? 0 : LINE * lines + 4) + MARGIN;
    }

    private Recording record(PictureContent content, double[] probe, double width, double height, Theme theme) {
        Recorder g2 = new Recorder(width, height);
        Palette palette = theme.palette();
        Font font = ChartFonts.regular(SIZE);
        FigureText.ground(g2, width, height, palette.panel());
        double side = Math.max(1, Math.min(height - around(width), width - left() - MARGIN - (legend == null ? 0 : LEGEND)));
        double x = left();
        double y = MARGIN + TITLE;
        FigureText.draw(g2, title, ChartFonts.bold(13), palette.ink(), x, MARGIN + 13, 0);
        g2.drawContent(content, x, y, side, theme);
        g2.setPaint(new Color(palette.hairline()));
        g2.setStroke(new BasicStroke(1));
        g2.draw(new Rectangle2D.Double(x, y, side, side));
        double below = y + side;
        if (window != null) {
            drawAxes(g2, x, y, side, palette, font);
            drawProbe(g2, probe, x, y, side, palette);
            below += BOTTOM;
        }
        if (legend != null) {
            drawLegend(g2, x + side + 14, y, side, palette, font);
        }
        if (!key.isEmpty()) {
            drawKey(g2, x, below + 13, palette, font);
            below += KEY;
        }
        double line = below + 14;
        for (String each : words.isEmpty() ? List.<String>of() : FigureText.lines(g2, font, words, width - left() - MARGIN)) {
            FigureText.draw(g2, each, font, palette.muted(), x, line, 0);
            line += LINE;
        }
        return g2.recording();
    }

    private void drawAxes(Recorder g2, double x, double y, double side, Palette palette, Font font) {
        Ticks across = Ticks.linear(window.minX(), window.maxX(), 5);
        Ticks up = Ticks.linear(window.minY(), window.maxY(), 5);
        for (int i = 0; i < across.values().length; i++) {
            double value = across.values()[i];
            double at = x + (value - window.minX()) / window.width() * side;
            g2.setPaint(new Color(palette.muted()));
            g2.draw(new Line2D.Double(at, y + side, at, y + side + 4));
            FigureText.draw(g2, across.labels().get(i), font, palette.muted(), at, y + side + 16, 0.5);
        }
        double widest = 0;
        for (int i = 0; i < up.values().length; i++) {
            double value = up.values()[i];
            double at = y + (window.maxY() - value) / window.height() * side;
            g2.setPaint(new Color(palette.muted()));
            g2.draw(new Line2D.Double(x - 4, at, x, at));
            String label = up.labels().get(i);
            FigureText.draw(g2, label, font, palette.muted(), x - 7, at + 4, 1);
            widest = Math.max(widest, FigureText.width(g2, font, label));
        }
        FigureText.draw(g2, across.title(across()), font, palette.ink(), x + side / 2, y + side + 33, 0.5);
        FigureText.drawUpward(g2, up.title(up()), font, palette.ink(), Math.max(13, x - 14 - widest), y + side / 2);
    }

    private void drawProbe(Recorder g2, double[] probe, double x, double y, double side, Palette palette) {
        if (probe == null || !Double.isFinite(probe[0] + probe[1])) {
            return;
        }
        double atX = x + (probe[0] - window.minX()) / window.width() * side;
        double atY = y + (window.maxY() - probe[1]) / window.height() * side;
        if (atX < x || atX > x + side || atY < y || atY > y + side) {
            return;
        }
        Ellipse2D ring = new Ellipse2D.Double(atX - PROBE, atY - PROBE, 2 * PROBE, 2 * PROBE);
        g2.setStroke(new BasicStroke(4));
        g2.setPaint(new Color(palette.panel()));
        g2.draw(ring);
        g2.setStroke(new BasicStroke(2));
        g2.setPaint(new Color(palette.ink()));
        g2.draw(ring);
        g2.setStroke(new BasicStroke(1));
    }

    private void drawLegend(Recorder g2, double x, double y, double side, Palette palette, Font font) {
        ColourMap map = legend.map().apply(palette);
        BufferedImage strip = new BufferedImage(1, COLOURS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < COLOURS; i++) {
            strip.setRGB(0, COLOURS - 1 - i, map.at(legend.tone().applyAsDouble((double) i / (COLOURS - 1))));
        }
        g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(STRIP, side / COLOURS);
        g2.drawImage(strip, place, null);
        g2.setPaint(new Color(palette.hairline()));
        g2.draw(new Rectangle2D.Double(x, y, STRIP, side));
        FigureText.draw(g2, legend.high(), font, palette.muted(), x + STRIP + 5, y + 10, 0);
        FigureText.draw(g2, legend.low(), font, palette.muted(), x + STRIP + 5, y + side, 0);
        FigureText.drawUpward(g2, legend.title(), font, palette.ink(), x + STRIP + 18, y + side / 2);
    }

    private void drawKey(Recorder g2, double x, double y, Palette palette, Font font) {
        double at = x;
        for (Entry entry : key) {
            g2.setPaint(new Color(entry.colour().applyAsInt(palette)));
            g2.fill(new Ellipse2D.Double(at, y - 8, 8, 8));
            FigureText.draw(g2, entry.name(), font, palette.ink(), at + 13, y, 0);
            at += 13 + FigureText.width(g2, font, entry.name()) + 16;
        }
    }
}
