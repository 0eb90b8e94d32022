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
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        checksum.update(bytes);
        return checksum.getValue();
    }

    public double get(int point, int coordinate) {
        return values[point * dimension + coordinate];
    }
}
