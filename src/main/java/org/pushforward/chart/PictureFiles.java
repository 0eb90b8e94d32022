package org.pushforward.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jfree.chart.ChartRenderingInfo;
import org.pushforward.data.Points;

/** Charts and pictures as the bytes of PNG files; who writes them ensures that they are written whole. */
public final class PictureFiles {

    /** A density that is not seen beside those of data that fill a picture of a few units. */
    private static final double NOTHING = 1e-12;
    private static final double FAINT = 1e-6;

    private PictureFiles() {}

    /**
     * @param width  and {@code height} in the chart's own units, at which its type has its nominal size
     * @param scale  pixels per unit
     */
    public static byte[] chart(CurveChart chart, int width, int height, double scale) {
        BufferedImage image = new BufferedImage((int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setPaint(chart.chart().getBackgroundPaint());
        g2.fillRect(0, 0, image.getWidth(), image.getHeight());
        g2.scale(scale, scale);
        double margin = 12;
        // The renderer of bands asks for the info, wanted or not.
        chart.chart().draw(g2, new Rectangle2D.Double(margin, margin, width - 2 * margin, height - 2 * margin), new ChartRenderingInfo());
        g2.dispose();
        return PngImage.bytes(image);
    }

    /**
     * The data space as in the window: density, data over it, samples over both.
     *
     * @param heat    densities in data units
     * @param ceiling the density at the upper end of the colour map
     * @param data    or null
     * @param samples or null
     * @param side    pixels
     */
    public static byte[] dataSpace(HeatMap heat, double ceiling, Points data, Points samples, Theme theme, int side) {
        DataPicture picture = new DataPicture(side, heat.window(), theme, side / 500.0);
        picture.setDensity(heat, ceiling);
        picture.setData(data);
        int[] pixels = new int[side * side];
        if (samples == null) {
            picture.compose(null, 0, 0, pixels);
        } else {
            picture.compose(samples.values(), samples.dimension(), samples.count(), pixels);
        }
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, side, side, pixels, 0, side);
        return PngImage.bytes(image);
    }

    /** The density that gets the upper end of the colour map: the 99 % quantile of the positive cells, so that one spike cannot dim all else. */
    public static double ceiling(double[] densities) {
        double largest = Arrays.stream(densities).filter(Double::isFinite).max().orElse(0);
        // Per square metre the density of what is measured in micrometres is small everywhere.
        double least = largest < FAINT ? FAINT * largest : NOTHING;
        double[] positive = Arrays.stream(densities).filter(d -> d > least && Double.isFinite(d)).sorted().toArray();
        return positive.length == 0 ? 1 : positive[(int) (0.99 * (positive.length - 1))];
    }
}
