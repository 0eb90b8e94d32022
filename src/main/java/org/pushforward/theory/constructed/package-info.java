/**
 * Maps that are made coupling by coupling from formulae rather than learned: what the constructions of the rooms beside this one have in common.
 *
 * <p>An {@link org.pushforward.theory.constructed.ExplicitCoupling} is affine in the coordinates that it changes, {@code new = s(others) * old +
 * t(others)} with {@code s > 0}, and knows its derivatives in closed form; a {@link org.pushforward.theory.constructed.ConstructedFlow} is a list of
 * them, and so has its inverse, its determinant and its density. All are immutable values. Points are rows of {@code double[]}, everything is in
 * double precision.
 */
package org.pushforward.theory.constructed;
