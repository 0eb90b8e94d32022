package org.pushforward.instrument;

import org.pushforward.flow.FlowModel;

/**
 * How finely a lens reads: so many points that a reading costs about the same whatever the flow. Counted and not timed, so that the same flow gives
 * the same picture.
 */
public final class Detail {

    private Detail() {}

    /**
     * @param work  multiplications that may be spent
     * @param least points, whatever they cost
     * @param most  more would show nothing new
     * @return points whose Jacobians can be taken
     */
    public static int points(FlowModel model, double work, int least, int most) {
        // Each point goes through every weight, and a direction for each conditioning coordinate, one half of all, with it.
        double each = model.parameters().length * (1 + Math.ceil(model.dimension() / 2.0));
        return (int) Math.max(least, Math.min(most, work / each));
    }

    /** @return cells along each side of a grid, from {@code least} to {@code most} */
    public static int gridSide(FlowModel model, double work, int least, int most) {
        return (int) Math.sqrt(points(model, work, least * least, most * most));
    }
}
