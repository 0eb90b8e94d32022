package org.pushforward.instrument;

import java.util.Optional;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * The data that a run learns, for pictures.
 *
 * @param points         some of the training points, in data units
 * @param heldOut        points of the same origin that are not trained on, in data units; a cloud has few
 * @param window         the square that pictures show
 * @param densityCeiling the density at the upper end of the colour map; the same for model and data, and fixed along a run
 * @param distribution   what the points were drawn from, in data units; empty for a cloud
 */
public record LearnedData(Points points, Points heldOut, Window window, double densityCeiling, Optional<PlanarDataset> distribution) {

    /** So many of each are enough to be seen and measured. */
    public static final int SHOWN_POINTS = 600;
    public static final int HELD_OUT_POINTS = 4_096;
}
