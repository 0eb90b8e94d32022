/**
 * Constructions in which padding works: transport computed by affine couplings on twice as many coordinates, with noise in the padding
 * ({@code two}), as momentum steps along a path ({@code kinetic}), and with padding that is constant in the limit ({@code scratch}). No training; every
 * quantity is measured of maps that are known exactly. What is not marked with a source was not found in the literature that was searched: it is this
 * program's own.
 */
package org.pushforward.theory.padded;
