package org.pushforward.instrument.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.conditioning.LayerSpectrum;
import org.pushforward.conditioning.SteepestStretch;
import org.pushforward.data.Padding;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.FlowFamily;

class ConditioningWordsTest {

    /** Kappa 1 to 100 at as many points, and a tenth of a digit lost for each ten. */
    private static double[] upTo100() {
        double[] kappa = new double[101];
        Arrays.setAll(kappa, i -> 1 + i);
        return kappa;
    }

    @Test
    void kappaIsTheHistorysWithItsErrorAndALossIsABoundBesideWhatWasMeasured() {
        double[] losses = Arrays.stream(upTo100()).map(kappa -> kappa / 100).toArray();
        List<String> words = ConditioningWords.kappa(1_200, "held-out points", upTo100(), 0, losses);
        assertEquals(List.of("κ at step 1,200, over 101 held-out points: median 51 ± 5, 95 % quantile 96.0 ± 2.2 (± one standard error).",
                "A linear map with such a κ loses at most 1.71 ± 0.04 digits at half of the points, 1.982 ± 0.010 at 95 % of them, when it is "
                        + "inverted. On the way data → noise → data in float64 the flow has lost 0.51 ± 0.05 and 0.960 ± 0.022."), words);
    }

    /** The filament is told with the error of its price, and not where that is all there is. */
    @Test
    void aFilamentIsToldIfItsPriceIsMoreThanItsError() {
        assertEquals(1, ConditioningWords.certified(Optional.of(new Certificate(0.5, 4))).size());
        String seen = ConditioningWords.price(2, new FilamentPrice(0.31, 0.02, -1, 1, 0.45, 0.4, 2_000)).get(0);
        assertTrue(seen.startsWith("No flow that stretches by 2.00 at most can part these data: "), seen);
        assertTrue(seen.contains("costs a gap of 0.310 ± 0.020 nats or more (masses of 2,000 points, ± one standard error)"), seen);
        String unseen = ConditioningWords.price(2, new FilamentPrice(0.002, 0.0015, -1, 1, 0.45, 0.4, 2_000)).get(0);
        assertEquals("A flow that stretches so much may part these data: no filament shows.", unseen);
        assertEquals(List.of(), ConditioningWords.price(2, null));
    }

    /** It is no certificate, and with padding it is of the data's coordinates alone. */
    @Test
    void theSteepestStretchIsSaidToBeSeen() {
        SteepestStretch steepest = new SteepestStretch(12, 5_700);
        assertEquals(List.of("The steepest stretch seen over the noise is 12.0: the largest singular value, noise → data in data units at 5,700 "
                + "places with no coordinate beyond ±4. It is seen, not certified: elsewhere it may be more."),
                ConditioningWords.steepest(steepest, Padding.none()));
        assertTrue(ConditioningWords.steepest(steepest, Padding.gaussian(2)).get(0).contains(" in data units, padding left out, at 5,700 places "));
        assertEquals(List.of(), ConditioningWords.steepest(null, Padding.none()));
        assertEquals(List.of(), ConditioningWords.steepest(new SteepestStretch(Double.POSITIVE_INFINITY, 5_700), Padding.none()));
    }

    @Test
    void oneDigitIsOne() {
        assertTrue(ConditioningWords.kappa(0, "held-out points", new double[] {10, 10, 10}, 0, new double[3]).get(1)
                .contains("at most 1.0 digit at half"));
    }

    @Test
    void pointsWithoutAConditionNumberAreCounted() {
        double[] some = upTo100();
        Arrays.fill(some, 90, 101, Double.NaN);
        List<String> words = ConditioningWords.kappa(5, "held-out points", some, 11, new double[101]);
        assertEquals(3, words.size());
        assertFalse(words.get(1).contains("95 %"), words.get(1));
        assertTrue(words.get(2).startsWith("At 11 of 101 points there is no finite κ"), words.get(2));
        assertEquals(1, ConditioningWords.kappa(5, "held-out points", new double[] {Double.NaN, Double.NaN}, 2, new double[2]).size());
    }

