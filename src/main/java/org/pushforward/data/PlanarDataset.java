package org.pushforward.data;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** A distribution in the plane. */
public interface PlanarDataset extends Distribution {

    @Override
    default int dimension() {
        return 2;
    }

    /** @return the log density at (x, y), see {@link Distribution#logDensity} */
    double logDensity(double x, double y);

    @Override
    default double logDensity(double[] values, int offset) {
        return logDensity(values[offset], values[offset + 1]);
    }

    /** @return the mode in whose region (x, y) lies, see {@link Distribution#mode} */
    default int mode(double x, double y) {
        return 0;
    }

    @Override
    default int mode(double[] values, int offset) {
        return mode(values[offset], values[offset + 1]);
    }

    /** @return the square that a picture of this distribution shows; fixed for given settings */
    Window window();

    @Override
    default Window window(Axes axes) {
        return axes.equals(Axes.FIRST) ? window() : window().turnedOver();
    }

    /** A distribution as one in the plane; empty if it has more coordinates. */
    static Optional<PlanarDataset> of(Distribution distribution) {
        if (distribution instanceof PlanarDataset planar) {
            return Optional.of(planar);
        }
        return distribution.dimension() == 2 ? Optional.of(new Two(distribution)) : Optional.empty();
    }

    /** A distribution of any dimension that happens to be 2. */
    record Two(Distribution all) implements PlanarDataset {

        @Override
        public Points sample(int count, RandomGenerator random) {
            return all.sample(count, random);
        }

        @Override
        public double logDensity(double x, double y) {
            return all.logDensity(new double[] {x, y}, 0);
        }

        @Override
        public double entropy() {
            return all.entropy();
        }

        @Override
        public double entropyError() {
            return all.entropyError();
        }

        @Override
        public double[] modeMasses() {
            return all.modeMasses();
        }

        @Override
        public int mode(double x, double y) {
            return all.mode(new double[] {x, y}, 0);
        }

        @Override
        public Window window() {
            return all.window(Axes.FIRST);
        }
    }
}
