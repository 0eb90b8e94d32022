package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.data.Padding;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.learn.MedianAndRange;
import org.pushforward.theory.linear.learn.TradeOff;

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
                new DepthScatter.Trail(Padding.Kind.ZERO, couplings, new double[] {1e3, 1e5}, new double[] {Double.NaN, Double.NaN})))
                .png(300, 200, 1));
        assertTrue(pixels(image, FigureChart.PALETTE.none()) > 30);
        assertTrue(pixels(image, FigureChart.PALETTE.zero()) > 30);
    }

    private static FitFigure.Curve fits(int size, double[] layers, double... median) {
        return new FitFigure.Curve(size, layers, median, median, median);
    }

    @Test
    void theCliffIsWhereTheMedianFirstBecomesExact() {
        double[] layers = {1, 4, 6, 8};
        assertEquals(OptionalDouble.of(6), fits(4, layers, 1, 0.1, 1e-9, 1e-10).cliff());
        assertEquals(OptionalDouble.empty(), fits(4, layers, 1, 0.1, 0.01, 1e-3).cliff());
        XYPlot plot = new FitFigure("fits", List.of(fits(4, layers, 1, 0.1, 1e-9, 1e-10), fits(8, layers, 1, 0.1, 0.01, 1e-3))).plot();
        assertEquals(1, plot.getDataset(1).getSeriesCount());
        assertEquals(6, plot.getDataset(1).getXValue(0, 0));
        assertEquals(1e-9, plot.getDataset(1).getYValue(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "16, 2"})
    void provenNumbersOfCouplingsAreMarkedOrSaidToBeBeyondTheAxis(double last, int marked) throws IOException {
        FitFigure figure = new FitFigure("fits", List.of(fits(4, new double[] {1, last}, 1, 1e-9)));
        Collection<?> markers = figure.plot().getDomainMarkers(Layer.FOREGROUND);
        List<Double> lines = markers.stream().map(marker -> ((ValueMarker) marker).getValue()).toList();
        assertEquals(List.of(6.0, 12.0).subList(0, marked), lines);
        String axis = figure.plot().getDomainAxis().getLabel();
        assertTrue(axis.contains("47") && axis.contains("12 (stable route") == (marked == 1), axis);
        assertTrue(pixels(image(figure.png(560, 380, 2)), FigureChart.PALETTE.ink()) > 100);
    }

    private static TradeOff.Summary summary(Route route, int count, double residual, double condition) {
        return new TradeOff.Summary(route, MedianAndRange.of(count), MedianAndRange.of(residual),
                MedianAndRange.of(condition / 2, condition, 2 * condition));
    }

    @Test
    void routesArePointsAndOnlyExactFitsAreOnTheLine() throws IOException {
        TradeOffFigure figure = new TradeOffFigure("cost", List.of(summary(Route.STABLE, 12, 1e-15, 30), summary(Route.SHORTEST, 5, 1e-15, 500),
                summary(null, 4, 0.1, 1e6), summary(null, 6, 1e-15, 10), summary(null, 8, 1e-15, 5)));
        XYDataset fits = figure.plot().getDataset(0);
        assertEquals(2, fits.getItemCount(0));
        assertEquals(6, fits.getXValue(0, 0));
        assertEquals(2, figure.plot().getDataset(1).getSeriesCount());
        assertEquals(1000, figure.plot().getRangeAxis().getUpperBound(), 1e-9);
        assertTrue(pixels(image(figure.png(400, 300, 2)), FigureChart.PALETTE.model()) > 100);
    }
}
