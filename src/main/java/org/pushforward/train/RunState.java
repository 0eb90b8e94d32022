package org.pushforward.train;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

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
 */
public record RunState(TrainingConfig config, KeptState present, KeptState proven, KeptState unproven, List<KeptState> past, long stride,
        List<HistoryRow> history, double trainNll, double gradientNorm, String divergence) {

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
        return new RunState(same, present, proven, unproven, past, stride, history, trainNll, gradientNorm, divergence);
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
        Timeline thin = new Timeline(budget);
        thin.set(past, stride);
        return new RunState(config, present, proven, unproven, thin.states(), thin.stride(), history, trainNll, gradientNorm, divergence);
    }
}
