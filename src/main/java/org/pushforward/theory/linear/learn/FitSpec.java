package org.pushforward.theory.linear.learn;

import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.Scales;

/**
 * How to fit a product of couplings.
 *
 * @param layers    number of couplings, 1 to 64
 * @param steps     of the optimiser, for each restart
 * @param restarts  from other initial parameters; every other one begins with an upper coupling
 * @param rate      of Adam; L-BFGS finds its own
 * @param seed      of the initial parameters
 */
public record FitSpec(int layers, Scales scales, Optimizer optimizer, int steps, int restarts, double rate, long seed) {

    public static final double USUAL_RATE = 0.01;
    private static final int MOST_LAYERS = 64;
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_RESTARTS = 1000;

    public FitSpec {
        InvalidInputException.require(layers >= 1 && layers <= MOST_LAYERS,
                "the number of layers lies between 1 and %d, not %d", MOST_LAYERS, layers);
        InvalidInputException.require(steps >= 1 && steps <= MOST_STEPS, "the number of steps lies between 1 and %,d, not %,d", MOST_STEPS, steps);
        InvalidInputException.require(restarts >= 1 && restarts <= MOST_RESTARTS,
                "the number of restarts lies between 1 and %,d, not %,d", MOST_RESTARTS, restarts);
        InvalidInputException.require(rate > 0 && rate <= 1, "the rate lies between 0 and 1, not %s", rate);
    }

    /** Positive scales, L-BFGS, 1,000 steps, 4 restarts. */
    public static FitSpec of(int layers, long seed) {
        return new FitSpec(layers, Scales.POSITIVE, Optimizer.LBFGS, 1000, 4, USUAL_RATE, seed);
    }

    public FitSpec withLayers(int value) {
        return new FitSpec(value, scales, optimizer, steps, restarts, rate, seed);
    }

    public FitSpec withScales(Scales value) {
        return new FitSpec(layers, value, optimizer, steps, restarts, rate, seed);
    }

    public FitSpec withOptimizer(Optimizer value) {
        return new FitSpec(layers, scales, value, steps, restarts, rate, seed);
    }

    public FitSpec withSteps(int value) {
        return new FitSpec(layers, scales, optimizer, value, restarts, rate, seed);
    }

    public FitSpec withRestarts(int value) {
        return new FitSpec(layers, scales, optimizer, steps, value, rate, seed);
    }
}
