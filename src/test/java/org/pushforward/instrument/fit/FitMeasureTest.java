package org.pushforward.instrument.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.GridKl;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.flow.Partition;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.RunInputs;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** What is said of each kind of padding. */
class FitMeasureTest {

    private static final Points POINTS = new Points(2, 2, new double[4]);

    private static List<FitMeasure> words(FitDensity density, boolean cloud, GridKl kl, double distance) {
        boolean bounded = density != FitDensity.KERNEL;
        FitMeasures measures = new FitMeasures(10, density, FitResolution.AT_REST,
                density == FitDensity.WEIGHTED ? Optional.of(new GapToFloor(0.0311, 0.0032)) : Optional.empty(), 2_048,
                bounded && !cloud ? Optional.of(kl) : Optional.empty(),
                cloud ? Optional.empty() : Optional.of(new DensityDifference(new Window(0, 1, 0, 1), 2, 2, new double[] {0.1, -0.1, 0, 0})),
                bounded ? Double.NaN : 0.031, Optional.empty(), POINTS, POINTS);
        Padding padding = density == FitDensity.WEIGHTED ? Padding.gaussian(2) : bounded ? Padding.none() : Padding.zero(2);
        HistoryRow row = new HistoryRow(7, new double[2][5]).with(HistoryMetric.NLL, 1.2345).with(HistoryMetric.NLL_ERROR, 0.021)
                .with(HistoryMetric.GAP, cloud ? Double.NaN : 0.0431).with(HistoryMetric.GAP_ERROR, 0.0042).with(HistoryMetric.DISTANCE, distance)
                .with(HistoryMetric.TRANSPORT_COST, 1.214).with(HistoryMetric.TRANSPORT_COST_ERROR, 0.048)
                .with(HistoryMetric.PADDING_NOISE, bounded ? padding.noiseLevel() : 0);
        row = padding.kind() == Padding.Kind.NONE ? row.with(HistoryMetric.PADDING_NOISE, Double.NaN) : row;
        TrainingSnapshot run = new TrainingSnapshot(TrainingConfig.defaults().withPadding(padding), 10,
                RunInputs.untrained(Partition.HALVES, padding), List.of(row), cloud ? Double.NaN : 1.2, Double.NaN, 0, null, Interventions.NONE);
        LearnedData data = new LearnedData(POINTS, POINTS, new Window(0, 1, 0, 1), 1, Optional.empty(), () -> new Yardstick(0.061, 0.052, 0.083),
                TransportYardstick.Later.known(new TransportYardstick(0.352, 0.027, 0.0118, 0.001, 1_000)));
        return FitMeasure.of(new FitReading(data, Optional.of(measures), run, 1, Theme.LIGHT, 1, null, 0));
    }

    private static List<FitMeasure> words(FitDensity density, boolean cloud) {
        return words(density, cloud, new GridKl(0.0412, 0.0021, 0, 0.0123, 0), 0.084);
    }

    /** Who subtracts what the note names gets the value. */
    @Test
    void theHistorySaysWhatTheGapIs() {
        List<FitMeasure> words = words(FitDensity.EXACT, false);
        assertEquals(5, words.size());
        assertEquals("0.043 ± 0.004", words.get(0).value());
        assertEquals("gap to the floor, nats", words.get(0).name());
        assertTrue(words.get(0).note().startsWith("At step 7"), words.get(0).note());
        assertTrue(words.get(0).note().contains("NLL 1.235 less the floor of the same points, 1.191; the entropy is 1.200"), words.get(0).note());
        assertEquals("0.041", words.get(1).value());
        assertTrue(words.get(1).note().contains("0.0021 less"), words.get(1).note());
        assertTrue(words.get(1).note().contains("1.23 % of the flow"), words.get(1).note());
        assertEquals("2.50 %", words.get(2).value());
        // What is too much in one cell and too little in the next is nothing to a grid that joins them.
        assertTrue(words.get(2).note().endsWith(" cells; half as many a side give 2.50 % less."), words.get(2).note());
        assertEquals("0.084", words.get(3).value());
        assertTrue(words.get(3).note().startsWith("Farther than another sample of the data"), words.get(3).note());
        assertTrue(words.get(3).note().contains("19 of 20 lie from 0.052 to 0.083"), words.get(3).note());
    }

