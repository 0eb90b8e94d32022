package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.ComparedRun;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.GapComparison;
import org.pushforward.chart.SeriesTone;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.KappaUnits;
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

    /** @param gaps one for each row */
    private static ComparedRun run(String name, Padding padding, double kappaEach, double... gaps) {
        return new ComparedRun(name, TONE, padding, IntStream.range(0, gaps.length).mapToObj(i -> new HistoryRow(10L * i, new double[2][5])
                .with(HistoryMetric.NLL, gaps[i]).with(HistoryMetric.GAP, gaps[i]).with(HistoryMetric.DISTANCE, gaps[i] / 4)
                .with(HistoryMetric.PADDING_NOISE, padding.hasDensity() ? Double.NaN : 0)
                .withKappa(new KappaSummary(Math.pow(kappaEach, i), 6, 20, 50))).toList());
    }

    @Test
    void conditioningIsReadWhereAllAreEquallyFar() {
        charts.setAtEqualFit(true);
        charts.show(List.of(run("none", Padding.none(), 4, 1, 0.5, 0.25), run("Gaussian", Padding.gaussian(2), 2, 1, 0.5)));
        assertEquals("κ at an equal gap of 0.500", charts.equalFit().title());
        List<String> names = charts.equalFit().figure().data().stream().map(DataTable::name).toList();
        assertTrue(names.containsAll(List.of("none", "Gaussian", "equal gap", "none 4.00", "Gaussian 2.00")), names.toString());

        // Zero padding has no gap, so that the samples tell.
        charts.show(List.of(run("none", Padding.none(), 4, 1, 0.5, 0.25), run("zero", Padding.zero(2), 2, 1, 0.5)));
        assertEquals("κ at an equal sliced W₂ of 0.125", charts.equalFit().title());

        charts.show(List.of(run("none", Padding.none(), 4, 1, 0.5, 0.25), run("Gaussian", Padding.gaussian(2), 2, 1, 1),
                run("begins", Padding.none(), 2, 1)));
        assertEquals("κ against gap: no common fit; no line: Gaussian", charts.equalFit().title());

        charts.show(List.of(run("none", Padding.none(), 4, 1, 0.8), run("Gaussian", Padding.gaussian(2), 2, 0.5, 0.25)));
        assertEquals("κ against gap: no common fit", charts.equalFit().title());
        charts.show(List.of(run("none", Padding.none(), 4, Double.NaN), run("Gaussian", Padding.gaussian(2), 2)));
        assertEquals(List.of(), charts.equalFit().figure().data());
    }

    /** While it is not seen it costs nothing, and is there at once when it is. */
    @Test
    void whatIsNotSeenIsNotDrawn() {
        List<ComparedRun> runs = List.of(run("none", Padding.none(), 4, 1, 0.5, 0.25), run("Gaussian", Padding.gaussian(2), 2, 1, 0.5));
        charts.show(runs);
        assertEquals(List.of(), charts.equalFit().figure().data());
        charts.setAtEqualFit(true);
        assertEquals(5, charts.equalFit().figure().data().size());
        charts.restart(100, KappaUnits.DATA);
        assertEquals(List.of(), charts.equalFit().figure().data());
    }
}
