package org.pushforward.data;

import java.util.Arrays;

/**
 * A cloud of points, row-major: coordinate {@code j} of point {@code i} stands at {@code values[i * dimension + j]}.
 *
 * @param count     number of points
 * @param dimension coordinates per point
 * @param values    {@code count * dimension} numbers; not copied, so hand over an array that nobody writes to any more
 */
public record Points(int count, int dimension, double[] values) {

    public Points {
        if (values.length != count * dimension) {
            throw new IllegalArgumentException(
                    count + " x " + dimension + " points need " + count * dimension + " values, not " + values.length);
        }
    }

    /** The first points, copied; all of them where there are fewer. */
    public Points first(int most) {
        int kept = Math.min(most, count);
        return new Points(kept, dimension, Arrays.copyOf(values, kept * dimension));
    }

    public double get(int point, int coordinate) {
        return values[point * dimension + coordinate];
    }
}
