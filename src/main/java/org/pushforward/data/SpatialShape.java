package org.pushforward.data;

import java.util.random.RandomGenerator;

/** A distribution of any dimension as its formula stands, before it is rotated; as {@link PlanarShape} is in the plane. Immutable. */
interface SpatialShape {

    int dimension();

    /** Draws one point: its coordinates go to {@code values} from {@code offset} on. */
    void draw(RandomGenerator random, double[] values, int offset);

    /** @return the log density in nats; asked only for finite coordinates up to 1e100 */
    double logDensity(double[] x);

    /** The differential entropy in nats; the first call may take some tenths of a second. */
    double entropy();

    /** See {@link Distribution#entropyError()}. */
    default double entropyError() {
        return 0;
    }

    /** @return points around which, within {@link #margin()}, practically all of the mass lies */
    Points outline();

    double margin();

    /** See {@link Distribution#modeMasses()}. */
    default double[] modeMasses() {
        return new double[] {1};
    }

    /** See {@link Distribution#mode}. */
    default int mode(double[] x) {
        return 0;
    }
}
