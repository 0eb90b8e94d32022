package org.pushforward.theory.universal;

import org.pushforward.base.InvalidInputException;

/**
 * Which couplings, and how fine.
 *
 * @param variant   of the construction
 * @param epsilon   the resolution, in units of the target: width of a band, or 1 / (number of cells along a coordinate)
 * @param price     where it is paid; of meaning where {@link Variant#hasCells}
 * @param rampWidth relative width of the ramps, share of a band or cell; of meaning for {@link Variant#RAMPS}
 */
public record ConstructionSpec(Variant variant, double epsilon, Price price, double rampWidth) {

    public static final double LEAST_EPSILON = 5e-4;
    public static final double MOST_EPSILON = 1;
    public static final double LEAST_RAMP = 1e-6;
    public static final double MOST_RAMP = 0.5;

    /** @throws InvalidInputException if epsilon or the ramps' width is out of range */
    public ConstructionSpec {
        InvalidInputException.require(epsilon >= LEAST_EPSILON && epsilon <= MOST_EPSILON, "epsilon lies between %s and %s, not %s%s",
                LEAST_EPSILON, MOST_EPSILON, epsilon, epsilon > 0 && epsilon < LEAST_EPSILON
                        ? ": the tables of the couplings have 1/epsilon^2 entries" : "");
        InvalidInputException.require(rampWidth >= LEAST_RAMP && rampWidth <= MOST_RAMP, "the width of a ramp lies between %s and %s, not %s",
                LEAST_RAMP, MOST_RAMP, rampWidth);
    }

    /** Both coordinates squeezed, and ramps as wide as epsilon is. */
    public static ConstructionSpec of(Variant variant, double epsilon) {
        return new ConstructionSpec(variant, epsilon, Price.BOTH, Math.min(MOST_RAMP, Math.max(LEAST_RAMP, epsilon * epsilon)));
    }

    public ConstructionSpec withPrice(Price other) {
        return new ConstructionSpec(variant, epsilon, other, rampWidth);
    }

    public ConstructionSpec withRampWidth(double other) {
        return new ConstructionSpec(variant, epsilon, price, other);
    }
}
