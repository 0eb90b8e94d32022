package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KappaErrorsTest {

    private static final int SEEDS = 1_000;
    private static final int POINTS = 256;

    /** Of a log-normal condition number, whose quantiles are known: two standard errors hold the truth about 19 times of 20. */
    @Test
    void theErrorsCoverAsOftenAsTheySay() {
        int median = 0;
        int tail = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] kappa = new double[POINTS];
            Arrays.setAll(kappa, i -> Math.exp(1 + 0.8 * random.nextGaussian()));
            KappaSummary summary = KappaSummary.of(kappa);
            KappaErrors errors = KappaErrors.of(kappa);
            median += Math.abs(summary.p50() - Math.E) <= 2 * errors.p50() ? 1 : 0;
            tail += Math.abs(summary.p95() - Math.exp(1 + 0.8 * 1.6448536)) <= 2 * errors.p95() ? 1 : 0;
        }
        assertEquals(0.95, median / (double) SEEDS, 0.03);
        // Of 13 points above it the error itself is uncertain by a third.
        assertEquals(0.93, tail / (double) SEEDS, 0.05);
    }

    @Test
    void theErrorOfTheMeanIsTheUsualOne() {
        assertEquals(Math.sqrt(1.0 / 3), KappaErrors.of(new double[] {1, 2, 3}).mean(), 1e-12);
    }

    @Test
    void equalValuesHaveNoErrorAndInfiniteOnesNone() {
        assertEquals(new KappaErrors(0, 0, 0), KappaErrors.of(new double[] {7, 7, 7, 7}));
        assertTrue(Double.isNaN(KappaErrors.of(new double[] {1, Double.NaN, 2}).mean()));
    }
}
