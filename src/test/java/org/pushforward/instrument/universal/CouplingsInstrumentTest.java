package org.pushforward.instrument.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Theme;
import org.pushforward.chart.UniversalCurves;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.instrument.universal.CouplingsRequest.Look;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Target.Ink;
import org.pushforward.theory.universal.Variant;

class CouplingsInstrumentTest {

    private static final TargetChoice ANNULUS = new TargetChoice.Data(Datasets.defaults("annulus"));

    private static CouplingsRequest request(TargetChoice target, Variant variant, double epsilon, int bits) {
        return new CouplingsRequest(target, ConstructionSpec.of(variant, epsilon), bits, 1, 0.5, -0.3, new Look(48, Theme.LIGHT, 1));
    }

    private static CouplingsReading last(CouplingsInstrument instrument, CouplingsRequest request) {
        CouplingsReading reading = instrument.read(request);
        while (instrument.canRefine()) {
            reading = instrument.read(request);
        }
        return reading;
    }

    /** What the page shows is what the command measures with as many points and the same seed, to the bit. */
    @Test
    void theNumbersAreThoseOfTheCommand() {
        CouplingsInstrument instrument = new CouplingsInstrument();
        Target target = Target.of(Datasets.defaults("annulus"));
        Measurement.Sample sample = Measurement.Sample.of(target, CouplingsInstrument.POINTS, 1);
        for (Variant variant : Variant.values()) {
            CouplingsReading reading = last(instrument, request(ANNULUS, variant, 0.1, 52));
            assertTrue(reading.isFinal());
            assertEquals(Measurement.of(Construction.of(target, ConstructionSpec.of(variant, 0.1)), sample, () -> false), reading.numbers());
            assertEquals(variant.couplings() + 1, reading.panels().size());
            assertEquals(variant.couplings() + 1, reading.probe().size());
            // The followed point ends where the couplings put it.
            Construction made = reading.construction();
            var stages = made.forward(new double[] {0.5}, new double[] {-0.3});
            assertEquals(stages.outFirst()[0], reading.probe().get(variant.couplings()).first());
            assertEquals(stages.outSecond()[0], reading.probe().get(variant.couplings()).second());
        }
    }

    @Test
    void theFirstReadingIsQuickAndSaysSo() {
        CouplingsInstrument instrument = new CouplingsInstrument();
        CouplingsReading first = instrument.read(request(ANNULUS, Variant.TWO, 0.1, 52));
        assertEquals(CouplingsInstrument.QUICK_POINTS, first.numbers().points());
        assertFalse(first.isFinal());
        assertTrue(instrument.canRefine());
        assertEquals(CouplingsInstrument.POINTS, last(instrument, request(ANNULUS, Variant.TWO, 0.1, 52)).numbers().points());
        assertFalse(instrument.canRefine());
    }

    /** Few bits misread digits; the numbers in double stay what they are. */
    @Test
    void fewBitsBreakIt() {
        CouplingsInstrument instrument = new CouplingsInstrument();
        CouplingsReading full = last(instrument, request(ANNULUS, Variant.TWO, 0.02, 52));
        CouplingsReading few = last(instrument, request(ANNULUS, Variant.TWO, 0.02, 8));
        assertEquals(full.numbers(), few.numbers());
        assertEquals(full.numbers().w2(), full.rounded().w2());
        assertEquals(0, full.rounded().misread());
        assertTrue(few.rounded().w2() > 1.5 * full.rounded().w2(), few.rounded().toString());
    }

    @Test
    void aPictureIsPaintedInManyPoints() {
        CouplingsInstrument instrument = new CouplingsInstrument();
        TargetChoice picture = new TargetChoice.Image(null, Ink.LIGHT);
        CouplingsReading first = instrument.read(request(picture, Variant.TWO, 0.0078125, 52));
        CouplingsReading last = last(instrument, request(picture, Variant.TWO, 0.0078125, 52));
        assertTrue(last.isFinal());
        assertEquals(48 * 48, last.panels().get(2).pixels().length);
        assertFalse(Arrays.equals(first.panels().get(2).pixels(), last.panels().get(2).pixels()));
        // All greys, whatever the theme.
        assertTrue(Arrays.stream(last.panels().get(2).pixels()).allMatch(p -> (p & 0xFF) == (p >> 8 & 0xFF) && (p & 0xFF) == (p >> 16 & 0xFF)));
    }

