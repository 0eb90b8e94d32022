package org.pushforward.instrument;

import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;

/**
 * The held-out points at which the history takes Jacobians, as the flow meets them: with the very draws of the padding behind them. A lens that reads
 * all of them finds at the step of a row what the row says.
 */
public final class HeldOutPoints {

    private HeldOutPoints() {}

    /** @param most points at most; fewer are the beginning of more */
    public static Points of(RunInput input, int most) {
        Points points = input.data().heldOut().first(Math.min(most, input.run().config().instruments().points()));
        int dimension = input.model().dimension();
        double[] padded = new double[points.count() * dimension];
        input.model().padding().append(points.values(), points.count(), points.dimension(),
                new RandomStreams(input.run().config().seed()).stream(Purpose.EVALUATION_PADDING), padded);
        return new Points(points.count(), dimension, padded);
    }
}
