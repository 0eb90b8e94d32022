package org.pushforward.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The verdict follows the numbers, changes sides with them, and stays open where chance would do. */
class PairedComparisonTest {

    private static List<double[]> groups(int count, int size, double shift, double groupSpread, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(g -> {
            double centre = shift + groupSpread * random.nextGaussian();
            return IntStream.range(0, size).mapToDouble(i -> Math.exp(centre + random.nextGaussian())).toArray();
        }).toList();
    }

    private static List<double[]> inverse(List<double[]> groups) {
        return groups.stream().map(group -> Arrays.stream(group).map(ratio -> 1 / ratio).toArray()).toList();
    }

    @Test
    void clearDifferencesDecide() {
        List<double[]> groups = groups(6, 5, 3, 0.1, 1);
        PairedComparison comparison = PairedComparison.of(groups, 1);
        assertEquals(30, comparison.pairs());
        assertTrue(comparison.low() > 1 && comparison.low() <= comparison.ratio() && comparison.ratio() <= comparison.high());
        assertEquals(Verdict.AGREE, comparison.verdict(true));
        assertEquals(Verdict.DISAGREE, comparison.verdict(false));
        assertEquals(Verdict.DISAGREE, PairedComparison.of(inverse(groups), 1).verdict(true));
    }

    @Test
    void signTestIsTheBinomialOne() {
        // 9 of 10: (1 + 10) / 1024 on each side.
        double[] group = {2, 2, 2, 2, 2, 2, 2, 2, 2, 0.5, 1};
        PairedComparison comparison = PairedComparison.of(List.of(group), 1);
        assertEquals(9, comparison.greater());
        assertEquals(1, comparison.less());
        assertEquals(11, comparison.pairs());
        assertEquals(22.0 / 1024, comparison.pValue(), 1e-12);
    }

    @Test
    void chanceIsSeldomTakenForADifference() {
        int decided = 0;
        int bySignTestAlone = 0;
        for (int seed = 0; seed < 200; seed++) {
            PairedComparison comparison = PairedComparison.of(groups(6, 5, 0, 1, seed), seed);
            decided += comparison.verdict(true) == Verdict.UNDECIDED ? 0 : 1;
            bySignTestAlone += comparison.pValue() < 0.05 ? 1 : 0;
        }
        // The sign test takes pairs of one group for independent; the interval does not, but is narrow for so few groups.
        assertTrue(decided <= 30 && decided < 0.7 * bySignTestAlone, decided + " of 200, by the sign test alone " + bySignTestAlone);
    }

    @Test
    void oneGroupCannotCarryTheOthers() {
        double[] large = new double[20];
        Arrays.fill(large, 5);
        PairedComparison comparison = PairedComparison.of(
                List.of(large, new double[] {0.9, 0.8}, new double[] {0.7, 0.9}, new double[] {0.8, 0.6}), 1);
        assertTrue(comparison.pValue() < 0.05, comparison.toString());
        assertEquals(Verdict.UNDECIDED, comparison.verdict(true));
    }

    @Test
    void missingPairsAreLeftOut() {
        PairedComparison comparison = PairedComparison.of(List.of(new double[] {2, Double.NaN, 3}, new double[] {Double.NaN}), 1);
        assertEquals(2, comparison.pairs());
        assertEquals(2.5, comparison.ratio(), 1e-12);
        assertEquals(Verdict.UNDECIDED, comparison.verdict(true));
        assertEquals(Verdict.UNDECIDED, PairedComparison.of(List.of(new double[] {Double.NaN}), 1).verdict(true));
    }

    @Test
    void sameNumbersGiveTheSameInterval() {
        assertEquals(PairedComparison.of(groups(3, 4, 1, 1, 2), 9), PairedComparison.of(groups(3, 4, 1, 1, 2), 9));
    }
}