    @Test
    void badTargetsAreRefusedInOneLine(@TempDir Path folder) throws Exception {
        CouplingsInstrument instrument = new CouplingsInstrument();
        Path text = Files.writeString(folder.resolve("no.png"), "no picture");
        for (TargetChoice bad : new TargetChoice[] {new TargetChoice.Image(text, Ink.LIGHT),
            new TargetChoice.Image(folder.resolve("none.png"), Ink.DARK),
            new TargetChoice.Painted(new Points(0, 2, new double[0])), new TargetChoice.Painted(new Points(1, 2, new double[2]))}) {
            CouplingsReading reading = instrument.read(request(bad, Variant.TWO, 0.1, 52));
            assertTrue(reading.isRefused());
            assertFalse(reading.refusal().contains("\n"));
            assertFalse(instrument.canRefine());
        }
        assertFalse(last(instrument, request(ANNULUS, Variant.TWO, 0.1, 52)).isRefused());
    }

    /** Each request makes its points anew; they are the same target all the same, for the maker, the measurer and the page. */
    @Test
    void paintedPointsAreEqualByWhatTheyAreAndStayWhereTheyWerePainted() {
        double[] places = {-1.9, -1.5, -1.8, 0.3, -1.7, 1, -1.2, 0.2, 0, 0, 0.1, 0.4, 0.2, 0.9, 0.5, -0.4, 0.7, 0.1, 1, 1.1, 1.1, 1.4};
        TargetChoice painted = new TargetChoice.Painted(new Points(11, 2, places));
        TargetChoice again = new TargetChoice.Painted(new Points(11, 2, places.clone()));
        assertEquals(painted, again);
        assertEquals(painted.hashCode(), again.hashCode());
        double[] moved = places.clone();
        moved[3] = 0.2;
        assertNotEquals(painted, new TargetChoice.Painted(new Points(11, 2, moved)));
        CouplingsReading reading = last(new CouplingsInstrument(), request(painted, Variant.TWO, 0.02, 52));
        assertEquals(new Window(-2, 2, -2, 2), reading.panels().get(2).window());
        Target target = painted.make();
        assertEquals(-1.9, target.table().window().minX(), 0.01);
        assertEquals(1.4, target.table().window().maxY(), 0.01);
        // No point of the couplings is far from all that were painted: the places are those of the hand, in its units.
        for (double[] end : List.of(reading.construction().forward(new double[] {0.4}, new double[] {-0.2}),
                reading.construction().forward(new double[] {-1.3}, new double[] {0.8})).stream()
                .map(stages -> new double[] {stages.outFirst()[0], stages.outSecond()[0]}).toList()) {
            double nearest = IntStream.range(0, 11).mapToDouble(i -> Math.hypot(places[2 * i] - end[0], places[2 * i + 1] - end[1])).min()
                    .orElseThrow();
            assertTrue(nearest < 0.1, "the nearest is " + nearest + " away");
        }
        assertEquals("units of the target", target.unit());
    }

    /** A cloud is brought to standard deviation 1, whatever its file has: its axes say so. */
    @Test
    void theAxesOfACloudSayThatItIsInStandardUnits(@TempDir Path folder) throws Exception {
        StringBuilder text = new StringBuilder("u,v\n");
        for (int i = 0; i < 40; i++) {
            text.append(1_000 + 300 * Math.sin(i)).append(',').append(5_000 + 7 * i).append('\n');
        }
        TargetChoice cloud = new TargetChoice.Data(new DatasetSpec(Files.writeString(folder.resolve("p.csv"), text).toString(), 0, 0, 0, 0));
        CouplingsReading reading = last(new CouplingsInstrument(), request(cloud, Variant.TWO, 0.1, 52));
        assertTrue(reading.panels().get(2).across().endsWith(", standard units"), reading.panels().get(2).across());
        CurvesReading curves = new CurvesInstrument().read(new CurvesRequest(cloud, Variant.TWO, Price.BOTH, 1));
        assertEquals("standard units", curves.unit());
        assertEquals("W₂: standard units; ratios: no unit", UniversalCurves.together(Variant.TWO, Price.BOTH, List.of(), curves.unit()).up());
        assertEquals("ε, standard units", UniversalCurves.bits(Variant.TWO, List.of(), curves.unit()).across());
        assertEquals("units of the target", new CurvesInstrument().read(new CurvesRequest(ANNULUS, Variant.TWO, Price.BOTH, 1)).unit());
        assertTrue(last(new CouplingsInstrument(), request(ANNULUS, Variant.TWO, 0.1, 52)).panels().get(2).up().endsWith(", units of the target"));
    }

