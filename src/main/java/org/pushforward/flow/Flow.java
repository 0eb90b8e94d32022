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
    private final AffineCoupling[] couplings;
    /** By parity of the coupling. */
    private final Tape[] tapes;
    private final Block first;
    private final Block second;
    private final Block logDet;
    private Tangents tangents;

    public Flow(FlowModel model) {
        this.layout = FlowLayout.of(model);
        this.standardization = model.standardization();
        this.parameters = Block.allocate(Precision.DOUBLE, layout.parameterCount(), 1);
        int count = layout.spec().couplings();
        couplings = new AffineCoupling[count];
        for (int k = 0; k < count; k++) {
            couplings[k] = new AffineCoupling(layout, k, parameters);
        }
        tapes = new Tape[Math.min(2, count)];
        for (int parity = 0; parity < tapes.length; parity++) {
            tapes[parity] = new Tape(layout, parity, Precision.DOUBLE, CHUNK);
        }
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
            for (int k = 0; k < couplings.length; k++) {
                couplings[k].forward(tapes[k & 1], first, second, logDet);
                if (jacobian != null) {
                    tangents.propagate(couplings[k], tapes[k & 1], k & 1);
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
            for (int k = couplings.length - 1; k >= 0; k--) {
                couplings[k].inverse(tapes[k & 1], first, second);
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
        private final GradientScratch[] scratch = new GradientScratch[2];
        /** By parity: for each condition the unit direction, and the tangent that it leads to. */
        private final Block[][] directions = new Block[2][];
        private final Block[][] outputs = new Block[2][];
        private final double[][] jacobian;

        Tangents(FlowLayout layout) {
            dimension = layout.dimension();
            jacobian = new double[dimension * dimension][CHUNK];
            for (int parity = 0; parity < 2; parity++) {
                scratch[parity] = new GradientScratch(layout, parity, Precision.DOUBLE, CHUNK);
                int conditions = layout.conditionSize(parity);
                directions[parity] = new Block[conditions];
                outputs[parity] = new Block[conditions];
                for (int j = 0; j < conditions; j++) {
                    directions[parity][j] = Block.allocate(Precision.DOUBLE, CHUNK, conditions + 1);
                    for (int i = 0; i < CHUNK; i++) {
                        directions[parity][j].set(j * CHUNK + i, 1);
                    }
                    directions[parity][j].push();
                    outputs[parity][j] = Block.allocate(Precision.DOUBLE, CHUNK, 2 * layout.transformedSize(parity));
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

        void propagate(AffineCoupling coupling, Tape tape, int parity) {
            coupling.jacobian(tape, scratch[parity], directions[parity], outputs[parity], jacobian);
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