    /** With its error, the least possible with its own, and the floor of both; the same number as the history's. */
    @Test
    void theTransportCostStandsBesideTheLeastPossible() {
        FitMeasure transport = words(FitDensity.EXACT, false).get(4);
        assertEquals("1.21 ± 0.05", transport.value());
        assertTrue(transport.note().startsWith("More than needed"), transport.note());
        assertTrue(transport.note().contains("At step 7; the least of any map is W₂² = 0.352 ± 0.027"), transport.note());
        assertTrue(transport.note().contains("two samples of the data cost 0.012"), transport.note());
    }

    @Test
    void noFlowIsBetterThanTheTruth() {
        String near = words(FitDensity.EXACT, false, new GridKl(0, 0, 0, 0, 0), 0.055).get(3).note();
        assertTrue(near.startsWith("As near as another sample of the data"), near);
        String nearest = words(FitDensity.EXACT, false, new GridKl(0, 0, 0, 0, 0), 0.05).get(3).note();
        assertTrue(nearest.contains("happens by chance"), nearest);
    }

    @Test
    void withGaussianPaddingTheGapIsAnUpperBoundAndThatOfTheDataAloneAnotherQuantity() {
        List<FitMeasure> words = words(FitDensity.WEIGHTED, false);
        assertEquals("0.043 ± 0.004", words.get(0).value());
        assertEquals("gap to the floor, at most, nats", words.get(0).name());
        assertEquals("0.0311 ± 0.0032", words.get(1).value());
        assertEquals("gap of the data alone, nats", words.get(1).name());
        assertTrue(words.get(1).note().contains("importance-weighted") && words.get(1).note().contains("upper bound"), words.get(1).note());
    }

    @Test
    void whereTheFlowIsNotFiniteThatIsSaidInPlaceOfANumber() {
        FitMeasure divergence = words(FitDensity.EXACT, false, new GridKl(Double.NaN, Double.NaN, 0, Double.NaN, 0), 0.084).get(1);
        assertEquals("–", divergence.value());
        assertTrue(divergence.note().contains("not finite"), divergence.note());
    }

    @Test
    void withZeroPaddingNothingIsSaidInNats() {
        List<FitMeasure> words = words(FitDensity.KERNEL, false);
        assertEquals("unbounded", words.get(0).value());
        assertEquals("Points padded with zeros have no density: no entropy bounds their likelihood, and there is no gap.", words.get(0).note());
        assertFalse(words.get(1).value().matches(".*\\d.*"), words.get(1).value());
        assertTrue(words.get(2).note().startsWith("Kernel estimate from 20,000 samples"), words.get(2).note());
        assertTrue(words.get(2).note().contains("3.10 %"), words.get(2).note());
        assertEquals("0.084", words.get(3).value());
    }

    @Test
    void ofACloudItSaysThatTheTruthIsUnknown() {
        List<FitMeasure> words = words(FitDensity.EXACT, true);
        assertEquals(3, words.size());
        assertEquals("held-out NLL, nats", words.get(0).name());
        assertEquals("1.235 ± 0.021", words.get(0).value());
        assertTrue(words.get(0).note().contains("unknown"), words.get(0).note());
        assertTrue(words.get(1).note().contains("larger spread"), words.get(1).note());
    }

    @Test
    void whatIsNotFiniteIsSaidInWords() {
        List<FitMeasure> words = words(FitDensity.EXACT, false, new GridKl(Double.POSITIVE_INFINITY, Double.NaN, 0, 0, 0.003), Double.NaN);
        assertEquals("∞", words.get(1).value());
        assertTrue(words.get(1).note().contains("0.30 %"), words.get(1).note());
        assertEquals("–", words.get(3).value());
        assertTrue(words.get(3).note().contains("not finite"), words.get(3).note());
    }
}
