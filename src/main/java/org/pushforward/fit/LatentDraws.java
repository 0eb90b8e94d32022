package org.pushforward.fit;

import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;

/**
 * The noise whose way to the data pictures show and distances measure: the same points in all of them and at every step, so that an eye can follow
 * one.
 */
public final class LatentDraws {

    /** As many as any picture shows. A picture that shows fewer takes the first ones. */
    public static final int COUNT = 512;

    private LatentDraws() {
    }

    /** @return {@code COUNT * dimension} standard normal coordinates, row-major */
    public static double[] of(long seed, int dimension) {
        RandomGenerator random = new RandomStreams(seed).stream(RandomStreams.Purpose.VIEW);
        double[] values = new double[COUNT * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
