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
        for (int i = 0; i < parameters.length && spec.family().descends(); i++) {
            parameters[i] += learned[i] ? 0.2 * random.nextGaussian() : 0;
        }
        fillGreedy(layout, random, parameters);
        Padding padding = dimension == 2 ? Padding.none() : Padding.gaussian(dimension - 2);
        return new FlowModel(spec, 2, padding, new Standardization(new double[] {0.3, -1.2}, new double[] {0.7, 1.9}), parameters);
    }

    /**
     * A flow of three additive couplings on halves that shifts one coordinate far away and back again: in float it loses what lies between.
     *
     * @param shift in standard deviations of the data
     */
    public static FlowModel farAndBack(double shift) {
        FlowSpec spec = new FlowSpec(3, 4, 1, Activation.TANH, 2, Partition.HALVES, CouplingKind.ADDITIVE);
        FlowModel model = model(spec, 2, 5);
        FlowLayout layout = new FlowLayout(spec, 2);
        double[] parameters = new double[model.parameters().length];
        for (int k = 0; k < 3; k += 2) {
            FlowLayout.DenseShape last = layout.dense(k, spec.depth());
            parameters[last.bias(0)] = k == 0 ? shift : -shift;
        }
        return new FlowModel(spec, 2, model.padding(), model.standardization(), parameters);
    }

    /** As {@link #farAndBack}, with all else random and a fourth coupling that is given what floats have lost: it has no such Jacobian in float. */
    public static FlowModel detour(double shift) {
        FlowSpec spec = new FlowSpec(4, 12, 2, Activation.TANH, 2, Partition.HALVES, CouplingKind.ADDITIVE);
        FlowModel model = model(spec, 2, 5);
        FlowLayout layout = new FlowLayout(spec, 2);
        double[] parameters = model.parameters().clone();
        parameters[layout.dense(0, spec.depth()).bias(0)] += shift;
        parameters[layout.dense(2, spec.depth()).bias(0)] -= shift;
        return new FlowModel(spec, 2, model.padding(), model.standardization(), parameters);
    }

    /** Random directions and tables in the place of the identity; nothing where the layers are not greedy. */
    public static void fillGreedy(FlowLayout layout, RandomGenerator random, double[] parameters) {
        for (int k = 0; layout.spec().family() == FlowFamily.GREEDY && k < layout.spec().couplings(); k++) {
            FlowLayout.GreedyShape shape = layout.greedy(k);
            double[] u = direction(shape.size(), null, random);
            double[] v = direction(shape.size(), u, random);
            System.arraycopy(u, 0, parameters, shape.given(), u.length);
            System.arraycopy(v, 0, parameters, shape.moved(), v.length);
            for (int i = 0; i < GreedyStep.KNOTS; i++) {
                parameters[shape.knots() + i] = 6 * (i + 0.8 * random.nextDouble()) / GreedyStep.KNOTS - 3;
                parameters[shape.means() + i] = 0.1 * random.nextGaussian();
                parameters[shape.logScales() + i] = 0.1 * random.nextGaussian();
            }
        }
    }

    private static double[] direction(int size, double[] other, RandomGenerator random) {
        double[] direction = random.doubles(size, -1, 1).toArray();
        for (int pass = 0; pass < 2; pass++) {
            double overlap = 0;
            for (int c = 0; other != null && c < size; c++) {
                overlap += other[c] * direction[c];
            }
            double squares = 0;
            for (int c = 0; c < size; c++) {
                direction[c] -= other == null ? 0 : overlap * other[c];
                squares += direction[c] * direction[c];
            }
            for (int c = 0; c < size; c++) {
                direction[c] /= Math.sqrt(squares);
            }
        }
        return direction;
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
