package org.pushforward.instrument.separation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Form;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.DepthRuns;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.theory.separation.Part;
import org.pushforward.theory.separation.SampledW1;

/** The parts of the depth bound as they are shown, and the trained flows beside them. */
class SeparationInstrumentTest {

    private static SeparationRequest request(Part part, int dimension, int components, double ramp, int second) {
        return new SeparationRequest(part, dimension, components, 32, 5, 0.25, ramp, 1, 8, 8, 4, 0.1, 128, 64, 1, 1, second);
    }

    private static double[] y(Content content, String series) {
        return content.series().stream().filter(each -> each.name().equals(series)).findFirst().orElseThrow().y();
    }

    @ParameterizedTest
    @EnumSource(value = Part.class, mode = EnumSource.Mode.EXCLUDE, names = "DEPTH")
    void everyPartHasWordsAndTwoCharts(Part part) {
        SeparationReading reading = settled(new SeparationInstrument(), request(part, 4, 6, 0.01, 3));
        assertFalse(reading.isRefused());
        assertTrue(reading.words().endsWith("."), reading.words());
        for (Content content : List.of(reading.left(), reading.right())) {
            assertTrue(content.series().stream().anyMatch(series -> series.x().length > 0), content.title());
        }
    }

    private static SeparationReading settled(SeparationInstrument instrument, SeparationRequest request) {
        SeparationReading reading = instrument.read(request);
        int readings = 1;
        while (instrument.canRefine() && readings++ < 100) {
            assertFalse(reading.isFinal());
            reading = instrument.read(request);
        }
        assertTrue(reading.isFinal());
        return reading;
    }

    /** Mode sigma is that of means at radius sqrt d: in radii it is sigma itself, and so is what the words make of it. */
    @Test
    void theWordsMeasureSigmaInRadii() {
        SeparationReading codebooks = new SeparationInstrument().read(request(Part.CODEBOOKS, 4, 6, 0.01, 3));
        assertTrue(codebooks.words().contains(" less 2σ, here " + Numbers.brief(0.5) + ", and the matched distance, all in radii."),
                codebooks.words());
        SeparationReading coarse = new SeparationInstrument().read(new SeparationRequest(Part.COUNTING, 4, 6, 32, 5, 0.25, 0.01, 1, 8, 8, 4, 0.2, 128,
                64, 1, 1, 2));
        assertTrue(coarse.words().contains("1/2 − σ = " + Numbers.brief(0.25) + " apart (W₁, in radii; here σ = " + Numbers.brief(0.25) + ")"),
                coarse.words());
        SeparationReading counting = new SeparationInstrument().read(request(Part.COUNTING, 4, 6, 0.01, 3));
        assertTrue(counting.words().contains("mixtures, σ = " + Numbers.brief(0.25) + " radii:"), counting.words());
    }

    /** A price is told with the error of its masses, and none where these do not show it. */
    @Test
    void aPriceThatPointsDoNotShowIsNone() {
        SeparationReading stiff = priced(0.3);
        assertTrue(stiff.summary().filamentPrice() > 4 * stiff.summary().filamentPriceError() && stiff.summary().filamentPriceError() > 0);
        String nats = Numbers.uncertain(stiff.summary().filamentPrice(), stiff.summary().filamentPriceError());
        assertTrue(nats.contains(" ± ") && stiff.words().contains("KL(mixture || flow) ≥ " + nats + " nats"), stiff.words());
        // Where the price is due a flow must leave more between these parts than the mixture has there.
        double[] asked = y(stiff.right(), "asked");
        assertTrue(asked[0] > stiff.right().levels().get(0).value(), asked[0] + " against " + stiff.right().levels());
        SeparationReading supple = priced(5_000);
        assertTrue(supple.summary().filamentPrice() <= 2 * supple.summary().filamentPriceError());
        assertTrue(supple.words().contains("may part this mixture: no filament shows"), supple.words());
    }

    private static SeparationReading priced(double lipschitz) {
        return settled(new SeparationInstrument(),
                new SeparationRequest(Part.LIPSCHITZ, 4, 6, 32, 5, 0.25, 0.01, 1, 8, 8, 4, 0.1, 128, 64, lipschitz, 1, 2));
    }

