package org.pushforward.data;

import java.util.random.RandomGenerator;

/**
 * A distribution in the plane that knows itself: how to sample, its log density, its entropy. Immutable and safe for use by several
 * threads.
 */
public interface PlanarDataset {

    /** @return {@code count} independent points in two dimensions; reads only {@code random} */
    Points sample(int count, RandomGenerator random);

    /**
     * @return the log density at (x, y) in nats, exact or integrated numerically to at least 1e-6 relative; minus infinity outside the
     *         support
     */
    double logDensity(double x, double y);

    /** @return the differential entropy in nats: the lowest expected negative log-likelihood that any model can have */
    double entropy();

    /**
     * The mass in the region of each mode. The regions part the plane: Gaussians on a circle by the direction (of the unwound point), rings by the
     * nearest circle, a checkerboard by the nearest square. Where there are no separate modes the whole plane is the only one.
     *
     * @return one for each mode, together 1
     */
    default double[] modeMasses() {
        return new double[] {1};
    }

    /** @return the mode in whose region (x, y) lies, from 0; any for coordinates that are not finite */
    default int mode(double x, double y) {
        return 0;
    }

    /** @return the square that a picture of this distribution shows; fixed for given settings */
    Window window();
}
