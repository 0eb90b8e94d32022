package org.pushforward.flow;

import java.util.Arrays;
import org.pushforward.data.Standardization;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/**
 * A flow in double precision, for every purpose but training: density, samples, Jacobians. Includes the standardisation, so it maps data units (with
 * the padding behind them) to noise and back, and its log-det and Jacobian are those of that whole map.
 *
 * <p>Points pass in chunks that stay in the cache. Buffers are its own: one thread at a time.
 */
public final class Flow implements Bijection {

    /** Chunks of this size were fastest: activations of a coupling stay within the second-level cache. */
    private static final int CHUNK = 128;

    private final FlowLayout layout;
    private final Standardization standardization;
    private final Block parameters;
    private final FlowStep[] steps;
    /** By orientation of the coupling. */
    private final Tape[] tapes;
    private final Block first;
    private final Block second;
    private final Block logDet;
    private Tangents tangents;

    public Flow(FlowModel model) {
        this.layout = FlowLayout.of(model);
        this.standardization = model.standardization();
        this.parameters = Block.allocate(Precision.DOUBLE, layout.parameterCount(), 1);
        steps = FlowStep.all(layout, parameters);
        tapes = FlowStep.sharedTapes(layout, Precision.DOUBLE, CHUNK);
        first = Block.allocate(Precision.DOUBLE, CHUNK, layout.split());
        second = Block.allocate(Precision.DOUBLE, CHUNK, layout.dimension() - layout.split());
        logDet = Block.allocate(Precision.DOUBLE, CHUNK, 1);
        load(model.parameters());
    }

    /** Takes over other parameters of the same architecture. */
    public void load(double[] values) {
        if (values.length != layout.parameterCount()) {
            throw new IllegalArgumentException("this flow has " + layout.parameterCount() + " parameters, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            parameters.set(i, values[i]);
        }
        parameters.push();
    }

    @Override
    public int dimension() {
        return layout.dimension();
    }

    @Override
    public void forward(double[] x, int n, double[] z, double[] logDets) {
        forward(x, n, z, logDets, null);
    }

    @Override
    public void jacobian(double[] x, int n, double[] z, double[] logDets, double[] jacobian) {
        if (tangents == null) {
            tangents = new Tangents(layout);
        }
        forward(x, n, z, logDets, jacobian);
    }

    private void forward(double[] x, int n, double[] z, double[] logDets, double[] jacobian) {
        double constant = standardization.logDet();
        for (int start = 0; start < n; start += CHUNK) {
            int rows = Math.min(CHUNK, n - start);
            for (int c = 0; c < dimension(); c++) {
                boolean data = c < standardization.mean().length;
                double mean = data ? standardization.mean()[c] : 0;
                double scale = data ? standardization.scale()[c] : 1;
                for (int i = 0; i < rows; i++) {
                    set(c, i, (x[(start + i) * dimension() + c] - mean) / scale);
                }
            }
            logDet.clear();
            if (jacobian != null) {
                tangents.reset(standardization);
            }
            for (int k = 0; k < steps.length; k++) {
                Tape tape = tapes[layout.orientation(k)];
                steps[k].forward(tape, first, second, logDet);
                if (jacobian != null) {
                    tangents.propagate(steps[k], tape, layout.orientation(k));
                }
            }
            for (int i = 0; i < rows; i++) {
                for (int c = 0; c < dimension(); c++) {
                    z[(start + i) * dimension() + c] = get(c, i);
                }
                logDets[start + i] = constant + logDet.get(i);
            }
            if (jacobian != null) {
                tangents.copyTo(jacobian, start, rows);
            }
        }
    }

    @Override
    public void inverse(double[] z, int n, double[] x) {
        for (int start = 0; start < n; start += CHUNK) {
            int rows = Math.min(CHUNK, n - start);
            for (int c = 0; c < dimension(); c++) {
                for (int i = 0; i < rows; i++) {
                    set(c, i, z[(start + i) * dimension() + c]);
                }
            }
            for (int k = steps.length - 1; k >= 0; k--) {
                steps[k].inverse(tapes[layout.orientation(k)], first, second);
            }
            for (int c = 0; c < dimension(); c++) {
                boolean data = c < standardization.mean().length;
                double mean = data ? standardization.mean()[c] : 0;
                double scale = data ? standardization.scale()[c] : 1;
                for (int i = 0; i < rows; i++) {
                    x[(start + i) * dimension() + c] = mean + scale * get(c, i);
                }
            }
        }
    }

    private double get(int coordinate, int row) {
        int split = layout.split();
        return coordinate < split ? first.get(coordinate * CHUNK + row) : second.get((coordinate - split) * CHUNK + row);
    }

    private void set(int coordinate, int row, double value) {
        int split = layout.split();
        if (coordinate < split) {
            first.set(coordinate * CHUNK + row, value);
        } else {
            second.set((coordinate - split) * CHUNK + row, value);
        }
    }

    /** Buffers of the Jacobian, made when the first one is asked for. */
    private static final class Tangents {

        private final int dimension;
        private final GradientScratch[] scratch;
        /** By orientation: for each condition the unit direction, and the tangent that it leads to. */
        private final Block[][] directions;
        private final Block[][] outputs;
        private final double[][] jacobian;

        Tangents(FlowLayout layout) {
            dimension = layout.dimension();
            jacobian = new double[dimension * dimension][CHUNK];
            int orientations = layout.orientations();
            scratch = new GradientScratch[orientations];
            directions = new Block[orientations][];
            outputs = new Block[orientations][];
            for (int orientation = 0; orientation < orientations; orientation++) {
                scratch[orientation] = new GradientScratch(layout, orientation, Precision.DOUBLE, CHUNK);
                int conditions = layout.conditionSize(orientation);
                int rawColumns = layout.spec().coupling().outputs() * layout.transformedSize(orientation);
                directions[orientation] = new Block[conditions];
                outputs[orientation] = new Block[conditions];
                for (int j = 0; j < conditions; j++) {
                    directions[orientation][j] = Block.allocateOffHeap(Precision.DOUBLE, CHUNK, conditions + 1);
                    directions[orientation][j].fillColumn(j, 1);
                    outputs[orientation][j] = Block.allocate(Precision.DOUBLE, CHUNK, rawColumns);
                }
            }
        }

        void reset(Standardization standardization) {
            for (int r = 0; r < dimension; r++) {
                for (int c = 0; c < dimension; c++) {
                    double scale = r < standardization.scale().length ? standardization.scale()[r] : 1;
                    Arrays.fill(jacobian[r * dimension + c], r == c ? 1 / scale : 0);
                }
            }
        }

        void propagate(FlowStep step, Tape tape, int orientation) {
            step.jacobian(tape, scratch[orientation], directions[orientation], outputs[orientation], jacobian);
        }

        void copyTo(double[] target, int start, int rows) {
            int size = dimension * dimension;
            for (int e = 0; e < size; e++) {
                for (int i = 0; i < rows; i++) {
                    target[(start + i) * size + e] = jacobian[e][i];
                }
            }
        }
    }
}
