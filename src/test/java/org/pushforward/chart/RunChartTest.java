package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.train.HistoryRow;

class RunChartTest {

    @TempDir
    private Path folder;

    static Stream<RunChart> charts() {
        LikelihoodChart likelihood = new LikelihoodChart();
        likelihood.setHonesty(1, Padding.none());
        return Stream.of(likelihood, new SpectrumChart(), new ConditionChart());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void showingAHistoryTellsListenersOnce(RunChart chart) {
        chart.restart(500);
        AtomicInteger events = new AtomicInteger();
        chart.chart().addChangeListener(event -> events.incrementAndGet());
        chart.show(Histories.falling(20, 4));
        assertEquals(1, events.get());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void rangesOfARunNeverShrinkAndANewRunBeginsAnew(RunChart chart) {
        chart.restart(500);
        chart.show(Histories.falling(30, 40));
        Range wide = chart.chart().getXYPlot().getRangeAxis().getRange();
        chart.show(Histories.falling(5, 2));
        assertEquals(wide, chart.chart().getXYPlot().getRangeAxis().getRange());
        assertEquals(new Range(0, 500), chart.chart().getXYPlot().getDomainAxis().getRange());
        chart.restart(500);
        chart.show(Histories.falling(5, 2));
        assertTrue(chart.chart().getXYPlot().getRangeAxis().getRange().getLength() <= wide.getLength());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void filesAreWrittenWithoutADisplay(RunChart chart) throws IOException {
        chart.restart(200);
        chart.show(Histories.falling(20, 3));
        Path file = folder.resolve("chart.png");
        PictureFiles.writeChart(chart, 400, 250, 2, file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(800, image.getWidth());
        assertEquals(500, image.getHeight());
        // The corners are ground of ours, not JFreeChart's own grey.
        assertEquals(Palette.LIGHT.panel(), image.getRGB(0, 0));
        assertEquals(Palette.LIGHT.panel(), image.getRGB(799, 499));
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothing() throws IOException {
        Path missing = folder.resolve("no/such/folder/chart.png");
        assertThrows(InvalidInputException.class, () -> PictureFiles.writeChart(new ConditionChart(), 100, 100, 1, missing));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void zeroPaddingIsNotSetAgainstTheFloor() {
        LikelihoodChart chart = new LikelihoodChart();
        chart.setHonesty(1, Padding.zero(2));
        chart.restart(100);
        chart.show(Histories.falling(10, -3));
        assertEquals(null, chart.chart().getXYPlot().getRangeMarkers(Layer.FOREGROUND));
        assertTrue(chart.title().contains("unbounded"), chart.title());
    }

    @Test
    void longHistoriesAreThinnedButKeepTheirEnds() {
        List<HistoryRow> history = Histories.falling(5_003, 3);
        double[] steps = RunChart.column(history, HistoryRow::step);
        assertTrue(steps.length <= 502, "too many: " + steps.length);
        assertEquals(0, steps[0]);
        assertEquals(50_020, steps[steps.length - 1]);
    }

    @Test
    void endLabelsAreMovedApartWithinTheirBounds() {
        double[] y = {10, 11, 12, 98, 99};
        EndLabelPlot.spread(y, 8, 0, 100);
        for (int i = 0; i < y.length; i++) {
            assertTrue(y[i] >= 0 && y[i] <= 100);
            assertTrue(i == 0 || y[i] - y[i - 1] >= 8 - 1e-9, "labels " + i + " overlap");
        }
    }
}
