package org.pushforward.flow;

import java.util.random.RandomGenerator;
import org.pushforward.engine.Block;
import org.pushforward.engine.Kernels;
import org.pushforward.engine.Precision;
import org.pushforward.flow.FlowLayout.MixingShape;

/**
 * An invertible linear map of all coordinates, data to noise, that deals them out to the halves of the next coupling: a permutation, or a learned
 * matrix. Its matrix is small (D x D), so it is put together in double from the parameters' heap part at each use; several threads may use one layer,
 * each with a tape of its own.
 */
final class MixingLayer {

    /** The points as they came, which the gradient needs, and room for one exchange. */
    static final class Tape {

        final Block first;
        final Block second;

        Tape(FlowLayout layout, Precision precision, int rows) {
            first = Block.allocate(precision, rows, layout.split());
            second = Block.allocate(precision, rows, layout.dimension() - layout.split());
        }
    }

    private final MixingShape shape;
    private final Block parameters;
    private final Kernels kernels;
    private final int size;

    MixingLayer(MixingShape shape, Block parameters) {
        this.shape = shape;
        this.parameters = parameters;
        this.kernels = Kernels.of(parameters.precision());
        this.size = shape.size();
    }

    /** y = W x in place on the halves (heap); adds log |det W| to {@code logDet} (rows, heap). */
    void forward(Tape tape, Block first, Block second, Block logDet) {
        tape.first.copyFrom(first, first.size());
        tape.second.copyFrom(second, second.size());
        kernels.linear(matrix(), tape.first, tape.second, first, second);
        if (shape.learned()) {
            kernels.add(logDet(), logDet);
        }
    }

    /** x = W^-1 y in place on the halves (heap). */
    void inverse(Tape tape, Block first, Block second) {
        tape.first.copyFrom(first, first.size());
        tape.second.copyFrom(second, second.size());
        kernels.linear(inverseMatrix(), tape.first, tape.second, first, second);
    }

    /**
     * The gradient, after {@link #forward} on the same tape, which is overwritten: the halves' gradients (heap) go from outputs to inputs, in place.
     * With W = P L V, V = U + S, and A = P^T dW: dL is the strictly lower part of A V^T and dV the upper part of L^T A.
     *
     * @param logDetGradient of the loss by one point's log-det
     * @param gradient       the whole gradient vector; this layer's part is written, off the heap
     */
    void backward(Tape tape, Block gFirst, Block gSecond, double logDetGradient, Block gradient) {
        double[] matrix = matrix();
        if (shape.learned()) {
            double[] byMatrix = new double[size * size];
            kernels.outerProduct(gFirst, gSecond, tape.first, tape.second, byMatrix);
            double[] a = new double[size * size];
            for (int r = 0; r < size; r++) {
                System.arraycopy(byMatrix, r * size, a, permutation(r) * size, size);
            }
            double[] byFactors = new double[size * size];
            double[] lower = lower();
            double[] upper = upper();
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    double sum = 0;
                    for (int k = 0; k < size; k++) {
                        sum += r > c ? a[r * size + k] * upper[c * size + k] : lower[k * size + r] * a[k * size + c];
                    }
                    byFactors[r * size + c] = r == c ? sum * upper[r * size + r] + logDetGradient * gFirst.rows() : sum;
                }
            }
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    gradient.setOffHeap(shape.factor(r, c), byFactors[r * size + c]);
                }
            }
        }
        tape.first.copyFrom(gFirst, gFirst.size());
        tape.second.copyFrom(gSecond, gSecond.size());
        kernels.linear(SquareMatrix.transpose(matrix, size), tape.first, tape.second, gFirst, gSecond);
    }

    /** J becomes W J, see {@link SquareMatrix#carry}. */
    void jacobian(int rows, double[][] jacobian) {
        SquareMatrix.carry(matrix(), size, rows, jacobian);
    }

    private int permutation(int r) {
        return (int) parameters.get(shape.permutation(r));
    }

    /** W, row-major. */
    double[] matrix() {
        double[] rest = shape.learned() ? SquareMatrix.multiply(lower(), upper(), size) : SquareMatrix.identity(size);
        double[] matrix = new double[size * size];
        for (int r = 0; r < size; r++) {
            System.arraycopy(rest, permutation(r) * size, matrix, r * size, size);
        }
        return matrix;
    }

    /** log |det W|: the sum of log |s|. */
    double logDet() {
        double sum = 0;
        for (int r = 0; shape.learned() && r < size; r++) {
            sum += parameters.get(shape.factor(r, r));
        }
        return sum;
    }

    /** W^-1 = V^-1 L^-1 P^T by substitution, column by column. */
    private double[] inverseMatrix() {
        if (!shape.learned()) {
            return SquareMatrix.transpose(matrix(), size);
        }
        double[] lower = lower();
        double[] upper = upper();
        double[] inverse = new double[size * size];
        double[] x = new double[size];
        for (int c = 0; c < size; c++) {
            // P^T e_c is the unit vector at P_c.
            for (int r = 0; r < size; r++) {
                x[r] = r == permutation(c) ? 1 : 0;
                for (int k = 0; k < r; k++) {
                    x[r] -= lower[r * size + k] * x[k];
                }
            }
            for (int r = size - 1; r >= 0; r--) {
                for (int k = r + 1; k < size; k++) {
                    x[r] -= upper[r * size + k] * x[k];
                }
                x[r] /= upper[r * size + r];
            }
            for (int r = 0; r < size; r++) {
                inverse[r * size + c] = x[r];
            }
        }
        return inverse;
    }

    private double[] lower() {
        double[] lower = SquareMatrix.identity(size);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < r; c++) {
                lower[r * size + c] = parameters.get(shape.factor(r, c));
            }
        }
        return lower;
    }

    /** V = U + S. */
    private double[] upper() {
        double[] upper = new double[size * size];
        for (int r = 0; r < size; r++) {
            upper[r * size + r] = parameters.get(shape.sign(r)) * Math.exp(parameters.get(shape.factor(r, r)));
            for (int c = r + 1; c < size; c++) {
                upper[r * size + c] = parameters.get(shape.factor(r, c));
            }
        }
        return upper;
    }

    /**
     * Sets the layer's parameters: a random permutation, or the factors of a random rotation.
     *
     * @param split      size of the first half
     * @param exchanging whether a permutation must bring a coordinate of each half to the other
     * @param parameters the whole vector, this layer's part is overwritten
     */
    static void initialise(MixingShape shape, int split, boolean exchanging, RandomGenerator random, double[] parameters) {
        int size = shape.size();
        if (shape.learned()) {
            new RotationFactors(size, random).store(shape, parameters);
            return;
        }
        int[] permutation = new int[size];
        boolean exchanges;
        do {
            exchanges = false;
            for (int i = 0; i < size; i++) {
                int j = random.nextInt(i + 1);
                permutation[i] = permutation[j];
                permutation[j] = i;
            }
            for (int r = 0; r < split; r++) {
                exchanges |= permutation[r] >= split;
            }
        } while (exchanging && !exchanges);
        for (int r = 0; r < size; r++) {
            parameters[shape.permutation(r)] = permutation[r];
        }
    }
}
