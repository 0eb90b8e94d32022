package org.pushforward.experiment.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.chart.Numbers;
import org.pushforward.experiment.sweep.Spread;

/**
 * Two treatments compared on pairs of runs that have all else in common, by the ratio of a positive quantity. The pairs come in groups (datasets):
 * those of a group are more alike than those of two.
 *
 * @param pairs   how many have both values
 * @param greater how many have a ratio above 1
 * @param less    how many have one below 1
 * @param ratio   median ratio
 * @param low     and {@code high}: 95 % bootstrap interval of the median ratio; groups are drawn with replacement, then pairs within each group drawn
 * @param pValue  of the two-sided sign test over all pairs but ties
 */
public record PairedComparison(int pairs, int greater, int less, double ratio, double low, double high, double pValue) {

    private static final int RESAMPLES = 2000;
    private static final double LEVEL = 0.05;

    /**
     * @param ratios by group, each with the ratios of its pairs; NaN where a value of the pair does not exist
     * @param seed   of the resampling
     */
    public static PairedComparison of(List<double[]> ratios, long seed) {
        List<double[]> groups = ratios.stream().map(group -> Arrays.stream(group).filter(ratio -> !Double.isNaN(ratio)).toArray())
                .filter(group -> group.length > 0).toList();
        double[] all = groups.stream().flatMapToDouble(Arrays::stream).toArray();
        int greater = (int) Arrays.stream(all).filter(ratio -> ratio > 1).count();
        int less = (int) Arrays.stream(all).filter(ratio -> ratio < 1).count();
        double pValue = greater + less == 0 ? 1 : new BinomialTest().binomialTest(greater + less, greater, 0.5, AlternativeHypothesis.TWO_SIDED);
        if (all.length == 0) {
            return new PairedComparison(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, pValue);
        }
        double[] medians = medians(groups, new RandomStreams(seed).stream(Purpose.FIT));
        return new PairedComparison(all.length, greater, less, Spread.quantile(all, 0.5), Spread.quantile(medians, LEVEL / 2),
                Spread.quantile(medians, 1 - LEVEL / 2), pValue);
    }

    private static double[] medians(List<double[]> groups, RandomGenerator random) {
        double[] medians = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            List<Double> drawn = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                double[] group = groups.get(random.nextInt(groups.size()));
                for (int i = 0; i < group.length; i++) {
                    drawn.add(group[random.nextInt(group.length)]);
                }
            }
            medians[r] = Spread.quantile(drawn.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
        }
        return medians;
    }

    /**
     * Whether the numbers support that the ratio is more often above 1, or more often below. Both the sign test and the bootstrap interval must say
     * so, each at its 5 %: the test alone takes pairs of one dataset for independent, the interval alone may hang on few of them. Together they are
     * two criteria, not one test at 5 %: with half a dozen groups that each lean their own way they decide more often than that where there is
     * nothing.
     *
     * @param above whether the claim is that the ratio is above 1
     */
    public Verdict verdict(boolean above) {
        if (pValue >= LEVEL || low <= 1 && high >= 1 || Double.isNaN(ratio)) {
            return Verdict.UNDECIDED;
        }
        boolean isAbove = low > 1;
        // The two must not contradict each other.
        return isAbove != greater > less ? Verdict.UNDECIDED : isAbove == above ? Verdict.AGREE : Verdict.DISAGREE;
    }

    /** The median ratio with its interval, and the sign test, in two sentences. */
    String words() {
        return "Median ratio " + Numbers.brief(ratio) + ", 95 % interval " + Numbers.brief(low) + " to " + Numbers.brief(high) + ". Sign test: "
                + pWords() + ".";
    }

    String pWords() {
        return pValue < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", pValue);
    }
}
