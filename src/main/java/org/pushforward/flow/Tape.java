package org.pushforward.flow;

/** What one step leaves behind for its gradient or Jacobian, for a fixed number of rows; made by {@link FlowStep#tape}, for steps of its shape. */
sealed interface Tape permits CouplingTape, LeakyTape, GreedyStep.Layer {
}
