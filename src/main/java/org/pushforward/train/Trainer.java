package org.pushforward.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;
import org.pushforward.engine.Adam;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;
import org.pushforward.engine.Team;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.LikelihoodGradient;

/**
 * One run: minimises the negative log-likelihood of a flow step by step. Owns its buffers and its team of threads; one thread at a time calls it.
 *
 * <p>A step whose loss or gradient is not finite is not taken. The run then goes back to its last good step, that is the last one after which both
 * were finite, says so in {@link #divergence()}, and stays there until {@link #setRate} or {@link #restore}.
 */
public final class Trainer implements AutoCloseable {

    /** Points per slice of a batch: the activations of a flow stay in a core's second-level cache. */
    private static final int SLICE = 128;
    /** Each slice keeps a gradient, so a huge batch has larger slices rather than more. */
    private static final int MOST_SLICES = 64;
    /** A checkpoint is kept every so many steps to come back to; at most so many steps are then repeated. */
    private static final int KEEP_EVERY = 64;

    private final TrainingConfig config;
    private final RunData data;
    private final RandomStreams streams;
    private final FlowLayout layout;
    private final Padding padding;
    private final Standardization standardization;
    /** Training points x data coordinates, in the flow's units. */
    private final Block trainingPoints;
    private final Block parameters;
    private final Adam adam;
    private final int slices;
    /** The batch's gradient, heap. */
    private final Block gradient;
    private final Lane[] lanes;
    private final Team team;
    private final Instruments instruments;
    private final List<HistoryRow> history = new ArrayList<>();

    /** Written at the end of a round, read by lanes: the team's hand-over orders the two; a lane of a round long over may read either. */
    private long step;
    /** The rate that the schedule starts from, by the step from which on it is in force; a step that is repeated has the rate that it had. */
    private final NavigableMap<Long, Double> rates = new TreeMap<>();
    private double trainNll = Double.NaN;
    private double gradientNorm = Double.NaN;
    private String divergence;
    /** The latest checkpoint whose loss is known to be finite. */
    private Checkpoint kept;
    /** A later one, of which the next step will tell; null if there is none. */
    private Checkpoint unproven;

    /**
     * Draws the data and sets up the flow at step 0; starts the engine if need be (about a second).
     *
     * @param threads at most so many, the caller's included; has no influence on results
     * @throws org.pushforward.base.InvalidInputException if the data cannot be had
     */
    public Trainer(TrainingConfig config, int threads) {
        this(config, RunData.of(config.dataset(), config.seed()), threads);
    }

    /** As {@link #Trainer(TrainingConfig, int)} with data that were drawn before, for the same dataset and seed. */
    public Trainer(TrainingConfig config, RunData data, int threads) {
        this.config = config;
        this.data = data;
        this.streams = new RandomStreams(config.seed());
        this.padding = config.padding();
        Points points = data.training();
        this.layout = new FlowLayout(config.flow(), points.dimension() + padding.dimensions());
        this.standardization = data.standardization();
        Optimization optimization = config.optimization();
        this.rates.put(0L, optimization.rate());
        this.parameters = Block.allocate(optimization.precision(), layout.parameterCount(), 1);
        load(parameters, layout.initialParameters(streams.stream(Purpose.INITIAL_WEIGHTS)));
        this.adam = new Adam(parameters);
        this.trainingPoints = standardized(points, optimization.precision());

        this.slices = slices(optimization.batch());
        this.gradient = Block.allocate(optimization.precision(), layout.parameterCount(), 1);
        int threadsUsed = Math.max(1, Math.min(threads, slices));
        this.lanes = new Lane[threadsUsed];
        for (int lane = 0; lane < threadsUsed; lane++) {
            lanes[lane] = new Lane();
        }
        this.team = new Team(threadsUsed);
        this.instruments = new Instruments(config, data, team);
        this.kept = checkpoint();
        record();
    }

    /** Into how many slices a batch is cut, whatever the number of threads. */
    public static int slices(int batch) {
        return Math.max(1, Math.min(MOST_SLICES, Math.round((float) batch / SLICE)));
    }

