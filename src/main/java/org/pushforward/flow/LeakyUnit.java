package org.pushforward.flow;

/**
 * The unit of a leaky layer, coordinate by coordinate: z = p y + q sqrt(y^2 + delta^2) with p = (1 + a) / 2 and q = (1 - a) / 2. Its slope lies
 * strictly between a and 1 and its inverse is closed, y = (p z - q sqrt(z^2 + a delta^2)) / a, since p^2 - q^2 = a. At delta = 0 it is the leaky
 * rectifier max(y, a y), whose slope is a or 1: then the log-det of a layer is constant in its parameters between the kinks, and the gradient of the
 * likelihood, which is that between the kinks, misses every jump.
 *
 * @param slope    a, above 0 and below 1 (or 1, where the unit is the identity)
 * @param rounding delta, 0 or more
 */
public record LeakyUnit(double slope, double rounding) {

    /** With a differentiable log-det. */
    public static final LeakyUnit SMOOTH = new LeakyUnit(0.3, 0.3);
    /** The leaky rectifier. */
    public static final LeakyUnit HARD = new LeakyUnit(0.3, 0);

    /** That of a family's layers; null where they have none. */
    public static LeakyUnit of(FlowFamily family) {
        return switch (family) {
            case COUPLINGS, GREEDY -> null;
            case LEAKY -> SMOOTH;
            case LEAKY_HARD -> HARD;
        };
    }

    /** Between the identity (0) and this unit (1): the slope's distance to 1 is multiplied. */
    LeakyUnit scaled(double factor) {
        return factor == 1 ? this : new LeakyUnit(1 - factor * (1 - slope), rounding);
    }

    /** z. */
    public double value(double y) {
        return (1 + slope) / 2 * y + (1 - slope) / 2 * Math.sqrt(y * y + rounding * rounding);
    }

    /** y of z. */
    public double inverse(double z) {
        return ((1 + slope) / 2 * z - (1 - slope) / 2 * Math.sqrt(z * z + slope * rounding * rounding)) / slope;
    }

    /** dz/dy; at the kink of the leaky rectifier that to the left. */
    public double derivative(double y) {
        if (rounding == 0) {
            return y > 0 ? 1 : slope;
        }
        return (1 + slope) / 2 + (1 - slope) / 2 * y / Math.sqrt(y * y + rounding * rounding);
    }
}
