package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.ComparedRun;
import org.pushforward.chart.GapComparison;
import org.pushforward.chart.SeriesTone;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;

class CompareChartsTest {

    private static final TrainingConfig CONFIG = Comparisons.base();
    private static final SeriesTone TONE = VariedFactor.PADDING.tone(VariedFactor.PADDING.defaults().get(0), 0);

    private final CompareCharts charts = new CompareCharts();
    private int drawn;

    @BeforeEach
    void listen() {
        charts.all().get(0).chart().addChangeListener(event -> drawn++);
    }

    private static List<ComparedRun> run(List<HistoryRow> rows) {
        return List.of(new ComparedRun("none", TONE, CONFIG.padding(), rows));
    }

    private static List<HistoryRow> rows(int count, double gap) {
        return IntStream.range(0, count).mapToObj(i -> new HistoryRow(10L * i, new double[2][5]).with(HistoryMetric.NLL, 2)
                .with(HistoryMetric.GAP, gap).withKappa(new KappaSummary(8, 6 + i, 20, 50))).toList();
    }

    private int drawnBy(List<ComparedRun> runs) {
        drawn = 0;
        charts.show(runs);
        return drawn;
    }

    @Test
    void whatIsShownAlreadyIsNotDrawnAgain() {
        List<HistoryRow> rows = rows(5, 1);
        assertEquals(1, drawnBy(run(rows)));
        assertEquals(0, drawnBy(run(List.copyOf(rows))));
    }

    @Test
    void aRunThatHasGoneBackAndGrownToAsManyRowsAgainIsDrawnAnew() {
        List<HistoryRow> before = rows(5, 1);
        charts.show(run(before));
        assertEquals(1, drawnBy(run(rows(5, 0.5))));
        assertEquals(1, drawnBy(run(before)));
    }

    /** It used to stand at the height of 0, and the chart of nothing else promised that something would shrink. */
    @Test
    void whatIsUnboundedHasNoPlaceOnTheAxis() {
        GapComparison gap = (GapComparison) charts.all().get(1);
        ComparedRun bounded = run(rows(5, 0.5)).get(0);
        ComparedRun zero = new ComparedRun("zero", TONE, Padding.zero(2), rows(5, -3));
        gap.restart(100);
        gap.show(List.of(bounded, zero));
        assertEquals(1, gap.chart().getXYPlot().getSeriesCount());
        assertEquals(0, gap.chart().getXYPlot().getRangeAxis().getLowerBound(), 1e-9);
        gap.show(List.of(zero));
        assertEquals(0, gap.chart().getXYPlot().getSeriesCount());
        assertTrue(gap.chart().getXYPlot().getNoDataMessage().contains("unbounded"), gap.chart().getXYPlot().getNoDataMessage());
    }
}