    private Block standardized(Points points, Precision precision) {
        double[] values = points.values().clone();
        standardization.apply(values, points.count(), points.dimension());
        Block block = Block.allocate(precision, points.count(), points.dimension());
        for (int i = 0; i < points.count(); i++) {
            for (int c = 0; c < points.dimension(); c++) {
                block.set(c * points.count() + i, values[i * points.dimension() + c]);
            }
        }
        return block;
    }

    /** Steps done. */
    public long step() {
        return step;
    }

    public TrainingConfig config() {
        return config;
    }

    public RunData data() {
        return data;
    }

    /** Whether the steps that were asked for are done. */
    public boolean isFinished() {
        return step >= config.optimization().steps();
    }

    /** One sentence on what stopped the run; null while all is well. */
    public String divergence() {
        return divergence;
    }

    /** Changes the rate that the schedule starts from, from the next step on; a diverged run may then go on. */
    public void setRate(double rate) {
        rates.tailMap(step, true).clear();
        rates.put(step, rate);
        divergence = null;
    }

    /**
     * One step, and the instruments' row if one is due.
     *
     * @return false if the run has diverged, in this call or before
     */
    public boolean advance() {
        return advance(1);
    }

    /**
     * Some steps, and the instruments' row if one is due after the last of them. Several steps in one call let the team go on where a single step would
     * wait for a thread that has lost its core; they are the same steps.
     *
     * @param most as many steps as are wanted; fewer are taken where something is due before
     * @return false if the run has diverged, in this call or before
     */
    public boolean advance(int most) {
        if (divergence != null) {
            return false;
        }
        long target = step + 1;
        while (target - step < most && !isEventAfter(target)) {
            target++;
        }
        if (!advanceTo(target)) {
            freeze();
            return false;
        }
        if (unproven != null && step > unproven.step()) {
            kept = unproven;
            unproven = null;
        }
        if (isRowDue(step) && !record()) {
            freeze();
            return false;
        }
        if (step % KEEP_EVERY == 0) {
            unproven = checkpoint();
        }
        return true;
    }

    private boolean isRowDue(long at) {
        return config.instruments().isDue(at) || at == config.optimization().steps();
    }

    private boolean isEventAfter(long at) {
        return at % KEEP_EVERY == 0 || isRowDue(at);
    }

    /** @return whether loss and gradient were finite all the way; else the run stands before the step that they were not */
    private boolean advanceTo(long target) {
        Steps steps = new Steps(target);
        team.run(steps);
        return steps.finite;
    }

    /** Steps as rounds of the team: the slices are the pieces, and the end of a round moves the parameters. */
    private final class Steps implements Team.Job {

        private final long target;
        private final double scale = 1.0 / config.optimization().batch();
        private boolean finite = true;

        Steps(long target) {
            this.target = target;
        }

        @Override
        public int pieces() {
            return slices;
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void run(int lane, int slice, BooleanSupplier wanted) {
            lanes[lane].evaluate(slice, scale, wanted);
        }

        @Override
        public boolean finishRound(int[] doneBy) {
            Block sum = lanes[doneBy[0]].gradient(0);
            double loss = 0;
            for (int s = 0; s < slices; s++) {
                loss += lanes[doneBy[s]].loss[s];
                if (s > 0) {
                    lanes[doneBy[s]].gradient(s).addTo(sum);
                }
            }
            double norm = Math.sqrt(sum.sumOfSquares());
            if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
                finite = false;
                return false;
            }
            trainNll = instruments.reported(loss * scale);
            gradientNorm = norm;
            double clip = config.optimization().clip();
            gradient.pullFrom(sum);
            adam.step(step + 1, rateAt(step), gradient, norm > clip ? clip / norm : 1, 0, layout.parameterCount());
            step++;
            return step < target;
        }
    }

    /** What one thread of the team needs to evaluate any slice, at any time, without touching what another uses. */
    private final class Lane {

        private final LikelihoodGradient[] bySlice = new LikelihoodGradient[slices];
        private final double[] loss = new double[slices];
        private final int[] chosen;

        Lane() {
            int most = 0;
            for (int s = 0; s < slices; s++) {
                int rows = start(s + 1) - start(s);
                most = Math.max(most, rows);
                // Slices differ by one point at most, so there are one or two sets of buffers; all slices of a size share one.
                for (int earlier = 0; earlier < s && bySlice[s] == null; earlier++) {
                    bySlice[s] = bySlice[earlier].rows() == rows ? bySlice[earlier] : null;
                }
                if (bySlice[s] == null) {
                    bySlice[s] = new LikelihoodGradient(layout, parameters, rows, slices);
                }
            }
            chosen = new int[most];
        }

