package org.pushforward.instrument.matrix;

import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.linear.Route;

/**
 * Which map is to be run.
 *
 * @param seed  of a convolution's parameters
 * @param route by which a convolution is factored
 */
public record PartitionRequest(PartitionKind kind, long seed, Route route) {
}
