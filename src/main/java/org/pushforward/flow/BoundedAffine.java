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
        /** U, V and W, row-major. */
        final double[] u;
        final double[] v;
        final double[] matrix;
        final double[] angles;
        /** tanh(r / C). */
        final double[] bounded;
        /** e^s. */
        final double[] scale;
        final double[] bias;
        final double[] byMatrix;
        final double[] work;
        final double[] turned;

        Tape(FlowLayout layout, Precision precision, int rows) {
            int size = layout.dimension();
            first = Block.allocate(precision, rows, layout.split());
            second = Block.allocate(precision, rows, size - layout.split());
            u = new double[size * size];
            v = new double[size * size];
            matrix = new double[size * size];
            angles = new double[PlaneRotations.count(size)];
            bounded = new double[size];
            scale = new double[size];
            bias = new double[size];
            byMatrix = new double[size * size];
            work = new double[size * size];
            turned = new double[size * size];
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

    /** In place on the halves (heap); adds log |det W| to {@code logDet} (rows, heap). */
    void forward(Tape tape, Block first, Block second, Block logDet) {
        read(tape);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += tape.v[r * size + k] * tape.scale[k] * tape.u[k * size + c];
                }
                tape.matrix[r * size + c] = sum;
            }
        }
        tape.first.copyFrom(first, first.size());
        tape.second.copyFrom(second, second.size());
        kernels.affine(tape.matrix, tape.bias, tape.first, tape.second, first, second);
        double sum = 0;
        for (double b : tape.bounded) {
            sum += factor * clamp * b;
        }
        kernels.add(sum, logDet);
    }

    /** In place on the halves (heap): x = U^T diag(e^-s) V^T (y - b). */
    void inverse(Tape tape, Block first, Block second) {
        read(tape);
        double[] shift = new double[size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += tape.u[k * size + r] / tape.scale[k] * tape.v[c * size + k];
                }
                tape.matrix[r * size + c] = sum;
                shift[r] -= sum * tape.bias[c];
            }
        }
        tape.first.copyFrom(first, first.size());
        tape.second.copyFrom(second, second.size());
        kernels.affine(tape.matrix, shift, tape.first, tape.second, first, second);
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
        double[] byMatrix = tape.byMatrix;
        kernels.outerProduct(gFirst, gSecond, tape.first, tape.second, byMatrix);
        // The bias is read no more: its place is for its gradient.
        kernels.columnSums(gFirst, gSecond, tape.bias);
        store(gradient, shape.bias(), tape.bias);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += tape.v[k * size + r] * byMatrix[k * size + c];
                }
                tape.work[r * size + c] = sum;
            }
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int c = 0; c < size; c++) {
                sum += tape.work[i * size + c] * tape.u[i * size + c];
                tape.work[i * size + c] *= tape.scale[i];
            }
            double bounded = tape.bounded[i];
            double byLogScale = sum * tape.scale[i] + logDetGradient * gFirst.rows();
            gradient.setOffHeap(shape.raw() + i, byLogScale * (1 - bounded * bounded));
        }
        for (int r = 0; r < size; r++) {
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int c = 0; c < size; c++) {
                    sum += byMatrix[r * size + c] * tape.u[i * size + c];
                }
                tape.turned[r * size + i] = sum * tape.scale[i];
            }
        }
        if (byInputs) {
            tape.first.copyFrom(gFirst, gFirst.size());
            tape.second.copyFrom(gSecond, gSecond.size());
            kernels.linear(SquareMatrix.transpose(tape.matrix, size), tape.first, tape.second, gFirst, gSecond);
        }
        double[] byAngles = new double[shape.angles()];
        readAngles(shape.first(), tape.angles);
        PlaneRotations.gradient(tape.angles, size, tape.work, tape.u, byAngles);
        store(gradient, shape.first(), byAngles);
        readAngles(shape.second(), tape.angles);
        PlaneRotations.gradient(tape.angles, size, tape.turned, tape.v, byAngles);
        store(gradient, shape.second(), byAngles);
    }

    /** J becomes W J, after {@link #forward} on the same tape. */
    void jacobian(Tape tape, double[][] jacobian) {
        SquareMatrix.carry(tape.matrix, size, tape.first.rows(), jacobian);
    }

    /** U, V, tanh(r / C), e^s and b, as scaled. */
    private void read(Tape tape) {
        readAngles(shape.first(), tape.angles);
        PlaneRotations.matrix(tape.angles, size, tape.u);
        readAngles(shape.second(), tape.angles);
        PlaneRotations.matrix(tape.angles, size, tape.v);
        for (int i = 0; i < size; i++) {
            tape.bounded[i] = Math.tanh(parameters.get(shape.raw() + i) / clamp);
            tape.scale[i] = Math.exp(factor * clamp * tape.bounded[i]);
            tape.bias[i] = factor * parameters.get(shape.bias() + i);
        }
    }

    private void readAngles(int from, double[] angles) {
        for (int i = 0; i < angles.length; i++) {
            angles[i] = factor * parameters.get(from + i);
        }
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
            logScales[i] = clamp * Math.tanh(logScales[i] / clamp);
        }
        Arrays.sort(logScales);
        return new double[] {logScales[0], logScales[logScales.length - 1]};
    }
}
