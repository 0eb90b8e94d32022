package org.pushforward.conditioning;

/**
 * The image of the unit circle under a linear map of the plane; what a flow makes of a circle of radius r is nearly r times as large, for small r.
 *
 * @param centerX   where it stands
 * @param centerY   where it stands
 * @param semiMajor the larger singular value
 * @param semiMinor the smaller one
 * @param angle     of the major axis from the x axis, radians counter-clockwise, from -pi/2 to pi/2; NaN if the map is not finite
 */
public record Ellipse(double centerX, double centerY, double semiMajor, double semiMinor, double angle) {

    /**
     * The singular value decomposition of [a b; c d] in closed form: as complex numbers the map is w -> p w + q conj(w), whose singular values are
     * |p| + |q| and ||p| - |q||, and whose major axis points along half the sum of the two arguments.
     */
    public static Ellipse of(double centerX, double centerY, double a, double b, double c, double d) {
        double p = Math.hypot(a + d, c - b) / 2;
        double q = Math.hypot(a - d, c + b) / 2;
        double semiMajor = p + q;
        // As |det| / major it keeps the digits that the difference of two equal numbers would lose.
        double semiMinor = semiMajor == 0 ? 0 : Math.abs(a * d - b * c) / semiMajor;
        double angle = (Math.atan2(c - b, a + d) + Math.atan2(c + b, a - d)) / 2;
        return new Ellipse(centerX, centerY, semiMajor, semiMinor, Math.IEEEremainder(angle, Math.PI));
    }
}
