package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class CouplingChartTest {

    private final CouplingChart chart = CouplingChart.ofShift();

    private static CouplingChart.Curves curves(double height, double factor) {
        return new CouplingChart.Curves("x₁", List.of("x₂"), new double[] {-4, 0, 4}, new double[][] {{-height, 0, height}}, factor);
    }

    private XYPlot plot() {
        return chart.chart().getXYPlot();
    }

    @Test
    void withinACouplingBothTheTrainedCurveAndTheOneAtWorkAreShown() {
        chart.show(curves(2, 0.25));
        assertEquals(2, plot().getSeriesCount());
        assertEquals(2, plot().getDataset().getYValue(0, 2));
        assertEquals(0.5, plot().getDataset().getYValue(1, 2));
        chart.show(curves(2, 1));
        assertEquals(1, plot().getSeriesCount());
        assertEquals("passive coordinate x₁", plot().getDomainAxis().getLabel());
    }

    @Test
    void axesStayFromCouplingToCouplingAndNeverShrink() {
        chart.show(curves(9, 1));
        Range wide = plot().getRangeAxis().getRange();
        assertTrue(wide.contains(9) && wide.contains(-9));
        chart.show(curves(1, 0));
        assertEquals(wide, plot().getRangeAxis().getRange());
        assertEquals(new Range(-CouplingChart.REACH, CouplingChart.REACH), plot().getDomainAxis().getRange());
        chart.restart();
        assertTrue(plot().getRangeAxis().getRange().getLength() < wide.getLength());
        assertEquals(0, plot().getSeriesCount());
    }

    @Test
    void showingTellsListenersOnce() {
        AtomicInteger events = new AtomicInteger();
        chart.chart().addChangeListener(event -> events.incrementAndGet());
        chart.show(curves(1, 1));
        assertEquals(1, events.get());
    }
}
