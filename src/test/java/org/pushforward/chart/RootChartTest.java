package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.pushforward.theory.linear.RootObstruction;
import org.pushforward.theory.linear.Witness;

/** The two sets of roots are told apart by colour, mark and name, within axes that hold them. */
class RootChartTest {

    private static final int DRAWS = 50;

    private final RootChart chart = new RootChart("Roots");

    private XYPlot plot() {
        return chart.chart().getXYPlot();
    }

    @Test
    void bothSetsAreShownAndNamed() {
        Witness witness = Witness.of(3).get(2);
        chart.show(witness.roots(DRAWS));
        XYDataset dataset = plot().getDataset(1);
        assertEquals(2, dataset.getSeriesCount());
        for (int series = 0; series < 2; series++) {
            assertEquals(3 * DRAWS, dataset.getItemCount(series));
        }
        assertEquals(2, ((EndLabelPlot) plot()).pointLabels().size());
        // Those of a cycle of three lie on the unit circle.
        for (int i = 0; i < 3 * DRAWS; i++) {
            assertEquals(1, Math.hypot(dataset.getXValue(1, i), dataset.getYValue(1, i)), 1e-9);
            assertTrue(plot().getRangeAxis().getRange().contains(dataset.getYValue(1, i)));
        }
        chart.show(new RootObstruction.Cloud(List.of(), List.of()));
        assertEquals(0, ((EndLabelPlot) plot()).pointLabels().size());
        assertEquals(0, plot().getSeriesCount());
    }

    @Test
    void showingTellsListeners() {
        AtomicInteger events = new AtomicInteger();
        chart.chart().addChangeListener(event -> events.incrementAndGet());
        chart.show(Witness.of(2).get(0).roots(DRAWS));
        assertTrue(events.get() >= 1);
        assertTrue(chart.png(300, 200, 1).length > 0);
    }
}
