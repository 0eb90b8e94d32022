package org.pushforward.instrument.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.chart.Mark;
import org.pushforward.chart.RunScatter;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.ConstructedRuns;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTrails.Across;
import org.pushforward.experiment.sweep.SweepTrails.Axes;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.TrainingConfig;

/** The board shows what the rows say, by the axes that are chosen, and says what it leaves out. */
class ShownRunsTest {

    private static final SweepRow NONE = Rows.row(1, "moons", Padding.none(), 0.2, 40);
    private static final SweepRow GAUSSIAN = Rows.row(2, "moons", Padding.gaussian(2), 0.3, 20);
    private static final SweepRow ZERO = Rows.row(3, "moons", Padding.zero(2), Double.NaN, 9000);
    private static final SweepRow RINGS = Rows.row(4, "rings2", Padding.none(), 0.1, 80);
    private static final List<SweepRow> ROWS = List.of(NONE, GAUSSIAN, ZERO, RINGS);

    private static ShownRuns board(List<SweepRow> rows, Metric conditioning, Metric distance) {
        return ShownRuns.of(rows, new ShownRuns.View(new Axes(conditioning, distance), true, Set.of(), Set.of()));
    }

    private static ShownRuns board(List<SweepRow> rows) {
        return board(rows, Metric.KAPPA_P95, Metric.GAP);
    }

    @ParameterizedTest
    @CsvSource({"kappa_p95,gap,40,0.2", "kappa_mean,gap,80,0.2", "kappa_p50,sliced_w2,20,2"})
    void pointsStandWhereTheChosenMetricsSay(String conditioning, String distance, double x, double y) {
        RunScatter.Point point = board(ROWS, metric(conditioning), metric(distance)).content().runs().get(0);
        assertEquals(x, point.x());
        assertEquals(y, point.y());
    }

