package org.pushforward.instrument.constructed;

import java.util.List;
import org.pushforward.data.Points;

/**
 * Points on their way through the couplings.
 *
 * @param refusal why there is no such construction; empty if there is
 * @param stages  the points before the first coupling, and after each
 * @param half    of the window, which holds nearly all points at every stage
 */
public record ConstructionReading(ConstructionRequest request, String refusal, List<Points> stages, double half) {

    public int couplings() {
        return Math.max(0, stages.size() - 1);
    }

    /** 2 or 4. */
    public int dimension() {
        return stages.isEmpty() ? 2 : stages.get(0).dimension();
    }
}
