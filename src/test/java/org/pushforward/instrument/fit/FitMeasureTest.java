package org.pushforward.instrument.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.GridKl;
import org.pushforward.fit.SlicedWasserstein.Estimate;

/** What is said of each kind of padding. */
class FitMeasureTest {

    private static final Points POINTS = new Points(2, 2, new double[4]);

    private static FitMeasures measures(FitDensity density, boolean cloud, GridKl kl, double distance) {
        boolean bounded = density != FitDensity.KERNEL;
        GapToFloor gap = new GapToFloor(0.0431, 0.0042);
        return new FitMeasures(10, density, FitResolution.AT_REST, bounded ? Optional.of(new GapToFloor(1.2345, 0.021)) : Optional.empty(), 2_048,
                bounded && !cloud ? Optional.of(gap) : Optional.empty(), bounded && !cloud ? Optional.of(kl) : Optional.empty(),
                cloud ? Optional.empty() : Optional.of(new DensityDifference(new Window(0, 1, 0, 1), 2, 2, new double[] {0.1, -0.1, 0, 0})),
                bounded ? Double.NaN : 0.031, Optional.empty(), POINTS, POINTS, new Estimate(distance, 0.006), new Estimate(0.061, 0.004));
    }

    private static List<FitMeasure> words(FitDensity density, boolean cloud) {
        return FitMeasure.of(measures(density, cloud, new GridKl(0.0412, 0.0021, 0, 0.0123, 0), 0.084));
    }

    @Test
    void withoutPaddingTheDensityIsExact() {
        List<FitMeasure> words = words(FitDensity.EXACT, false);
        assertEquals("0.043 ± 0.004", words.get(0).value());
        assertTrue(words.get(0).name().contains("nats"));
        assertTrue(words.get(0).note().startsWith("Exact density"), words.get(0).note());
        assertEquals("0.041", words.get(1).value());
        assertTrue(words.get(1).note().contains("0.0021 less"), words.get(1).note());
        assertTrue(words.get(1).note().contains("1.23 % of the flow"), words.get(1).note());
        assertEquals("2.50 %", words.get(2).value());
        assertEquals("0.084 ± 0.006", words.get(3).value());
        assertTrue(words.get(3).note().contains("Two fresh samples of the data: 0.061 ± 0.004"), words.get(3).note());
    }

    @Test
    void withGaussianPaddingTheGapIsAnUpperBound() {
        FitMeasure gap = words(FitDensity.WEIGHTED, false).get(0);
        assertEquals("0.043 ± 0.004", gap.value());
        assertTrue(gap.note().contains("upper bound") && gap.note().contains("importance-weighted"), gap.note());
    }

    @Test
    void withZeroPaddingNothingIsSaidInNats() {
        List<FitMeasure> words = words(FitDensity.KERNEL, false);
        assertEquals("unbounded", words.get(0).value());
        assertFalse(words.get(1).value().matches(".*\\d.*"), words.get(1).value());
        assertTrue(words.get(2).note().startsWith("Kernel estimate from 20,000 samples"), words.get(2).note());
        assertTrue(words.get(2).note().contains("3.10 %"), words.get(2).note());
        assertEquals("0.084 ± 0.006", words.get(3).value());
    }

    @Test
    void ofACloudItSaysThatTheTruthIsUnknown() {
        List<FitMeasure> words = words(FitDensity.EXACT, true);
        assertEquals(2, words.size());
        assertTrue(words.get(0).name().startsWith("held-out NLL"), words.get(0).name());
        assertTrue(words.get(0).note().contains("unknown"), words.get(0).note());
        assertTrue(words.get(1).note().contains("training points"), words.get(1).note());
    }

    @Test
    void whatIsNotFiniteIsSaidInWords() {
        List<FitMeasure> words = FitMeasure.of(measures(FitDensity.EXACT, false,
                new GridKl(Double.POSITIVE_INFINITY, Double.NaN, 0, 0, 0.003), Double.NaN));
        assertEquals("∞", words.get(1).value());
        assertTrue(words.get(1).note().contains("0.30 %"), words.get(1).note());
        assertEquals("–", words.get(3).value());
        assertTrue(words.get(3).note().contains("not finite"), words.get(3).note());
    }
}
