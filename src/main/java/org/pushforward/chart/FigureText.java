package org.pushforward.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Words of figures, placed by their middle or an end and broken into lines. */
final class FigureText {

    private FigureText() {}

    static double width(Graphics2D g2, Font font, String words) {
        return font.getStringBounds(words, g2.getFontRenderContext()).getWidth();
    }

    /**
     * @param share of the width that stands left of {@code x}: 0 for words that begin there, 1/2 for their middle
     * @param y     the base line
     */
    static void draw(Graphics2D g2, String words, Font font, int colour, double x, double y, double share) {
        g2.setFont(font);
        g2.setPaint(new Color(colour, true));
        g2.drawString(words, (float) (x - share * width(g2, font, words)), (float) y);
    }

    /** Words that are read upward, centred upon {@code y}; {@code x} is their base line. */
    static void drawUpward(Graphics2D g2, String words, Font font, int colour, double x, double y) {
        AffineTransform before = g2.getTransform();
        g2.translate(x, y);
        g2.rotate(-Math.PI / 2);
        draw(g2, words, font, colour, 0, 0, 0.5);
        g2.setTransform(before);
    }

    /** Lines that are no wider, broken at spaces, but not within a number. */
    static List<String> lines(Graphics2D g2, Font font, String words, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : NoBreak.words(words).split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(g2, font, longer) > width) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines.stream().map(NoBreak::plain).toList();
    }

    static void ground(Graphics2D g2, double width, double height, int colour) {
        g2.setPaint(new Color(colour));
        g2.fill(new Rectangle2D.Double(0, 0, width, height));
    }
}
