package org.pushforward.theory.linear.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.LinearCoupling.Kind;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A product of K linear couplings as a function of its parameters: its distance from a target, and the gradient by hand. One thread at a time.
 *
 * <p>The parameters of a factor are its shear (d x d, row-major) and a number for each scale: its logarithm if scales are to be positive, else what
 * it is beyond 1. All zero is the identity. The distance is the squared Frobenius norm relative to that of the target, which is the mean squared
 * error E |F z - T z|^2 / E |T z|^2 of a map that is taught T on standard normal points.
 */
public final class CouplingProduct {

    private final SquareMatrix target;
    private final double targetSquares;
    private final int size;
    private final int half;
    private final Kind[] kinds;
    private final Scales scales;
    /** {@code states[k]}: the product of the factors from k on, row-major; the last is the identity. */
    private final double[][] states;
    private final double[] byState;

    /** @param first the kind of the first factor; the others alternate */
    public CouplingProduct(SquareMatrix target, int layers, Kind first, Scales scales) {
        this.target = target;
        this.size = target.size();
        this.half = size / 2;
        this.scales = scales;
        this.targetSquares = target.norm() * target.norm();
        this.kinds = new Kind[layers];
        for (int k = 0; k < layers; k++) {
            kinds[k] = k % 2 == 0 ? first : first.other();
        }
        this.states = new double[layers + 1][size * size];
        states[layers] = SquareMatrix.identity(size).values();
        this.byState = new double[size * size];
    }

    /** K (d^2 + d). */
    public int parameterCount() {
        return kinds.length * perFactor();
    }

    private int perFactor() {
        return half * half + half;
    }

    /** Near the identity: shears of standard deviation {@code spread / sqrt d}, scales 1. */
    public double[] initialParameters(double spread, RandomGenerator random) {
        double[] parameters = new double[parameterCount()];
        for (int k = 0; k < kinds.length; k++) {
            for (int i = 0; i < half * half; i++) {
                parameters[k * perFactor() + i] = spread / Math.sqrt(half) * random.nextGaussian();
            }
        }
        return parameters;
    }

    public List<LinearCoupling> factors(double[] parameters) {
        List<LinearCoupling> factors = new ArrayList<>();
        for (int k = 0; k < kinds.length; k++) {
            double[] scale = new double[half];
            double[] shear = new double[half * half];
            System.arraycopy(parameters, k * perFactor(), shear, 0, shear.length);
            for (int i = 0; i < half; i++) {
                scale[i] = scale(parameters[k * perFactor() + shear.length + i]);
            }
            factors.add(new LinearCoupling(kinds[k], scale, shear));
        }
        return factors;
    }

    private double scale(double parameter) {
        return scales == Scales.POSITIVE ? Math.exp(parameter) : 1 + parameter;
    }

    /**
     * The squared relative distance plus {@code penalty} times the mean square of the parameters, which keeps factors near the identity and so well
     * conditioned.
     *
     * @param gradient by the parameters; overwritten
     */
    public double loss(double[] parameters, double penalty, double[] gradient) {
        forward(parameters);
        double loss = 0;
        for (int i = 0; i < byState.length; i++) {
            double difference = states[0][i] - target.values()[i];
            loss += difference * difference / targetSquares;
            byState[i] = 2 * difference / targetSquares;
        }
        for (int k = 0; k < kinds.length; k++) {
            backward(k, parameters, gradient);
        }
        double weight = penalty / parameters.length;
        for (int i = 0; penalty > 0 && i < parameters.length; i++) {
            loss += weight * parameters[i] * parameters[i];
            gradient[i] += 2 * weight * parameters[i];
        }
        return loss;
    }

    private void forward(double[] parameters) {
        for (int k = kinds.length - 1; k >= 0; k--) {
            double[] in = states[k + 1];
            double[] out = states[k];
            int at = k * perFactor();
            int changed = changed(k);
            System.arraycopy(in, 0, out, 0, in.length);
            for (int i = 0; i < half; i++) {
                int row = (changed + i) * size;
                double scale = scale(parameters[at + half * half + i]);
                for (int c = row; c < row + size; c++) {
                    out[c] *= scale;
                }
                for (int j = 0; j < half; j++) {
                    addRow(parameters[at + i * half + j], in, (half - changed + j) * size, out, row);
                }
            }
        }
    }

    /** First row of the half that factor k changes. */
    private int changed(int k) {
        return kinds[k] == Kind.LOWER ? half : 0;
    }

    /** {@code byState} goes from the gradient by the product from k on to that by the product from k + 1 on. */
    private void backward(int k, double[] parameters, double[] gradient) {
        double[] in = states[k + 1];
        int at = k * perFactor();
        int changed = changed(k);
        for (int i = 0; i < half; i++) {
            int row = (changed + i) * size;
            int scaleAt = at + half * half + i;
            double scale = scale(parameters[scaleAt]);
            gradient[scaleAt] = dot(byState, row, in, row) * (scales == Scales.POSITIVE ? scale : 1);
            for (int j = 0; j < half; j++) {
                int kept = (half - changed + j) * size;
                gradient[at + i * half + j] = dot(byState, row, in, kept);
                addRow(parameters[at + i * half + j], byState, row, byState, kept);
            }
        }
        for (int i = 0; i < half; i++) {
            int row = (changed + i) * size;
            double scale = scale(parameters[at + half * half + i]);
            for (int c = row; c < row + size; c++) {
                byState[c] *= scale;
            }
        }
    }

    private double dot(double[] a, int atA, double[] b, int atB) {
        double sum = 0;
        for (int c = 0; c < size; c++) {
            sum += a[atA + c] * b[atB + c];
        }
        return sum;
    }

    private void addRow(double factor, double[] from, int atFrom, double[] to, int atTo) {
        for (int c = 0; c < size; c++) {
            to[atTo + c] += factor * from[atFrom + c];
        }
    }
}
