package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.Convergence;
import org.pushforward.train.TrainingConfig;

/** The front holds exactly what nothing is better than; trails are the medians of their runs; the shipped table is that of its experiment file. */
class SweepTrailsTest {

    private static SweepRow row(TrainingConfig config, boolean diverged, double gap, double kappa) {
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.ALL) {
            metrics.put(metric, Double.NaN);
        }
        metrics.put(Metric.GAP, gap);
        metrics.put(Metric.KAPPA_P95, kappa);
        return new SweepRow(1, config, diverged, 10, metrics);
    }

    private static SweepRow row(double gap, double kappa) {
        return row(TrainingConfig.defaults(), false, gap, kappa);
    }

    @RepeatedTest(20)
    void frontHoldsExactlyWhatNothingIsBetterThan(RepetitionInfo repetition) {
        RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
        List<SweepRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Few values, so that many are equal; some without a gap.
            rows.add(row(random.nextInt(8) == 0 ? Double.NaN : random.nextInt(10), 1 + random.nextInt(10)));
        }
        List<SweepTrails.Point> points = SweepTrails.points(rows);
        List<SweepTrails.Point> front = SweepTrails.paretoFront(points);
        for (int i = 1; i < front.size(); i++) {
            assertTrue(front.get(i).kappa() >= front.get(i - 1).kappa() && front.get(i).distance() <= front.get(i - 1).distance());
        }
        for (SweepTrails.Point point : points) {
            boolean beaten = points.stream().anyMatch(other -> other.distance() < point.distance() && other.kappa() <= point.kappa()
                    || other.distance() <= point.distance() && other.kappa() < point.kappa());
            assertEquals(!beaten && !Double.isNaN(point.distance()), front.contains(point), point.toString());
        }
    }

    @Test
    void knownFront() {
        List<SweepTrails.Point> points = SweepTrails.points(List.of(row(0.1, 50), row(0.5, 5), row(0.3, 20), row(0.3, 30), row(0.2, 60),
                row(Double.NaN, 1)));
        assertEquals(List.of(5.0, 20.0, 50.0), SweepTrails.paretoFront(points).stream().map(SweepTrails.Point::kappa).toList());
    }

    @Test
    void divergedRunsHaveNoPlace() {
        assertEquals(1, SweepTrails.points(List.of(row(TrainingConfig.defaults(), true, 0.1, 5), row(0.1, 6), row(0.1, Double.NaN))).size());
    }

    @Test
    void trailsAreMediansFromFewCouplingsToMany() {
        List<SweepRow> rows = new ArrayList<>();
        for (Padding padding : List.of(Padding.zero(2), Padding.none())) {
            for (int couplings : new int[] {8, 2}) {
                for (int seed = 1; seed <= 3; seed++) {
                    TrainingConfig config = TrainingConfig.defaults().withPadding(padding).withSeed(seed)
                            .withFlow(new FlowSpec(couplings, 8, 1, Activation.TANH, 2));
                    rows.add(row(config, false, padding.hasDensity() ? seed * seed / (double) couplings : Double.NaN, couplings * seed * seed));
                }
            }
        }
        List<SweepTrails.Trail> trails = SweepTrails.trails(SweepTrails.points(rows));
        assertEquals(List.of(Padding.zero(2), Padding.none()), trails.stream().map(SweepTrails.Trail::padding).toList());
        assertEquals(Datasets.defaults("moons"), trails.get(1).dataset());
        assertEquals(List.of(List.of(2, 8.0, 2.0, 3), List.of(8, 32.0, 0.5, 3)),
                trails.get(1).stops().stream().map(SweepTrailsTest::medians).toList());
        assertEquals(List.of(List.of(2, 8.0, Double.NaN, 3), List.of(8, 32.0, Double.NaN, 3)),
                trails.get(0).stops().stream().map(SweepTrailsTest::medians).toList());
        // Of couplings 2 the numbers are 2, 8, 18 and 0.5, 2, 4.5.
        Spread kappas = trails.get(1).stops().get(0).kappas();
        Spread distances = trails.get(1).stops().get(0).distances();
        assertEquals(List.of(5.0, 13.0, 1.25, 3.25), List.of(kappas.q1(), kappas.q3(), distances.q1(), distances.q3()));
        assertEquals(0, trails.get(0).stops().get(0).distances().count());
    }

    private static List<Number> medians(SweepTrails.Stop stop) {
        return List.of(stop.couplings(), stop.kappa(), stop.distance(), stop.runs().size());
    }

    @Test
    void sweepToShipIsWhatTheBoardPromises() {
        Sweep sweep = SweepFile.read(Path.of("assets/sweeps/depth-board.json"));
        assertEquals(225, sweep.runs().size());
        assertTrue(sweep.seeds().size() >= 5);
        assertEquals(List.of(2, 4, 8, 16, 32), sweep.runs().stream().map(config -> config.flow().couplings()).distinct().toList());
        assertEquals(3, sweep.runs().stream().map(TrainingConfig::padding).distinct().count());
        assertTrue(sweep.runs().stream().map(TrainingConfig::dataset).distinct().allMatch(dataset -> Datasets.create(dataset) != null));
    }

    @ParameterizedTest
    @EnumSource(ShippedSweep.class)
    void shippedTablesAreThoseOfTheirExperimentFiles(ShippedSweep sweep) {
        List<SweepRow> shipped = sweep.rows().orElseThrow();
        assertEquals(SweepFile.read(Path.of("assets/sweeps/" + sweep.id() + ".json")).runs(), shipped.stream().map(SweepRow::config).toList());
        assertEquals(sweep.sweep().runs(), shipped.stream().map(SweepRow::config).toList());
        // Every run has a place on the board as it is first shown, but on that of condition numbers those that diverged.
        assertTrue(SweepTrails.points(shipped, sweep.axes()).size() >= 0.9 * shipped.size());
    }

    /** A table may be older than what is known of a run by now; those that are shipped have it. */
    @Test
    void aTableOfAnEarlierReleaseIsReadAllTheSame() {
        List<SweepRow> older = SweepTable.read(Path.of("src/test/resources/tables/thin-data-before-convergence.csv"));
        assertEquals(15, SweepTrails.points(older).size());
        assertTrue(older.stream().allMatch(row -> row.convergence().state() == Convergence.State.UNKNOWN && row.get(Metric.KAPPA_P95) >= 1));
        List<SweepRow> newer = ShippedSweep.DEPTH_BOARD.rows().orElseThrow();
        assertTrue(SweepTrails.points(newer).size() > 200);
        assertTrue(newer.stream().allMatch(row -> row.diverged() || row.get(Metric.KAPPA_STANDARD_P95) >= 1));
        assertTrue(newer.stream().noneMatch(row -> row.convergence().state() == Convergence.State.UNKNOWN));
    }
}
