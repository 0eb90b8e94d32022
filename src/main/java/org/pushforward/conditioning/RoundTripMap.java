package org.pushforward.conditioning;

import java.util.Arrays;
import org.pushforward.data.Standardization;
import org.pushforward.flow.Bijection;

/**
 * How exactly a flow returns in double and in single precision, point by point, beside what its condition number lets one expect.
 *
 * @param log10Kappa at each point, as in {@link ConditionMap}; in data units, as the errors are
 * @param float64    in double precision
 * @param float32    in single precision
 */
public record RoundTripMap(double[] log10Kappa, InPrecision float64, InPrecision float32) {

    /** Between 1 and the next number. */
    public static final double EPSILON_64 = Math.ulp(1.0);
    /** Between 1 and the next number. */
    public static final double EPSILON_32 = Math.ulp(1f);

    /**
     * @param errors            for each point the largest |f^-1(f(x)) - x| over its coordinates, data units; NaN where the flow left the range of
     *                          numbers
     * @param quantiles         of the errors, by {@link ConditionStatistics#levels()}
     * @param expectedQuantiles of the condition number times the machine's epsilon: the size of the errors at points of size 1 if every operation
     *                          rounded once and the couplings between did no worse than the whole. A scale to compare with, not a bound
     */
    public record InPrecision(double[] errors, double[] quantiles, double[] expectedQuantiles) {

        private static InPrecision of(Bijection flow, double[] x, int n, double[] log10Kappa, double epsilon) {
            double[] errors = RoundTrip.errors(flow, x, n);
            double[] expected = Arrays.stream(log10Kappa).map(log -> Math.pow(10, log) * epsilon).toArray();
            return new InPrecision(errors, ConditionStatistics.quantiles(errors.clone()), ConditionStatistics.quantiles(expected));
        }
    }

    /**
     * @param exact  the flow in double precision
     * @param single the same flow in single precision
     * @param x      {@code n * dimension} points in data units, padding included, not modified
     */
    public static RoundTripMap of(Bijection exact, Bijection single, double[] x, int n) {
        double[] log10Kappa = ConditionMap.atData(exact, Standardization.NONE, x);
        return new RoundTripMap(log10Kappa, InPrecision.of(exact, x, n, log10Kappa, EPSILON_64),
                InPrecision.of(single, x, n, log10Kappa, EPSILON_32));
    }
}
