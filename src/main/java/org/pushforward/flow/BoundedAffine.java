package org.pushforward.flow;

import java.util.Arrays;
import org.pushforward.engine.Block;
import org.pushforward.engine.Kernels;
import org.pushforward.engine.Precision;
import org.pushforward.flow.FlowLayout.AffineShape;

/**
 * The map y = W x + b, W = V diag(e^s) U, of an {@link AffineShape}, data to noise. Its matrices are small (D x D), so they are put together in
 * double from the parameters' heap part at each use; several threads may use one map, each with a tape of its own.
 */
final class BoundedAffine {

    /** The points as they came and the matrices that they met, which the gradient needs, and room for passing matrices. */
    static final class Tape {

        final Block first;
        final Block second;
        /** The map's parameters that the following is of, and the factor. */
        final double[] values;
        double factor = Double.NaN;
        /** Of the angles of U, then those of V. */
        final double[][] cos;
        final double[][] sin;
        /** U, V and W, row-major. */
        final double[] u;
        final double[] v;
        final double[] matrix;
        /** tanh(r / C). */
        final double[] bounded;
        /** e^s. */
        final double[] scale;
        final double[] bias;
        final double[] byMatrix;
        final double[] work;
        final double[] turned;
        final double[] rotation;
        final double[] byAngles;
        final double[] byBias;

        Tape(FlowLayout layout, Precision precision, int rows) {
            int size = layout.dimension();
            int angles = PlaneRotations.count(size);
            first = Block.allocate(precision, rows, layout.split());
            second = Block.allocate(precision, rows, size - layout.split());
            values = new double[2 * angles + 2 * size];
            cos = new double[2][angles];
            sin = new double[2][angles];
            u = new double[size * size];
            v = new double[size * size];
            matrix = new double[size * size];
            bounded = new double[size];
            scale = new double[size];
            bias = new double[size];
            byMatrix = new double[size * size];
            work = new double[size * size];
            turned = new double[size * size];
            rotation = new double[size * size];
            byAngles = new double[angles];
            byBias = new double[size];
        }
    }

    private final AffineShape shape;
    private final double clamp;
    private final Block parameters;
    private final Kernels kernels;
    private final int size;
    private double factor = 1;

    BoundedAffine(AffineShape shape, double clamp, Block parameters) {
        this.shape = shape;
        this.clamp = clamp;
        this.parameters = parameters;
        this.kernels = Kernels.of(parameters.precision());
        this.size = shape.size();
    }

    /** Multiplies angles, log-scales and bias. Not while other threads use the map. */
    void setFactor(double newFactor) {
        factor = newFactor;
    }

    /** From halves to halves (heap), which may be the same; adds log |det W| to {@code logDet} (rows, heap). */
    void forward(Tape tape, Block first, Block second, Block toFirst, Block toSecond, Block logDet) {
        read(tape);
        tape.first.copyFrom(first, first.size());
        tape.second.copyFrom(second, second.size());
        kernels.affine(tape.matrix, tape.bias, tape.first, tape.second, toFirst, toSecond);
        double sum = 0;
        for (double b : tape.bounded) {
            sum += factor * clamp * b;
        }
        kernels.add(sum, logDet);
    }

