package org.pushforward.instrument;

import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;

/** Points of the data as the flow meets them: with their padding behind them, the same draws at each reading. */
public final class PaddedPoints {

    /** So many show where the data lie; more would hide the map below them. */
    public static final int DRAWN = 240;

    private PaddedPoints() {}

    /** @param most points at most; fewer are the beginning of more */
    public static Points of(RunInput input, int most) {
        Points points = input.data().points();
        int count = Math.min(most, points.count());
        int dimension = input.model().dimension();
        double[] padded = new double[count * dimension];
        input.model().padding().append(points.values(), count, points.dimension(),
                new RandomStreams(input.run().config().seed()).stream(Purpose.VIEW), padded);
        return new Points(count, dimension, padded);
    }
}
