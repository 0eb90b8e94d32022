package org.pushforward.chart;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
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
    private static final String UNUSUAL = "%s is a picture of a kind that is not read, such as one of 12 bits or in CMYK: save it as PNG in RGB or "
            + "grey";
    private static final String NOT_READ = "%s is no picture that can be read: give a PNG or JPEG file";
    /** What Java's own readers of others do with a torn or spoiled file nobody has tried. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");
    private static final String READ = "png|jpe?g|jfif|gif|bmp";
    /** Called a picture, so that whoever gives one is told what to give instead. */
    private static final String NOT_READ_ENDINGS = "webp|tiff?|hei[cf]|avif|jxl|jp2|svg|psd|ico|tga|p[bgpn]m";

    private PictureReader() {}

    /** Whether a name ends like that of a picture, be it of one that is not read. */
    public static boolean isNamedLikeOne(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(" + READ + "|" + NOT_READ_ENDINGS + ")");
    }

    /**
     * Reads a picture as one channel from 0 (black) to 1 (white), and a second with its opacity, from 0 to 1, where the file has one.
     *
     * @throws InvalidInputException one line, if there is no such file, it is no picture of a kind that is read, or one too small or too large
     */
    public static Picture grey(Path file) {
        InputFile.require(file, "a picture");
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            InvalidInputException.require(readers.hasNext(), NOT_READ, file);
            ImageReader reader = readers.next();
            try {
                InvalidInputException.require(FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT)), NOT_READ, file);
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
        } catch (IIOException e) {
            throw new InvalidInputException(String.format(Locale.ROOT, isUnusual(e) ? UNUSUAL : NOT_WHOLE, file), e);
        } catch (IOException | RuntimeException e) {
            // Decoders throw whatever comes of bytes that make no sense, and their words are for those who write decoders.
            throw new InvalidInputException(String.format(Locale.ROOT, NOT_WHOLE, file), e);
        }
    }

    /** Of a JPEG that is sound: four colours, which only later Javas read, or a coding that none has. An unknown marker is a spoiled byte. */
    private static boolean isUnusual(IIOException e) {
        String words = String.valueOf(e.getMessage());
        return words.startsWith("Unsupported Image Type") || words.startsWith("Unsupported JPEG");
    }

    private static Picture grey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean stored = standAsInTheFile(model);
        int colours = stored ? model.getNumColorComponents() : 3;
        int bands = stored ? model.getNumComponents() : 4;
        double white = stored ? (1 << model.getComponentSize(0)) - 1 : WHITE;
        int width = image.getWidth();
        int height = image.getHeight();
        double[] values = new double[(model.hasAlpha() ? 2 : 1) * width * height];
        for (int y = 0; y < height; y++) {
            int[] row = stored ? image.getRaster().getPixels(0, y, width, 1, (int[]) null) : parted(image.getRGB(0, y, width, 1, null, 0, width));
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                double light = colours == 1 ? row[at] : RED * row[at] + GREEN * row[at + 1] + BLUE * row[at + 2];
                values[y * width + x] = light / white;
                if (model.hasAlpha()) {
                    values[(height + y) * width + x] = row[at + colours] / white;
                }
            }
        }
        return new Picture(model.hasAlpha() ? 2 : 1, height, width, values);
    }

    /**
     * Whether the numbers of the picture in memory are those of the file, a number for each colour. {@code getRGB} is not to be asked then: it takes
     * greys for linear light, so that 128 becomes 188, and gives 8 of 16 bits. It is right where there is a palette.
     */
    private static boolean standAsInTheFile(ColorModel model) {
        int type = model.getTransferType();
        return model instanceof ComponentColorModel && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
                && (model.getColorSpace().getType() == ColorSpace.TYPE_GRAY || model.getColorSpace().isCS_sRGB());
    }

    /** @return red, green, blue and opacity of each */
    private static int[] parted(int[] pixels) {
        int[] parts = new int[4 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            parts[4 * i] = pixels[i] >> 16 & 0xff;
            parts[4 * i + 1] = pixels[i] >> 8 & 0xff;
            parts[4 * i + 2] = pixels[i] & 0xff;
            parts[4 * i + 3] = pixels[i] >>> 24;
        }
        return parts;
    }
}
