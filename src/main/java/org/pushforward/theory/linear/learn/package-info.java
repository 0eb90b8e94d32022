/**
 * Products of linear couplings that are learned: the paper's experiment on linear maps, and what fewer factors cost. Losses and gradients are
 * written by hand; the optimisers are {@link org.pushforward.engine.Adam}, which also trains the flows, and the L-BFGS of lbfgs4j, a port of
 * liblbfgs.
 */
package org.pushforward.theory.linear.learn;
