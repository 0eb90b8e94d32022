package org.pushforward.data;

import java.util.random.RandomGenerator;

/** A distribution in the plane as its formula stands, before it is rotated. Immutable. */
interface PlanarShape {

    /** Draws one point: x to {@code values[offset]}, y to {@code values[offset + 1]}. */
    void draw(RandomGenerator random, double[] values, int offset);

    /** @return the log density in nats; asked only for finite coordinates up to 1e100 */
    double logDensity(double x, double y);

    /** Computes the differential entropy in nats; may take tens of milliseconds. */
    double entropy();

    /** @return points (x, y, x, y, ...) around which, within {@link #margin()}, practically all of the mass lies */
    double[] outline();

    double margin();

    /** See {@link PlanarDataset#modeMasses()}. */
    default double[] modeMasses() {
        return new double[] {1};
    }

    /** See {@link PlanarDataset#mode}. */
    default int mode(double x, double y) {
        return 0;
    }
}
