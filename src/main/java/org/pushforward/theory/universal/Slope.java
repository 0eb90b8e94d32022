package org.pushforward.theory.universal;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The straight line through the logarithms of a quantity over those of epsilon, by least squares: quantity = exp(intercept) epsilon^exponent.
 *
 * @param exponent  the slope
 * @param intercept at epsilon = 1, a natural logarithm
 * @param spread    root mean square of what the line misses, natural logarithms
 */
public record Slope(double exponent, double intercept, double spread) {

    /** @return all NaN with fewer than two rows where the quantity is positive */
    public static Slope of(List<Measurement> rows, ToDoubleFunction<Measurement> quantity) {
        List<Measurement> usable = rows.stream().filter(row -> {
            double value = quantity.applyAsDouble(row);
            return value > 0 && Double.isFinite(value);
        }).toList();
        double n = usable.size();
        double meanX = usable.stream().mapToDouble(row -> Math.log(row.epsilon())).sum() / n;
        double meanY = usable.stream().mapToDouble(row -> Math.log(quantity.applyAsDouble(row))).sum() / n;
        double xx = 0;
        double xy = 0;
        for (Measurement row : usable) {
            double x = Math.log(row.epsilon()) - meanX;
            xx += x * x;
            xy += x * (Math.log(quantity.applyAsDouble(row)) - meanY);
        }
        double exponent = xx > 0 ? xy / xx : Double.NaN;
        double intercept = meanY - exponent * meanX;
        double squares = 0;
        for (Measurement row : usable) {
            double missed = Math.log(quantity.applyAsDouble(row)) - intercept - exponent * Math.log(row.epsilon());
            squares += missed * missed;
        }
        return new Slope(exponent, intercept, Math.sqrt(squares / n));
    }

    /** The line's value. */
    public double at(double epsilon) {
        return Math.exp(intercept + exponent * Math.log(epsilon));
    }
}
