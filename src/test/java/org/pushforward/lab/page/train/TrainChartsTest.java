package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.chart.RunChart;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.SettingsChange;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.run.Snapshots;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The run before stays as a ghost; charts follow a history that grows, is thinned or goes back. */
class TrainChartsTest {

    private static final TrainingConfig PLAIN = TrainingConfig.defaults();
    private static final TrainingConfig ZERO = PLAIN.withPadding(Padding.zero(2));

    private final TrainCharts charts = new TrainCharts();

    private static List<HistoryRow> rows(TrainingConfig config, int count) {
        int dimension = 2 + config.padding().dimensions();
        return IntStream.range(0, count).mapToObj(i -> new HistoryRow(10L * i, new double[dimension][5])
                .with(HistoryMetric.TRAIN_NLL, 2).with(HistoryMetric.NLL, 2 - 0.01 * i).with(HistoryMetric.GAP, 1).with(HistoryMetric.GAP_ERROR, 0.1)
                .withKappa(new KappaSummary(8, 6 + i, 20, 50)).with(HistoryMetric.SIGMA_MIN, 0.05)
                .with(HistoryMetric.PADDING_NOISE, config.padding().kind() == Padding.Kind.NONE ? Double.NaN : config.padding().noiseLevel()))
                .toList();
    }

    private static TrainingSnapshot snapshot(TrainingConfig config, List<HistoryRow> rows) {
        return Snapshots.of(config, rows.get(rows.size() - 1).step(), rows, null);
    }

    private void run(TrainingConfig config, int rows) {
        charts.restart(config);
        charts.show(snapshot(config, rows(config, rows)));
    }

    private RunChart likelihood() {
        return charts.all().get(0);
    }

    private RunChart condition() {
        return charts.all().get(2);
    }

    @Test
    void theFirstRunHasNoGhost() {
        run(PLAIN, 20);
        charts.all().forEach(chart -> assertEquals("", chart.ghostWords()));
    }

    @Test
    void aChangeOfSettingsKeepsTheRunBefore() {
        run(PLAIN, 20);
        charts.restart(PLAIN.withFlow(couplings(6)));
        charts.all().forEach(chart -> assertEquals("8 couplings", chart.ghostWords()));
        // At once, before the new run has anything to show.
        assertEquals(1, condition().chart().getXYPlot().getSeriesCount());
        assertEquals(20, condition().chart().getXYPlot().getDataset().getItemCount(0));
    }

    private static FlowSpec couplings(int count) {
        FlowSpec flow = PLAIN.flow();
        return new FlowSpec(count, flow.hidden(), flow.depth(), flow.activation(), flow.clamp());
    }

    @Test
    void theNextRunReplacesIt() {
        run(PLAIN, 20);
        run(ZERO, 20);
        assertEquals("no padding", condition().ghostWords());
        charts.restart(PLAIN.withFlow(couplings(6)));
        assertEquals("zero padding, 8 couplings", condition().ghostWords());
    }

    @Test
    void aRunThatCameToNothingReplacesNothing() {
        run(PLAIN, 20);
        run(ZERO, 2);
        charts.restart(PLAIN.withPadding(Padding.gaussian(2)));
        assertEquals("no padding", condition().ghostWords());
    }

    @Test
    void theSameRunAgainHasNoGhost() {
        run(PLAIN, 20);
        charts.restart(TrainingConfig.defaults());
        assertEquals("", condition().ghostWords());
        assertEquals(0, condition().chart().getXYPlot().getSeriesCount());
    }

    @Test
    void anotherSeedIsAnotherRun() {
        run(PLAIN, 20);
        charts.restart(PLAIN.withSeed(5));
        assertEquals("seed 1", condition().ghostWords());
    }

    static List<UnaryOperator<TrainingConfig>> incomparable() {
        return List.of(config -> ZERO, config -> config.withDataset(Datasets.defaults("gaussians")));
    }

    /** A loss without a lower end, or of other data, is no curve to set beside this one. */
    @ParameterizedTest
    @MethodSource("incomparable")
    void lossesThatAreNotComparableAreNotDrawn(UnaryOperator<TrainingConfig> change) {
        run(change.apply(PLAIN), 20);
        charts.restart(PLAIN);
        assertEquals(0, likelihood().chart().getXYPlot().getSeriesCount());
        assertEquals(1, condition().chart().getXYPlot().getSeriesCount());
    }

    @Test
    void lossesOfOneDistributionAreDrawn() {
        run(PLAIN.withPadding(Padding.gaussian(2)), 20);
        charts.restart(PLAIN);
        assertEquals(1, likelihood().chart().getXYPlot().getSeriesCount());
    }

    @Test
    void aHistoryThatShrinksIsShownAsItIs() {
        List<HistoryRow> all = rows(PLAIN, 20);
        charts.restart(PLAIN);
        charts.show(snapshot(PLAIN, all));
        charts.show(snapshot(PLAIN, all.subList(0, 8)));
        assertEquals(8, likelihood().chart().getXYPlot().getDataset().getItemCount(0));
        assertEquals(70, likelihood().chart().getXYPlot().getDataset().getXValue(0, 7));
        charts.show(snapshot(PLAIN, all.subList(0, 1)));
        assertEquals(0, likelihood().chart().getXYPlot().getSeriesCount());
    }

    /** A history that was thinned, and one that went back and on, may have as many rows as before. */
    @Test
    void asManyRowsAreNotTheSameRows() {
        charts.restart(PLAIN);
        charts.show(snapshot(PLAIN, rows(PLAIN, 20)));
        List<HistoryRow> later = rows(PLAIN, 39);
        List<HistoryRow> thinned = IntStream.range(0, 20).mapToObj(i -> later.get(2 * i - (i == 0 ? 0 : 1))).toList();
        charts.show(snapshot(PLAIN, thinned));
        assertEquals(thinned.get(19).step(), likelihood().chart().getXYPlot().getDataset().getXValue(0, 19));
    }

    @Test
    void manyChangesAreNotAllNamed() {
        FlowSpec other = new FlowSpec(4, 32, 1, Activation.RELU, 1);
        String words = SettingsChange.words(PLAIN, ZERO.withFlow(other).withSeed(3));
        assertTrue(words.startsWith("no padding, 8 couplings, "), words);
        assertTrue(words.endsWith(" and more"), words);
    }
}
