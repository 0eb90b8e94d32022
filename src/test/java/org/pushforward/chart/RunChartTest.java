package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.data.Padding;
import org.pushforward.fit.ModeMass;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.KappaUnits;

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
    void picturesAreDrawnWithoutADisplay(RunChart chart) throws IOException {
        chart.restart(200);
        chart.show(Histories.falling(20, 3));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PictureFiles.chart(chart, 400, 250, 2)));
        assertEquals(800, image.getWidth());
        assertEquals(500, image.getHeight());
        // The corners are ground of ours, not JFreeChart's own grey.
        assertEquals(Palette.LIGHT.panel(), image.getRGB(0, 0));
        assertEquals(Palette.LIGHT.panel(), image.getRGB(799, 499));
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

    /** The labels of a log axis, as they would be drawn, without JFreeChart's attributed ones. */
    @Test
    void decadesAreLabelledInPlainText() {
        ConditionChart chart = new ConditionChart();
        chart.restart(100);
        chart.show(Histories.falling(30, 3));
        Graphics2D g2 = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics();
        ValueAxis axis = chart.chart().getXYPlot().getRangeAxis();
        List<?> ticks = axis.refreshTicks(g2, new AxisState(), new Rectangle2D.Double(0, 0, 300, 200), RectangleEdge.LEFT);
        g2.dispose();
        assertEquals(List.of("1", "10", "100"), ticks.stream().map(tick -> ((ValueTick) tick).getText()).toList());
        assertEquals(new Range(1, 100), axis.getRange());
    }

    @Test
    void ofAFlowInStandardUnitsBothConditionNumbersAreDrawnAndNamed() {
        ConditionChart chart = new ConditionChart();
        String plain = chart.title();
        chart.restart(100);
        chart.show(Histories.falling(30, 3));
        int curves = chart.chart().getXYPlot().getDataset().getSeriesCount();
        chart.setUnits(KappaUnits.STANDARD);
        chart.restart(100);
        chart.show(Histories.falling(30, 3));
        assertEquals(plain + ", standard units", chart.title());
        XYDataset drawn = chart.chart().getXYPlot().getDataset();
        assertEquals(curves + 1, drawn.getSeriesCount());
        assertEquals(3, drawn.getYValue(0, 0));
        assertEquals(6, drawn.getYValue(drawn.indexOf("median in data units"), 0));
        chart.setUnits(KappaUnits.DATA);
        assertEquals(plain, chart.title());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void onlyWhatIsToBeSeenIsUrgent(RunChart chart) {
        List<HistoryRow> first = Histories.falling(30, 3);
        chart.restart(50_000);
        chart.show(first);
        assertTrue(chart.isUrgent());
        chart.drawn();
        // Ten steps of fifty thousand are less than a pixel; a thousand are not, wherever they were taken from.
        List<HistoryRow> longer = new ArrayList<>(first);
        longer.add(new HistoryRow(300, first.get(29).values(), first.get(29).sigmaQuantiles(), first.get(29).gradientNorms()));
        chart.show(longer);
        assertFalse(chart.isUrgent());
        chart.show(Histories.falling(130, 3));
        assertTrue(chart.isUrgent());
        chart.drawn();
        chart.show(Histories.falling(20, 3));
        assertTrue(chart.isUrgent());
        chart.drawn();
        chart.setTheme(Theme.DARK, 1);
        assertTrue(chart.isUrgent());
    }

    /** Figures beside a chart are of the newest row, and so are to be its labels. */
    @Test
    void anotherLabelIsUrgent() {
        ConditionChart chart = new ConditionChart();
        chart.restart(50_000);
        chart.show(Histories.falling(30, 3));
        chart.drawn();
        chart.show(Histories.falling(31, 3));
        assertTrue(chart.isUrgent());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theRunBeforeIsWithinTheRange(RunChart chart) {
        List<HistoryRow> before = Histories.falling(400, 9);
        chart.restart(4_000, new Ghost(before, true, true, "seed 1"));
        chart.show(Histories.falling(5, 2));
        XYPlot plot = chart.chart().getXYPlot();
        XYDataset curves = plot.getDataset();
        int ghost = curves.getSeriesCount() - 1;
        assertEquals(400, curves.getItemCount(ghost));
        for (int i = 0; i < 400; i++) {
            assertTrue(plot.getRangeAxis().getRange().contains(curves.getYValue(ghost, i)), "row " + i);
        }
        chart.restart(4_000);
        assertEquals(0, curves.getSeriesCount());
    }

    @Test
    void modesAreBarsFromNothingToTheirShareUnderWhatIsExpected() {
        ModeMassChart chart = new ModeMassChart();
        chart.restart();
        chart.show(new ModeMass(new double[] {0.5, 0.5}, new double[] {0.3, 0.7}, new double[] {0.01, 0.01}, 0));
        XYPlot plot = chart.chart().getXYPlot();
        IntervalXYDataset bars = (IntervalXYDataset) plot.getDataset();
        assertEquals(4, bars.getSeriesCount());
        assertEquals(48, bars.getStartYValue(0, 0), 1e-9);
        assertEquals(52, bars.getEndYValue(0, 0), 1e-9);
        assertEquals(0, bars.getStartYValue(3, 0));
        assertEquals(70, bars.getEndYValue(3, 0), 1e-9);
        assertTrue(plot.getRangeAxis().getRange().contains(70) && plot.getRangeAxis().getLowerBound() == 0);
        assertEquals(new Range(0.5, 2.5), plot.getDomainAxis().getRange());
    }

    @Test
    void longHistoriesAreThinnedButKeepTheirEnds() {
        List<HistoryRow> history = Histories.falling(5_003, 3);
        double[] steps = RunChart.column(history, HistoryRow::step);
        assertTrue(steps.length <= 502, "too many: " + steps.length);
        assertEquals(0, steps[0]);
        assertEquals(50_020, steps[steps.length - 1]);
    }

    /** Singular values and condition numbers of metres say nothing beside those of seconds. */
    @Test
    void aRunBeforeOfOtherUnitsIsNamedAndNotDrawn() {
        for (RunChart chart : List.of(new SpectrumChart(), new ConditionChart())) {
            List<HistoryRow> rows = Histories.falling(30, 3);
            chart.restart(4_000, new Ghost(rows, false, true, "seed 1"));
            chart.show(rows);
            int with = chart.chart().getXYPlot().getSeriesCount();
            chart.restart(4_000, new Ghost(rows, false, false, "seed 1"));
            chart.show(rows);
            assertTrue(chart.chart().getXYPlot().getSeriesCount() < with, chart.title());
        }
    }
}
