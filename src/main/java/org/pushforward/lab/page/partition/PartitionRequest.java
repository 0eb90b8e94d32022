package org.pushforward.lab.page.partition;

import org.pushforward.theory.linear.Route;

/**
 * Which map is to be run.
 *
 * @param seed  of a convolution's parameters
 * @param route by which a convolution is factored
 */
record PartitionRequest(PartitionKind kind, long seed, Route route) {
}
