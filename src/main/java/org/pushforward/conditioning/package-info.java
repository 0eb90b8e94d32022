/**
 * How well a flow can be inverted, point by point: Jacobians, their singular values and condition numbers, in double precision whatever the training
 * used. Singular values are written for the noise -> data direction where they are shown over a run, since that is the direction of samples; the
 * condition number is that of both.
 */
package org.pushforward.conditioning;
