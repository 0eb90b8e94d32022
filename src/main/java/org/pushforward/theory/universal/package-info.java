/**
 * A few affine couplings that transport a Gaussian of the plane to anything, written down rather than learned, and what they cost. The theorem is
 * that of F. Koehler, V. Mehta and A. Risteski, Representational aspects of depth and conditioning in normalizing flows, ICML 2021: three affine
 * couplings come as close as one likes in W2 to any law of bounded support; they hide one coordinate in the low-order digits of the other. The
 * constructions here have this idea and constants of their own.
 *
 * <p>A {@link org.pushforward.theory.universal.Target} is a law of the plane: a dataset, points, a picture. A
 * {@link org.pushforward.theory.universal.Construction} of it is immutable: its {@link org.pushforward.theory.universal.PlaneCoupling}s one by one,
 * forward and back, Jacobians and log density in closed form, an upper bound of W2, and the {@link org.pushforward.theory.universal.NumberLine}s on
 * which its digits stand. {@link org.pushforward.theory.universal.Measurement} has the numbers of one construction, and
 * {@link org.pushforward.theory.universal.Slope} how they fall with epsilon.
 */
package org.pushforward.theory.universal;
