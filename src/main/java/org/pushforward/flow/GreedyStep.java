package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.flow.FlowLayout.GreedyShape;

/**
 * A layer of a flow without gradients, data to noise: with a = u x and b = v x, u and v unit vectors at a right angle, b becomes (b - m(a)) / s(a),
 * and all else stays. In the plane that is a rotation, a coupling, and the rotation back, which no standard normal distribution notices. m and log s
 * are linear between knots and constant outside, so the map is continuous, its inverse closed and its log-det -log s(a).
 *
 * <p>With m and s the mean and standard deviation of b given a such a layer lowers the loss by E[m^2 + s^2 - 1 - log s^2] / 2, and layers at ever new
 * angles have no limit but the standard normal distribution: Draxler, Schnörr and Köthe (2022, 2024). {@link GreedyFit} finds them.
 */
final class GreedyStep extends FlowStep {

    /** Of m and log s. */
    static final int KNOTS = 40;

    private final FlowLayout layout;
    private final GreedyShape shape;
    private final Block parameters;
    private double factor = 1;

    GreedyStep(FlowLayout layout, int index, Block parameters) {
        this.layout = layout;
        this.shape = layout.greedy(index);
        this.parameters = parameters;
    }

    /** Gives v the length 1, and u what of it is orthogonal to v, likewise of length 1. */
    static void orthonormalise(double[] u, double[] v) {
        normalise(v);
        double overlap = dot(u, v);
        for (int c = 0; c < u.length; c++) {
            u[c] -= overlap * v[c];
        }
        normalise(u);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    private static void normalise(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int c = 0; c < vector.length; c++) {
            vector[c] /= length;
        }
    }

    /** The layer as a function, and where points met it. */
    static final class Layer implements Tape {

        private final int size;
        private final int split;
        private final int rows;
        private final double[] u;
        private final double[] v;
        private final double[] knots = new double[KNOTS];
        private final double[] means = new double[KNOTS];
        private final double[] logScales = new double[KNOTS];
        /** Of each point. */
        private final double[] given;
        private final double[] before;
        /** m, log s and their slopes at the place that was looked up last. */
        private double mean;
        private double logScale;
        private double meanSlope;
        private double logScaleSlope;

        Layer(int size, int split, int rows) {
            this.size = size;
            this.split = split;
            this.rows = rows;
            u = new double[size];
            v = new double[size];
            given = new double[rows];
            before = new double[rows];
        }

        /** u and v are made orthonormal in double: as parameters in float they are nearly so, and then the determinant would be only nearly 1 / s. */
        void read(Block parameters, GreedyShape shape, double factor) {
            for (int c = 0; c < size; c++) {
                u[c] = parameters.get(shape.given() + c);
                v[c] = parameters.get(shape.moved() + c);
            }
            orthonormalise(u, v);
            for (int k = 0; k < KNOTS; k++) {
                knots[k] = parameters.get(shape.knots() + k);
                means[k] = factor * parameters.get(shape.means() + k);
                logScales[k] = factor * parameters.get(shape.logScales() + k);
            }
        }

        private double project(double[] direction, Block first, Block second, int row) {
            double sum = 0;
            for (int c = 0; c < size; c++) {
                sum += direction[c] * (c < split ? first.get(c * rows + row) : second.get((c - split) * rows + row));
            }
            return sum;
        }

        private void move(double by, Block first, Block second, int row) {
            for (int c = 0; c < size; c++) {
                Block half = c < split ? first : second;
                int at = (c < split ? c : c - split) * rows + row;
                half.set(at, half.get(at) + by * v[c]);
            }
        }

        /** m and log s. */
        double[] at(double a) {
            lookUp(a);
            return new double[] {mean, logScale};
        }

        /** u and v. */
        double[][] directions() {
            return new double[][] {u.clone(), v.clone()};
        }

        /** What a point gains in log-likelihood. */
        double gain(Block first, Block second, int row) {
            double b = project(v, first, second, row);
            lookUp(project(u, first, second, row));
            double after = (b - mean) * Math.exp(-logScale);
            return (b * b - after * after) / 2 - logScale;
        }

