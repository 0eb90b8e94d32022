package org.pushforward.theory.image;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * GLOW's 1 x 1 convolution (Kingma and Dhariwal, 2018): one matrix W = P L (U + diag(s)) for the channels of every pixel, with a fixed permutation
 * P, L lower and U strictly upper triangular, so that log |det W| is the sum of log |s|.
 *
 * @param permutation row i of L (U + diag(s)) is row {@code permutation[i]} of W
 * @param lower       row-major, ones on the diagonal
 * @param upper       row-major, strictly
 * @param scale       s, none zero, with det W positive
 * @param route       by which it is factored
 */
public record Convolution(int[] permutation, SquareMatrix lower, SquareMatrix upper, double[] scale, Route route) implements ImageMap {

    private static final double OFF_DIAGONAL = 0.4;
    private static final double SPREAD = 0.3;

    /** Random parameters: like a rotation in size, with some change of volume. */
    public static Convolution random(int channels, Route route, RandomGenerator random) {
        InvalidInputException.require(channels >= 2 && channels % 2 == 0, "%d channels have no two equal halves", channels);
        int[] permutation = new int[channels];
        double determinantSign = 1;
        for (int i = 0; i < channels; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
            determinantSign = i == j ? determinantSign : -determinantSign;
        }
        double[] lower = SquareMatrix.identity(channels).values();
        double[] upper = new double[channels * channels];
        double[] scale = new double[channels];
        for (int r = 0; r < channels; r++) {
            for (int c = 0; c < channels; c++) {
                if (r != c) {
                    (r > c ? lower : upper)[r * channels + c] = OFF_DIAGONAL * random.nextGaussian();
                }
            }
            scale[r] = Math.exp(SPREAD * random.nextGaussian());
        }
        scale[0] *= determinantSign;
        return new Convolution(permutation, new SquareMatrix(channels, lower), new SquareMatrix(channels, upper), scale, route);
    }

    /** W. */
    public SquareMatrix matrix() {
        int size = size();
        double[] right = upper.values().clone();
        for (int i = 0; i < size; i++) {
            right[i * size + i] += scale[i];
        }
        double[] rows = lower.times(new SquareMatrix(size, right)).values();
        double[] matrix = new double[rows.length];
        for (int i = 0; i < size; i++) {
            System.arraycopy(rows, i * size, matrix, permutation[i] * size, size);
        }
        return new SquareMatrix(size, matrix);
    }

    @Override
    public String name() {
        return "1 × 1 convolution";
    }

    @Override
    public String meaning() {
        return "The same matrix mixes the channels of every pixel.";
    }

    @Override
    public Axis axis() {
        return Axis.CHANNELS;
    }

    @Override
    public int size() {
        return scale.length;
    }

    @Override
    public int channelFactor() {
        return 1;
    }

    /** By the three factors of W in turn. */
    @Override
    public double[] apply(double[] vector) {
        int size = size();
        double[] upperImage = new double[size];
        for (int r = 0; r < size; r++) {
            upperImage[r] = scale[r] * vector[r];
            for (int c = r + 1; c < size; c++) {
                upperImage[r] += upper.get(r, c) * vector[c];
            }
        }
        double[] image = new double[size];
        for (int r = 0; r < size; r++) {
            double sum = upperImage[r];
            for (int c = 0; c < r; c++) {
                sum += lower.get(r, c) * upperImage[c];
            }
            image[permutation[r]] = sum;
        }
        return image;
    }

    @Override
    public double logDet() {
        double sum = 0;
        for (double s : scale) {
            sum += Math.log(Math.abs(s));
        }
        return sum;
    }

    @Override
    public List<LinearCoupling> factors() {
        return Factorization.of(matrix(), route, Scales.POSITIVE).factors();
    }
}
