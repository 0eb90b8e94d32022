package org.pushforward.train;

/**
 * All that a run needs to go on bit for bit, with its settings: random numbers are functions of the step, so parameters, Adam's moments and what was
 * changed by hand suffice. Values of a float run are floats, held exactly.
 *
 * @param step          steps done
 * @param parameters    flat, in the order of {@code FlowLayout}
 * @param firstMoment   Adam's
 * @param secondMoment  Adam's
 * @param interventions up to the step; also later ones, where the settings plan them
 */
public record Checkpoint(long step, double[] parameters, double[] firstMoment, double[] secondMoment, Interventions interventions) {
}
