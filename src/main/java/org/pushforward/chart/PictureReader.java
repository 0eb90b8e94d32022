package org.pushforward.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.universal.Target;

/** Reads a picture's grey values from a PNG or JPEG file (or GIF or BMP, as Java has them). */
public final class PictureReader {

    /** Rec. 709, of the values as they stand in the file: what counts is what a person sees. */
    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;
    private static final double WHITE = 255;
    private static final String NOT_WHOLE = "%s is no whole picture: it is torn, or spoiled; use a whole copy, or save it again as PNG or JPEG";

    private PictureReader() {}

    /** Whether a name ends like that of a picture. */
    public static boolean isNamedLikeOne(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)");
    }

    /**
     * Reads a picture as one channel from 0 (black, or transparent) to 1.
     *
     * @throws InvalidInputException one line, if there is no such file, it is no picture, or one too small or too large
     */
    public static Picture grey(Path file) {
        InputFile.require(file, "a picture");
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            InvalidInputException.require(readers.hasNext(), "%s is no picture that can be read: give a PNG or JPEG file", file);
            ImageReader reader = readers.next();
            try {
                boolean[] torn = new boolean[1];
                reader.addIIOReadWarningListener((from, words) -> torn[0] |= words.contains("EOI") || words.contains("remature"));
                reader.setInput(in);
                // The size stands in the head of the file: what is too large is never decoded.
                Target.requirePixels(file.toString(), reader.getWidth(0), reader.getHeight(0));
                BufferedImage image = reader.read(0);
                // What a JPEG lacks the reader paints grey.
                InvalidInputException.require(!torn[0], NOT_WHOLE, file);
                return grey(image);
            } finally {
                reader.dispose();
            }
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders throw whatever comes of bytes that make no sense, and their words are for those who write decoders.
            throw new InvalidInputException(String.format(Locale.ROOT, NOT_WHOLE, file), e);
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
                double light = RED * (row[x] >> 16 & 0xff) + GREEN * (row[x] >> 8 & 0xff) + BLUE * (row[x] & 0xff);
                values[y * width + x] = light / WHITE * (row[x] >>> 24) / WHITE;
            }
        }
        return new Picture(1, height, width, values);
    }
}
