package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GapToFloorTest {

    @Test
    void theTrueDensityHasNoGapAndNoError() {
        double[] log = {-1, -2, -0.5};
        assertEquals(new GapToFloor(0, 0), GapToFloor.paired(log, log.clone()));
    }

    /** N(0, 1) modelled as N(m, 1): the divergence is m^2 / 2, and log p - log q = m^2 / 2 - m x has standard deviation m. */
    @Test
    void meanAndErrorOfAShiftedGaussian() {
        int count = 10_000;
        double m = 0.7;
        double[] model = new double[count];
        double[] truth = new double[count];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian();
            truth[i] = -0.5 * x * x;
            model[i] = -0.5 * (x - m) * (x - m);
        }
        GapToFloor gap = GapToFloor.paired(model, truth);
        double standardError = m / Math.sqrt(count);
        assertEquals(standardError, gap.standardError(), 0.05 * standardError);
        assertEquals(m * m / 2, gap.mean(), 4 * standardError);
    }

    @Test
    void aPointWithoutMassMakesTheGapInfinite() {
        GapToFloor gap = GapToFloor.paired(new double[] {-1, Double.NEGATIVE_INFINITY}, new double[] {-1, -1});
        assertEquals(Double.POSITIVE_INFINITY, gap.mean());
    }

    @Test
    void onePairIsTooFew() {
        assertThrows(IllegalArgumentException.class, () -> GapToFloor.paired(new double[1], new double[1]));
        assertThrows(IllegalArgumentException.class, () -> GapToFloor.paired(new double[3], new double[2]));
    }

    /** Points of a block have one error in common, beside their own. */
    @Test
    void pointsThatShareDrawsErrTogether() {
        int seeds = 400;
        int count = 300;
        int block = 6;
        double told = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] model = new double[count];
            double shared = 0;
            for (int i = 0; i < count; i++) {
                shared = i % block == 0 ? random.nextGaussian() : shared;
                model[i] = shared + 0.5 * random.nextGaussian();
            }
            GapToFloor gap = GapToFloor.paired(model, new double[count], block);
            told += gap.standardError() * gap.standardError() / seeds;
            squares += gap.mean() * gap.mean() / seeds;
        }
        // Of 400 seeds a variance is known to 7 %; taken for independent the points would tell a fifth of it.
        assertEquals(1, told / squares, 0.25);
    }

    @Test
    void blocksOfOnePointAreNoBlocksAndOneBlockTellsNoError() {
        double[] model = {-1, -2, -0.5, -3, -1.25};
        double[] truth = {-1.5, -1, -0.75, -2, -1};
        assertEquals(GapToFloor.paired(model, truth), GapToFloor.paired(model, truth, 1));
        assertEquals(Double.NaN, GapToFloor.paired(model, truth, 5).standardError());
        assertEquals(GapToFloor.paired(model, truth).mean(), GapToFloor.paired(model, truth, 5).mean());
    }

    /**
     * The standard normal distribution in the plane modelled by the identity on the noise, and by one that is 1.2 times too wide: two standard
     * errors of the likelihood and of the gap hold the true value as often as they say, and the gap of the identity has none.
     */
    @Test
    void theErrorsCoverAsOftenAsTheySay() {
        int seeds = 1_000;
        int count = 256;
        double wide = 1.2;
        double divergence = 2 * (Math.log(wide) + 0.5 / (wide * wide) - 0.5);
        double entropy = Math.log(2 * Math.PI * Math.E);
        int nllHeld = 0;
        int gapHeld = 0;
        double[] zero = new double[count];
        for (int seed = 0; seed < seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] truth = new double[count];
            double[] model = new double[count];
            for (int i = 0; i < count; i++) {
                double x = random.nextGaussian();
                double y = random.nextGaussian();
                truth[i] = -Math.log(2 * Math.PI) - (x * x + y * y) / 2;
                model[i] = -Math.log(2 * Math.PI * wide * wide) - (x * x + y * y) / (2 * wide * wide);
            }
            GapToFloor nll = GapToFloor.paired(truth, zero);
            nllHeld += Math.abs(nll.mean() - entropy) <= 2 * nll.standardError() ? 1 : 0;
            GapToFloor gap = GapToFloor.paired(model, truth);
            gapHeld += Math.abs(gap.mean() - divergence) <= 2 * gap.standardError() ? 1 : 0;
            assertEquals(new GapToFloor(0, 0), GapToFloor.paired(truth, truth.clone()));
        }
        // 95.4 %; a thousand seeds know it to 0.7 %.
        assertEquals(0.954, nllHeld / (double) seeds, 0.025);
        assertEquals(0.954, gapHeld / (double) seeds, 0.025);
    }
}