    /** Two stages of a flow in four coordinates. */
    private static LayerSpectrum spectrum(double sigmaMin, double mean) {
        return spectrum(sigmaMin, mean, 0);
    }

    private static LayerSpectrum spectrum(double sigmaMin, double mean, double error) {
        double[][] quantiles = {{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {sigmaMin, sigmaMin, sigmaMin, sigmaMin, sigmaMin}};
        ConditionStatistics statistics = new ConditionStatistics(new KappaSummary(1, 1, 1, 1), sigmaMin, quantiles);
        return new LayerSpectrum(List.of(statistics, statistics), new double[] {1, mean}, new double[] {0, error});
    }

    private static ClampRails rails(double low, double meanLow, double meanHigh) {
        return new ClampRails(new double[] {1, low}, new double[] {1, 1 / low}, new double[] {1, meanLow}, new double[] {1, meanHigh});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.02 | 0.01 | It sits at the rail of the volume, 0.010, as low as the clamp allows. | below 0.050",
        "0.2 | 0.1 | is 0.100, in logarithms 50 % of the way to the rail of the volume, 0.010. | scaling alone can take it down to 0.050",
        "0.2 | 1.7 | is 1.70, in logarithms 0 % of the way to the rail of the volume, 0.010. | scaling alone can take it down to 0.050"})
    void zeroPaddingIsHeldAgainstBothRails(double sigma, double mean, String volume, String smallest) {
        List<String> words = ConditioningWords.zeroPadding(spectrum(sigma, mean), rails(0.05, 0.01, 100), FlowFamily.COUPLINGS);
        assertEquals(2, words.size());
        assertTrue(words.get(0).endsWith(volume), words.get(0));
        assertTrue(words.get(1).startsWith("The least σ₄ is " + (sigma == 0.02 ? "0.020" : "0.200")), words.get(1));
        assertTrue(words.get(1).contains(smallest), words.get(1));
    }

    @Test
    void additiveCouplingsKeepTheVolume() {
        ClampRails one = rails(1, 0.8, 0.8);
        List<String> words = new ArrayList<>(ConditioningWords.volume(spectrum(0.5, 0.8), one));
        words.add(ConditioningWords.zeroPadding(spectrum(0.5, 0.8), one, FlowFamily.COUPLINGS).get(0));
        for (String sentence : words) {
            assertTrue(sentence.endsWith("is 0.800: without scales the couplings keep the volume, whatever they learn."), sentence);
        }
    }

    @Test
    void theVolumeIsSaidToLieBetweenItsRails() {
        assertEquals(List.of("The geometric mean of the singular values, noise → data, is 0.500; the clamp lets it lie between 0.010 and 100."),
                ConditioningWords.volume(spectrum(0.2, 0.5), rails(0.05, 0.01, 100)));
    }

    /** It is a mean over points. */
    @Test
    void theVolumeIsToldWithItsError() {
        ClampRails rails = rails(0.05, 0.01, 100);
        String volume = ConditioningWords.volume(spectrum(0.2, 0.5, 0.012), rails).get(0);
        assertTrue(volume.contains("is 0.500 ± 0.012; the clamp"), volume);
        String padded = ConditioningWords.zeroPadding(spectrum(0.2, 0.1, 0.004), rails, FlowFamily.COUPLINGS).get(0);
        assertTrue(padded.contains("is 0.100 ± 0.004, in logarithms 50 %"), padded);
    }

    @Test
    void ofWhatIsNoNumberNothingIsSaid() {
        assertEquals(List.of(), ConditioningWords.volume(spectrum(0.2, Double.NaN), rails(0.05, 0.01, 100)));
        assertEquals(List.of(), ConditioningWords.zeroPadding(spectrum(Double.NaN, Double.NaN), rails(0.05, 0.01, 100), FlowFamily.COUPLINGS));
    }
}
