/**
 * How well a flow can be inverted, point by point: Jacobians, their singular values and condition numbers, in double precision whatever the training
 * used. Only a map that is seen may be read of a flow in single precision, as long as no pixel tells. Singular values are written for noise -> data
 * where they are shown over a run, since that is the direction of samples; the condition number is that of both directions. Where singular values are
 * of data -> noise, as those of a single Jacobian dz/dx are, their place says so.
 *
 * <p>A condition number is one in data units, of the whole map, or one in standard units, of the flow behind the standardisation: with dz/dx =
 * dz/du S^-1, where u is the flow's input and S is diagonal, with the standardisation's scales and 1 for each padding coordinate, it is that of
 * dz/du = dz/dx S. The two are the same where S is a multiple of the identity. Else they differ by a factor between 1 / cond(S) and cond(S).
 *
 * <p>Over points: {@link org.pushforward.conditioning.ConditionStatistics}, and {@link org.pushforward.conditioning.LayerSpectrum} after each
 * coupling, beside the {@link org.pushforward.conditioning.ClampRails} that the architecture sets. Over the plane: {@link
 * org.pushforward.conditioning.ConditionMap}, {@link org.pushforward.conditioning.Ellipses}, {@link org.pushforward.conditioning.RoundTripMap}.
 */
package org.pushforward.conditioning;
