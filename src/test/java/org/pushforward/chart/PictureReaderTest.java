package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.fuzz.Fuzz;

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
