package org.pushforward.theory.universal;

import org.pushforward.base.InvalidInputException;

/**
 * Arithmetic with fewer bits: coordinates, scales and shifts, and each product, sum and quotient of them, are rounded to a mantissa of so many bits
 * (to nearest, ties to even). The functions s and t are themselves computed in double from the rounded coordinate, and only then rounded. With 23
 * bits a number is rounded as float rounds it where it is a normal one; exponents keep the range of double. With 52 nothing is rounded.
 */
public record RoundOff(int mantissaBits) {

    public static final int LEAST_BITS = 8;
    public static final int DOUBLE_BITS = 52;
    public static final int FLOAT_BITS = 23;
    public static final RoundOff NONE = new RoundOff(DOUBLE_BITS);
    /**
     * A point comes back to within .13 u / sigma_min, in units of the noise: a median over points, u the {@link #unit} and sigma_min the median of
     * the least singular values, noise -> data. Measured of constructions over three decades, in float and double; the report checks it. Their data
     * have coordinates of order 1, where u is about what a stored point is off by; the way back makes up to u / sigma_min of that. So it holds in
     * units in which the data are of order 1: for a trained flow in standard units, with the point between kept in these.
     */
    public static final double LAW = 0.13;
    /** To which points are to come back, for {@link #bitsNeeded}. */
    public static final double RETURN = 1e-3;
    public static final RoundOff FLOAT = new RoundOff(FLOAT_BITS);

    public RoundOff {
        InvalidInputException.require(mantissaBits >= LEAST_BITS && mantissaBits <= DOUBLE_BITS, "a mantissa has %d to %d bits here, not %d",
                LEAST_BITS, DOUBLE_BITS, mantissaBits);
    }

    /** The distance from 1 to the next larger number. */
    public double unit() {
        return Math.scalb(1.0, -mantissaBits);
    }

    /**
     * The price of a flow in bits: with so many in the mantissa half of its points, carried from the noise to the data and back, come back to
     * within {@value #RETURN}, in units of the noise, by {@link #LAW}: the b of {@code LAW 2^-b / sigmaMin = RETURN}.
     *
     * @param sigmaMin median over points of the least singular value, noise to data, in units in which the data are of order 1; positive
     */
    public static double bitsNeeded(double sigmaMin) {
        return Math.log(LAW / (RETURN * sigmaMin)) / Math.log(2);
    }

    public double round(double value) {
        if (mantissaBits == DOUBLE_BITS || !Double.isFinite(value)) {
            return value;
        }
        int dropped = DOUBLE_BITS - mantissaBits;
        long bits = Double.doubleToRawLongBits(value);
        long odd = bits >>> dropped & 1;
        bits += (1L << dropped - 1) - 1 + odd;
        return Double.longBitsToDouble(bits & -(1L << dropped));
    }
}
