package org.pushforward.train;

import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;

/**
 * What is in force from a step of a run on, where somebody moved the rate or the padding's noise while it trained. Both values are given, also where
 * only one was moved.
 *
 * @param step         steps done when it was moved; the next step is the first that it concerns
 * @param rate         the rate that the schedule starts from
 * @param paddingNoise standard deviation of the padding, 0 for zero padding; 0 in a run without padding
 */
public record Intervention(long step, double rate, double paddingNoise) {

    public Intervention {
        InvalidInputException.require(step >= 0, "a run is changed at step 0 or later, not at %d", step);
        InvalidInputException.require(rate > 0 && Double.isFinite(rate), "the rate is positive and finite, not %s", rate);
        InvalidInputException.require(paddingNoise >= 0 && paddingNoise <= 1, "the padding's noise level lies between 0 and 1, not %s", paddingNoise);
    }

    /** The padding that is drawn from here on, of a run that began with another. */
    public Padding padding(Padding begun) {
        return begun.kind() == Padding.Kind.NONE || begun.noiseLevel() == paddingNoise ? begun : Padding.gaussian(begun.dimensions(), paddingNoise);
    }
}