    private static Metric metric(String label) {
        return Metric.ALL.stream().filter(metric -> metric.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void axesNameTheirMetricAndUnit() {
        RunScatter.Content gap = board(ROWS).content();
        assertTrue(gap.up().contains("nats") && gap.across().contains("95 %"));
        RunScatter.Content w2 = board(ROWS, Metric.KAPPA_P50, Metric.SLICED_W2).content();
        assertTrue(w2.up().contains("data units") && w2.across().contains("median"));
    }

    @Test
    void zeroPaddingHasALaneUntilItIsMeasuredByItsSamples() {
        assertTrue(Double.isNaN(board(ROWS).content().runs().get(2).y()));
        assertEquals("no gap: unbounded", board(ROWS).content().lane());
        assertEquals(5, board(ROWS, Metric.KAPPA_P95, Metric.SLICED_W2).content().runs().get(2).y());
        assertTrue(board(ROWS).words(2).contains("unbounded"));
    }

    /** One quantity, one value: what Train and Compare call sliced W₂ is the history's, which is not that of the 5,000 samples. */
    @Test
    void slicedW2IsThatOfTheHistoryBesideThatOfTheData() {
        List<SweepRow> rows = List.of(Rows.measured(NONE, .25, .04, .09), Rows.measured(GAUSSIAN, .0625, .05, .1), Rows.diverged(RINGS));
        assertEquals(Metric.DISTANCE, ShownRuns.sampleDistance(rows));
        ShownRuns board = board(rows, Metric.KAPPA_P95, Metric.DISTANCE);
        assertEquals(.25, board.content().runs().get(0).y());
        assertEquals("sliced W₂ between samples and data, data units", board.content().up());
        assertTrue(board.words(0).contains(", sliced W₂ 0.250 (data: 0.040 to 0.090)\n"), board.words(0));
        assertTrue(board.caption().endsWith(" Samples of the data: 0.040 to 0.100."), board.caption());
        assertFalse(board(rows).caption().contains("Samples of the data"), "beside the gap they mean nothing");
    }

    /** Runs of two releases are compared by what both measured, and the other number has another name. */
    @Test
    void theOtherSlicedW2IsNamedByItsSamples() {
        List<SweepRow> rows = List.of(Rows.measured(NONE, .25, .04, .09), GAUSSIAN);
        assertEquals(Metric.SLICED_W2, ShownRuns.sampleDistance(rows));
        ShownRuns board = board(rows, Metric.KAPPA_P95, Metric.SLICED_W2);
        assertEquals(2, board.content().runs().get(0).y());
        assertEquals("sliced W₂ of 5,000 samples, data units", board.content().up());
        assertTrue(board.words(0).contains(", sliced W₂ 0.250 (data: 0.040 to 0.090)\n"), board.words(0));
        assertTrue(board.words(1).contains(", sliced W₂ of 5,000 samples 3.00\n"), board.words(1));
        assertFalse(board.caption().contains("Samples of the data"), board.caption());
    }

    @Test
    void gapsOfUnknownFloorAreNotCalledUnbounded() {
        SweepRow unknown = Rows.row(5, "moons", Padding.none(), Double.NaN, 10);
        assertEquals("no gap: the floor is unknown", board(List.of(unknown)).content().lane());
        assertTrue(board(List.of(unknown, ZERO)).content().lane().matches("no gap: .*unbounded.*unknown.*"));
    }

    @Test
    void whatIsLeftOutIsSaid() {
        SweepRow diverged = Rows.diverged(Rows.row(5, "moons", Padding.none(), 0.2, 40));
        SweepRow atTheFloor = Rows.row(6, "moons", Padding.none(), -0.001, 40);
        ShownRuns board = board(List.of(NONE, diverged, atTheFloor));
        assertEquals(List.of(NONE), board.runs());
        assertTrue(board.caption().startsWith("3 runs. 1 diverged"), board.caption());
        assertTrue(board.caption().contains("1 came out at the floor or below it"), board.caption());
    }

    @Test
    void hiddenDatasetsAndPaddingsGoAndTheOthersKeepTheirForms() {
        ShownRuns all = board(ROWS);
        ShownRuns some = ShownRuns.of(ROWS, new ShownRuns.View(Axes.DEFAULT, true, Set.of("moons"), Set.of(Padding.Kind.ZERO)));
        assertEquals(List.of(RINGS), some.runs());
        assertEquals(all.content().runs().get(3), some.content().runs().get(0));
        assertNotEquals(all.content().runs().get(0).mark(), some.content().runs().get(0).mark());
    }

    @Test
    void eachDatasetHasAFrontOfItsOwn() {
        SweepRow better = Rows.row(7, "rings2", Padding.none(), 0.05, 90);
        SweepRow worse = Rows.row(8, "rings2", Padding.none(), 0.2, 95);
        List<List<RunScatter.Point>> fronts = board(List.of(NONE, GAUSSIAN, RINGS, better, worse)).content().fronts();
        assertEquals(List.of(List.of(20.0, 40.0), List.of(80.0, 90.0)),
                fronts.stream().map(front -> front.stream().map(RunScatter.Point::x).toList()).toList());
    }

    /** A cloud's row, of a table with condition numbers in standard units, or of an earlier release's without. */
    private static SweepRow cloud(int number, double kappa, double standard) {
        SweepRow row = Rows.row(number, "moons", Padding.none(), Double.NaN, kappa);
        Map<Metric, Double> metrics = new LinkedHashMap<>(row.metrics());
        metrics.put(Metric.KAPPA_STANDARD_P95, standard);
        return new SweepRow(number, row.config().withDataset(new DatasetSpec("metres.csv", 0, 0, 0, 0)), false, 2500, metrics);
    }

    @Test
    void unitsAreAMatterWhereTheyMakeADifferenceAndAreKnown() {
        assertFalse(ShownRuns.hasStandardUnits(ROWS));
        assertEquals(KappaUnits.DATA, ShownRuns.headline(ROWS));
        List<SweepRow> old = List.of(NONE, cloud(5, 1488, Double.NaN));
        assertFalse(ShownRuns.hasStandardUnits(old));
        assertEquals(KappaUnits.DATA, ShownRuns.headline(old));
        List<SweepRow> measured = List.of(NONE, cloud(5, 1488, 4.23));
        assertTrue(ShownRuns.hasStandardUnits(measured));
        assertEquals(KappaUnits.STANDARD, ShownRuns.headline(measured));
    }

    @Test
    void aCloudIsToldInBothUnitsEachNamed() {
        ShownRuns board = board(List.of(NONE, cloud(5, 1488, 4.23), cloud(6, 99, Double.NaN)), Metric.KAPPA_P95.inStandardUnits(), Metric.GAP);
        assertEquals("condition number κ in standard units, 95 % quantile over held-out points (no unit)", board.content().across());
        assertEquals(4.23, board.content().runs().get(0).x());
        assertEquals(1, board.runs().size());
        assertTrue(board.caption().endsWith("Of 2 runs κ in standard units was not measured: they have no place."), board.caption());
        assertTrue(board.words(0).contains("κ in standard units median –, mean –, 95 % 4.23\nκ in data units median 744, mean 2,976, 95 % 1,488"),
                board.words(0));
        String old = board(List.of(cloud(6, 99, Double.NaN))).words(0);
        assertTrue(old.contains("κ in standard units not measured\nκ in data units median 49.5"), old);
    }

    /** A run of the mixtures of the depth bound. */
    private static SweepRow mixture(int number, int modes, int width, int couplings, double gap) {
        SweepRow row = Rows.row(number, "sphere", Padding.none(), gap, 40);
        TrainingConfig config = row.config();
        DatasetSpec dataset = new DatasetSpec("sphere", 0.25, modes, 0, 1_000, TableChoice.DEFAULT, 8);
        FlowSpec flow = new FlowSpec(couplings, width, 2, Activation.TANH, 2);
        return new SweepRow(number, config.withDataset(dataset).withFlow(flow), false, 2500, row.metrics());
    }

    private static ShownRuns over(Across across, List<SweepRow> rows, String... hidden) {
        return ShownRuns.of(rows, new ShownRuns.View(new Axes(across, Metric.KAPPA_P95, Metric.GAP), true, Set.of(hidden), Set.of()));
    }

    private static final List<SweepRow> MIXTURES = List.of(mixture(1, 4, 8, 1, 4), mixture(2, 4, 8, 2, 1), mixture(3, 4, 16, 1, 3),
            mixture(4, 4, 16, 2, 0.8), mixture(5, 16, 8, 1, 5), mixture(6, 16, 8, 2, 3), mixture(7, 16, 16, 1, 4.5),
            Rows.diverged(mixture(8, 16, 16, 2, 2.5)));

    @Test
    void overDepthFormsAreNumbersOfModesAndADivergedRunIsACross() {
        ShownRuns board = over(Across.COUPLINGS, MIXTURES);
        assertEquals(8, board.runs().size());
        assertEquals(List.of(1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0), board.content().runs().stream().map(RunScatter.Point::x).toList());
        assertEquals(Mark.of(0), board.content().runs().get(0).mark());
        assertEquals(Mark.of(1), board.content().runs().get(4).mark());
        assertEquals(Mark.CROSS, board.content().runs().get(7).mark());
        assertEquals(4, board.content().trails().size());
        assertEquals(List.of("", "width 8"), board.content().trails().get(0).stops().stream().map(RunScatter.Stop::name).toList());
        assertEquals(List.of(), board.content().fronts());
        assertTrue(board.caption().contains("1 diverged: a cross shows each"), board.caption());
        assertTrue(board.words(7).contains("Diverged after 2,500 steps"), board.words(7));
        assertEquals(4, over(Across.COUPLINGS, MIXTURES, "width 8").runs().size());
        assertEquals(2, over(Across.COUPLINGS, MIXTURES, "width 8", "16 modes").runs().size());
    }

    @Test
    void overParametersOfAModeFormsAreWidths() {
        RunScatter.Content content = over(Across.PARAMETERS_PER_MODE, MIXTURES).content();
        // 4 -> 8 -> 8 -> 8 with biases: 40 + 72 + 72; a coupling has as many whatever the modes are.
        assertEquals(184 / 4.0, content.runs().get(0).x());
        assertEquals(2 * 184 / 16.0, content.runs().get(5).x());
        assertEquals(content.runs().get(0).mark(), content.runs().get(5).mark());
        assertNotEquals(content.runs().get(0).mark(), content.runs().get(2).mark());
    }

    @Test
    void overASettingATrailLeadsAlongIt() {
        List<SweepRow> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SweepRow row = Rows.row(i + 1, "moons", Padding.none(), 0.1 * (i + 1), 40);
            rows.add(new SweepRow(i + 1, row.config().withDataset(row.config().dataset().withCount(1000 * (3 - i)).withNoise(0.1 * (i + 1))), false,
                    2500, row.metrics()));
        }
        // Both differ, so each is a trail of its own.
        assertEquals(3, over(Across.POINTS, rows).content().trails().size());
        List<SweepRow> counts = rows.stream().map(row -> new SweepRow(row.run(),
                row.config().withDataset(row.config().dataset().withNoise(0.1)), false,
                2500, row.metrics())).toList();
        List<RunScatter.Trail> trails = over(Across.POINTS, counts).content().trails();
        assertEquals(1, trails.size());
        assertEquals(List.of(1000.0, 2000.0, 3000.0), trails.get(0).stops().stream().map(stop -> stop.median().x()).toList());
        assertEquals("training points", over(Across.POINTS, counts).content().across());
    }

    /** Through the medians of the thickest data; both quantities have their own, and what theory says nothing of has none. */
    @Test
    void overNoiseADashedLineSaysWhatTheThicknessDoes() {
        List<SweepRow> rows = ShippedSweep.THIN_DATA.rows().orElseThrow();
        RunScatter.Guide sigma = only(over(Across.NOISE, rows, Metric.SIGMA_MIN));
        double[] thickest = rows.stream().filter(row -> row.config().dataset().noise() == .3).mapToDouble(row -> row.get(Metric.SIGMA_MIN)).sorted()
                .toArray();
        assertEquals(new RunScatter.Guide("thickness", .3, thickest[1], .003, 1), sigma);
        assertEquals(thickest[1] / 100, sigma.end(), 1e-12);
        RunScatter.Guide kappa = only(over(Across.NOISE, rows, Metric.KAPPA_P95));
        assertEquals("1 / thickness", kappa.name());
        assertEquals(100 * kappa.y(), kappa.end(), 1e-9 * kappa.end());
        assertEquals(List.of(), over(Across.NOISE, rows, Metric.GAP).content().guides());
        assertEquals(List.of(), over(Across.COUPLINGS, rows, Metric.SIGMA_MIN).content().guides());
        assertEquals(List.of(), over(Across.NOISE, rows.subList(0, 3), Metric.SIGMA_MIN).content().guides());
        assertEquals(List.of(), over(Across.NOISE, List.of(), Metric.SIGMA_MIN).content().guides());
    }

    private static RunScatter.Guide only(ShownRuns board) {
        assertEquals(1, board.content().guides().size());
        return board.content().guides().get(0);
    }

    private static ShownRuns over(Across across, List<SweepRow> rows, Metric up) {
        return ShownRuns.of(rows, new ShownRuns.View(new Axes(across, Metric.KAPPA_P50, up), true, Set.of(), Set.of()));
    }

    private static ShownRuns greedy(Across across, Metric up) {
        return ShownRuns.of(ShippedSweep.GREEDY_DEPTH.rows().orElseThrow(), ShippedSweep.GREEDY_DEPTH.beside(),
                new ShownRuns.View(new Axes(across, Metric.KAPPA_P50, up), true, Set.of(), Set.of()));
    }

    /** One law and one axis, the couplings: depth ruins the conditioning of the one and heals that of the other. */
    @Test
    void kineticCouplingsStandBesideGreedyLayers() {
        ConstructedRuns kinetic = ShippedSweep.GREEDY_DEPTH.beside().orElseThrow();
        ShownRuns board = greedy(Across.COUPLINGS, Metric.KAPPA_P50);
        assertEquals(2, board.content().trails().size());
        List<RunScatter.Stop> greedyStops = board.content().trails().get(0).stops();
        List<RunScatter.Stop> stops = board.content().trails().get(1).stops();
        assertArrayEquals(kinetic.stops().stream().mapToDouble(ConstructedRuns.Stop::couplings).toArray(),
                stops.stream().mapToDouble(stop -> stop.median().x()).toArray());
        assertArrayEquals(kinetic.stops().stream().mapToDouble(ConstructedRuns.Stop::kappaMedian).toArray(),
                stops.stream().mapToDouble(stop -> stop.median().y()).toArray());
        assertNotEquals(greedyStops.get(0).median().mark(), stops.get(0).median().mark());
        assertTrue(last(greedyStops) > 10 * greedyStops.get(0).median().y(), "greedy depth leaves the conditioning as it was");
        assertTrue(last(stops) < stops.get(0).median().y() / 10, "kinetic depth leaves the conditioning as it was");
        assertTrue(board.caption().contains("Beside them kinetic couplings from a formula."), board.caption());
        String words = board.words(board.runs().size() + board.stops().size());
        assertTrue(words.startsWith(kinetic.stops().get(0).couplings() + " kinetic couplings, Gaussian padding\ngap at most "), words);
        // As the page's text tells.
        List<RunScatter.Stop> greedyGaps = greedy(Across.COUPLINGS, Metric.GAP).content().trails().get(0).stops();
        double eight = greedyGaps.stream().filter(stop -> stop.median().x() == 8).findFirst().orElseThrow().median().y();
        assertTrue(eight < greedyGaps.get(0).median().y() / 2 && last(greedyGaps) > 0.9 * eight, "more greedy layers come nearer");
        List<RunScatter.Stop> gaps = greedy(Across.COUPLINGS, Metric.GAP).content().trails().get(1).stops();
        assertTrue(last(gaps) < gaps.get(0).median().y() / 10, "more kinetic couplings do not come nearer");
        assertEquals(kinetic.stops().stream().map(ConstructedRuns.Stop::gap).toList(), gaps.stream().map(stop -> stop.median().y()).toList());
    }

    private static double last(List<RunScatter.Stop> stops) {
        return stops.get(stops.size() - 1).median().y();
    }

    /** Lengths are those of another copy of the law, and without couplings across they have no place. */
    @Test
    void whereTheyCannotBeComparedTheyAreNotDrawn() {
        for (ShownRuns board : List.of(greedy(Across.COUPLINGS, Metric.SIGMA_MIN), greedy(Across.COUPLINGS, Metric.DISTANCE),
                greedy(Across.COUPLINGS, Metric.KAPPA_P95), greedy(Across.CONDITIONING, Metric.GAP))) {
            assertEquals(1, board.content().trails().size());
            assertFalse(board.caption().contains("kinetic"), board.caption());
        }
        // By their name in the key.
        ShownRuns without = ShownRuns.of(ShippedSweep.GREEDY_DEPTH.rows().orElseThrow(), ShippedSweep.GREEDY_DEPTH.beside(),
                new ShownRuns.View(new Axes(Across.COUPLINGS, Metric.KAPPA_P50, Metric.GAP), true, Set.of("kinetic couplings"), Set.of()));
        assertEquals(1, without.content().trails().size());
    }

    @Test
    void orderGoesFromLeftToRight() {
        assertArrayEquals(new int[] {1, 0, 3, 2}, board(ROWS).fromLeft());
    }

    @Test
    void seedsAreSummarisedAtTheStopAndInTheWordsOfEachOfThem() {
        List<SweepRow> seeds = List.of(Rows.row(1, "moons", Padding.none(), 0.1, 10), Rows.row(2, "moons", Padding.none(), 0.2, 20),
                Rows.row(3, "moons", Padding.none(), 0.6, 60));
        ShownRuns board = board(seeds);
        RunScatter.Stop stop = board.content().stops().get(0);
        assertEquals(List.of(20.0, 15.0, 40.0), List.of(stop.median().x(), stop.left(), stop.right()));
        assertEquals(0.2, stop.median().y());
        assertEquals(0.15, stop.low(), 1e-12);
        assertEquals(0.4, stop.high(), 1e-12);
        String summary = "Medians (quartiles) of 3 seeds:\ngap 0.200 (0.150 to 0.400), κ 95 % 20.0 (15.0 to 40.0)";
        assertTrue(board.words(3).contains("K = 8") && board.words(3).contains(summary), board.words(3));
        assertTrue(board.words(0).contains(summary), board.words(0));
    }

    @Test
    void aSingleSeedHasNoSpreadAndZeroPaddingNoGapInTheSummary() {
        assertFalse(board(ROWS).words(0).contains("quartiles"), board(ROWS).words(0));
        SweepRow other = Rows.row(9, "moons", Padding.zero(2), Double.NaN, 7000);
        String words = board(List.of(ZERO, other)).words(2);
        assertTrue(words.contains("2 seeds:\nκ 95 %") && !words.contains("gap"), words);
    }

    @Test
    void wordsAboutARunHaveItsSettingsAndNumbers() {
        String words = board(ROWS).words(1);
        for (String part : List.of("Two moons", "Gaussian padding, 2 dimensions", "K = 8", "seed 2",
                "gap at most 0.300 nats", "W₂ of 5,000 samples 3.00", "95 % 20.0")) {
            assertTrue(words.contains(part), part + " is not in " + words);
        }
    }
}
