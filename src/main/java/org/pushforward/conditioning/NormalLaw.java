package org.pushforward.conditioning;

/**
 * The standard normal law where it is asked for a million times. The function behind it is erfc as minimax quotients of polynomials by W. J. Cody,
 * Rational Chebyshev approximations for the error function, Mathematics of Computation 23 (1969): to some units of the last digit, without iteration.
 */
final class NormalLaw {

    /** Up to here, in units of sqrt 2, it is erf that is approximated. */
    private static final double MIDDLE = 0.46875;
    /** From here on it is the tail, by powers of 1 / y^2. */
    private static final double TAIL = 4;
    private static final double ROOT_OF_PI = Math.sqrt(Math.PI);
    private static final double LOG_OF_ROOT = Math.log(2 * Math.PI) / 2;

    /** Each from the highest power down. */
    private static final double[] ERF_ABOVE = {1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2,
        3.20937758913846947e3};
    private static final double[] ERF_BELOW = {1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3};
    private static final double[] ERFC_ABOVE = {2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3};
    private static final double[] ERFC_BELOW = {1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3};
    private static final double[] TAIL_ABOVE = {1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
        1.60837851487422766e-2, 6.58749161529837803e-4};
    private static final double[] TAIL_BELOW = {1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2,
        2.33520497626869185e-3};

    private NormalLaw() {}

    /** log Phi(x) to an error of 1e-14 times the larger of 1 and its size, also where Phi(x) itself is less than a number can be. */
    static double logCumulative(double x) {
        double y = Math.abs(x) / Math.sqrt(2);
        if (y <= MIDDLE) {
            double erf = x / Math.sqrt(2) * quotient(ERF_ABOVE, ERF_BELOW, y * y);
            return Math.log((1 + erf) / 2);
        }
        return x < 0 ? Math.log(scaledTail(y) / 2) - x * x / 2 : Math.log1p(-Math.exp(-x * x / 2) * scaledTail(y) / 2);
    }

    /** phi(x) / Phi(x), the derivative of {@link #logCumulative}. @param logCumulative that of x */
    static double slope(double x, double logCumulative) {
        return Math.exp(-x * x / 2 - LOG_OF_ROOT - logCumulative);
    }

    /** exp(y^2) erfc(y) for y beyond the middle. */
    private static double scaledTail(double y) {
        if (y <= TAIL) {
            return quotient(ERFC_ABOVE, ERFC_BELOW, y);
        }
        double inverse = 1 / (y * y);
        return (1 / ROOT_OF_PI - inverse * quotient(TAIL_ABOVE, TAIL_BELOW, inverse)) / y;
    }

    private static double quotient(double[] above, double[] below, double at) {
        return polynomial(above, at) / polynomial(below, at);
    }

    private static double polynomial(double[] coefficients, double at) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * at + coefficients[i];
        }
        return sum;
    }
}
