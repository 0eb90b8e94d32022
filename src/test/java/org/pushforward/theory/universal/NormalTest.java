package org.pushforward.theory.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalTest {

    @Test
    void agreesWithCommonsMath() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        for (double x = -8; x <= 8; x += 0.0173) {
            double expected = normal.cumulativeProbability(x);
            assertEquals(expected, Normal.distribution(x), 1e-12 * expected + 1e-18, "at " + x);
            assertEquals(normal.density(x), Normal.density(x), 1e-15);
        }
    }

    @Test
    void theQuantileIsTheInverse() {
        for (double x = -30; x <= 8; x += 0.0311) {
            double tolerance = x < 5 ? 1e-9 : 1e-15 / Normal.density(x);
            assertEquals(x, Normal.quantile(Normal.distribution(x)), Math.max(1e-9, tolerance), "at " + x);
        }
        assertEquals(Double.NEGATIVE_INFINITY, Normal.quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, Normal.quantile(1));
        assertEquals(0, Normal.distribution(Double.NEGATIVE_INFINITY));
        assertEquals(1, Normal.distribution(Double.POSITIVE_INFINITY));
    }
}
