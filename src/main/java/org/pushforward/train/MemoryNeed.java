package org.pushforward.train;

import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Points;
import org.pushforward.engine.Precision;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowSpec;

/** Bytes that a run takes, once on the heap and once off it, where the limit is the same; roughly, and rather too much. */
record MemoryNeed(long bytes) {

    /** Parameters, gradient and moments, two states to go back to with three vectors each, and a snapshot under way. */
    private static final int VECTORS = 16;
    /** What ND4J makes of one number of a layer, forward and backward, one operation after the other. */
    private static final int OPERATIONS = 16;

    /**
     * Counts the activations of a batch through all couplings, the gradients of its slices, and the points that train, as a run has them in its own
     * units. Points that greedy layers are fitted to are not counted.
     *
     * @param layout of the flow, with the padding's coordinates
     * @param threads that evaluate slices: each has activations for its slices and a gradient for each, in two sizes at the most
     * @param points  that train
     */
    static MemoryNeed of(TrainingConfig config, FlowLayout layout, int threads, Points points) {
        long parameters = layout.parameterCount();
        FlowSpec flow = config.flow();
        long batch = config.optimization().batch();
        long slices = Trainer.slices(config.optimization().batch());
        long dimension = layout.dimension();
        // What a layer keeps of each point: its hidden units, or the coordinates before each of its parts.
        long kept = switch (flow.family()) {
            case COUPLINGS -> (long) flow.depth() * flow.hidden();
            case LEAKY, LEAKY_HARD -> 4 * dimension;
            case GREEDY -> 0;
        };
        long lane = config.optimization().engine() == GradientEngine.FAST ? 2 * batch / slices * flow.couplings() * kept + 2 * slices * parameters
                : OPERATIONS * (batch * flow.couplings() * kept + parameters + turns(layout));
        long numbers = threads * lane + VECTORS * parameters + points.values().length;
        return new MemoryNeed(numbers * (config.optimization().precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES));
    }

    /** Numbers of the matrices that the rotations of leaky layers are multiplied of. */
    private static long turns(FlowLayout layout) {
        FlowSpec flow = layout.spec();
        long square = (long) layout.dimension() * layout.dimension();
        return flow.family().leaks() ? 2L * (flow.couplings() + 1) * layout.affine(0).angles() * square : 0;
    }

    /**
     * @param limit bytes
     * @throws InvalidInputException if it is more than that
     */
    void require(long limit) {
        InvalidInputException.require(bytes < limit,
                "these settings need about %.2f GB of memory where %.2f GB may be used: choose a smaller batch, width, depth or number of couplings, "
                        + "or fewer points, or start with more (java -Xmx)", bytes / 1e9, limit / 1e9);
    }
}
