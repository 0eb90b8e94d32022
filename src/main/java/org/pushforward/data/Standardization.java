package org.pushforward.data;

import java.util.Arrays;
import org.pushforward.base.InvalidInputException;

/**
 * The affine map between data units and the units that the flow sees: u = (x - mean) / scale, coordinate by coordinate. Part of the model
 * and undone on output, so every density is one in data units.
 *
 * @param mean  one per data coordinate
 * @param scale one per data coordinate, positive
 */
public record Standardization(double[] mean, double[] scale) {

    /** Leaves every coordinate as it is. */
    public static final Standardization NONE = new Standardization(new double[0], new double[0]);

    /** A spread of less than this share of the largest number has fewer than four digits of its own. */
    private static final double ROUNDING = 1e-12;
    /** Squares of smaller numbers lose their digits. */
    static final double LEAST_SCALE = 1e-100;

    /**
     * Centres the points and divides by one common scale, the root mean square of the coordinates' standard deviations: shape and condition
     * number stay what they are.
     *
     * @throws InvalidInputException if the points have no spread beyond rounding, or one too large to compute with
     */
    public static Standardization isotropic(Points points) {
        double[] mean = means(points);
        double[] deviations = deviations(points, mean);
        double sum = 0;
        for (double deviation : deviations) {
            sum += deviation * deviation;
        }
        double[] scale = new double[points.dimension()];
        Arrays.fill(scale, Math.sqrt(sum / points.dimension()));
        boolean spread = false;
        for (int j = 0; j < mean.length; j++) {
            spread |= spreads(points, j);
        }
        return new Standardization(mean, requireUsable(scale, spread));
    }

    /**
     * Gives every coordinate mean 0 and standard deviation 1, for coordinates of unlike units.
     *
     * @throws InvalidInputException if a coordinate has no spread beyond rounding, or one too large to compute with
     */
    public static Standardization perCoordinate(Points points) {
        double[] mean = means(points);
        boolean spread = true;
        for (int j = 0; j < mean.length; j++) {
            spread &= spreads(points, j);
        }
        return new Standardization(mean, requireUsable(deviations(points, mean), spread));
    }

    /** Whether a coordinate differs from point to point by more than the rounding of its numbers. */
    static boolean spreads(Points points, int coordinate) {
        return relativeDeviation(points, coordinate) > ROUNDING;
    }

    /** The standard deviation of a coordinate, however small. */
    static double deviation(Points points, int coordinate) {
        return largest(points, coordinate) * relativeDeviation(points, coordinate);
    }

    private static double largest(Points points, int coordinate) {
        double largest = 0;
        for (int i = 0; i < points.count(); i++) {
            largest = Math.max(largest, Math.abs(points.get(i, coordinate)));
        }
        return largest;
    }

    /**
     * In shares of the largest number, since the square of a small one is 0. The mean is taken in two passes, since that of a constant is off by
     * some roundings after one.
     */
    private static double relativeDeviation(Points points, int coordinate) {
        double largest = largest(points, coordinate);
        double mean = 0;
        for (int i = 0; i < points.count(); i++) {
            mean += points.get(i, coordinate) / points.count();
        }
        double correction = 0;
        for (int i = 0; i < points.count(); i++) {
            correction += (points.get(i, coordinate) - mean) / points.count();
        }
        mean += correction;
        double variance = 0;
        for (int i = 0; i < points.count(); i++) {
            double difference = (points.get(i, coordinate) - mean) / largest;
            variance += difference * difference / points.count();
        }
        return Math.sqrt(variance);
    }

    /** Whether a flow can be trained in units of such a standard deviation. */
    static boolean isUsable(double deviation) {
        return deviation >= LEAST_SCALE && Double.isFinite(deviation);
    }

    private static double[] means(Points points) {
        double[] mean = new double[points.dimension()];
        for (int i = 0; i < points.count(); i++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += points.get(i, j) / points.count();
            }
        }
        return mean;
    }

    private static double[] deviations(Points points, double[] mean) {
        double[] deviations = new double[mean.length];
        for (int i = 0; i < points.count(); i++) {
            for (int j = 0; j < mean.length; j++) {
                double difference = points.get(i, j) - mean[j];
                deviations[j] += difference * difference / points.count();
            }
        }
        for (int j = 0; j < mean.length; j++) {
            deviations[j] = Math.sqrt(deviations[j]);
        }
        return deviations;
    }

    private static double[] requireUsable(double[] scale, boolean spread) {
        InvalidInputException.require(spread, "the points differ by no more than the rounding of their numbers: they must spread");
        for (int j = 0; j < scale.length; j++) {
            InvalidInputException.require(isUsable(scale[j]),
                    "coordinate %d of the points has a standard deviation of %s: measure it in another unit", j + 1, scale[j]);
        }
        return scale;
    }

    /**
     * Data units to standard units.
     *
     * @param points {@code count * stride}, overwritten; the first coordinates of each point are the data's, any further ones stay as they
     *               are
     * @param stride coordinates per point, padding included
     */
    public void apply(double[] points, int count, int stride) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < mean.length; j++) {
                points[i * stride + j] = (points[i * stride + j] - mean[j]) / scale[j];
            }
        }
    }

    /** Standard units to data units; the arguments as in {@link #apply}. */
    public void undo(double[] points, int count, int stride) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < mean.length; j++) {
                points[i * stride + j] = points[i * stride + j] * scale[j] + mean[j];
            }
        }
    }

    /**
     * Turns the Jacobians of a flow by data units into those of the same flow by standard units, u: since x = mean + scale u, the column of a data
     * coordinate is multiplied by its scale. Padding coordinates have no units and enter the flow as they are, so their columns stay.
     *
     * @param jacobians {@code count * stride * stride}, overwritten: dz_r/dx_c of point i at {@code (i * stride + r) * stride + c}
     * @param stride    coordinates per point, padding included
     */
    public void toStandardUnits(double[] jacobians, int count, int stride) {
        for (int row = 0; row < count * stride; row++) {
            for (int j = 0; j < scale.length; j++) {
                jacobians[row * stride + j] *= scale[j];
            }
        }
    }

    /** Log-determinant of data units to standard units: minus the sum of log scale. */
    public double logDet() {
        double sum = 0;
        for (double s : scale) {
            sum -= Math.log(s);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardization that && Arrays.equals(mean, that.mean) && Arrays.equals(scale, that.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return "Standardization[mean=" + Arrays.toString(mean) + ", scale=" + Arrays.toString(scale) + "]";
    }
}
