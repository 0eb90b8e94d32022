/**
 * How well a flow can be inverted, point by point: Jacobians, their singular values and condition numbers, in double precision whatever the training
 * used. Singular values are written for the noise -> data direction where they are shown over a run, since that is the direction of samples; the
 * condition number is that of both.
 *
 * <p>Over points: {@link org.pushforward.conditioning.ConditionStatistics}, and {@link org.pushforward.conditioning.LayerSpectrum} after each
 * coupling, beside the {@link org.pushforward.conditioning.ClampRails} that the architecture sets. Over the plane: {@link
 * org.pushforward.conditioning.ConditionMap}, {@link org.pushforward.conditioning.Ellipses}, {@link org.pushforward.conditioning.RoundTripMap}.
 */
package org.pushforward.conditioning;
