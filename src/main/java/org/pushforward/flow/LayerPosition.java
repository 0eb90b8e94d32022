package org.pushforward.flow;

import java.util.Arrays;

/**
 * A place on the way from noise to data: couplings are passed one by one, the last of the data -> noise order first, and the one at work is there in
 * part. With {@link #factors()} set, {@link Flow#inverse} is the map from noise to that place, continuous in the position and invertible throughout.
 *
 * @param couplings K
 * @param passed    couplings passed since the noise, 0 to K; the fraction belongs to the one at work
 */
public record LayerPosition(int couplings, double passed) {

    public LayerPosition {
        if (couplings < 1 || !(passed >= 0 && passed <= couplings)) {
            throw new IllegalArgumentException("a position among " + couplings + " couplings lies between 0 and " + couplings + ", not " + passed);
        }
    }

    /** The coupling at work, counted from the data, 0 to K - 1. At a whole position it is the one just passed, at 0 the one next to the noise. */
    public int coupling() {
        return couplings - Math.max(1, (int) Math.ceil(passed));
    }

    /** How much of the coupling at work is there, 0 to 1. */
    public double fraction() {
        return passed - (couplings - 1 - coupling());
    }

    /** One for each coupling, counted from the data, as {@link Flow#setScales} takes them. */
    public double[] factors() {
        double[] factors = new double[couplings];
        Arrays.fill(factors, coupling() + 1, couplings, 1);
        factors[coupling()] = fraction();
        return factors;
    }
}
