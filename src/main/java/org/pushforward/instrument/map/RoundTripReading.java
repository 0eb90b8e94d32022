package org.pushforward.instrument.map;

import java.util.List;
import org.pushforward.conditioning.RoundTripMap;
import org.pushforward.data.Window;
import org.pushforward.instrument.SquarePicture;

/**
 * What the round-trip lens shows.
 *
 * @param single    in float32
 * @param exact     in float64
 * @param window    what the pictures show
 * @param points    over points, see below
 * @param origin    what the points are
 * @param sentences what the numbers say
 * @param slice     of what the pictures are slices, see {@link org.pushforward.instrument.LearnedData#wordsOfSlice}; empty for the whole plane
 */
public record RoundTripReading(Side single, Side exact, Window window, RoundTripMap points, String origin, List<String> sentences, String slice) {

    /**
     * One precision.
     *
     * @param picture the error over data space; null before there is room for a picture
     * @param low     the error at the lower end of the colours, a power of ten
     * @param high    at the upper end, a power of ten
     * @param lost    cells that do not come back
     */
    public record Side(SquarePicture picture, double low, double high, int lost) {
    }
}
