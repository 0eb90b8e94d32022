package org.pushforward.instrument.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTrails;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

class ShownTrainingTest {

    private final List<SweepRow> rows = new ArrayList<>();
    private final Map<Integer, List<HistoryRow>> histories = new HashMap<>();

    /** A run of one dataset and seed whose condition number grows by a factor with each row, as its gap goes through these values. */
    private void add(Padding padding, long seed, double factor, double... gaps) {
        SweepRow row = Rows.row(rows.size() + 1, "moons", padding, gaps[gaps.length - 1], 10);
        rows.add(new SweepRow(row.run(), row.config().withSeed(seed), false, row.steps(), row.metrics()));
        List<HistoryRow> own = new ArrayList<>();
        for (int i = 0; i < gaps.length; i++) {
            own.add(new HistoryRow(10L * i, new double[2][5]).with(HistoryMetric.GAP, gaps[i]).with(HistoryMetric.NLL, gaps[i])
                    .with(HistoryMetric.DISTANCE, gaps[i] / 4).with(HistoryMetric.KAPPA_P95, Math.pow(factor, i))
                    .with(HistoryMetric.PADDING_NOISE, padding.hasDensity() ? Double.NaN : 0));
        }
        histories.put(row.run(), own);
    }

    private ShownTraining shown(Metric up, Padding.Kind... hidden) {
        return ShownTraining.of(rows, new SweepHistories(histories),
                new ShownRuns.View(new SweepTrails.Axes(Metric.KAPPA_P95, up), false, Set.of(), Set.of(hidden)));
    }

    private static List<String> names(ShownTraining shown) {
        return shown.content().series().stream().map(Series::name).toList();
    }

    @Test
    void paddingsAreComparedWhereTheyAreEquallyFar() {
        for (long seed = 1; seed <= 3; seed++) {
            add(Padding.none(), seed, 4, 1, .5, .25);
            add(Padding.gaussian(2), seed, 2, 1, .5);
            add(Padding.zero(2), seed, 8, 1, .5);
        }
        ShownTraining gap = shown(Metric.GAP);
        assertEquals("κ at an equal gap of 0.500", gap.content().title());
        assertTrue(names(gap).containsAll(List.of("none", "Gaussian", "equal gap", "none 4.00", "Gaussian 2.00")), names(gap).toString());
        assertTrue(names(gap).stream().noneMatch(name -> name.startsWith("zero")), names(gap).toString());
        assertTrue(gap.caption().contains("Zero padding has no gap: choose sliced W₂."), gap.caption());
        ShownTraining samples = shown(Metric.DISTANCE);
        assertEquals(names(samples), names(shown(Metric.SLICED_W2)), "along the training there is one sliced W₂");
        assertTrue(names(samples).containsAll(List.of("none 4.00", "Gaussian 2.00", "zero 8.00")), names(samples).toString());
        // What is hidden is neither drawn nor waited for.
        assertTrue(names(shown(Metric.GAP, Padding.Kind.GAUSSIAN)).stream().noneMatch(name -> name.startsWith("Gaussian")));
    }

    @Test
    void whatIsLackingIsSaid() {
        add(Padding.none(), 1, 4, 1, .8);
        add(Padding.gaussian(2), 1, 2, .5, .25);
        assertEquals("κ against gap: no common fit", shown(Metric.GAP).content().title());
        assertTrue(shown(Metric.GAP).caption().contains("1 without a common fit."), shown(Metric.GAP).caption());
        histories.remove(2);
        assertTrue(shown(Metric.GAP).caption().contains("1 run is not there with a history."), shown(Metric.GAP).caption());
        assertEquals(List.of("none", "none 4.00"), names(shown(Metric.GAP)));
        histories.clear();
        assertEquals(List.of(), names(shown(Metric.GAP)));
    }

    /** What has no line is not among those that reached the common fit, and it is said which that is. */
    @Test
    void whatHasNoLineIsNamed() {
        add(Padding.none(), 1, 4, 1, .5, .25);
        add(Padding.zero(2), 1, 8, 1, .5);
        assertEquals("κ at an equal sliced W₂ of 0.125", shown(Metric.DISTANCE).content().title());
        add(Padding.gaussian(2), 1, 2, 1, 1);
        assertEquals("κ at an equal sliced W₂ of 0.125; no line: Gaussian", shown(Metric.DISTANCE).content().title());
        // Zero padding has no gap at all, which the caption tells.
        assertEquals("κ against gap: no common fit; no line: Gaussian", shown(Metric.GAP).content().title());
        // One that diverged has none, either.
        SweepRow stood = rows.get(2);
        add(Padding.gaussian(2), 1, 2, 1, .5);
        rows.remove(2);
        assertEquals("κ at an equal gap of 0.500", shown(Metric.GAP).content().title());
        SweepRow fine = rows.remove(2);
        rows.add(new SweepRow(fine.run(), stood.config(), true, fine.steps(), fine.metrics()));
        assertEquals("κ against gap: no common fit; no line: Gaussian", shown(Metric.GAP).content().title());
        ShippedSweep shipped = ShippedSweep.PADDING_AT_EQUAL_FIT;
        String title = ShownTraining.of(shipped.rows().orElseThrow(), shipped.histories(),
                new ShownRuns.View(shipped.axes(), false, Set.of(), Set.of())).content().title();
        assertTrue(title.endsWith("; no line: Gaussian, Two rings"), title);
    }

    /** A sweep of one padding compares its depths. */
    @Test
    void withoutPaddingsThoseOfOneDatasetAreCompared() {
        add(Padding.none(), 1, 4, 1, .5, .25);
        add(Padding.none(), 1, 2, 1, .5);
        SweepRow deeper = rows.get(1);
        rows.set(1, new SweepRow(2, deeper.config().withFlow(deeper.config().flow().withCouplings(16)), false, deeper.steps(), deeper.metrics()));
        assertTrue(names(shown(Metric.GAP)).containsAll(List.of("K = 8 4.00", "K = 16 2.00")), names(shown(Metric.GAP)).toString());
    }

    @Test
    void runsThatHaveNotConvergedAreCounted() {
        add(Padding.none(), 1, 4, 1, .5, .25);
        Map<Metric, Double> metrics = new HashMap<>(rows.get(0).metrics());
        Metric.ALL.stream().filter(metric -> metric.label().equals("learned") || metric.label().equals("late_fall"))
                .forEach(metric -> metrics.put(metric, 3.0));
        SweepRow falling = new SweepRow(2, rows.get(0).config().withSeed(2), false, 10, metrics);
        List<SweepRow> both = List.of(rows.get(0), falling);
        ShownRuns.View view = new ShownRuns.View(SweepTrails.Axes.DEFAULT, false, Set.of(), Set.of());
        assertTrue(ShownRuns.of(both, view).caption().endsWith("Not converged: 1 of 1."), ShownRuns.of(both, view).caption());
        assertTrue(ShownRuns.of(both, view).words(1).contains("Not converged: still falling."));
        assertTrue(!ShownRuns.of(both, view).words(0).contains("converged"));
        // The medians of both, at the place behind those of the runs.
        assertTrue(ShownRuns.of(both, view).words(2).endsWith("\nNot converged: 1 of 1."), ShownRuns.of(both, view).words(2));
        assertTrue(ShownTraining.of(both, new SweepHistories(histories), view).caption().endsWith("Not converged: 1 of 1."));
        assertEquals("", ShownTraining.of(both, SweepHistories.NONE, view).caption());
    }
}
