/**
 * Why depth is needed, as an experiment: the counting argument of Koehler, Mehta and Risteski (2021) for mixtures of Gaussians with means on a
 * sphere. {@link org.pushforward.theory.separation.SphereDistance} has the exact law of distances on a sphere,
 * {@link org.pushforward.theory.separation.Codebook} many mixtures that are far from each other,
 * {@link org.pushforward.theory.separation.Counting} the sizes that the argument compares, and
 * {@link org.pushforward.theory.separation.ReluGenerator} the shallow generator that a flow has to match;
 * {@link org.pushforward.theory.separation.Separation} measures all of it for one choice of numbers. Nothing here trains, and nothing that is trained
 * proves the bound.
 */
package org.pushforward.theory.separation;
