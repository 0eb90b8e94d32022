package org.pushforward.train;

/**
 * All that a run needs to go on bit for bit, with its settings: random numbers are functions of the step, so parameters and Adam's moments suffice. A
 * rate that was changed by hand is not in it. Values of a float
 * run are floats, held exactly.
 *
 * @param step         steps done
 * @param parameters   flat, in the order of {@code FlowLayout}
 * @param firstMoment  Adam's
 * @param secondMoment Adam's
 */
public record Checkpoint(long step, double[] parameters, double[] firstMoment, double[] secondMoment) {
}
