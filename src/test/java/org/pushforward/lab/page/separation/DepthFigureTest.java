package org.pushforward.lab.page.separation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.conditioning.LipschitzInequality;
import org.pushforward.data.RunData;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.sweep.DepthRuns;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.page.separation.SeparationModel.Source;
import org.pushforward.theory.separation.Part;
import org.pushforward.train.Optimization;

/** The figure of gap against depth in small, d = 8, k = 4 and 16, L = 1 and 4, two seeds: trained and drawn as the page's Run does it. */
@Slow("trains sixteen flows")
class DepthFigureTest {

    /** Four standard errors: one failure in 30,000 where all is right. */
    private static final double ERRORS = 4;
    /** Those of the specification's figure in small. */
    private static final int STEPS = 1_500;
    /** Enough to diverge in. */
    private static final int FEW_STEPS = 200;

    @TempDir
    Path folder;

    /** The shipped sweep but for its size. @param rate of Adam; null for the shipped one */
    private static Sweep smoke(int steps, Double rate) {
        Sweep whole = ShippedSweep.MODES_AND_DEPTH.sweep();
        Optimization shipped = whole.base().optimization();
        Optimization brief = new Optimization(steps, shipped.batch(), rate == null ? shipped.rate() : rate, shipped.schedule(), shipped.clip(),
                shipped.precision(), shipped.engine());
        return new Sweep(whole.base().withOptimization(brief), List.of(Factor.of("dataset.modes", 4, 16), Factor.of("flow.hidden", 16),
                Factor.of("flow.couplings", 1, 4)), whole.seeds().subList(0, 2));
    }

    private SeparationModel made(Sweep sweep) {
        SeparationModel model = new SeparationModel();
        SeparationController controller = new SeparationController(model, request -> { }, new CurrentThreadTaskExecutor(),
                new CurrentThreadTaskExecutor(), Runnable::run, Optional::empty);
        model.part.set(Part.DEPTH);
        controller.begin();
        controller.run(sweep, folder);
        assertEquals(Source.OWN, model.source.get());
        assertTrue(model.progressProperty().get().startsWith("Complete: 8 of 8 runs"), model.progressProperty().get());
        return model;
    }

    private List<SweepRow> rows(Sweep sweep) {
        List<SweepRow> rows = SweepTable.read(folder.resolve(SweepFolder.TABLE));
        assertEquals(sweep.runs(), rows.stream().map(SweepRow::config).toList());
        for (SweepRow row : rows) {
            assertEquals(8, RunData.dimension(row.config().dataset()));
            double gap = row.get(Metric.GAP);
            double error = row.get(Metric.GAP_ERROR);
            assertTrue(row.diverged() || Double.isFinite(gap) && row.steps() == row.config().steps(), row.toString());
            // No flow is nearer to the data than the data are: the floor holds within the error of the points.
            assertTrue(row.diverged() && Double.isNaN(gap) || gap >= -ERRORS * error && error > 0, row.toString());
        }
        return rows;
    }

    /** Every run, at its couplings and with its own gap, is in the series of its kind. */
    private static void requireEveryRun(List<SweepRow> rows, DepthRuns shown) {
        assertEquals(8, shown.runs());
        assertEquals(rows.stream().filter(SweepRow::diverged).count(), shown.diverged());
        for (int modes : new int[] {4, 16}) {
            for (boolean diverged : new boolean[] {false, true}) {
                Predicate<SweepRow> of = row -> row.config().dataset().modes() == modes && row.diverged() == diverged;
                Series drawn = series(shown.depth(), "k = " + modes + (diverged ? ", diverged" : ", seeds"));
                assertArrayEquals(values(rows, of, row -> row.config().flow().couplings()), drawn.x());
                assertArrayEquals(values(rows, of, row -> row.get(Metric.GAP)), drawn.y());
            }
        }
        double[] apart = shown.perMode().series().stream().filter(series -> series.name().endsWith("seeds") || series.name().endsWith("diverged"))
                .map(Series::y).flatMapToDouble(Arrays::stream).sorted().toArray();
        assertArrayEquals(Arrays.stream(values(rows, row -> true, row -> row.get(Metric.GAP))).sorted().toArray(), apart);
    }

    private static double[] values(List<SweepRow> rows, Predicate<SweepRow> of, ToDoubleFunction<SweepRow> value) {
        return rows.stream().filter(of).mapToDouble(value).toArray();
    }

    private static Series series(Content content, String name) {
        return content.series().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static double median(DepthRuns shown, int modes, int couplings) {
        Series line = series(shown.depth(), "k = " + modes);
        return line.y()[Arrays.stream(line.x()).boxed().toList().indexOf((double) couplings)];
    }

    /**
     * Of the gap the order alone is asked for: depth helps, and more modes cost more where there is depth; with each seed, by more than the error of
     * the points, not in the median alone. And every run obeys the inequality of leak and Lipschitz constant.
     */
    @Test
    void allRunsComeOutAndAreDrawn() {
        Sweep sweep = smoke(STEPS, null);
        DepthRuns shown = made(sweep).runsProperty().get();
        List<SweepRow> rows = rows(sweep);
        requireEveryRun(rows, shown);
        assertTrue(rows.stream().noneMatch(SweepRow::diverged), shown.words());
        for (int modes : new int[] {4, 16}) {
            assertTrue(median(shown, modes, 4) < median(shown, modes, 1), "k = " + modes);
        }
        assertTrue(median(shown, 16, 4) > median(shown, 4, 4));
        for (long seed : sweep.seeds()) {
            for (int modes : new int[] {4, 16}) {
                requireLess(row(rows, modes, 4, seed), row(rows, modes, 1, seed));
            }
            requireLess(row(rows, 4, 4, seed), row(rows, 16, 4, seed));
        }
        int not = SweepRow.unconverged(rows).size();
        assertTrue(not > 0, "after so few steps some are still falling");
        assertTrue(shown.words().contains(not + (not == 1 ? " run" : " runs") + " of 8 had not converged."), shown.words());
        for (SweepRow row : rows) {
            LipschitzInequality.require(ModelFile.read(SweepFolder.run(folder, row.run()).finished(RunFolder.MODEL)),
                    RunData.of(row.config().dataset(), row.config().seed()), row.get(Metric.GAP), row.get(Metric.GAP_ERROR));
        }
    }

    private static SweepRow row(List<SweepRow> rows, int modes, int couplings, long seed) {
        return rows.stream().filter(row -> row.config().dataset().modes() == modes && row.config().flow().couplings() == couplings
                && row.config().seed() == seed).findFirst().orElseThrow();
    }

    private static void requireLess(SweepRow less, SweepRow more) {
        double apart = more.get(Metric.GAP) - less.get(Metric.GAP);
        double error = Math.hypot(more.get(Metric.GAP_ERROR), less.get(Metric.GAP_ERROR));
        assertTrue(apart > ERRORS * error, apart + " ± " + error + " between " + less + " and " + more);
    }

    /** With a rate that no training survives each run is marked, and none is left out. */
    @Test
    void runsThatDivergeAreMarked() {
        Sweep sweep = smoke(FEW_STEPS, 1e6);
        SeparationModel model = made(sweep);
        DepthRuns shown = model.runsProperty().get();
        requireEveryRun(rows(sweep), shown);
        assertTrue(shown.diverged() > 0 && shown.words().contains(shown.diverged() + (shown.diverged() == 1 ? " run" : " runs") + " diverged"),
                shown.words());
        assertTrue(model.statusProperty().getValue().contains("(" + shown.diverged() + " diverged)"), model.statusProperty().getValue());
    }
}