        private int start(int slice) {
            return (int) ((long) config.optimization().batch() * slice / slices);
        }

        Block gradient(int slice) {
            return bySlice[slice].gradient(slice);
        }

        /** Draws the slice's points and their padding and evaluates loss and gradient. */
        void evaluate(int slice, double scale, BooleanSupplier wanted) {
            LikelihoodGradient evaluated = bySlice[slice];
            RandomGenerator batch = streams.stream(Purpose.BATCH, step, slice);
            for (int i = 0; i < evaluated.rows(); i++) {
                chosen[i] = batch.nextInt(trainingPoints.rows());
            }
            evaluated.load(trainingPoints, chosen, streams.stream(Purpose.PADDING, step, slice), padding.noiseLevel());
            loss[slice] = evaluated.evaluate(scale, slice, wanted);
        }
    }

    private double rateAt(long at) {
        return rates.floorEntry(at).getValue() * config.optimization().schedule().factor(at, config.optimization().steps());
    }

    /**
     * Loss or gradient at the present parameters is not finite, so the step that made them was the bad one: goes back to the kept checkpoint and repeats
     * all steps but that one. Each was finite before, and is the same again: random numbers and rates are functions of the step.
     */
    private void freeze() {
        long bad = step;
        long good = Math.max(kept.step(), bad - 1);
        restoreState(kept);
        if (step < good && !advanceTo(good)) {
            throw new IllegalStateException("a step that was finite is not when it is repeated");
        }
        history.removeIf(row -> row.step() > step);
        divergence = bad == 0
                ? "Loss or gradient is not finite from the start. Check the data."
                : String.format(Locale.ROOT, "Loss or gradient stopped being finite after step %,d, which had the rate %.3g. "
                        + "The run stands at step %,d, the last good one. Lower the rate, or begin again.", bad, rateAt(bad - 1), step);
    }

    /** @return whether the likelihood that was read is finite; else nothing was recorded */
    private boolean record() {
        HistoryRow row = instruments.read(model(), step, trainNll, rateAt(step), gradientNorm);
        if (!Double.isFinite(row.nll())) {
            return false;
        }
        history.removeIf(earlier -> earlier.step() >= step);
        history.add(row);
        return true;
    }

    /** The flow as it stands, as a value. */
    public FlowModel model() {
        return new FlowModel(config.flow(), layout.dimension() - padding.dimensions(), padding, standardization, values(parameters));
    }

    /** Everything about the run as it stands, as a value. @param stepsPerSecond as the caller has measured it */
    public TrainingSnapshot snapshot(double stepsPerSecond) {
        return new TrainingSnapshot(config, step, model(), List.copyOf(history), instruments.floor(), trainNll, stepsPerSecond, divergence);
    }

    /** What the run needs to go on from here. */
    public Checkpoint checkpoint() {
        return new Checkpoint(step, values(parameters), values(adam.firstMoment()), values(adam.secondMoment()));
    }

    /**
     * Goes to a checkpoint of this run, bit for bit.
     *
     * @param rows the history up to it
     */
    public void restore(Checkpoint checkpoint, List<HistoryRow> rows) {
        restoreState(checkpoint);
        rates.tailMap(step, false).clear();
        kept = checkpoint;
        divergence = null;
        history.clear();
        history.addAll(rows);
    }

    private void restoreState(Checkpoint checkpoint) {
        load(parameters, checkpoint.parameters());
        load(adam.firstMoment(), checkpoint.firstMoment());
        load(adam.secondMoment(), checkpoint.secondMoment());
        step = checkpoint.step();
        unproven = null;
        trainNll = Double.NaN;
        gradientNorm = Double.NaN;
    }

    private static void load(Block block, double[] values) {
        if (values.length != block.size()) {
            throw new IllegalArgumentException("this run has " + block.size() + " parameters, the checkpoint has " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            block.set(i, values[i]);
        }
        block.push();
    }

    /** The heap part is what Adam writes, so it is always current. */
    private static double[] values(Block block) {
        double[] values = new double[block.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = block.get(i);
        }
        return values;
    }

    @Override
    public void close() {
        team.close();
    }
}
