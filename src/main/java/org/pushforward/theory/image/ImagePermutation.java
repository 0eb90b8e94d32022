package org.pushforward.theory.image;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.PermutationProduct;

/**
 * Coordinates that change places. A coupling with any mask of half the coordinates is a coupling on fixed halves between such a permutation and its
 * inverse: so the partitions of RealNVP and GLOW are no more than fixed halves and a few couplings.
 *
 * @param permutation coordinate i goes to {@code permutation[i]}
 */
public record ImagePermutation(String name, String meaning, Axis axis, int channelFactor, int[] permutation) implements ImageMap {

    /** Gathers the pixels with (x + y) even in the upper half of the picture, the others in the lower one. */
    public static ImagePermutation checkerboard(int height, int width) {
        requireEven(height, width);
        return new ImagePermutation("checkerboard", "The dark and the light squares of a checkerboard, each gathered in one half of the picture.",
                Axis.PIXELS, 1, gather(height * width, i -> (i / width + i % width) % 2));
    }

    /** Makes four channels of one: the upper left, upper right, lower left and lower right pixels of the 2 x 2 squares. */
    public static ImagePermutation squeeze(int height, int width) {
        requireEven(height, width);
        return new ImagePermutation("squeeze", "Each 2 x 2 square of pixels becomes one pixel of four times as many channels.",
                Axis.PIXELS, 4, gather(height * width, i -> 2 * (i / width % 2) + i % width % 2));
    }

    /** Exchanges the first and the second half of the channels, as channel-wise masks do from one coupling to the next. */
    public static ImagePermutation channelHalves(int channels) {
        InvalidInputException.require(channels % 2 == 0, "%d channels have no two equal halves", channels);
        return new ImagePermutation("channel-wise", "The first half of the channels and the second change places.",
                Axis.CHANNELS, 1, IntStream.range(0, channels).map(i -> (i + channels / 2) % channels).toArray());
    }

    private static void requireEven(int height, int width) {
        InvalidInputException.require(height % 2 == 0 && width % 2 == 0, "a picture of %d x %d pixels has no 2 x 2 squares", height, width);
    }

    /** All coordinates of group 0 first, then those of group 1, and so on, each group in its old order. */
    private static int[] gather(int size, IntUnaryOperator group) {
        int[] permutation = new int[size];
        int next = 0;
        for (int g = 0; next < size; g++) {
            for (int i = 0; i < size; i++) {
                if (group.applyAsInt(i) == g) {
                    permutation[i] = next++;
                }
            }
        }
        return permutation;
    }

    @Override
    public int size() {
        return permutation.length;
    }

    @Override
    public double[] apply(double[] vector) {
        double[] image = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            image[permutation[i]] = vector[i];
        }
        return image;
    }

    @Override
    public double logDet() {
        return 0;
    }

    @Override
    public List<LinearCoupling> factors() {
        return PermutationProduct.of(permutation).factors();
    }
}
