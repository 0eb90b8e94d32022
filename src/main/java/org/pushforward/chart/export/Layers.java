package org.pushforward.chart.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Recording;

/**
 * Keeps vector files of figures with very many points within bounds: then lines and points become one image, under words that stay words.
 */
final class Layers {

    /** Of all lines and areas; a file has some fifteen bytes for each. */
    static final long MOST_CORNERS = 200_000;
    /** Pixels per unit of the layout: 288 to the inch. */
    private static final double SCALE = 3;

    private Layers() {}

    static boolean isTooMuch(Recording figure) {
        return figure.corners() > MOST_CORNERS;
    }

    /** What is to be said of it; empty where all is vectors. */
    static String note(Recording figure) {
        return isTooMuch(figure) ? "Lines and points have " + Numbers.count(figure.corners()) + " corners and are an image; words are words." : "";
    }

    static void draw(Recording figure, Graphics2D g2) {
        if (!isTooMuch(figure)) {
            figure.draw(g2);
            return;
        }
        int width = (int) Math.ceil(figure.width() * SCALE);
        int height = (int) Math.ceil(figure.height() * SCALE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D below = image.createGraphics();
        below.scale(SCALE, SCALE);
        figure.draw(below, EnumSet.of(Recording.Kind.STATE, Recording.Kind.SHAPE, Recording.Kind.IMAGE));
        below.dispose();
        g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g2.drawImage(image, AffineTransform.getScaleInstance(1 / SCALE, 1 / SCALE), null);
        figure.draw(g2, EnumSet.of(Recording.Kind.STATE, Recording.Kind.TEXT));
    }
}