    @Test
    void curvesAreWhatTheNumbersSay() {
        SeparationInstrument instrument = new SeparationInstrument();
        // At first without samples, which take longer than the rest.
        SeparationReading early = instrument.read(request(Part.CODEBOOKS, 4, 6, 0.01, 2));
        assertTrue(early.left().levels().isEmpty() && Double.isNaN(early.summary().w1Samples()) && instrument.canRefine());
        SeparationReading codebooks = settled(instrument, request(Part.CODEBOOKS, 4, 6, 0.01, 2));
        double[] matched = y(codebooks.left(), "matched distance");
        assertEquals(10, matched.length);
        assertEquals(codebooks.summary().matchedMin(), matched[0]);
        assertEquals(codebooks.summary().matchedMean(), Arrays.stream(matched).average().orElseThrow(), 1e-12);
        assertEquals(codebooks.summary().w1Least(), y(codebooks.left(), "W₁ at least")[0]);
        SampledW1 sampled = codebooks.separation().sampledW1();
        assertArrayEquals(sampled.values(), y(codebooks.left(), "samples"));
        assertEquals(sampled.floor().value(), codebooks.left().levels().get(0).value());
        assertEquals(sampled.value().value(), codebooks.summary().w1Samples());
        assertEquals(sampled.floor().value(), codebooks.summary().w1SameLaw());
        for (Estimate told : List.of(Estimate.of(sampled.value().value(), sampled.value().error()),
                Estimate.of(sampled.floor().value(), sampled.floor().error()))) {
            assertTrue(codebooks.words().contains(" are " + told.text() + " apart"), codebooks.words());
        }
        assertTrue(codebooks.words().contains("standard deviation of " + Numbers.brief(sampled.deviation()) + " from one pair"));
        SeparationReading generator = instrument.read(request(Part.GENERATOR, 4, 6, 0.01, 3));
        // On its steps the map is at the means.
        double[] line = y(generator.left(), "x₃");
        for (int i = 0; i < 6; i++) {
            double mean = generator.separation().generator().mixture().means().get(i, 2);
            assertTrue(Arrays.stream(line).anyMatch(value -> Math.abs(value - mean) < 1e-9), "mean " + i);
        }
        SeparationReading counting = instrument.read(request(Part.COUNTING, 4, 6, 0.01, 3));
        assertEquals(counting.sizes().logFamily(), counting.left().levels().get(0).value());
        assertEquals(counting.sizes().crossing(), y(counting.right(), "k = 64")[0]);
    }

