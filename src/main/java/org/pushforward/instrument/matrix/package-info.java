/** Matrices and partitions: their factors, the way of points through them, and what can be typed as a matrix. */
package org.pushforward.instrument.matrix;
