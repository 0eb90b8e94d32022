package org.pushforward.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A cloud of points, row-major: coordinate {@code j} of point {@code i} stands at {@code values[i * dimension + j]}.
 *
 * @param count     number of points
 * @param dimension coordinates per point
 * @param values    {@code count * dimension} numbers; not copied, so hand over an array that nobody writes to any more
 */
public record Points(int count, int dimension, double[] values) {

    /** Numbers of which a checksum is made at a time. */
    private static final int AT_ONCE = 8_192;

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

    /** CRC-32 of the values as big-endian doubles. */
    public long checksum() {
        CRC32 checksum = new CRC32();
        // Of millions of points a copy of all would be as large as they are.
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * Math.min(AT_ONCE, values.length));
        for (int from = 0; from < values.length; from += AT_ONCE) {
            int some = Math.min(AT_ONCE, values.length - from);
            bytes.clear().asDoubleBuffer().put(values, from, some);
            checksum.update(bytes.limit(Double.BYTES * some));
        }
        return checksum.getValue();
    }

    public double get(int point, int coordinate) {
        return values[point * dimension + coordinate];
    }
}
