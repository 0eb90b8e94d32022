package org.pushforward.instrument.universal;

import org.pushforward.chart.Theme;
import org.pushforward.theory.universal.ConstructionSpec;

/**
 * What the page of few couplings wants to be shown.
 *
 * @param target to be reached
 * @param spec   of the couplings
 * @param bits   of the mantissa of every number
 * @param seed   of the points
 * @param probe1 first coordinate of the noise that is followed
 * @param probe2 second coordinate
 * @param look   of the pictures
 */
public record CouplingsRequest(TargetChoice target, ConstructionSpec spec, int bits, long seed, double probe1, double probe2, Look look) {

    /** @param side of each picture, device pixels; 0 for none yet */
    public record Look(int side, Theme theme, double scale) {
    }

    /** Whether the numbers of another request are those of this one. */
    boolean hasNumbersOf(CouplingsRequest other) {
        return other != null && target.equals(other.target) && spec.equals(other.spec) && seed == other.seed;
    }
}
