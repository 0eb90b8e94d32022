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
}
