package org.pushforward.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.jfree.chart.ChartRenderingInfo;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.data.Points;

/** Writes charts and pictures as PNG. A file that cannot be written whole is not written at all. */
public final class PictureFiles {

    private PictureFiles() {}

    /**
     * @param width  and {@code height} in the chart's own units, at which its type has its nominal size
     * @param scale  pixels per unit
     * @throws InvalidInputException if the file cannot be written
     */
    public static void writeChart(CurveChart chart, int width, int height, double scale, Path file) {
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
        write(image, file);
    }

    /**
     * The data space as in the window: density, data over it, samples over both.
     *
     * @param heat    densities in data units
     * @param ceiling the density at the upper end of the colour map
     * @param data    or null
     * @param samples or null
     * @param side    pixels
     * @throws InvalidInputException if the file cannot be written
     */
    public static void writeDataSpace(HeatMap heat, double ceiling, Points data, Points samples, Theme theme, int side, Path file) {
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
        write(image, file);
    }

    /** The density that gets the upper end of the colour map: the 99 % quantile of the positive cells, so that one spike cannot dim all else. */
    public static double ceiling(double[] densities) {
        double[] positive = Arrays.stream(densities).filter(d -> d > 1e-12 && Double.isFinite(d)).sorted().toArray();
        return positive.length == 0 ? 1 : positive[(int) (0.99 * (positive.length - 1))];
    }

    private static void write(BufferedImage image, Path file) {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(partial, PngImage.bytes(image));
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            partial.toFile().delete();
            throw new InvalidInputException("cannot write the picture " + file + ": " + OneLine.reason(e), e);
        }
    }
}
