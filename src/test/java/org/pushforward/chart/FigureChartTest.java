package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.pushforward.data.Padding;

/** Figures of a report have their size and show each padding in its own colour. */
class FigureChartTest {

    private static final double[] STEPS = {0, 50, 100};

    private static PaddingCurves.Band band(Padding.Kind kind, double height) {
        return new PaddingCurves.Band(kind, STEPS, new double[] {1, height / 2, height / 2}, new double[] {1, height, height},
                new double[] {1, 2 * height, 2 * height});
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int pixels(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void curvesAreDrawnInTheColoursOfTheirPaddings() throws IOException {
        byte[] png = new PaddingCurves("curves", List.of(band(Padding.Kind.NONE, 10), band(Padding.Kind.ZERO, 1000), band(Padding.Kind.GAUSSIAN, 50)))
                .png(300, 200, 2);
        BufferedImage image = image(png);
        assertEquals(600, image.getWidth());
        assertEquals(400, image.getHeight());
        for (int colour : List.of(FigureChart.PALETTE.none(), FigureChart.PALETTE.zero(), FigureChart.PALETTE.gaussian())) {
            assertTrue(pixels(image, colour) > 100, Integer.toHexString(colour));
        }
    }

    @Test
    void trailsWithoutAGapAreDrawnToo() throws IOException {
        int[] couplings = {2, 4};
        BufferedImage image = image(new DepthScatter("board", List.of(
                new DepthScatter.Trail(Padding.Kind.NONE, couplings, new double[] {10, 100}, new double[] {0.5, 0.1}),
                new DepthScatter.Trail(Padding.Kind.ZERO, couplings, new double[] {1e3, 1e5}, new double[] {Double.NaN, Double.NaN}))).png(300, 200, 1));
        assertTrue(pixels(image, FigureChart.PALETTE.none()) > 30);
        assertTrue(pixels(image, FigureChart.PALETTE.zero()) > 30);
    }
}
