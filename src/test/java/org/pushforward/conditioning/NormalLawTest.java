package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

/** Against commons-math, which adds up series and continued fractions. */
class NormalLawTest {

    private static final NormalDistribution EXACT = new NormalDistribution(null, 0, 1);

    /** A step that meets the seams, at -4 sqrt 2 and about -+0.663, from both sides, and no point twice. */
    @Test
    void itIsTheLogarithmOfTheLaw() {
        for (double x = -37; x <= 40; x += 0.00137) {
            double exact = Math.log(EXACT.cumulativeProbability(x));
            assertEquals(exact, NormalLaw.logCumulative(x), 1e-14 * Math.max(1, Math.abs(exact)), "x = " + x);
        }
    }

    /** Where Phi is nearly 1, what is left to 1 keeps its digits. */
    @Test
    void theOtherTailKeepsItsDigits() {
        for (double x = 1; x <= 35; x += 0.0371) {
            double left = Erf.erfc(x / Math.sqrt(2)) / 2;
            assertEquals(1, NormalLaw.logCumulative(x) / Math.log1p(-left), 1e-11, "x = " + x);
        }
    }

    /** Below what a double can be: the first terms of Mills' ratio. */
    @Test
    void itGoesOnWhereTheLawIsLessThanANumber() {
        for (double x : new double[] {-40, -100, -2_000, -1e6}) {
            double inverse = 1 / (x * x);
            double ratio = inverse * (-1 + inverse * (3 + inverse * (-15 + inverse * 105)));
            double exact = -x * x / 2 - Math.log(-x) - Math.log(2 * Math.PI) / 2 + Math.log1p(ratio);
            assertEquals(exact, NormalLaw.logCumulative(x), 1e-14 * Math.abs(exact), "x = " + x);
        }
    }

    @Test
    void theSlopeIsThatOfTheLogarithm() {
        double last = Double.POSITIVE_INFINITY;
        for (double x = -30; x <= 8; x += 0.171) {
            double slope = NormalLaw.slope(x, NormalLaw.logCumulative(x));
            double step = 1e-5;
            double difference = (NormalLaw.logCumulative(x + step) - NormalLaw.logCumulative(x - step)) / (2 * step);
            assertEquals(difference, slope, 1e-7 * Math.max(1, Math.abs(slope)), "x = " + x);
            assertTrue(slope < last, "the logarithm of the law is concave");
            last = slope;
        }
    }
}
