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

    /** @return the square that a picture of this distribution shows; fixed for given settings */
    Window window();
}
