package org.pushforward.data;

import java.util.random.RandomGenerator;

/**
 * A distribution that knows itself: how to sample, its log density, its entropy. Immutable and safe for use by several threads. Those in the plane
 * are {@link PlanarDataset}s.
 */
public interface Distribution {

    /** Coordinates per point, 2 or more. */
    int dimension();

    /** @return {@code count} independent points; reads only {@code random}. A smaller sample is the beginning of a larger one */
    Points sample(int count, RandomGenerator random);

    /**
     * @param values has the point's coordinates from {@code offset} on; not modified. Any numbers, NaN included
     * @return the log density there in nats, exact or integrated numerically to at least 1e-6 relative; minus infinity outside the support
     */
    double logDensity(double[] values, int offset);

    /** The log density at each of some points, see {@link #logDensity}. */
    default double[] logDensities(Points points) {
        double[] logs = new double[points.count()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = logDensity(points.values(), i * points.dimension());
        }
        return logs;
    }

    /** @return the differential entropy in nats: the lowest expected negative log-likelihood that any model can have */
    double entropy();

    /** Standard error of {@link #entropy()} in nats; 0 where that is an integral rather than a mean of samples. */
    default double entropyError() {
        return 0;
    }

    /**
     * The mass in the region of each mode. The regions part the space: Gaussians on a circle by the direction (of the unwound point), rings by the
     * nearest circle, a checkerboard by the nearest square, Gaussians on a sphere by the nearest mean. Where there are no separate modes the whole
     * space is the only one.
     *
     * @return one for each mode, together 1
     */
    default double[] modeMasses() {
        return new double[] {1};
    }

    /** @return the mode in whose region a point lies, from 0; any for coordinates that are not finite. The arguments as in {@link #logDensity} */
    default int mode(double[] values, int offset) {
        return 0;
    }

    /** @return the square that a picture of two coordinates of this distribution shows; fixed for given settings */
    Window window(Axes axes);
}
