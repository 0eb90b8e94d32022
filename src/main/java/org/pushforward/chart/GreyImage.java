package org.pushforward.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.universal.Target;

/** Reads PNG and JPEG as grey scales. */
public final class GreyImage {

    private static final String BUNDLED = "/org/pushforward/assets/images/owl.png";
    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;
    private static final double WHITE = 255;

    private GreyImage() {}

    /** The picture that comes with the program: see {@code assets/images/README.md}. */
    public static Picture bundled() {
        try (InputStream in = GreyImage.class.getResourceAsStream(BUNDLED)) {
            return grey(ImageIO.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @return one channel, 0 is black and 1 white; what is transparent is white
     * @throws InvalidInputException if there is no such file, it is no picture, or one of a size that is of no use
     */
    public static Picture read(Path file) {
        String name = OneLine.of(file.toString());
        InvalidInputException.require(Files.isReadable(file) && !Files.isDirectory(file), "%s cannot be read: choose a PNG or JPEG file", name);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
            InvalidInputException.require(readers != null && readers.hasNext(), "%s is no picture: choose a PNG or JPEG file", name);
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // Before its pixels take any memory.
                Target.requirePixels(name, reader.getWidth(0), reader.getHeight(0));
                return grey(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidInputException(name + " is no picture that can be read: choose another PNG or JPEG file", e);
        }
    }

    private static Picture grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        double[] values = new double[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                double opaque = (row[x] >>> 24) / WHITE;
                double luminance = (RED * (row[x] >> 16 & 0xFF) + GREEN * (row[x] >> 8 & 0xFF) + BLUE * (row[x] & 0xFF)) / WHITE;
                values[y * width + x] = opaque * luminance + 1 - opaque;
            }
        }
        return new Picture(1, height, width, values);
    }
}
