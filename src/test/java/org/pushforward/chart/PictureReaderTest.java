package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.fuzz.Fuzz;
import org.pushforward.theory.image.Picture;

/** Pictures are read whole, or refused in our words with the file's name: their decoders have other words, or none, or paint what is missing. */
class PictureReaderTest {

    /** Bytes at the end that decoders do without: a marker, checksums, the end of a list. */
    private static final int END = 16;
    private static final int HEAD = 100;

    @TempDir
    Path folder;

    private Path picture(String kind) throws IOException {
        BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int place = 0; place < 24 * 16; place++) {
            image.setRGB(place % 24, place / 24, random.nextInt(1 << 24));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, kind, out);
        }
        return Files.write(folder.resolve("picture." + kind), bytes.toByteArray());
    }

    /** A row of each grey from 0 to 255, as often as a block of a JPEG is high, and behind it, where there is opacity, the greys again as that. */
    private static BufferedImage ramp(ColorModel model) {
        WritableRaster raster = model.createCompatibleWritableRaster(256, 8);
        BufferedImage image = new BufferedImage(model, raster, false, null);
        for (int place = 0; place < 256 * 8; place++) {
            int grey = place % 256;
            for (int band = 0; band < raster.getNumBands(); band++) {
                raster.setSample(grey, place / 256, band, model.getComponentSize(0) == 16 ? 257 * grey : grey);
            }
        }
        return image;
    }

    private static ColorModel direct(int space, int bits, boolean alpha) {
        return new ComponentColorModel(ColorSpace.getInstance(space), alpha, false, alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                bits == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE);
    }

    private static ColorModel palette() {
        byte[] greys = new byte[256];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) i;
        }
        return new IndexColorModel(8, 256, greys, greys, greys);
    }

    private Path write(BufferedImage image, String kind) throws IOException {
        Path file = folder.resolve("written." + kind);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(Files.newOutputStream(file))) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName(kind).next();
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (kind.equals("jpg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(1);
            }
            writer.write(null, new IIOImage(image, null, null), how);
            writer.dispose();
        }
        return file;
    }

    /** Java takes greys for linear light where it is asked for colours. */
    @Test
    void aRampIsTheSameHoweverItsFileHasIt() throws IOException {
        Map<String, ColorModel> models = new LinkedHashMap<>();
        models.put("RGB", direct(ColorSpace.CS_sRGB, 8, false));
        models.put("RGB of 16 bits", direct(ColorSpace.CS_sRGB, 16, false));
        models.put("RGB and opacity", direct(ColorSpace.CS_sRGB, 8, true));
        models.put("palette", palette());
        models.put("grey", direct(ColorSpace.CS_GRAY, 8, false));
        models.put("grey of 16 bits", direct(ColorSpace.CS_GRAY, 16, false));
        models.put("grey and opacity", direct(ColorSpace.CS_GRAY, 8, true));
        models.put("grey of 16 bits and opacity", direct(ColorSpace.CS_GRAY, 16, true));
        for (Map.Entry<String, ColorModel> model : models.entrySet()) {
            assertRamp(write(ramp(model.getValue()), "png"), model.getValue().hasAlpha(), 1e-12, model.getKey());
        }
        assertRamp(write(ramp(direct(ColorSpace.CS_GRAY, 8, false)), "jpg"), false, 2.0 / 255, "grey JPEG");
        assertRamp(write(ramp(direct(ColorSpace.CS_sRGB, 8, false)), "jpg"), false, 2.0 / 255, "JPEG");
        assertRamp(write(ramp(palette()), "bmp"), false, 1e-12, "BMP");
        assertRamp(write(ramp(palette()), "gif"), false, 1e-12, "GIF");
    }

    private static void assertRamp(Path file, boolean alpha, double tolerance, String what) {
        Picture read = PictureReader.grey(file);
        assertEquals(alpha ? 2 : 1, read.channels(), what);
        for (int x = 0; x < 256; x++) {
            assertEquals(x / 255.0, read.get(0, 5, x), tolerance, what + ", " + x);
            if (alpha) {
                assertEquals(x / 255.0, read.get(1, 5, x), tolerance, what + ", opacity, " + x);
            }
        }
    }

    /** What has 16 bits has them here: 8 of them are steps that a person may see. */
    @Test
    void sixteenBitsStay() throws IOException {
        for (int space : new int[] {ColorSpace.CS_GRAY, ColorSpace.CS_sRGB}) {
            BufferedImage image = ramp(direct(space, 16, false));
            for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                image.getRaster().setSample(3, 5, band, 12_345);
            }
            assertEquals(12_345 / 65_535.0, PictureReader.grey(write(image, "png")).get(0, 5, 3), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void fewBitsAreAPalette(int bits) throws IOException {
        int most = (1 << bits) - 1;
        byte[] greys = new byte[most + 1];
        for (int i = 0; i <= most; i++) {
            greys[i] = (byte) (255 * i / most);
        }
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(bits, most + 1, greys, greys, greys));
        image.getRaster().setSample(2, 3, 0, 1);
        image.getRaster().setSample(5, 1, 0, most);
        for (String kind : List.of("png", "bmp")) {
            if (bits != 2 || kind.equals("png")) {
                Picture read = PictureReader.grey(write(image, kind));
                assertEquals(1.0 / most, read.get(0, 3, 2), 1e-12);
                assertEquals(1, read.get(0, 1, 5), 1e-12);
                assertEquals(0, read.get(0, 0, 0));
            }
        }
    }

    /** The number of bits stands behind the mark of the frame and its length, and the mark says how the frame is coded. */
    @Test
    void picturesOfKindsThatAreNotReadAreNotCalledTorn() throws IOException {
        byte[] jpeg = Files.readAllBytes(picture("jpg"));
        int frame = 0;
        while ((jpeg[frame] & 0xff) != 0xff || (jpeg[frame + 1] & 0xff) != 0xc0) {
            frame++;
        }
        byte[] deep = jpeg.clone();
        deep[frame + 4] = 12;
        byte[] lossless = jpeg.clone();
        lossless[frame + 1] = (byte) 0xc3;
        for (byte[] unusual : List.of(deep, lossless)) {
            Path file = Files.write(folder.resolve("unusual.jpg"), unusual);
            assertEquals(file + " is a picture of a kind that is not read, such as one of 12 bits or in CMYK: save it as PNG in RGB or grey",
                    refusal(file));
        }
    }

    @Test
    void whatNobodyHasTriedIsNotRead() throws IOException {
        BufferedImage image = ramp(direct(ColorSpace.CS_sRGB, 8, false));
        for (String kind : List.of("tif", "wbmp")) {
            Path file = write(kind.equals("tif") ? image : new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_BINARY), kind);
            assertEquals(file + " is no picture that can be read: give a PNG or JPEG file", refusal(file));
        }
        Path webp = Files.writeString(folder.resolve("own.webp"), "RIFF____WEBPVP8 ");
        assertEquals(webp + " is no picture that can be read: give a PNG or JPEG file", refusal(webp));
        for (String name : List.of("a.png", "a.JPG", "b.jfif", "c.webp", "d.tif", "d.tiff", "e.heic", "f.avif", "g.svg")) {
            assertTrue(PictureReader.isNamedLikeOne(name), name);
        }
        for (String name : List.of("a.csv", "png", "a.txt", "a.npy", "a.tif.csv")) {
            assertFalse(PictureReader.isNamedLikeOne(name), name);
        }
    }

    private static String refusal(Path file) {
        return assertThrows(InvalidInputException.class, () -> PictureReader.grey(file)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void tornPicturesAreRefusedByName(String kind) throws IOException {
        Path file = picture(kind);
        byte[] whole = Files.readAllBytes(file);
        assertEquals(24 * 16, PictureReader.grey(file).values().length);
        // Each byte of the heads, and some of the pixels.
        for (int length = 0; length < whole.length - END; length += length < HEAD ? 1 : 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            String words = assertThrows(InvalidInputException.class, () -> PictureReader.grey(file), "torn after " + length).getMessage();
            // Of the first bytes nobody knows what they begin.
            String expected = length < END && words.contains("can be read") ? " is no picture that can be read: give a PNG or JPEG file"
                    : " is no whole picture: it is torn, or spoiled; use a whole copy, or save it again as PNG or JPEG";
            assertEquals(file + expected, words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void spoiledPicturesAreReadOrRefused(String kind) throws IOException {
        Path file = picture(kind);
        Fuzz.files(file, () -> PictureReader.grey(file).values().length, null, (mutator, good) -> mutator.bytes(good));
    }
}
