package org.pushforward.train;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.DataIdentity;
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
 * were finite, says so in {@link #divergence()}, and stays there until {@link #setRate}, {@link #restore}, {@link #resume} or {@link #seek}.
 */
public final class Trainer implements AutoCloseable {

    /** Points per slice of a batch: the activations of a flow stay in a core's second-level cache. */
    private static final int SLICE = 128;
    /** Each slice keeps a gradient, so a huge batch has larger slices rather than more. */
    private static final int MOST_SLICES = 64;
    /** Copying parameters and moments takes less time than two cores need to train on so many points. */
    private static final int COPY_POINTS = 64;
    private static final int LEAST_KEEP_EVERY = 8;
    private static final int MOST_KEEP_EVERY = 1024;
    /** Steps that are repeated between two looks at whether they are still wanted. */
    private static final int REPEATED_STEPS = 32;
    /** Points that are brought to the flow's units at a time. */
    private static final int AT_ONCE = 8_192;

    private final TrainingConfig config;
    private final RunData data;
    /** Made when it is first asked for: not all runs are kept. */
    private DataIdentity identity;
    private final RandomStreams streams;
    private final FlowLayout layout;
    /** What the run began with. */
    private final Intervention begun;
    private final Standardization standardization;
    /** Training points x data coordinates, in the flow's units. */
    private final Block trainingPoints;
    private final Block parameters;
    private final Adam adam;
    private final int slices;
    /** The last batch's gradient before clipping, heap. */
    private final Block gradient;
    private final Lane[] lanes;
    private final Team team;
    /** Null where the parameters follow a gradient; else there are no lanes. */
    private final GreedyTraining greedy;
    /** Null unless ND4J finds the gradient; then there are no lanes. */
    private final ReferenceGradient reference;
    private final HistoryInstruments instruments;
    private final History history;
    /** The state is kept at its multiples. */
    private final int keepEvery;

    /** Written at the end of a round, read by lanes: the team's hand-over orders the two; a lane of a round long over may read either. */
    private long step;
    /** Immutable, so that a lane of a round long over may read an older one. */
    private Interventions interventions;
    private double trainNll = Double.NaN;
    private double gradientNorm = Double.NaN;
    private String divergence;
    /** The latest state whose loss is known to be finite. */
    private KeptState kept;
    /** A later one, of which the next step will tell; null if there is none. */
    private KeptState unproven;
    /** Null where nobody looks back. */
    private Timeline timeline;

    /**
     * Draws the data and sets up the flow at step 0; starts the engine if need be (about a second).
     *
     * @param threads at most so many, the caller's included; has no influence on results
     * @throws InvalidInputException if the data cannot be had, the settings ask for more memory than may be used, or ND4J is to find a gradient that
     *         the flow does not follow
     */
    public Trainer(TrainingConfig config, int threads) {
        this(config, RunData.of(config.dataset(), config.seed()), threads);
    }

    /** As {@link #Trainer(TrainingConfig, int)} with data that were drawn before, for the same dataset and seed. */
    public Trainer(TrainingConfig config, RunData data, int threads) {
        this(config, data, threads, Runtime.getRuntime().maxMemory());
    }

    /** As {@link #Trainer(TrainingConfig, RunData, int)}, beside other things. @param memory bytes that the run may take of the heap */
    public Trainer(TrainingConfig config, RunData data, int threads, long memory) {
        this.config = config;
        this.data = data;
        this.streams = new RandomStreams(config.seed());
        this.begun = config.begun();
        this.interventions = config.interventions();
        Points points = data.training();
        this.layout = new FlowLayout(config.flow(), points.dimension() + config.padding().dimensions());
        this.standardization = data.standardization();
        Optimization optimization = config.optimization();
        this.slices = slices(optimization.batch());
        int threadsUsed = optimization.engine() == GradientEngine.ND4J ? 1 : Math.max(1, Math.min(threads, slices));
        MemoryNeed.of(config, layout, threadsUsed, points).require(memory);
        this.keepEvery = keepEvery(optimization.batch());
        this.parameters = Block.allocate(optimization.precision(), layout.parameterCount(), 1);
        double[] initial = layout.initialParameters(streams.stream(Purpose.INITIAL_WEIGHTS));
        for (int i = 0; i < initial.length; i++) {
            parameters.set(i, initial[i]);
        }
        parameters.push();
        this.adam = new Adam(parameters);
        this.trainingPoints = standardized(points, optimization.precision());

        this.gradient = Block.allocate(optimization.precision(), layout.parameterCount(), 1);
        this.reference = optimization.engine() == GradientEngine.FAST ? null
                : new ReferenceGradient(layout, parameters, trainingPoints, optimization.batch(), streams);
        this.lanes = new Lane[config.flow().family().descends() && reference == null ? threadsUsed : 0];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = new Lane();
        }
        this.team = new Team(threadsUsed);
        try {
            this.greedy = config.flow().family().descends() ? null : new GreedyTraining(data, streams, layout, parameters, team);
            this.instruments = new HistoryInstruments(config, data, team);
            this.history = new History(config.instruments());
            this.kept = state();
            record();
        } catch (RuntimeException | Error e) {
            // Nobody else can end its threads.
            team.close();
            throw e;
        }
    }

    /** Into how many slices a batch is cut, whatever the number of threads. */
    public static int slices(int batch) {
        return Math.max(1, Math.min(MOST_SLICES, Math.round((float) batch / SLICE)));
    }

    /** The first point of a slice of a batch. */
    static int start(int slice, int slices, int batch) {
        return (int) ((long) batch * slice / slices);
    }

    /** So many steps that keeping the state after them costs about a hundredth of their time, as a power of two. */
    static int keepEvery(int batch) {
        int wanted = Math.max(LEAST_KEEP_EVERY, Math.min(MOST_KEEP_EVERY, 100 * COPY_POINTS / batch));
        return Integer.highestOneBit(2 * wanted - 1);
    }

    private Block standardized(Points points, Precision precision) {
        int dimension = points.dimension();
        Block block = Block.allocate(precision, points.count(), dimension);
        // Of millions of points a copy of all would be as large as they are.
        double[] values = new double[dimension * Math.min(AT_ONCE, points.count())];
        for (int from = 0; from < points.count(); from += AT_ONCE) {
            int some = Math.min(AT_ONCE, points.count() - from);
            System.arraycopy(points.values(), dimension * from, values, 0, dimension * some);
            standardization.apply(values, some, dimension);
            for (int i = 0; i < some; i++) {
                for (int c = 0; c < dimension; c++) {
                    block.set(c * points.count() + from + i, values[i * dimension + c]);
                }
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
        return step >= config.steps();
    }

    /** One sentence on what stopped the run; null while all is well. */
    public String divergence() {
        return divergence;
    }

    /** Feeds a timeline with steps of this run, from the last one that is kept on. Null for none. */
    public void keepIn(Timeline newTimeline) {
        timeline = newTimeline;
        keepInTimeline();
    }

    private void keepInTimeline() {
        if (timeline != null) {
            timeline.add(kept);
        }
    }

    /**
     * Changes the rate that the schedule starts from, from the next step on; a diverged run may then go on. Ends what the settings plan for later.
     *
     * @throws InvalidInputException if the rate is not positive and finite
     */
    public void setRate(double rate) {
        change(rate, inForce().paddingNoise());
        divergence = null;
    }

    /**
     * Changes the standard deviation of the padding from the next step on, 0 for zero padding. Ends what the settings plan for later.
     *
     * @throws InvalidInputException if the level is not between 0 and 1, or the run has no padding
     */
    public void setPaddingNoise(double level) {
        InvalidInputException.require(config.padding().kind() != Padding.Kind.NONE,
                "this run has no padding whose noise could be changed: begin another with padding");
        change(inForce().rate(), level);
    }

    private void change(double rate, double paddingNoise) {
        Intervention changed = new Intervention(step, rate, paddingNoise);
        if (!isSame(changed, inForce())) {
            // What is changed and changed back between two steps was never in force, and is not told.
            Interventions before = interventions.upTo(step - 1);
            interventions = isSame(changed, before.inForce(step, begun)) ? before : before.with(changed);
        }
    }

    private static boolean isSame(Intervention one, Intervention other) {
        return one.rate() == other.rate() && one.paddingNoise() == other.paddingNoise();
    }

    /** What the next step goes by. */
    private Intervention inForce() {
        return interventions.inForce(step, begun);
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
     * Some steps, and the instruments' row if one is due after the last of them. Several steps in one call let the team go on where a single step
     * would wait for a thread that has lost its core; they are the same steps.
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
            keepInTimeline();
        }
        if (config.isRowDue(step) && !record()) {
            freeze();
            return false;
        }
        if (step % keepEvery == 0) {
            unproven = state();
        }
        return true;
    }

    private boolean isEventAfter(long at) {
        // A step by ND4J takes so long that somebody may be waiting for its end.
        return reference != null || at % keepEvery == 0 || config.isRowDue(at);
    }

    /** @return whether loss and gradient were finite all the way; else the run stands before the step that they were not */
    private boolean advanceTo(long target) {
        if (greedy != null) {
            return fitTo(target);
        }
        Steps steps = new Steps(target);
        team.run(steps);
        return steps.finite;
    }

    private boolean fitTo(long target) {
        while (step < Math.min(target, config.steps())) {
            double loss = greedy.step((int) step, inForce().paddingNoise());
            if (!Double.isFinite(loss)) {
                return false;
            }
            trainNll = instruments.reported(loss, inForce().padding(config.padding()));
            step++;
        }
        return true;
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
            return reference == null ? slices : 1;
        }

        @Override
        public boolean repeatable() {
            return reference == null;
        }

        @Override
        public void run(int lane, int slice, BooleanSupplier wanted) {
            if (reference == null) {
                lanes[lane].evaluate(slice, scale, wanted);
            } else {
                reference.evaluate(step, inForce().paddingNoise());
            }
        }

        @Override
        public boolean finishRound(int[] doneBy) {
            Block sum = reference == null ? lanes[doneBy[0]].gradient(0) : reference.gradient();
            double loss = reference == null ? 0 : reference.loss();
            for (int s = 0; s < slices && reference == null; s++) {
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
            trainNll = instruments.reported(loss * scale, inForce().padding(config.padding()));
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
                int rows = start(s + 1, slices, config.optimization().batch()) - start(s, slices, config.optimization().batch());
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
            evaluated.load(trainingPoints, chosen, streams.stream(Purpose.PADDING, step, slice), inForce().paddingNoise());
            loss[slice] = evaluated.evaluate(scale, slice, wanted);
        }
    }

    private double rateAt(long at) {
        return interventions.inForce(at, begun).rate() * factor(at);
    }

    private double factor(long at) {
        return config.optimization().schedule().factor(at, config.optimization().steps());
    }

    /**
     * Loss or gradient at the present parameters is not finite, so the step that made them was the bad one: goes back to the kept state and repeats
     * all steps but that one.
     */
    private void freeze() {
        long bad = step;
        long good = Math.max(kept.step(), bad - 1);
        restoreState(kept);
        repeatTo(good);
        history.set(History.upTo(step, history.view()));
        divergence = bad == 0
                ? "Loss or gradient is not finite from the start. Check the data."
                : String.format(Locale.ROOT, "Loss or gradient stopped being finite after step %,d, which had the rate %.3g. "
                        + "The run stands at step %,d, the last good one. Lower the rate, or begin again.", bad, rateAt(bad - 1), step);
    }

    /** Takes steps that were taken before. Each was finite, and is the same again: random numbers, rates and padding are functions of the step. */
    private void repeatTo(long target) {
        if (step < target && !advanceTo(target)) {
            throw new IllegalStateException("a step that was finite is not when it is repeated");
        }
    }

    /** @return whether the likelihood that was read is finite; else nothing was recorded */
    private boolean record() {
        // What the step was made by, not what the next one goes by: a change at this very step must not show in a row that was read before it.
        Intervention past = interventions.inForce(step - 1, begun);
        double rate = greedy == null ? past.rate() * factor(step) : Double.NaN;
        HistoryRow row = instruments.read(model(past.padding(config.padding())), step, trainNll, rate, gradientNorm)
                .withGradientNorms(gradientNorms());
        if (!Double.isFinite(row.nll())) {
            return false;
        }
        history.add(row);
        return true;
    }

    /** Of each layer, counted from the data: parts of the gradient whose norm is known already, so that training is not asked for more. */
    private double[] gradientNorms() {
        double[] norms = new double[greedy == null ? config.flow().couplings() : 0];
        for (int k = 0; k < norms.length; k++) {
            double squares = Double.isNaN(gradientNorm) ? Double.NaN : 0;
            for (int i = layout.start(k); i < layout.start(k + 1); i++) {
                squares += gradient.get(i) * gradient.get(i);
            }
            norms[k] = Math.sqrt(squares);
        }
        return norms;
    }

    /** The flow as it stands, as a value. */
    public FlowModel model() {
        return model(inForce().padding(config.padding()));
    }

    private FlowModel model(Padding padding) {
        double[] values = new double[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.get(i);
        }
        return new FlowModel(config.flow(), layout.dimension() - padding.dimensions(), padding, standardization, values, data.columns());
    }

    /** Everything about the run as it stands, as a value. @param stepsPerSecond as the caller has measured it */
    public TrainingSnapshot snapshot(double stepsPerSecond) {
        return new TrainingSnapshot(
                config, step, model(), history.view(), instruments.floor(), trainNll, stepsPerSecond, divergence, interventions);
    }

    /** What the run needs to go on from here. */
    public Checkpoint checkpoint() {
        return state().toCheckpoint();
    }

    private KeptState state() {
        return KeptState.of(step, parameters, adam, interventions);
    }

    /**
     * Goes to a checkpoint of this run, bit for bit.
     *
     * @param rows the history up to it
     * @throws IllegalArgumentException if the checkpoint is of a run with another number of parameters
     */
    public void restore(Checkpoint checkpoint, List<HistoryRow> rows) {
        KeptState state = KeptState.of(checkpoint, config.optimization().precision());
        restoreState(state);
        interventions = checkpoint.interventions();
        kept = state;
        divergence = null;
        history.set(rows);
        keepInTimeline();
    }

    /**
     * The run as it stands, whole. Cheap: all but the present is shared with the run, and the present too where it is the state that the run would be
     * sent back to, as in each run that has not taken a step.
     */
    public RunState runState() {
        if (identity == null) {
            identity = data.identity();
        }
        boolean standsAtKept = kept.step() == step && kept.interventions().equals(interventions);
        return new RunState(config, standsAtKept ? kept : state(), kept, unproven, timeline == null ? List.of() : timeline.states(),
                timeline == null ? 1 : timeline.stride(), history.view(), trainNll, gradientNorm, divergence).with(data, identity);
    }

    /**
     * The run as it stood at the latest state whose loss is known to be finite, whole. That state was copied when the run stood at it, so this holds
     * where a step has thrown, too, and has left the present torn.
     */
    public RunState proven() {
        if (identity == null) {
            identity = data.identity();
        }
        List<KeptState> past = timeline == null ? List.of() : timeline.states().stream().filter(state -> state.step() <= kept.step()).toList();
        return new RunState(config, kept, kept, null, past, timeline == null ? 1 : timeline.stride(), History.upTo(kept.step(), history.view()),
                Double.NaN, Double.NaN, null).with(data, identity);
    }

    /**
     * Becomes a run of these settings at a moment, bit for bit, and goes on as it would have.
     *
     * @param past is given the run's past, and what comes; null where nobody looks back
     * @throws InvalidInputException    if the run was trained with other points
     * @throws IllegalArgumentException if the run has another number of parameters
     */
    public void resume(RunState run, Timeline past) {
        InvalidInputException.require(run.identity() == null || run.identity().checksum() == data.training().checksum(),
                "%s has changed since the run began: it cannot go on with other points", config.dataset().name());
        restoreState(run.present());
        interventions = run.interventions();
        kept = run.proven();
        unproven = run.unproven();
        trainNll = run.trainNll();
        gradientNorm = run.gradientNorm();
        divergence = run.divergence();
        history.set(run.history());
        timeline = past;
        if (past != null) {
            // A run that nobody looked back at has no past but where it may be sent back to.
            past.set(run.past().isEmpty() ? List.of(kept) : run.past(), run.stride());
        }
    }

    /**
     * Goes to any step of a run with these settings, bit for bit: to the nearest one before it that the run's timeline has, and on from there by
     * the run's own steps. On a trainer beside the one that trains this looks back; on the one that trains, the run goes on from that step, and what
     * its timeline has of later ones is dropped. What was changed by hand after that step is no part of what follows; what the settings plan is,
     * unless it was ended by hand before.
     *
     * @param target    0 to the run's newest step
     * @param past      of the run
     * @param run       the run as it is known, with its history and what was changed; should it have been changed since, its steps are still these
     * @param cancelled asked every few steps; when it says so, the trainer stands at a step on the way
     * @return whether the step was reached
     * @throws IllegalArgumentException if the run has no such step
     */
    public boolean seek(long target, Timeline past, TrainingSnapshot run, BooleanSupplier cancelled) {
        if (target < 0 || target > run.step()) {
            throw new IllegalArgumentException("the run has steps 0 to " + run.step() + ", not " + target);
        }
        kept = past.nearest(target, run.interventions());
        restoreState(kept);
        divergence = null;
        interventions = run.interventions();
        while (step < target && !cancelled.getAsBoolean()) {
            repeatTo(Math.min(target, step + (reference == null ? REPEATED_STEPS : 1)));
        }
        interventions = run.interventions().upTo(step);
        if (interventions.equals(config.interventions().upTo(step))) {
            interventions = config.interventions();
        }
        history.set(History.upTo(step, run.history()));
        if (timeline != null) {
            timeline.forgetAfter(step);
        }
        return step == target;
    }

    private void restoreState(KeptState state) {
        state.copyTo(parameters, adam);
        if (greedy != null) {
            greedy.forget();
        }
        step = state.step();
        unproven = null;
        trainNll = Double.NaN;
        gradientNorm = Double.NaN;
    }

    @Override
    public void close() {
        team.close();
    }
}
