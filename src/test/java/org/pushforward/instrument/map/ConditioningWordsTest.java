package org.pushforward.instrument.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.conditioning.LayerSpectrum;

class ConditioningWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1000 | 1e5 | 95 % of the points have κ above 1,000: the inverse loses about 3.0 digits. At 5 % it is above 1.0·10⁵: 5.0 digits.",
        "12 | 20 | 95 % of the points have κ above 12.0: the inverse loses about 1.1 digits. At 5 % it is above 20.0: 1.3 digits.",
        "10 | 10 | 95 % of the points have κ above 10.0: the inverse loses about 1.0 digit. At 5 % it is above 10.0: 1.0 digit.",
        "2 | 50 | 95 % of the points have κ above 2.00: the inverse loses less than half a digit there. At 5 % it is above 50.0: 1.7 digits.",
        "1 | 1.5 | 95 % of the points have κ above 1.00: the inverse loses less than half a digit there.",
        "40 | NaN | 95 % of the points have κ above 40.0: the inverse loses about 1.6 digits.",
        "40 | Infinity | 95 % of the points have κ above 40.0: the inverse loses about 1.6 digits."})
    void kappaAtTheQuantilesThatAreNamed(double low, double high, String words) {
        assertEquals(List.of(words), ConditioningWords.kappa(new double[] {low, -1, -2, -3, high}, 600, 0));
    }

    /** Of 100 points with kappa 1 to 100, 95 are above the value that the sentence names. */
    @Test
    void asManyPointsAsTheSentenceSays() {
        double[] kappa = new double[100];
        Arrays.setAll(kappa, i -> i + 1);
        double[] quantiles = ConditionStatistics.quantiles(kappa.clone());
        assertEquals(95, Arrays.stream(kappa).filter(value -> value > quantiles[0]).count());
        assertEquals(5, Arrays.stream(kappa).filter(value -> value > quantiles[4]).count());
    }

    @Test
    void pointsWithoutAConditionNumberAreCounted() {
        List<String> some = ConditioningWords.kappa(new double[] {5, 6, 7, 8, Double.NaN}, 1200, 61);
        assertEquals(2, some.size());
        assertTrue(some.get(1).startsWith("At 61 of 1,200 points there is no finite κ"), some.get(1));
        assertEquals(1, ConditioningWords.kappa(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN}, 12, 12).size());
    }

    /** Two stages of a flow in four coordinates. */
    private static LayerSpectrum spectrum(double sigmaMin, double mean) {
        double[][] quantiles = {{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {sigmaMin, sigmaMin, sigmaMin, sigmaMin, sigmaMin}};
        ConditionStatistics statistics = new ConditionStatistics(new KappaSummary(1, 1, 1, 1), sigmaMin, quantiles);
        return new LayerSpectrum(List.of(statistics, statistics), new double[] {1, mean});
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
        List<String> words = ConditioningWords.zeroPadding(spectrum(sigma, mean), rails(0.05, 0.01, 100));
        assertEquals(2, words.size());
        assertTrue(words.get(0).endsWith(volume), words.get(0));
        assertTrue(words.get(1).startsWith("The least σ₄ is " + (sigma == 0.02 ? "0.020" : "0.200")), words.get(1));
        assertTrue(words.get(1).contains(smallest), words.get(1));
    }

    @Test
    void additiveCouplingsKeepTheVolume() {
        ClampRails one = rails(1, 0.8, 0.8);
        List<String> words = new ArrayList<>(ConditioningWords.volume(spectrum(0.5, 0.8), one));
        words.add(ConditioningWords.zeroPadding(spectrum(0.5, 0.8), one).get(0));
        for (String sentence : words) {
            assertTrue(sentence.endsWith("is 0.800: without scales the couplings keep the volume, whatever they learn."), sentence);
        }
    }

    @Test
    void theVolumeIsSaidToLieBetweenItsRails() {
        assertEquals(List.of("The geometric mean of the singular values, noise → data, is 0.500; the clamp lets it lie between 0.010 and 100."),
                ConditioningWords.volume(spectrum(0.2, 0.5), rails(0.05, 0.01, 100)));
    }

    @Test
    void ofWhatIsNoNumberNothingIsSaid() {
        assertEquals(List.of(), ConditioningWords.volume(spectrum(0.2, Double.NaN), rails(0.05, 0.01, 100)));
        assertEquals(List.of(), ConditioningWords.zeroPadding(spectrum(Double.NaN, Double.NaN), rails(0.05, 0.01, 100)));
    }
}
