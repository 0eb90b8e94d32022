package org.pushforward.data;

/**
 * The affine map between data units and the units that the flow sees: u = (x - mean) / scale, coordinate by coordinate. Part of the model and
 * undone on output, so every density is one in data units.
 *
 * @param mean  one per data coordinate
 * @param scale one per data coordinate, positive
 */
public record Standardization(double[] mean, double[] scale) {

    /** Log-determinant of data units to standard units: minus the sum of log scale. */
    public double logDet() {
        double sum = 0;
        for (double s : scale) {
            sum -= Math.log(s);
        }
        return sum;
    }
}
