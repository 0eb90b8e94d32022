package org.pushforward.flow;

import java.util.Arrays;
import org.pushforward.data.Standardization;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/**
 * A flow for every purpose but training: density, samples, Jacobians. Includes the standardisation, so it maps data units (with the padding behind
 * them) to noise and back, and its log-det and Jacobian are those of that whole map.
 *
 * <p>Couplings can be scaled, {@link #setScales}: a map between the mixing layers alone and the flow as trained.
 *
 * <p>It computes in double precision unless told otherwise; in single precision a point is rounded once it is standardised, and everything from there
 * to the noise or back happens in float, as in training. That is for what is seen, and for asking what float loses.
 *
 * <p>Points pass in chunks that stay in the cache. Buffers are its own: one thread at a time.
 */
public final class Flow implements Bijection {

    /** Chunks of this size were fastest: activations of a coupling stay within the second-level cache. */
    private static final int CHUNK = 128;
    /** A coupling scaled by less moves nothing by more than rounding does, and is left out. */
    private static final double LEAST_SCALE = 1e-12;

    private final FlowLayout layout;
    private final Standardization standardization;
    /** On the heap as trained; off the heap, where it is read, with the output layers of scaled couplings multiplied. */
    private final Block parameters;
    /** One for each coupling. */
    private final double[] scales;
    private final FlowStep[] steps;
    /** By orientation of the coupling. */
    private final Tape[] tapes;
    private final Block first;
    private final Block second;
    private final Block logDet;
    private Tangents tangents;

    /** What is to be done with a chunk of points on their way to the noise. */
    private interface Stage {

        /** @param passed couplings, 0 to K; the chunk's points are those from {@code start} on */
        void reached(int passed, int start, int rows);
    }

    /** In double precision. */
    public Flow(FlowModel model) {
        this(model, Precision.DOUBLE);
    }

    /** @param precision of everything between standardised points and noise */
    public Flow(FlowModel model, Precision precision) {
        this.layout = FlowLayout.of(model);
        this.standardization = model.standardization();
        this.parameters = Block.allocate(precision, layout.parameterCount(), 1);
        this.scales = new double[layout.spec().couplings()];
        Arrays.fill(scales, 1);
        steps = FlowStep.all(layout, parameters);
        tapes = FlowStep.sharedTapes(layout, steps, CHUNK);
        first = Block.allocate(precision, CHUNK, layout.split());
        second = Block.allocate(precision, CHUNK, layout.dimension() - layout.split());
        logDet = Block.allocate(precision, CHUNK, 1);
        load(model.parameters());
    }

