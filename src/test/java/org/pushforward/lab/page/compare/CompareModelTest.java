package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.instrument.column.ColumnFigures;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class CompareModelTest {

    private final CompareModel model = new CompareModel(Comparisons.paddings(),
            new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor()));

    @ParameterizedTest
    @MethodSource("org.pushforward.experiment.sweep.VariedFactor#all")
    void whatIsTakenIsWhatTheSettingsDescribe(VariedFactor factor) {
        Comparison comparison = new Comparison(Comparisons.base(), factor, factor.defaults());
        model.take(comparison);
        assertEquals(comparison, model.comparison());
        assertEquals(comparison.runs(), model.comparison().runs());
    }

    @Test
    void levelsThatMakeNoComparisonStayOut() {
        model.factorProperty().set(VariedFactor.COUPLINGS);
        model.enterLevels("2, 4 16");
        assertEquals(List.of("2", "4", "16"), model.levelsProperty().get());
        model.enterLevels("2");
        assertFalse(model.levelsNoticeProperty().get().isEmpty());
        assertEquals(List.of("2", "4", "16"), model.levelsProperty().get());
        model.factorProperty().set(VariedFactor.PADDING);
        model.factorProperty().set(VariedFactor.COUPLINGS);
        assertEquals(List.of("2", "4", "16"), model.levelsProperty().get());
    }

    private static ColumnFigures figures(Padding padding, double level) {
        HistoryRow row = new HistoryRow(100, new double[2][5]).with(HistoryMetric.NLL, -17.3)
                .with(HistoryMetric.GAP, padding.hasDensity() ? 0.08 : Double.NaN).with(HistoryMetric.PADDING_NOISE, level)
                .withKappa(new KappaSummary(30, 12.3, 99, 500)).withKappaStandard(new KappaSummary(3, 2.3, 9, 50));
        return ColumnFigures.of(new TrainingSnapshot(Comparisons.base().withPadding(padding), 100, null, List.of(row), 1, 1, 0, null,
                Interventions.NONE), Double.NaN);
    }

    /** @param last gap at the end of a run that begins with a gap of 1 and has 0.3 before its last fifth */
    private static String state(double last, boolean ended) {
        TrainingConfig config = Comparisons.base();
        List<HistoryRow> rows = new ArrayList<>();
        double[] gaps = {1, 0.5, 0.4, 0.3, 0.3, last};
        for (int i = 0; i < gaps.length; i++) {
            rows.add(new HistoryRow((long) config.steps() * i / 5, new double[2][5]).with(HistoryMetric.GAP, gaps[i]).with(HistoryMetric.NLL, gaps[i])
                    .with(HistoryMetric.GAP_ERROR, 0.01).with(HistoryMetric.RATE, 1e-3).withKappa(new KappaSummary(30, 12.3, 99, 500)));
        }
        return ColumnFigures.of(new TrainingSnapshot(config, ended ? config.steps() : config.steps() / 2, null, rows, 1, 1, 0, null,
                Interventions.NONE), Double.NaN).state();
    }

    @Test
    void aRunThatHasNotConvergedSaysSoAtItsEnd() {
        assertEquals("Not converged: still falling.", state(0.28, true));
        assertEquals("Not converged: it is hardly nearer to its data than at the start.", state(0.995, true));
        assertEquals("", state(0.295, true));
        assertEquals("", state(0.28, false));
    }

    @Test
    void zeroPaddingIsUnboundedAndGaussianPaddingAnUpperBound() {
        assertEquals("unbounded", figures(Padding.zero(2), 0).gap().text());
        assertEquals("gap, at most", figures(Padding.gaussian(2), 1).gapName());
        assertEquals("gap, nats", figures(Padding.none(), Double.NaN).gapName());
        assertEquals("0.080", figures(Padding.none(), Double.NaN).gap().text());
    }
}
