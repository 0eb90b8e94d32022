package org.pushforward.engine;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/** The loops of the batched Jacobian, in double: conditioning is never measured in less. */
public final class JacobianKernels {

    /** Multiplies the elements [0, size) of {@code d} by the derivative of an activation, given what it made of its arguments. */
    @FunctionalInterface
    public interface Slope {
        void multiply(double[] d, double[] activations, int size);
    }

    public static final Slope RELU = DoubleKernels::reluSlope;
    public static final Slope TANH = DoubleKernels::tanhSlope;
    public static final Slope SQUAREPLUS = DoubleKernels::squareplusSlope;

    /** Elements that pass over the heap at a time: three such arrays stay in the first-level cache. */
    private static final int PIECE = 1024;
    private static final ThreadLocal<double[][]> PIECES = ThreadLocal.withInitial(() -> new double[3][PIECE]);

    private JacobianKernels() {}

    /** Leaves the derivatives of activations in the second of this thread's pieces. */
    private static void slopes(Slope slope, Block activations, int start, int size) {
        double[] values = PIECES.get()[0];
        double[] slopes = PIECES.get()[1];
        ((DoubleBlock) activations).buffer.get(start, values, 0, size);
        Arrays.fill(slopes, 0, size, 1);
        slope.multiply(slopes, values, size);
    }

    /**
     * The derivatives of a net's first activations by each of its inputs: a(x W + b) by x_j is W_j a'.
     *
     * @param activations n x outputs (at least), off the heap
     * @param parameters  hold W on the heap, column by column
     * @param offset      of W's first element
     * @param stride      distance between its columns
     * @param tangents    for each input an n x outputs block, overwritten off the heap
     */
    public static void firstTangents(Slope slope, Block activations, Block parameters, int offset, int stride, Block[] tangents) {
        double[] slopes = PIECES.get()[1];
        double[] tangent = PIECES.get()[2];
        double[] weights = ((DoubleBlock) parameters).heap;
        int n = tangents[0].rows();
        int count = tangents[0].size();
        for (int start = 0; start < count; start += PIECE) {
            int size = Math.min(PIECE, count - start);
            slopes(slope, activations, start, size);
            for (int j = 0; j < tangents.length; j++) {
                // A piece may begin or end within a column, which has one weight.
                for (int column = start / n; column * n < start + size; column++) {
                    double w = weights[offset + column * stride + j];
                    int end = Math.min(size, (column + 1) * n - start);
                    for (int i = Math.max(0, column * n - start); i < end; i++) {
                        tangent[i] = w * slopes[i];
                    }
                }
                ((DoubleBlock) tangents[j]).buffer.put(start, tangent, 0, size);
            }
        }
    }

    /**
     * Multiplies derivatives of the arguments of activations by the activations' own. All off the heap.
     *
     * @param activations n x outputs (at least)
     * @param tangents    each n x outputs, modified
     */
    public static void nextTangents(Slope slope, Block activations, Block[] tangents) {
        double[] slopes = PIECES.get()[1];
        double[] tangent = PIECES.get()[2];
        int count = tangents[0].size();
        for (int start = 0; start < count; start += PIECE) {
            int size = Math.min(PIECE, count - start);
            slopes(slope, activations, start, size);
            for (Block block : tangents) {
                DoubleBuffer buffer = ((DoubleBlock) block).buffer;
                buffer.get(start, tangent, 0, size);
                for (int i = 0; i < size; i++) {
                    tangent[i] *= slopes[i];
                }
                buffer.put(start, tangent, 0, size);
            }
        }
    }

    /**
     * Carries dz/dx through one additive coupling y = x + t: the transformed rows become J_r + sum over j of dt_r/dc_j J_j.
     *
     * @param n           points
     * @param tangents    for each of the a conditions an n x b block, pulled: dt/dc_j
     * @param condition   the first of the a coordinates that condition
     * @param transformed the first of the b coordinates that are transformed
     * @param jacobian    {@code [r * dimension + c][point]}, modified
     */
    public static void propagateShift(int n, Block[] tangents, int condition, int transformed, int dimension, double[][] jacobian) {
        for (int j = 0; j < tangents.length; j++) {
            tangents[j].pull();
            double[] d = ((DoubleBlock) tangents[j]).heap;
            for (int r = 0; r < tangents[j].columns(); r++) {
                int start = r * tangents[j].rows();
                for (int c = 0; c < dimension; c++) {
                    double[] row = jacobian[(transformed + r) * dimension + c];
                    double[] by = jacobian[(condition + j) * dimension + c];
                    for (int i = 0; i < n; i++) {
                        row[i] += d[start + i] * by[i];
                    }
                }
            }
        }
    }

    /**
     * Carries dz/dx through one affine coupling y = x e^s + t: with w_rj = x_r e^(s_r) ds_r/dc_j + dt_r/dc_j for the condition's coordinates c_j,
     * the transformed rows become J_r e^(s_r) + sum over j of w_rj J_j; the condition's rows stay.
     *
     * @param n           points
     * @param raw         n x 2b heap, tanh(u / C) in its first half, as the coupling left it
     * @param scale       n x b heap, e^s
     * @param before      n x b heap, x as it came
     * @param tangents    for each of the a conditions an n x 2b block, pulled: d(u | t)/dc_j
     * @param condition   the first of the a coordinates that condition
     * @param transformed the first of the b coordinates that are transformed
     * @param jacobian    {@code [r * dimension + c][point]}, modified
     */
    public static void propagate(int n, Block raw, Block scale, Block before, Block[] tangents, int condition, int transformed,
            int dimension, double[][] jacobian) {
        double[] bounded = ((DoubleBlock) raw).heap;
        double[] e = ((DoubleBlock) scale).heap;
        double[] x = ((DoubleBlock) before).heap;
        int b = scale.columns();
        int stride = scale.rows();
        double[] weight = new double[n];
        for (Block tangent : tangents) {
            tangent.pull();
        }
        for (int r = 0; r < b; r++) {
            int start = r * stride;
            for (int c = 0; c < dimension; c++) {
                double[] row = jacobian[(transformed + r) * dimension + c];
                for (int i = 0; i < n; i++) {
                    row[i] *= e[start + i];
                }
            }
            for (int j = 0; j < tangents.length; j++) {
                double[] d = ((DoubleBlock) tangents[j]).heap;
                int startOfT = (b + r) * stride;
                for (int i = 0; i < n; i++) {
                    double th = bounded[start + i];
                    weight[i] = x[start + i] * e[start + i] * (1 - th * th) * d[start + i] + d[startOfT + i];
                }
                for (int c = 0; c < dimension; c++) {
                    double[] row = jacobian[(transformed + r) * dimension + c];
                    double[] by = jacobian[(condition + j) * dimension + c];
                    for (int i = 0; i < n; i++) {
                        row[i] += weight[i] * by[i];
                    }
                }
            }
        }
    }
}
