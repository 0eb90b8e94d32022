package org.pushforward.data;

import java.util.random.RandomGenerator;
import org.pushforward.base.Choice;
import org.pushforward.base.InvalidInputException;

/**
 * The extra coordinates that are appended to each data point before it enters the flow.
 *
 * @param kind       what they are filled with
 * @param dimensions how many; 0 exactly for {@link Kind#NONE}
 * @param noiseLevel standard deviation of the padding noise: 1 for standard Gaussian padding, 0 for zero padding, in between the continuous
 *                   path from one to the other
 */
public record Padding(Kind kind, int dimensions, double noiseLevel) {

    public static final int MOST_DIMENSIONS = 16;

    /** Entropy of a standard normal coordinate, (1/2) log(2 pi e), in nats. */
    public static final double STANDARD_NORMAL_ENTROPY = 0.5 * Math.log(2 * Math.PI * Math.E);
    private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Appended coordinates where somebody asks for padding and says no more. */
    public static final int USUAL_DIMENSIONS = 2;

    public enum Kind implements Choice {
        NONE("None", "no padding"),
        ZERO("Zero", "zero padding"),
        GAUSSIAN("Gaussian", "Gaussian padding") {
            @Override
            public String word() {
                return title();
            }
        };

        private final String title;
        private final String phrase;

        Kind(String title, String phrase) {
            this.title = title;
            this.phrase = phrase;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String phrase() {
            return phrase;
        }
    }

    public Padding {
        if (kind == Kind.NONE) {
            InvalidInputException.require(dimensions == 0, "padding none takes no extra dimensions, not %d: set pad-dims to 0", dimensions);
            noiseLevel = 0;
        } else {
            InvalidInputException.require(dimensions >= 1 && dimensions <= MOST_DIMENSIONS,
                    "padding %s needs 1 to %d extra dimensions, not %d", kind.label(), MOST_DIMENSIONS, dimensions);
        }
        InvalidInputException.require(noiseLevel >= 0 && noiseLevel <= 1,
                "the padding's noise level lies between 0 and 1, not %s", noiseLevel);
        if (kind == Kind.ZERO) {
            InvalidInputException.require(noiseLevel == 0,
                    "zero padding has noise level 0, not %s: choose Gaussian padding for a level above 0", noiseLevel);
        }
    }

    /**
     * The padding that is meant by a kind, with a number of dimensions and a noise level that count only where the kind has such. Gaussian noise of
     * level 0 is zero padding in all but name, and becomes it.
     */
    public static Padding of(Kind kind, int dimensions, double noiseLevel) {
        return switch (kind) {
            case NONE -> none();
            case ZERO -> zero(dimensions);
            case GAUSSIAN -> noiseLevel == 0 ? zero(dimensions) : gaussian(dimensions, noiseLevel);
        };
    }

    public static Padding none() {
        return new Padding(Kind.NONE, 0, 0);
    }

    public static Padding zero(int dimensions) {
        return new Padding(Kind.ZERO, dimensions, 0);
    }

    public static Padding gaussian(int dimensions) {
        return new Padding(Kind.GAUSSIAN, dimensions, 1);
    }

    /** Gaussian noise of the given standard deviation; level 0 is zero padding in all but name. */
    public static Padding gaussian(int dimensions, double noiseLevel) {
        return new Padding(Kind.GAUSSIAN, dimensions, noiseLevel);
    }

    /** Whether the padded points have a density, so that a negative log-likelihood means something. */
    public boolean hasDensity() {
        return kind == Kind.NONE || noiseLevel > 0;
    }

    /**
     * Differential entropy of the padding coordinates in nats: p (log level + (1/2) log(2 pi e)). Subtracted from the joint negative
     * log-likelihood it leaves an upper bound on the data's. Minus infinity where the padding has no density.
     */
    public double entropy() {
        if (kind == Kind.NONE) {
            return 0;
        }
        return noiseLevel == 0 ? Double.NEGATIVE_INFINITY : dimensions * (STANDARD_NORMAL_ENTROPY + Math.log(noiseLevel));
    }

    /**
     * Log density of the padding's coordinates at one point, nats; 0 without padding.
     *
     * @param values not modified
     * @param from   the place of the first of the {@link #dimensions()} coordinates
     * @throws IllegalStateException if the padding has no density
     */
    public double logDensity(double[] values, int from) {
        if (!hasDensity()) {
            throw new IllegalStateException("padding " + this + " has no density");
        }
        double log = 0;
        for (int j = from; j < from + dimensions; j++) {
            double standard = values[j] / noiseLevel;
            log -= 0.5 * standard * standard + LOG_SQRT_TWO_PI + Math.log(noiseLevel);
        }
        return log;
    }

    /**
     * Appends fresh padding to points, from first to last point, one normal draw per padding coordinate unless the noise level is 0.
     *
     * @param points        {@code count * dataDimension}, row-major, not modified
     * @param dataDimension coordinates per point without padding
     * @param padded        {@code count * (dataDimension + dimensions())}, overwritten; not {@code points}
     */
    public void append(double[] points, int count, int dataDimension, RandomGenerator random, double[] padded) {
        int stride = dataDimension + dimensions;
        for (int i = 0; i < count; i++) {
            System.arraycopy(points, i * dataDimension, padded, i * stride, dataDimension);
            for (int j = dataDimension; j < stride; j++) {
                padded[i * stride + j] = noiseLevel == 0 ? 0 : noiseLevel * random.nextGaussian();
            }
        }
    }
}
