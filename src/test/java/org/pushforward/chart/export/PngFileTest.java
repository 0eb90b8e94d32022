package org.pushforward.chart.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PngFileTest {

    /** In the window's heap a picture leaves room for the lab, a large one on a slide still fits, and a large heap has its bound too. */
    @Test
    void aPictureTakesAFifthOfTheHeapAtMost() throws IOException {
        Matcher heap = Pattern.compile("(?m)^-Xmx(\\d+)m$").matcher(Files.readString(Path.of("src/main/jvm/lab.options")));
        assertTrue(heap.find());
        long bytes = Long.parseLong(heap.group(1)) << 20;
        assertTrue(4 * PngFile.mostPixels(bytes) <= bytes / 5, PngFile.mostPixels(bytes) + " pixels");
        assertTrue(PngFile.mostPixels(bytes) > 3840 * 2160 * 2, PngFile.mostPixels(bytes) + " pixels");
        assertEquals(100_000_000, PngFile.mostPixels(64L << 30));
    }
}
