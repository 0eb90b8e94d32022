package org.pushforward.flow;

/**
 * Points on their way from data to noise, after each coupling. Stage 0 is the standardised point, stage k comes after coupling k - 1 with its mixing
 * layer, stage K is the noise. Logarithms in nats, states in the flow's units.
 *
 * @param count         points
 * @param dimension     D, padding included
 * @param states        {@code [stage][point * D + coordinate]}
 * @param logDets       {@code [stage][point]}: log |det| of data -> stage, standardisation and mixing layers included
 * @param mixingLogDets {@code [coupling]}: what the mixing layer before the coupling adds, the same for every point
 * @param jacobians     {@code [stage][(point * D + r) * D + c]}: derivative of the stage's coordinate r by the data's coordinate c; null if not asked
 *                      for
 */
public record LayerTrace(int count, int dimension, double[][] states, double[][] logDets, double[] mixingLogDets, double[][] jacobians) {

    /** Couplings K; there is one stage more. */
    public int couplings() {
        return states.length - 1;
    }

    /** The sum of the coupling's log-scales at a point. */
    public double logScale(int coupling, int point) {
        return logDets[coupling + 1][point] - logDets[coupling][point] - mixingLogDets[coupling];
    }
}