    /** Wide components: samples of one mixture are as far apart as those of two, and no W1 is told of them. */
    @Test
    void mixturesThatSamplesDoNotTellApartAreSaidToBeSo() {
        SeparationReading reading = settled(new SeparationInstrument(),
                new SeparationRequest(Part.CODEBOOKS, 32, 2, 2, 2, 2, 0.01, 1, 8, 8, 4, 0.1, 128, 64, 1, 1, 2));
        assertFalse(reading.separation().sampledW1().tellsApart(), reading.summary().toString());
        assertTrue(reading.words().endsWith("So the samples do not tell these mixtures apart."), reading.words());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void coordinatesThatAreNotThereAreRefusedInALine(int second) {
        SeparationReading reading = new SeparationInstrument().read(request(Part.GENERATOR, 4, 6, 0.01, second));
        assertTrue(reading.isRefused() && reading.refusal().lines().count() == 1, reading.refusal());
    }

    @Test
    void numbersThatDoNotGoTogetherAreRefusedInALine() {
        assertTrue(new SeparationInstrument().read(request(Part.GENERATOR, 4, 6, 3, 2)).refusal().contains("width of a ramp"));
        assertTrue(new SeparationInstrument().read(request(Part.CODEBOOKS, 4, 40, 0.01, 2)).refusal().contains("32"));
    }

    @Test
    void everySeedOfASweepIsAPoint() {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow();
        assertEquals(List.of(8, 16, 32), DepthRuns.widths(rows));
        for (int width : DepthRuns.widths(rows)) {
            DepthRuns runs = DepthRuns.of(rows, width);
            double[] drawn = runs.depth().series().stream().filter(series -> series.name().contains(", ")).map(Series::y)
                    .flatMapToDouble(Arrays::stream).sorted().toArray();
            double[] gaps = rows.stream().filter(row -> row.config().flow().hidden() == width).mapToDouble(row -> row.get(Metric.GAP)).sorted()
                    .toArray();
            assertArrayEquals(gaps, drawn);
            assertEquals(100, runs.runs());
            assertTrue(number(runs.hardest()) > number(runs.easiest()));
            // Five seeds: between the order statistics one deviation of the binomial distribution around the median.
            int couplings = rows.stream().mapToInt(row -> row.config().flow().couplings()).max().orElseThrow();
            double[] deepest = rows.stream().filter(row -> row.config().flow().hidden() == width && row.config().dataset().modes() == 4
                    && row.config().flow().couplings() == couplings).mapToDouble(row -> row.get(Metric.GAP)).sorted().toArray();
            assertEquals(5, deepest.length);
            assertEquals(Estimate.of(deepest[2], KappaErrors.ofQuantile(deepest, 0.5)), runs.easiest());
            assertFalse(runs.easiest().error().isEmpty() || runs.hardest().error().isEmpty());
        }
    }

    private static double number(Estimate estimate) {
        return Double.parseDouble(estimate.value());
    }

    @Test
    void ofOneSeedTheGapHasTheErrorOfItsPoints() {
        SweepRow row = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow().get(0);
        Estimate gap = DepthRuns.of(List.of(row), row.config().flow().hidden()).easiest();
        assertEquals(Estimate.of(row.get(Metric.GAP), row.get(Metric.GAP_ERROR)), gap);
        assertFalse(gap.error().isEmpty());
        assertEquals(Estimate.NONE, DepthRuns.of(List.of(), 8).easiest());
    }

    /** A diverged run is a cross, and is in the median. */
    @Test
    void divergedRunsAreShown() {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow().stream().map(row -> row.run() % 7 == 0
                ? new SweepRow(row.run(), row.config(), true, row.steps(), row.metrics()) : row).toList();
        DepthRuns runs = DepthRuns.of(rows, 16);
        int crosses = runs.depth().series().stream().filter(series -> series.name().endsWith("diverged")).mapToInt(series -> series.x().length).sum();
        assertEquals(runs.diverged(), crosses);
        // Beside them those of the other widths: 42 of all 300.
        List<Series> apart = runs.perMode().series().stream().filter(series -> series.mark() == Mark.CROSS).toList();
        assertEquals(rows.stream().filter(SweepRow::diverged).count(), apart.stream().mapToInt(series -> series.x().length).sum());
        assertTrue(apart.stream().allMatch(series -> series.form() == Form.POINTS && series.name().endsWith("diverged")));
        assertTrue(crosses > 0 && runs.words().contains(crosses + " runs diverged"), runs.words());
        assertArrayEquals(y(DepthRuns.of(ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow(), 16).depth(), "k = 8"), y(runs.depth(), "k = 8"));
    }

    /** With a fixed sigma the modes on a circle close to a ring, which is easier. */
    @Test
    void inThePlaneTheEffectFailsToShowAndThatIsSaid() {
        DepthRuns runs = DepthRuns.of(ShippedSweep.MODES_IN_THE_PLANE.rows().orElseThrow(), 16);
        assertTrue(number(runs.hardest()) < number(runs.easiest()));
        assertTrue(runs.words().contains("With L = 1, 2, 4, 8 it does not: there the effect fails to show."), runs.words());
        assertTrue(DepthRuns.of(ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow(), 16).words()
                .contains("With L = 1, 2, 4, 8, 16 the median gap grows"));
        assertTrue(DepthRuns.of(List.of(), 16).words().startsWith("No run"));
        assertTrue(runs.words().contains("49 runs of 80 had not converged."), runs.words());
    }

    /** What tells it are the last two columns. */
    @Test
    void ofTablesOfReleasesThatDidNotWriteItDownItIsNotKnownWhetherRunsHadConverged() throws IOException {
        String table = Files.readString(Path.of("assets/sweeps/modes-in-the-plane.csv"));
        assertTrue(table.lines().findFirst().orElseThrow().endsWith(",learned,late_fall"));
        byte[] before = table.lines().map(line -> line.replaceFirst(",[^,]*,[^,]*$", "")).collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        String words = DepthRuns.of(SweepTable.read("table", new ByteArrayInputStream(before)), 16).words();
        assertTrue(words.contains("Whether they had converged is not known"), words);
    }

    /** Against parameters for each mode, too: behind the medians of four numbers of modes, three widths and five depths. */
    @Test
    void everySeedIsAFaintPointBehindItsMedian() {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow();
        List<Series> perMode = DepthRuns.of(rows, 16).perMode().series();
        assertEquals(60, perMode.stream().filter(series -> series.form() == Form.POINTS).mapToInt(series -> series.x().length).sum());
        assertArrayEquals(rows.stream().mapToDouble(row -> row.get(Metric.GAP)).sorted().toArray(),
                perMode.stream().filter(series -> series.form() == Form.FAINT).map(Series::y).flatMapToDouble(Arrays::stream).sorted().toArray());
    }
}
