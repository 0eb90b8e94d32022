package org.pushforward.train;

import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.Precision;
import org.pushforward.flow.FlowSpec;

/** Bytes that a run takes, once on the heap and once off it, where the limit is the same; roughly, and rather too much. */
record MemoryNeed(long bytes) {

    /** Parameters, gradient and moments, two states to go back to with three vectors each, and a snapshot under way. */
    private static final int VECTORS = 16;

    /**
     * Counts the activations of a batch through all couplings and the gradients of its slices.
     *
     * @param threads that evaluate slices: each has activations for its slices and a gradient for each, in two sizes at the most
     */
    static MemoryNeed of(TrainingConfig config, long parameters, int threads) {
        FlowSpec flow = config.flow();
        long batch = config.optimization().batch();
        long slices = Trainer.slices(config.optimization().batch());
        long lane = 2 * batch / slices * flow.couplings() * flow.depth() * flow.hidden() + 2 * slices * parameters;
        long numbers = threads * lane + VECTORS * parameters;
        return new MemoryNeed(numbers * (config.optimization().precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES));
    }

    /**
     * @param limit bytes
     * @throws InvalidInputException if it is more than that
     */
    void require(long limit) {
        InvalidInputException.require(bytes < limit,
                "these settings need about %.2f GB of memory where %.2f GB may be used: choose a smaller batch, width, depth or number of couplings, "
                        + "or start with more (java -Xmx)", bytes / 1e9, limit / 1e9);
    }
}
