package org.pushforward.instrument;

import org.pushforward.flow.LayerPosition;

/**
 * What a person has turned the lenses to.
 *
 * @param shareOfLayers place on the way from noise (0) to data (1), as a share of the couplings, so that it survives a change of their number
 * @param switchedOff   the coupling that is left out, counted from the data; -1 for none
 * @param probe         null for none
 */
public record Focus(double shareOfLayers, int switchedOff, ProbePoint probe) {

    /** At the data, all couplings on, no probe. */
    public static final Focus DEFAULT = new Focus(1, -1, null);

    public LayerPosition position(int couplings) {
        double passed = shareOfLayers * couplings;
        // A share is rounded: a place that is meant to be whole is.
        double whole = Math.rint(passed);
        return new LayerPosition(couplings, Math.abs(passed - whole) < 1e-9 ? whole : passed);
    }

    /** The couplings' factors at this focus, as {@link org.pushforward.flow.Flow#setScales} takes them. */
    public double[] factors(int couplings) {
        double[] factors = position(couplings).factors();
        if (switchedOff >= 0 && switchedOff < couplings) {
            factors[switchedOff] = 0;
        }
        return factors;
    }
}
