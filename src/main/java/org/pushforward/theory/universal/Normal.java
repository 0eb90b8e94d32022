package org.pushforward.theory.universal;

/** The standard normal distribution on the line, to the last few bits; commons-math takes its own twenty times as long. */
final class Normal {

    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double ROOT_OF_32 = Math.sqrt(32);
    private static final double NEAR = 0.67448975;
    /** What lies beyond is less than the smallest number. */
    private static final double END = 39;

    /** W. J. Cody, Rational Chebyshev approximations for the error function, Mathematics of Computation 23 (1969), as for the normal law. */
    private static final double[] NEAR_ABOVE = {0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582,
        18154.981253343561249};
    private static final double[] NEAR_BELOW = {1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956};
    private static final double[] FAR_ABOVE = {1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
        597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218};
    private static final double[] FAR_BELOW = {1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
        18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727};
    private static final double[] TAIL_ABOVE = {0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277649800979,
        0.001421619193227893466, 2.9112874951168792e-5};
    private static final double[] TAIL_BELOW = {1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244,
        7.29751555083966205e-5};

    /** P. J. Acklam's approximation of the quantile, relative 1.2e-9 before the step that refines it. */
    private static final double[] MIDDLE_ABOVE = {-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690, -30.66479806614716,
        2.506628277459239};
    private static final double[] MIDDLE_BELOW = {-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
        1};
    private static final double[] OUTER_ABOVE = {-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
        4.374664141464968, 2.938163982698783};
    private static final double[] OUTER_BELOW = {0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1};
    private static final double OUTER = 0.02425;

    private Normal() {}

    static double density(double x) {
        return Math.exp(-0.5 * x * x) / ROOT_OF_TWO_PI;
    }

    /** P(X &lt;= x). */
    static double distribution(double x) {
        double distance = Math.abs(x);
        if (distance <= NEAR) {
            double square = x * x;
            return 0.5 + x * polynomial(NEAR_ABOVE, square) / polynomial(NEAR_BELOW, square);
        }
        double tail = upperTail(distance);
        return x > 0 ? 1 - tail : tail;
    }

    /** P(X &gt; x) for an x beyond {@link #NEAR}. */
    private static double upperTail(double x) {
        if (x > END) {
            return 0;
        }
        double ratio;
        if (x < ROOT_OF_32) {
            ratio = polynomial(FAR_ABOVE, x) / polynomial(FAR_BELOW, x);
        } else {
            double inverse = 1 / (x * x);
            ratio = (1 / ROOT_OF_TWO_PI - inverse * polynomial(TAIL_ABOVE, inverse) / polynomial(TAIL_BELOW, inverse)) / x;
        }
        // The square in two parts, so that the exponential does not lose what the squaring rounds away.
        double coarse = Math.rint(x * 16) / 16;
        return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (x - coarse) * (x + coarse)) * ratio;
    }

    /** The x with P(X &lt;= x) = p; minus and plus infinity at 0 and 1. */
    static double quantile(double p) {
        if (p <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (p >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        // 1 - p is exact for p >= 1/2, and the lower tail is where distribution() keeps its relative accuracy.
        return p > 0.5 ? -lowerQuantile(1 - p) : lowerQuantile(p);
    }

    private static double lowerQuantile(double p) {
        double x;
        if (p < OUTER) {
            double q = Math.sqrt(-2 * Math.log(p));
            x = polynomial(OUTER_ABOVE, q) / polynomial(OUTER_BELOW, q);
        } else {
            double q = p - 0.5;
            x = q * polynomial(MIDDLE_ABOVE, q * q) / polynomial(MIDDLE_BELOW, q * q);
        }
        // One step of Halley's method.
        double u = (distribution(x) - p) / density(x);
        return x - u / (1 + x * u / 2);
    }

    /** The coefficient of the highest power first. */
    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