    /** Takes over other parameters of the same architecture; scales stay as they are. */
    public void load(double[] values) {
        if (values.length != layout.parameterCount()) {
            throw new IllegalArgumentException("this flow has " + layout.parameterCount() + " parameters, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            parameters.set(i, values[i]);
        }
        parameters.push();
        for (int k = 0; k < steps.length; k++) {
            if (scales[k] != 1) {
                steps[k].scaleParameters(scales[k]);
            }
        }
    }

    /**
     * Multiplies log-scale and shift of each coupling: 1 as trained, 0 switched off. Mixing layers and standardisation stay, so everything that this
     * flow computes is continuous in the factors, and the map is invertible whatever they are. The change costs little, evaluation nothing. Of a
     * leaky layer it multiplies angles, log-scales and bias, and how far the unit's slope is from 1: at 0 the layer is the identity.
     *
     * @param factors one for each coupling, 0 to 1, coupling 0 next to the data; not modified. {@link LayerPosition} makes those of a scrubber
     */
    public void setScales(double[] factors) {
        if (factors.length != steps.length) {
            throw new IllegalArgumentException("this flow has " + steps.length + " couplings, not " + factors.length);
        }
        for (double factor : factors) {
            if (!(factor >= 0 && factor <= 1)) {
                throw new IllegalArgumentException("a coupling is scaled by a factor from 0 to 1, not " + factor);
            }
        }
        for (int k = 0; k < steps.length; k++) {
            double factor = factors[k] < LEAST_SCALE ? 0 : factors[k];
            if (factor != scales[k]) {
                scales[k] = factor;
                steps[k].setFactor(factor);
            }
        }
    }

    @Override
    public int dimension() {
        return layout.dimension();
    }

    /** Which coordinates a coupling transforms given which. */
    public FlowLayout layout() {
        return layout;
    }

    /** Between data units and the flow's units. */
    public Standardization standardization() {
        return standardization;
    }

    /** The matrix of the mixing layer before a coupling, {@code D * D}, row-major; null on fixed halves. */
    public double[] mixing(int coupling) {
        return steps[coupling].mixing();
    }

    /**
     * Which of the data's (and padding's) coordinates stands at each position when a coupling works.
     *
     * @return {@code D} indices, or null where layers blend the coordinates, as learned linear, leaky and greedy ones do
     */
    public int[] origins(int coupling) {
        if (layout.spec().learnsMixing() || !layout.spec().family().couples()) {
            return null;
        }
        int[] origins = new int[dimension()];
        Arrays.setAll(origins, r -> r);
        for (int k = 0; k <= coupling; k++) {
            FlowLayout.MixingShape shape = layout.mixing(k);
            if (shape != null) {
                int[] before = origins.clone();
                Arrays.setAll(origins, r -> before[(int) parameters.get(shape.permutation(r))]);
            }
        }
        return origins;
    }

    @Override
    public void forward(double[] x, int n, double[] z, double[] logDets) {
        pass(x, n, false, (passed, start, rows) -> {
            if (passed == steps.length) {
                store(start, rows, z);
                storeLogDet(start, rows, logDets);
            }
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>In single precision what each layer does to it is computed in float, and put together in double: to be seen, not to be measured.
     */
    @Override
    public void jacobian(double[] x, int n, double[] z, double[] logDets, double[] jacobian) {
        pass(x, n, true, (passed, start, rows) -> {
            if (passed == steps.length) {
                store(start, rows, z);
                storeLogDet(start, rows, logDets);
                tangents.store(start, rows, jacobian);
            }
        });
    }

    /**
     * Data to noise, with everything after each coupling.
     *
     * @param x         {@code n * dimension()}, not modified
     * @param jacobians whether those of data -> stage are wanted too: (K + 1) n D^2 numbers
     * @throws UnsupportedOperationException if Jacobians are asked for in single precision: these are for numbers
     */
    public LayerTrace trace(double[] x, int n, boolean jacobians) {
        if (jacobians && parameters.precision() != Precision.DOUBLE) {
            throw new UnsupportedOperationException("conditioning is measured layer by layer in double precision only");
        }
        int d = dimension();
        double[][] states = new double[steps.length + 1][n * d];
        double[][] logDets = new double[steps.length + 1][n];
        double[][] derivatives = jacobians ? new double[steps.length + 1][n * d * d] : null;
        pass(x, n, jacobians, (passed, start, rows) -> {
            store(start, rows, states[passed]);
            storeLogDet(start, rows, logDets[passed]);
            if (jacobians) {
                tangents.store(start, rows, derivatives[passed]);
            }
        });
        double[] mixing = Arrays.stream(steps).mapToDouble(FlowStep::mixingLogDet).toArray();
        return new LayerTrace(n, d, states, logDets, mixing, derivatives);
    }

    private void pass(double[] x, int n, boolean jacobians, Stage stage) {
        if (jacobians && tangents == null) {
            tangents = new Tangents(layout, steps);
        }
        for (int start = 0; start < n; start += CHUNK) {
            int rows = Math.min(CHUNK, n - start);
            for (int c = 0; c < dimension(); c++) {
                double mean = mean(c);
                double scale = scale(c);
                for (int i = 0; i < rows; i++) {
                    set(c, i, (x[(start + i) * dimension() + c] - mean) / scale);
                }
            }
            logDet.clear();
            if (jacobians) {
                tangents.reset(standardization);
            }
            stage.reached(0, start, rows);
            for (int k = 0; k < steps.length; k++) {
                Tape tape = tapes[layout.orientation(k)];
                steps[k].forward(tape, first, second, logDet);
                if (jacobians) {
                    tangents.propagate(steps[k], tape, layout.orientation(k));
                }
                stage.reached(k + 1, start, rows);
            }
        }
    }

    @Override
    public void inverse(double[] z, int n, double[] x) {
        for (int start = 0; start < n; start += CHUNK) {
            int rows = Math.min(CHUNK, n - start);
            load(z, start, rows);
            for (int k = steps.length - 1; k >= 0; k--) {
                steps[k].inverse(tapes[layout.orientation(k)], first, second);
            }
            storeData(start, rows, x);
        }
    }

    /**
     * Noise to data with only the first couplings on the way there, for each number of them: the whole positions of {@link LayerPosition} in one
     * pass.
     *
     * @param z {@code n * dimension()}, not modified
     * @return {@code [passed][point * D + coordinate]} for 0 to K couplings passed, in data units; scales are taken into account
     */
    public double[][] inverseStages(double[] z, int n) {
        double[][] stages = new double[steps.length + 1][n * dimension()];
        Block firstAside = Block.allocate(parameters.precision(), CHUNK, first.columns());
        Block secondAside = Block.allocate(parameters.precision(), CHUNK, second.columns());
        for (int start = 0; start < n; start += CHUNK) {
            int rows = Math.min(CHUNK, n - start);
            load(z, start, rows);
            for (int next = steps.length - 1; next >= -1; next--) {
                firstAside.copyFrom(first, first.size());
                secondAside.copyFrom(second, second.size());
                for (int k = next; k >= 0; k--) {
                    steps[k].unmix(tapes[layout.orientation(k)], first, second);
                }
                storeData(start, rows, stages[steps.length - 1 - next]);
                first.copyFrom(firstAside, first.size());
                second.copyFrom(secondAside, second.size());
                if (next >= 0) {
                    steps[next].inverse(tapes[layout.orientation(next)], first, second);
                }
            }
        }
        return stages;
    }

    /**
     * Log-scale and shift of a coupling as functions of the coordinates that condition it, as scaled.
     *
     * @param condition {@code n * layout().conditionSize(coupling)} values in the flow's units, row-major, not modified; what a coupling met on a
     *                  {@link #trace} are the coordinates from {@code layout().conditionStart(coupling)} on of the stage after it
     * @throws IllegalStateException if the layers are not couplings
     */
    public CouplingCurves curves(int coupling, double[] condition, int n) {
        int given = layout.conditionSize(coupling);
        int from = layout.transformedStart(coupling);
        int count = layout.transformedSize(coupling);
        double[] logScale = new double[n * count];
        double[] shift = new double[n * count];
        CouplingStep step = (CouplingStep) steps[coupling];
        CouplingTape tape = (CouplingTape) tapes[layout.orientation(coupling)];
        for (int start = 0; start < n; start += CHUNK) {
            int rows = Math.min(CHUNK, n - start);
            // Of transformed coordinates that are 0 the shift is all that remains.
            first.clear();
            second.clear();
            for (int c = 0; c < given; c++) {
                for (int i = 0; i < rows; i++) {
                    set(layout.conditionStart(coupling) + c, i, condition[(start + i) * given + c]);
                }
            }
            step.couple(tape, first, second, logDet);
            for (int c = 0; c < count; c++) {
                for (int i = 0; i < rows; i++) {
                    logScale[(start + i) * count + c] = step.logScale(tape, c * CHUNK + i);
                    shift[(start + i) * count + c] = get(from + c, i);
                }
            }
        }
        return new CouplingCurves(n, count, logScale, shift);
    }

    /**
     * Log-scale -log s and shift -m / s of a greedy layer at places a of the direction that it is given, as scaled.
     *
     * @throws IllegalStateException if the layers are not greedy
     */
    public CouplingCurves greedyCurves(int layer, double[] given) {
        GreedyStep.Layer function = greedy(layer);
        double[] logScale = new double[given.length];
        double[] shift = new double[given.length];
        for (int i = 0; i < given.length; i++) {
            double[] at = function.at(given[i]);
            logScale[i] = -at[1];
            shift[i] = -at[0] * Math.exp(-at[1]);
        }
        return new CouplingCurves(given.length, 1, logScale, shift);
    }

    /**
     * The unit vectors u, which a greedy layer is given the coordinate along, and v, along which it moves points.
     *
     * @throws IllegalStateException if the layers are not greedy
     */
    public double[][] greedyDirections(int layer) {
        return greedy(layer).directions();
    }

    private GreedyStep.Layer greedy(int layer) {
        if (layout.spec().family() != FlowFamily.GREEDY) {
            throw new IllegalStateException("only greedy layers have directions");
        }
        return ((GreedyStep) steps[layer]).layer();
    }

    /**
     * What a step adds to the log-det of a point by itself, without a mixing layer before it, as scaled.
     *
     * @param before the point in the flow's units as it meets the step, stage {@code step} of a {@link #trace}; not modified
     */
    public double logDetOf(int step, double[] before) {
        load(before, 0, 1);
        logDet.clear();
        steps[step].forward(tapes[layout.orientation(step)], first, second, logDet);
        return logDet.get(0) - steps[step].mixingLogDet();
    }

    /**
     * The Jacobian of a step at a point by itself, without a mixing layer before it, as scaled, in the flow's units.
     *
     * @param before as for {@link #logDetOf}
     * @return {@code D * D}, row-major, for the caller
     */
    public double[] jacobianOf(int step, double[] before) {
        int size = dimension();
        load(before, 0, 1);
        logDet.clear();
        Tape tape = tapes[layout.orientation(step)];
        steps[step].forward(tape, first, second, logDet);
        double[][] entries = new double[size * size][CHUNK];
        for (int i = 0; i < size; i++) {
            entries[i * size + i][0] = 1;
        }
        CouplingTangents scratch = steps[step].tangents(CHUNK);
        if (steps[step] instanceof CouplingStep coupling) {
            coupling.jacobianWithoutMixing(tape, scratch, entries);
        } else {
            steps[step].jacobian(tape, scratch, entries);
        }
        return Arrays.stream(entries).mapToDouble(entry -> entry[0]).toArray();
    }

    /**
     * The least and the largest singular value of the linear map of a leaky layer as trained, data to noise; of the last layer those of the product
     * with the map after it at most.
     *
     * @throws IllegalStateException if the layers are not leaky
     */
    public double[] stretch(int layer) {
        double[] parametersNow = new double[parameters.size()];
        Arrays.setAll(parametersNow, parameters::get);
        double[] ends = BoundedAffine.logScales(layout.affine(layer), layout.spec().clamp(), parametersNow);
        if (layer == steps.length - 1) {
            double[] closing = BoundedAffine.logScales(layout.affine(layer + 1), layout.spec().clamp(), parametersNow);
            ends = new double[] {ends[0] + closing[0], ends[1] + closing[1]};
        }
        return new double[] {Math.exp(ends[0]), Math.exp(ends[1])};
    }

    private double mean(int coordinate) {
        return coordinate < standardization.mean().length ? standardization.mean()[coordinate] : 0;
    }

    private double scale(int coordinate) {
        return coordinate < standardization.scale().length ? standardization.scale()[coordinate] : 1;
    }

    private void load(double[] points, int start, int rows) {
        for (int c = 0; c < dimension(); c++) {
            for (int i = 0; i < rows; i++) {
                set(c, i, points[(start + i) * dimension() + c]);
            }
        }
    }

    private void store(int start, int rows, double[] points) {
        for (int c = 0; c < dimension(); c++) {
            for (int i = 0; i < rows; i++) {
                points[(start + i) * dimension() + c] = get(c, i);
            }
        }
    }

    /** In data units. */
    private void storeData(int start, int rows, double[] points) {
        for (int c = 0; c < dimension(); c++) {
            double mean = mean(c);
            double scale = scale(c);
            for (int i = 0; i < rows; i++) {
                points[(start + i) * dimension() + c] = mean + scale * get(c, i);
            }
        }
    }

    private void storeLogDet(int start, int rows, double[] logDets) {
        double constant = standardization.logDet();
        for (int i = 0; i < rows; i++) {
            logDets[start + i] = constant + logDet.get(i);
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

    /** Buffers of the Jacobian, made when the first one is asked for. It is in double, whatever the layers are in. */
    private static final class Tangents {

        private final int dimension;
        private final double[][] jacobian;
        /** By orientation. */
        private final CouplingTangents[] ofCouplings;

        Tangents(FlowLayout layout, FlowStep[] steps) {
            dimension = layout.dimension();
            jacobian = new double[dimension * dimension][CHUNK];
            ofCouplings = new CouplingTangents[layout.orientations()];
            Arrays.setAll(ofCouplings, orientation -> steps[orientation].tangents(CHUNK));
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
            step.jacobian(tape, ofCouplings[orientation], jacobian);
        }

        void store(int start, int rows, double[] target) {
            int size = dimension * dimension;
            for (int e = 0; e < size; e++) {
                for (int i = 0; i < rows; i++) {
                    target[(start + i) * size + e] = jacobian[e][i];
                }
            }
        }
    }
}
