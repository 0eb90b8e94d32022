package org.pushforward.theory.image;

/**
 * A picture: channel c of the pixel in row y, column x stands at {@code values[(c * height + y) * width + x]}.
 *
 * @param values {@code channels * height * width} numbers, from 0 to 1 in a picture that is to be shown; not copied, so hand over an array that
 *               nobody writes to any more
 */
public record Picture(int channels, int height, int width, double[] values) {

    public Picture {
        if (values.length != channels * height * width) {
            throw new IllegalArgumentException(channels + " x " + height + " x " + width + " needs other than " + values.length + " values");
        }
    }

    public double get(int channel, int y, int x) {
        return values[(channel * height + y) * width + x];
    }

    /** The largest absolute difference of a value. */
    public double largestDifference(Picture other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException("pictures of different sizes");
        }
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - other.values[i]));
        }
        return largest;
    }
}
