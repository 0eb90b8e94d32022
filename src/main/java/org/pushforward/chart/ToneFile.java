package org.pushforward.chart;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Numbers from 0 to 1 on a square grid as shades of grey in a PNG file, small enough to be shipped; a theme gives them its colours. */
public final class ToneFile {

    private static final int WHITE = 255;

    private ToneFile() {}

    /**
     * @param tones {@code size * size}, row by row from the bottom, clamped to 0 to 1; NaN counts as 0
     * @return a PNG file's content
     */
    public static byte[] bytes(double[] tones, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double tone = tones[row * size + column];
                image.getRaster().setSample(column, size - 1 - row, 0, tone > 0 ? (int) Math.round(WHITE * Math.min(1, tone)) : 0);
            }
        }
        return PngImage.bytes(image);
    }

    /**
     * @return the tones, rounded to 1/255, row by row from the bottom
     * @throws IOException if it is no square picture in shades of grey
     */
    public static double[] read(InputStream in) throws IOException {
        // In memory: ImageIO's own way needs room in the folder for temporary files.
        BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(in));
        if (image == null || image.getWidth() != image.getHeight() || image.getRaster().getNumBands() != 1) {
            throw new IOException("it is no square picture in shades of grey");
        }
        Raster raster = image.getRaster();
        int size = image.getWidth();
        double[] tones = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                tones[row * size + column] = raster.getSample(column, size - 1 - row, 0) / (double) WHITE;
            }
        }
        return tones;
    }
}
