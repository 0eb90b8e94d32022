package org.pushforward.flow;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;

/** Flows far from the identity, and points for them. */
public final class RandomFlows {

    private RandomFlows() {}

    /** Whether a number of the parameter vector is learned; permutations and signs are not. */
    public static boolean[] learned(FlowLayout layout) {
        boolean[] learned = new boolean[layout.parameterCount()];
        Arrays.fill(learned, true);
        for (int k = 0; k < layout.spec().couplings(); k++) {
            FlowLayout.MixingShape shape = layout.mixing(k);
            for (int r = 0; shape != null && r < shape.size(); r++) {
                learned[shape.permutation(r)] = false;
                if (shape.learned()) {
                    learned[shape.sign(r)] = false;
                }
            }
        }
        return learned;
    }

    /** A flow in two data coordinates, padded up to the dimension, whose every learned number is random, the last layers included. */
    public static FlowModel model(FlowSpec spec, int dimension, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        FlowLayout layout = new FlowLayout(spec, dimension);
        double[] parameters = layout.initialParameters(random);
        boolean[] learned = learned(layout);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += learned[i] ? 0.2 * random.nextGaussian() : 0;
        }
        Padding padding = dimension == 2 ? Padding.none() : Padding.gaussian(dimension - 2);
        return new FlowModel(spec, 2, padding, new Standardization(new double[] {0.3, -1.2}, new double[] {0.7, 1.9}), parameters);
    }

    /** Normal with standard deviation 1.5, row-major. */
    public static double[] points(int n, int dimension, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] points = new double[n * dimension];
        for (int i = 0; i < points.length; i++) {
            points[i] = 1.5 * random.nextGaussian();
        }
        return points;
    }
}
