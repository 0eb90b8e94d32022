package org.pushforward.base;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Independent streams of random numbers, each a pure function of (seed, purpose, position).
 *
 * <p>A new stream is made for each position (a step, a slice of a batch, an evaluation) rather than advanced through a run. So there is no
 * generator state to save: a run that is paused, rewound or resumed at step n draws at step n what it would have drawn anyway, and an
 * instrument that is switched on or off cannot shift what the training sees.
 */
public final class RandomStreams {

    /** What the numbers are for. The order is part of the meaning of a seed: append, never reorder. */
    public enum Purpose {
        TRAINING_DATA,
        HELD_OUT_DATA,
        INITIAL_WEIGHTS,
        BATCH,
        PADDING,
        EVALUATION_PADDING,
        SAMPLES,
        VIEW,
        FIT
    }

    private final long seed;

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** The stream of a purpose that is drawn from once. */
    public RandomGenerator stream(Purpose purpose) {
        return stream(purpose, 0, 0);
    }

    /**
     * The stream of one position.
     *
     * @param major for example the step
     * @param minor for example the slice of the batch
     */
    public RandomGenerator stream(Purpose purpose, long major, long minor) {
        long key = mix(seed + GOLDEN_RATIO * (1 + purpose.ordinal()));
        key = mix(key ^ mix(major + 0x632BE59BD9B4E019L));
        key = mix(key ^ mix(minor + 0xD1342543DE82EF95L));
        return new SplittableRandom(key);
    }

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Stafford's variant 13 of the 64-bit finaliser, as in SplitMix64: a bijection that spreads neighbouring keys apart. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
