package org.pushforward.engine;

/**
 * Adam (Kingma and Ba, 2015) on one flat parameter vector: its two moments and the count of steps. The pieces of a step may be taken by several
 * threads, each on its own range.
 */
public final class Adam {

    static final double FIRST_DECAY = 0.9;
    static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final Kernels kernels;
    private final Block parameters;
    private final Block first;
    private final Block second;

    public Adam(Block parameters) {
        this.kernels = Kernels.of(parameters.precision());
        this.parameters = parameters;
        this.first = Block.allocate(parameters.precision(), parameters.rows(), parameters.columns());
        this.second = Block.allocate(parameters.precision(), parameters.rows(), parameters.columns());
    }

    /**
     * Moves the parameters [from, to) against the gradient.
     *
     * @param step     1 for the first
     * @param gradient of the parameters' shape, heap, read
     * @param factor   multiplies the gradient (the clip)
     */
    public void step(long step, double rate, Block gradient, double factor, int from, int to) {
        double firstCorrection = 1 - Math.pow(FIRST_DECAY, step);
        double secondCorrection = Math.sqrt(1 - Math.pow(SECOND_DECAY, step));
        kernels.adam(gradient, factor, rate * secondCorrection / firstCorrection, EPSILON * secondCorrection, first, second, parameters, from, to);
    }

    /** The first moment; its heap part is the state. */
    public Block firstMoment() {
        return first;
    }

    /** The second moment; its heap part is the state. */
    public Block secondMoment() {
        return second;
    }
}