    /** In place on the halves (heap): x = U^T diag(e^-s) V^T (y - b). */
    void inverse(Tape tape, Block first, Block second) {
        read(tape);
        for (int r = 0; r < size; r++) {
            tape.byBias[r] = 0;
            for (int c = 0; c < size; c++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += tape.u[k * size + r] / tape.scale[k] * tape.v[c * size + k];
                }
                tape.work[r * size + c] = sum;
                tape.byBias[r] -= sum * tape.bias[c];
            }
        }
        tape.first.copyFrom(first, first.size());
        tape.second.copyFrom(second, second.size());
        kernels.affine(tape.work, tape.byBias, tape.first, tape.second, first, second);
    }

    /**
     * The gradient, after {@link #forward} on the same tape: the halves' gradients (heap) go from outputs to inputs, in place. With M = V^T dW and
     * N = dW U^T: dU = diag(e^s) M, dV = N diag(e^s), and d(e^s_i) is the i-th diagonal element of M U^T.
     *
     * @param logDetGradient of the loss by one point's log-det
     * @param gradient       the whole gradient vector; this map's part is written, off the heap
     * @param byInputs       whether the halves' gradients are wanted
     */
    void backward(Tape tape, Block gFirst, Block gSecond, double logDetGradient, Block gradient, boolean byInputs) {
        kernels.affineGradient(gFirst, gSecond, tape.first, tape.second, tape.byMatrix, tape.byBias);
        store(gradient, shape.bias(), tape.byBias);
        double[] byU = tape.work;
        SquareMatrix.multiplyTransposed(tape.v, tape.byMatrix, size, byU);
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int c = 0; c < size; c++) {
                sum += byU[i * size + c] * tape.u[i * size + c];
                byU[i * size + c] *= tape.scale[i];
            }
            double bounded = tape.bounded[i];
            double byLogScale = sum * tape.scale[i] + logDetGradient * gFirst.rows();
            gradient.setOffHeap(shape.raw() + i, byLogScale * (1 - bounded * bounded));
        }
        double[] byV = tape.turned;
        for (int r = 0; r < size; r++) {
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int c = 0; c < size; c++) {
                    sum += tape.byMatrix[r * size + c] * tape.u[i * size + c];
                }
                byV[r * size + i] = sum * tape.scale[i];
            }
        }
        if (byInputs) {
            tape.first.copyFrom(gFirst, gFirst.size());
            tape.second.copyFrom(gSecond, gSecond.size());
            SquareMatrix.transpose(tape.matrix, size, tape.rotation);
            Arrays.fill(tape.byBias, 0);
            kernels.affine(tape.rotation, tape.byBias, tape.first, tape.second, gFirst, gSecond);
        }
        System.arraycopy(tape.u, 0, tape.rotation, 0, tape.u.length);
        PlaneRotations.gradient(tape.cos[0], tape.sin[0], size, byU, tape.rotation, tape.byAngles);
        store(gradient, shape.first(), tape.byAngles);
        System.arraycopy(tape.v, 0, tape.rotation, 0, tape.v.length);
        PlaneRotations.gradient(tape.cos[1], tape.sin[1], size, byV, tape.rotation, tape.byAngles);
        store(gradient, shape.second(), tape.byAngles);
    }

    /** J becomes W J, after {@link #forward} on the same tape. */
    void jacobian(Tape tape, double[][] jacobian) {
        SquareMatrix.carry(tape.matrix, size, tape.first.rows(), jacobian);
    }

    /** U, V, W, tanh(r / C), e^s and b, as scaled, unless the tape has them of the very same parameters: slices of a step follow each other. */
    private void read(Tape tape) {
        boolean known = tape.factor == factor;
        tape.factor = factor;
        double[] values = tape.values;
        for (int i = 0; i < values.length; i++) {
            double value = parameters.get(shape.offset() + i);
            known &= values[i] == value;
            values[i] = value;
        }
        if (known) {
            return;
        }
        int angles = shape.angles();
        for (int turn = 0; turn < 2; turn++) {
            for (int i = 0; i < angles; i++) {
                double angle = factor * values[turn * angles + i];
                tape.cos[turn][i] = Math.cos(angle);
                tape.sin[turn][i] = Math.sin(angle);
            }
        }
        PlaneRotations.matrix(tape.cos[0], tape.sin[0], size, tape.u);
        PlaneRotations.matrix(tape.cos[1], tape.sin[1], size, tape.v);
        int raw = shape.raw() - shape.offset();
        int bias = shape.bias() - shape.offset();
        for (int i = 0; i < size; i++) {
            tape.bounded[i] = tanh(values[raw + i] / clamp);
            tape.scale[i] = Math.exp(factor * clamp * tape.bounded[i]);
            tape.bias[i] = factor * values[bias + i];
        }
        for (int r = 0; r < size; r++) {
            for (int k = 0; k < size; k++) {
                tape.work[r * size + k] = tape.v[r * size + k] * tape.scale[k];
            }
        }
        SquareMatrix.multiply(tape.work, tape.u, size, tape.matrix);
    }

    /** To a rounding of 1, and several times as fast as that of the platform, which is precise near 0 as well. */
    private static double tanh(double x) {
        double power = Math.exp(-2 * Math.abs(x));
        return Math.copySign((1 - power) / (1 + power), x);
    }

    private static void store(Block gradient, int from, double[] values) {
        for (int i = 0; i < values.length; i++) {
            gradient.setOffHeap(from + i, values[i]);
        }
    }

    /** The least and the largest log-scale of parameters: logarithms of the singular values of W at the ends. */
    static double[] logScales(AffineShape shape, double clamp, double[] parameters) {
        double[] logScales = Arrays.copyOfRange(parameters, shape.raw(), shape.raw() + shape.size());
        for (int i = 0; i < logScales.length; i++) {
            logScales[i] = clamp * tanh(logScales[i] / clamp);
        }
        Arrays.sort(logScales);
        return new double[] {logScales[0], logScales[logScales.length - 1]};
    }
}
