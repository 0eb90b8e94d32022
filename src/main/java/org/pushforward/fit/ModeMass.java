package org.pushforward.fit;

import java.util.Arrays;
import org.pushforward.data.Distribution;
import org.pushforward.data.Points;

/**
 * How samples of a model share themselves out among the modes of the distribution that it learns.
 *
 * @param expected      the truth's mass in the region of each mode, see {@link Distribution#modeMasses()}
 * @param observed      the share of the finite samples in each; together 1. NaN if there are none
 * @param standardError of a share of as many samples of the truth, sqrt(p (1 - p) / n) with the expected p: what a share may be off by chance
 * @param lost          share of all samples that are not finite
 */
public record ModeMass(double[] expected, double[] observed, double[] standardError, double lost) {

    /** @param samples in data units; coordinates after those of the distribution are left out */
    public static ModeMass of(Distribution distribution, Points samples) {
        double[] expected = distribution.modeMasses();
        int[] counts = new int[expected.length];
        int finite = 0;
        for (int i = 0; i < samples.count(); i++) {
            int at = i * samples.dimension();
            if (Arrays.stream(samples.values(), at, at + distribution.dimension()).allMatch(Double::isFinite)) {
                counts[distribution.mode(samples.values(), at)]++;
                finite++;
            }
        }
        double[] observed = new double[expected.length];
        double[] standardError = new double[expected.length];
        for (int mode = 0; mode < expected.length; mode++) {
            observed[mode] = (double) counts[mode] / finite;
            // A mass of 1 may be a rounding above 1.
            standardError[mode] = Math.sqrt(Math.max(0, expected[mode] * (1 - expected[mode])) / finite);
        }
        return new ModeMass(expected, observed, standardError, 1 - (double) finite / samples.count());
    }
}
