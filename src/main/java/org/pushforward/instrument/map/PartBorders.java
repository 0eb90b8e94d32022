package org.pushforward.instrument.map;

import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.data.Axes;
import org.pushforward.data.Slice;
import org.pushforward.data.Window;

/**
 * Where the parts A and B of a {@link LipschitzBound} end, on a map over data space: straight lines or circles, at the two levels of its function.
 * Of data with more than two coordinates what the map's slice meets of these borders.
 */
final class PartBorders {

    private static final int CORNERS = 180;

    private PartBorders() {}

    /**
     * Both borders, as wide as the map.
     *
     * @param centre of the distance, as the bound had it: one number for each coordinate of the data
     * @param slice  of the data's space that the map shows
     * @return that of A, then that of B, each x and y in turn, data units; without a corner where the slice does not meet it
     */
    static double[][] of(LipschitzBound bound, double[] centre, Slice slice, Window window) {
        return new double[][] {border(bound, bound.from(), centre, slice, window), border(bound, bound.to(), centre, slice, window)};
    }

    private static double[] border(LipschitzBound bound, double level, double[] centre, Slice slice, Window window) {
        double[] direction = bound.direction(slice.centre().length);
        return direction == null ? circle(level, centre, slice) : line(level, direction, slice, window);
    }

    /** The points of the map at which the coordinate along the direction has the level. */
    private static double[] line(double level, double[] direction, Slice slice, Window window) {
        Axes axes = slice.axes();
        double u = direction[axes.first()];
        double v = direction[axes.second()];
        double length = u * u + v * v;
        double rest = level;
        for (int c = 0; c < direction.length; c++) {
            rest -= c == axes.first() || c == axes.second() ? 0 : direction[c] * slice.centre()[c];
        }
        // From the foot of the map's middle along the line, to both sides by no more than a map's width and height: its units may be unlike.
        double x = (window.minX() + window.maxX()) / 2;
        double y = (window.minY() + window.maxY()) / 2;
        double away = (u * x + v * y - rest) / length;
        double[] ends = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        clip(ends, -away * u, -v, 1.5 * window.width());
        clip(ends, -away * v, u, 1.5 * window.height());
        return ends[0] < ends[1] ? new double[] {x - away * u - ends[0] * v, y - away * v + ends[0] * u,
            x - away * u - ends[1] * v, y - away * v + ends[1] * u} : new double[0];
    }

    /** Keeps of an interval of t that part where |begin + t step| is at most the reach; nothing of it where a number is not finite. */
    private static void clip(double[] ends, double begin, double step, double reach) {
        double one = (-reach - begin) / step;
        double other = (reach - begin) / step;
        if (step != 0) {
            ends[0] = Math.max(ends[0], Math.min(one, other));
            ends[1] = Math.min(ends[1], Math.max(one, other));
        } else if (!(Math.abs(begin) <= reach)) {
            ends[1] = Double.NEGATIVE_INFINITY;
        }
    }

    /** The points of the map at the level's distance from the centre. */
    private static double[] circle(double level, double[] centre, Slice slice) {
        Axes axes = slice.axes();
        double squares = level * level;
        for (int c = 0; c < centre.length; c++) {
            double off = c == axes.first() || c == axes.second() ? 0 : slice.centre()[c] - centre[c];
            squares -= off * off;
        }
        if (!(squares > 0)) {
            return new double[0];
        }
        double[] corners = new double[2 * (CORNERS + 1)];
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            corners[2 * i] = centre[axes.first()] + Math.sqrt(squares) * Math.cos(angle);
            corners[2 * i + 1] = centre[axes.second()] + Math.sqrt(squares) * Math.sin(angle);
        }
        return corners;
    }
}