        private void lookUp(double a) {
            int low = 0;
            int high = KNOTS;
            // Knots below low are at or left of a, those from high on are right of it. Not a number is left of all.
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (knots[middle] <= a) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low == 0 || low == KNOTS) {
                int end = low == 0 ? 0 : KNOTS - 1;
                mean = means[end];
                logScale = logScales[end];
                meanSlope = 0;
                logScaleSlope = 0;
                return;
            }
            double width = knots[low] - knots[low - 1];
            double share = (a - knots[low - 1]) / width;
            meanSlope = (means[low] - means[low - 1]) / width;
            logScaleSlope = (logScales[low] - logScales[low - 1]) / width;
            mean = means[low - 1] + share * (means[low] - means[low - 1]);
            logScale = logScales[low - 1] + share * (logScales[low] - logScales[low - 1]);
        }
    }

    @Override
    Layer tape(int rows) {
        return new Layer(layout.dimension(), layout.split(), rows);
    }

    /** As it is, for questions about it. */
    Layer layer() {
        Layer layer = tape(1);
        layer.read(parameters, shape, factor);
        return layer;
    }

    @Override
    GradientScratch scratch(int rows) {
        return null;
    }

    @Override
    Block[] gradientViews(Block gradient) {
        return new Block[0];
    }

    @Override
    void setFactor(double newFactor) {
        factor = newFactor;
    }

    @Override
    void scaleParameters(double newFactor) {
        // The factor is met where the parameters are read.
    }

    @Override
    void forward(Tape tape, Block first, Block second, Block logDet) {
        Layer layer = (Layer) tape;
        layer.read(parameters, shape, factor);
        for (int i = 0; i < layer.rows; i++) {
            double b = layer.project(layer.v, first, second, i);
            layer.given[i] = layer.project(layer.u, first, second, i);
            layer.before[i] = b;
            layer.lookUp(layer.given[i]);
            layer.move((b - layer.mean) * Math.exp(-layer.logScale) - b, first, second, i);
            logDet.set(i, logDet.get(i) - layer.logScale);
        }
    }

    @Override
    void inverse(Tape tape, Block first, Block second) {
        Layer layer = (Layer) tape;
        layer.read(parameters, shape, factor);
        for (int i = 0; i < layer.rows; i++) {
            double b = layer.project(layer.v, first, second, i);
            layer.lookUp(layer.project(layer.u, first, second, i));
            layer.move(b * Math.exp(layer.logScale) + layer.mean - b, first, second, i);
        }
    }

    @Override
    void unmix(Tape tape, Block first, Block second) {
        // Nothing stays at a factor of 0.
    }

    @Override
    double[] mixing() {
        return null;
    }

    @Override
    double mixingLogDet() {
        return 0;
    }

    /** @throws UnsupportedOperationException always: these layers are fitted */
    @Override
    void backward(Tape tape, GradientScratch scratch, Block gradient, Block[] gradientViews, Block gFirst, Block gSecond, double logDetGradient,
            boolean byInputs) {
        throw new UnsupportedOperationException("greedy layers are fitted, no gradient is taken of them");
    }

    @Override
    CouplingTangents tangents(int rows) {
        return null;
    }

    /** J becomes (1 + v r^T) J with r = (1/s - 1) v - (m' + (b - m) (log s)') / s u. */
    @Override
    void jacobian(Tape tape, CouplingTangents tangents, double[][] jacobian) {
        Layer layer = (Layer) tape;
        int size = layer.size;
        double[] row = new double[size];
        for (int i = 0; i < layer.rows; i++) {
            layer.lookUp(layer.given[i]);
            double inverse = Math.exp(-layer.logScale);
            double byGiven = -(layer.meanSlope + (layer.before[i] - layer.mean) * layer.logScaleSlope) * inverse;
            for (int c = 0; c < size; c++) {
                row[c] = (inverse - 1) * layer.v[c] + byGiven * layer.u[c];
            }
            for (int c = 0; c < size; c++) {
                double sum = 0;
                for (int r = 0; r < size; r++) {
                    sum += row[r] * jacobian[r * size + c][i];
                }
                for (int r = 0; r < size; r++) {
                    jacobian[r * size + c][i] += layer.v[r] * sum;
                }
            }
        }
    }
}
