package org.pushforward.train;

import java.util.ArrayList;
import java.util.List;
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
 * <p>A step whose loss or gradient is not finite is not taken. The run then goes back to its last good step, that is the last one after which the
 * loss was finite, says so in {@link #divergence()}, and stays there until {@link #setRate} or {@link #restore}.
 */
public final class Trainer implements AutoCloseable {

    /** Points per slice of a batch: activations of one coupling stay in a core's second-level cache. */
    public static final int SLICE = 128;
    /** Parameters are updated in pieces of at least this size. */
    private static final int LEAST_PIECE = 4096;
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
    private final LikelihoodGradient[] slices;
    /** Per slice the points that it drew. */
    private final int[][] chosen;
    /** Per slice and piece of the parameter vector: a view of the slice's gradient. */
    private final Block[][] gradientPieces;
    private final double[] sliceLoss;
    private final int pieces;
    private final double[] pieceSquares;
    private final Team team;
    private final Instruments instruments;
    private final List<HistoryRow> history = new ArrayList<>();

    private long step;
    private double rate;
    private double trainNll = Double.NaN;
    private double gradientNorm = Double.NaN;
    private double clipFactor;
    private String divergence;
    private Checkpoint kept;

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
        this.rate = optimization.rate();
        this.parameters = Block.allocate(optimization.precision(), layout.parameterCount(), 1);
        load(parameters, layout.initialParameters(streams.stream(Purpose.INITIAL_WEIGHTS)));
        this.adam = new Adam(parameters);
        this.trainingPoints = standardized(points, optimization.precision());

        int count = Math.max(1, Math.round((float) optimization.batch() / SLICE));
        this.slices = new LikelihoodGradient[count];
        this.chosen = new int[count][];
        this.gradientPieces = new Block[count][];
        this.pieces = Math.max(1, Math.min(16, layout.parameterCount() / LEAST_PIECE));
        this.sliceLoss = new double[count];
        for (int s = 0; s < count; s++) {
            int rows = (int) ((long) optimization.batch() * (s + 1) / count - (long) optimization.batch() * s / count);
            slices[s] = new LikelihoodGradient(layout, parameters, rows);
            chosen[s] = new int[rows];
            gradientPieces[s] = new Block[pieces];
            for (int p = 0; p < pieces; p++) {
                int size = pieceStart(p + 1) - pieceStart(p);
                gradientPieces[s][p] = slices[s].gradient().view(pieceStart(p), size, 1, size);
            }
        }
        this.pieceSquares = new double[pieces];
        this.team = new Team(Math.min(threads, Math.max(count, pieces)));
        this.instruments = new Instruments(config, data, team);
        this.kept = checkpoint();
        record();
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
        this.rate = rate;
        this.divergence = null;
    }

    /**
     * One step, and the instruments' row if one is due.
     *
     * @return false if the run has diverged, in this call or before
     */
    public boolean advance() {
        if (divergence != null) {
            return false;
        }
        if (!tryStep()) {
            freeze();
            return false;
        }
        if (step % KEEP_EVERY == 0) {
            kept = checkpoint();
        }
        if (config.instruments().isDue(step) || step == config.optimization().steps()) {
            record();
        }
        return true;
    }

    /** @return whether loss and gradient were finite; else nothing has changed */
    private boolean tryStep() {
        Optimization optimization = config.optimization();
        double scale = 1.0 / optimization.batch();
        team.run(slices.length, s -> sliceLoss[s] = evaluate(s, scale));
        team.run(pieces, this::sumPiece);
        double loss = 0;
        for (double value : sliceLoss) {
            loss += value;
        }
        double squares = 0;
        for (double value : pieceSquares) {
            squares += value;
        }
        double norm = Math.sqrt(squares);
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            return false;
        }
        trainNll = instruments.reported(loss * scale);
        gradientNorm = norm;
        clipFactor = norm > optimization.clip() ? optimization.clip() / norm : 1;
        team.run(pieces, this::updatePiece);
        step++;
        return true;
    }

    /** Draws the slice's points and their padding and evaluates loss and gradient. */
    private double evaluate(int s, double scale) {
        LikelihoodGradient slice = slices[s];
        RandomGenerator batch = streams.stream(Purpose.BATCH, step, s);
        for (int i = 0; i < slice.rows(); i++) {
            chosen[s][i] = batch.nextInt(trainingPoints.rows());
        }
        slice.load(trainingPoints, chosen[s], streams.stream(Purpose.PADDING, step, s), padding.noiseLevel());
        return slice.evaluate(scale);
    }

    private int pieceStart(int piece) {
        return (int) ((long) layout.parameterCount() * piece / pieces);
    }

    private void sumPiece(int piece) {
        for (int s = 1; s < slices.length; s++) {
            gradientPieces[s][piece].addTo(gradientPieces[0][piece]);
        }
        pieceSquares[piece] = gradientPieces[0][piece].sumOfSquares();
    }

    private void updatePiece(int piece) {
        adam.step(step + 1, rateAt(step), slices[0].gradient(), clipFactor, pieceStart(piece), pieceStart(piece + 1));
    }

    private double rateAt(long at) {
        return rate * config.optimization().schedule().factor(at, config.optimization().steps());
    }

    /**
     * The loss at the present parameters is not finite, so the step that made them was the bad one: goes back to the kept checkpoint and repeats all
     * steps but that one.
     */
    private void freeze() {
        long good = Math.max(kept.step(), step - 1);
        String what = String.format(java.util.Locale.ROOT,
                "The loss stopped being finite at step %,d, with the rate at %.3g. The run stands at step %,d, the last good one. "
                        + "Lower the rate, or reset.", step + 1, rateAt(step), good);
        restoreState(kept);
        while (step < good && tryStep()) {
            // Each repeats a step that was finite before; random numbers are functions of the step.
            continue;
        }
        history.removeIf(row -> row.step() > step);
        divergence = what;
    }

    private void record() {
        history.removeIf(row -> row.step() >= step);
        history.add(instruments.read(model(), step, trainNll, rateAt(step), gradientNorm));
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
