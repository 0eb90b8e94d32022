package org.pushforward.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pushforward.data.CsvCloud;
import org.pushforward.data.DataIdentity;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;
import org.pushforward.flow.FlowModel;

/**
 * A run at a moment, whole: what {@link Trainer#resume} goes on from as if nothing had happened, to the bit, its history and its past included.
 * Immutable. The states are those of the run itself, so to take one costs no more than to copy the present.
 *
 * @param config       the run's settings
 * @param present      where the run stands
 * @param proven       the latest state whose loss is known to be finite: where a step that turns out bad sends the run back to
 * @param unproven     a later one, of which the next step will tell; null if there is none
 * @param past         the states of its {@link Timeline}, in the order of their steps; empty where nobody looks back
 * @param stride       the timeline's states stand at its multiples, except for the newest
 * @param history      the instruments' rows so far, oldest first
 * @param trainNll     of the last batch, NaN where no step was taken since the run began or went back
 * @param gradientNorm likewise
 * @param divergence   null while all is well; else one sentence that says what happened
 * @param withoutData  null for a run that can be trained; else what there is of its data
 * @param identity     what its data are known by, as what trains it says; null where nothing has trained it since it was read
 * @param cloud        the points of its file as they were when it began, whatever has become of the file since; null where its settings tell its data
 */
public record RunState(TrainingConfig config, KeptState present, KeptState proven, KeptState unproven, List<KeptState> past, long stride,
        List<HistoryRow> history, double trainNll, double gradientNorm, String divergence, WithoutData withoutData,
        DataIdentity identity, CsvCloud cloud) {

    public RunState {
        past = List.copyOf(past);
        history = List.copyOf(history);
        if (stride < 1) {
            throw new IllegalArgumentException("steps lie at least 1 apart, not " + stride);
        }
        for (int i = 1; i < past.size(); i++) {
            if (past.get(i - 1).step() >= past.get(i).step()) {
                throw new IllegalArgumentException("states of the past stand in the order of their steps");
            }
        }
    }

    /** A run that can be trained. */
    public RunState(TrainingConfig config, KeptState present, KeptState proven, KeptState unproven, List<KeptState> past, long stride,
            List<HistoryRow> history, double trainNll, double gradientNorm, String divergence) {
        this(config, present, proven, unproven, past, stride, history, trainNll, gradientNorm, divergence, null, null, null);
    }

    /**
     * A run that stands at a checkpoint, without a past but that.
     *
     * @param history up to the checkpoint
     */
    public static RunState of(TrainingConfig config, Checkpoint checkpoint, List<HistoryRow> history) {
        KeptState present = KeptState.of(checkpoint, config.optimization().precision());
        return new RunState(config, present, present, null, List.of(present), 1, history, Double.NaN, Double.NaN, null);
    }

    /** Steps done. */
    public long step() {
        return present.step();
    }

    /** What was changed by hand so far; also what the settings plan for later. */
    public Interventions interventions() {
        return present.interventions();
    }

    /** The rate and the padding's noise that the next step goes by. */
    public Intervention inForce() {
        return interventions().inForce(step(), config.begun());
    }

    /** Where the run stands, as a checkpoint. */
    public Checkpoint checkpoint() {
        return present.toCheckpoint();
    }

    /** The same run under settings that are equal to its own: whose a run is can be told by the very object. */
    public RunState withConfig(TrainingConfig same) {
        return new RunState(same, present, proven, unproven, past, stride, history, trainNll, gradientNorm, divergence, withoutData,
                identity, cloud);
    }

    /** The same run, which cannot be trained: its data are not to be had. */
    public RunState without(WithoutData missing) {
        return new RunState(config, present, proven, unproven, past, stride, history, trainNll, gradientNorm, divergence, missing, identity, null);
    }

    /** The same run, of which is known what it is trained with. */
    public RunState with(DataIdentity known) {
        return new RunState(config, present, proven, unproven, past, stride, history, trainNll, gradientNorm, divergence, withoutData, known, cloud);
    }

    /** The same run with the data that it is trained with. @param known their {@link RunData#identity} */
    public RunState with(RunData data, DataIdentity known) {
        return new RunState(config, present, proven, unproven, past, stride, history, trainNll, gradientNorm, divergence, withoutData, known,
                data.cloud().orElse(null));
    }

    /** The data that it is trained with. @throws org.pushforward.base.InvalidInputException if their file is to be read and they are not to be had */
    public RunData data() {
        return cloud == null ? RunData.of(config.dataset(), config.seed()) : RunData.of(config.dataset(), cloud, config.seed());
    }

    /** Whether it can be trained: its data are there. */
    public boolean hasData() {
        return withoutData == null;
    }

    /** Whether it is a model alone, of which neither the run nor the data are known. */
    public boolean isModelAlone() {
        return withoutData != null && config.dataset().equals(WithoutData.UNKNOWN);
    }

    /** The flow as it stands. */
    public FlowModel model(Standardization standardization, List<String> columns) {
        Padding padding = inForce().padding(config.padding());
        return new FlowModel(config.flow(), standardization.mean().length, padding, standardization, checkpoint().parameters(), columns);
    }

    /**
     * A run without its data as pictures show it.
     *
     * @throws IllegalStateException of a run with data, which its {@link Trainer} shows
     */
    public TrainingSnapshot snapshot() {
        if (withoutData == null) {
            throw new IllegalStateException("a run with data is shown by what trains it");
        }
        return new TrainingSnapshot(config, step(), model(withoutData.standardization(), withoutData.columns()), history, Double.NaN, trainNll, 0,
                divergence, interventions());
    }

    /** The run's past, for looking back. @param budget bytes that it may take */
    public Timeline timeline(long budget) {
        Timeline timeline = new Timeline(budget);
        timeline.set(past, stride);
        return timeline;
    }

    /** The state of its past that a step is shown by: the last at or before it; empty where there is none. */
    public Optional<KeptState> pastAt(long step) {
        return past.stream().filter(state -> state.step() <= step).reduce((earlier, later) -> later);
    }

    /** Bytes of its past. */
    public long pastBytes() {
        return past.stream().mapToLong(KeptState::bytes).sum();
    }

    /** Bytes of the states, each counted once. */
    public long bytes() {
        return bytes(states());
    }

    /** Bytes of states, each counted once. */
    public static long bytes(Set<KeptState> states) {
        return states.stream().mapToLong(KeptState::bytes).sum();
    }

    /** All states that this holds, by identity: runs share them with their timelines and with one another. */
    public Set<KeptState> states() {
        Set<KeptState> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(past);
        all.add(present);
        all.add(proven);
        if (unproven != null) {
            all.add(unproven);
        }
        return all;
    }

    /**
     * This run with less of its past: step 0, the newest state and as many evenly spaced ones in between as fit. It goes on as before.
     *
     * @param budget bytes that the past may take; it keeps two states at least
     */
    public RunState thinned(long budget) {
        return thinned(budget, -1);
    }

    /**
     * As {@link #thinned(long)}; the state that somebody looks back at stays, whatever the budget.
     *
     * @param shown the step that is looked back at; -1 for none
     */
    public RunState thinned(long budget, long shown) {
        Timeline thin = timeline(budget);
        List<KeptState> kept = new ArrayList<>(thin.states());
        pastAt(shown).filter(state -> !kept.contains(state)).ifPresent(kept::add);
        kept.sort(Comparator.comparingLong(KeptState::step));
        return new RunState(config, present, proven, unproven, kept, thin.stride(), history, trainNll, gradientNorm, divergence,
                withoutData, identity, cloud);
    }
}