    @Test
    void theCurvesGrowRowByRowAndTellWhoPays() {
        CurvesInstrument instrument = new CurvesInstrument();
        CurvesRequest request = new CurvesRequest(ANNULUS, Variant.TWO, Price.BOTH, 1);
        CurvesReading reading = instrument.read(request);
        assertEquals(0, reading.rows().size());
        while (instrument.canRefine()) {
            reading = instrument.read(request);
        }
        assertTrue(reading.isDone());
        assertEquals(CurvesInstrument.EPSILONS.size(), reading.rows().size());
        assertEquals(1, reading.kappaTrend());
        assertEquals(1, reading.exponent(Measurement::w2), 0.15);
        assertEquals(-2, reading.exponent(Measurement::dataNllMedian), 0.2);
        assertTrue(reading.verdict().contains("κ grows from")
                && reading.verdict().contains("Median −log p of the data: from"), reading.verdict());
        // A bound is called one, and what a sample has given has its error.
        assertTrue(reading.verdict().contains(", the bound of W₂ falls from "), reading.verdict());
        Measurement end = reading.rows().get(7);
        for (String number : List.of(Numbers.uncertain(end.w2(), end.w2Error()), Numbers.uncertain(end.logDetMean(), end.logDetError()),
                Numbers.uncertain(end.sigmaMinMedian(), end.sigmaMinMedianError()), Numbers.uncertain(end.kappaMedian(), end.kappaMedianError()),
                Numbers.uncertain(end.dataNllMedian(), end.dataNllMedianError()))) {
            assertTrue(reading.verdict().contains(number), number + " is not in: " + reading.verdict());
        }
        assertTrue(end.w2Error() > 0 && end.logDetError() > 0 && end.dataNllMedianError() > 0, end.toString());
        assertEquals("W₂ at most", UniversalCurves.together(Variant.TWO, Price.BOTH, reading.rows(), reading.unit()).series().get(0).brief());
        assertTrue(UniversalCurves.gaps(Variant.TWO, reading.rows(), reading.unit(), reading.entropy(), List.of()).series().get(0).name()
                .endsWith("(W₂ at most)"));
        assertEquals("W₂ (constructed: bound; learned: of samples), " + reading.unit(),
                UniversalCurves.gaps(Variant.TWO, reading.rows(), reading.unit(), reading.entropy(), List.of()).across());
        // More digits, more bits; and never more than double has.
        List<Integer> bits = reading.rows().stream().map(Measurement::mantissaBits).toList();
        assertTrue(bits.get(0) < bits.get(7), bits.toString());
        assertTrue(bits.stream().allMatch(number -> number >= RoundOff.LEAST_BITS && number <= RoundOff.DOUBLE_BITS));
        CurvesRequest naive = new CurvesRequest(ANNULUS, Variant.NAIVE, Price.BOTH, 1);
        reading = instrument.read(naive);
        while (instrument.canRefine()) {
            reading = instrument.read(naive);
        }
        assertEquals(0, reading.kappaTrend());
        assertTrue(reading.verdict().contains("κ stays near"), reading.verdict());
        assertNotNull(reading.request());
    }

    /** Its table is megabytes: picture and curves of one target have one, made once. What cannot be made is not remembered. */
    @Test
    void aTargetIsMadeOnceForAllThatAskForIt(@TempDir Path folder) throws IOException {
        Targets targets = new Targets();
        Path file = folder.resolve("late.csv");
        TargetChoice late = new TargetChoice.Data(new DatasetSpec(file.toString(), 0, 0, 0, 0));
        assertThrows(InvalidInputException.class, () -> targets.of(late));
        Files.writeString(file, "u,v\n" + "0,1\n1,0\n1,1\n0,2\n".repeat(10));
        Target made = targets.of(late);
        assertSame(made, targets.of(new TargetChoice.Data(new DatasetSpec(file.toString(), 0, 0, 0, 0))));
        assertNotSame(made, targets.of(ANNULUS));
    }
}
