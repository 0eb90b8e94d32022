package org.pushforward.instrument.constructed;

import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.splitting.PlaneMap;
import org.pushforward.theory.splitting.Scheme;
import org.pushforward.theory.splitting.Splitting;

/**
 * What is to be shown.
 *
 * @param sigma     with padding: its noise
 * @param couplings with padding: as {@link PaddedSpec} has them
 * @param map       without padding: the map of the plane
 * @param scheme    likewise
 * @param steps     likewise
 */
public record ConstructionRequest(Construction construction, PaddedTarget target, double sigma, int couplings, PlaneMap map, Scheme scheme,
        int steps) {

    public boolean isPadded() {
        return construction != Construction.SPLITTING;
    }

    /** @throws InvalidInputException if there is no such construction */
    public PaddedSpec spec() {
        return new PaddedSpec(target, construction.variant(), sigma, couplings);
    }

    ConstructedFlow flow() {
        return isPadded() ? new PaddedFlow(spec()).flow() : Splitting.of(map, null, null).flow(scheme, steps);
    }
}
