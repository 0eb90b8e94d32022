package org.pushforward.train;

import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;

/**
 * Everything that determines a run: the same value gives the same bits, in the window and on the command line.
 *
 * @param interventions what is changed on the way, as it was by hand in a run that this one repeats; mostly none
 */
public record TrainingConfig(
        DatasetSpec dataset, Padding padding, FlowSpec flow, Optimization optimization, HistorySpec instruments, long seed,
        Interventions interventions) {

    public TrainingConfig {
        InvalidInputException.require(padding.kind() != Padding.Kind.NONE || interventions.list().stream().allMatch(i -> i.paddingNoise() == 0),
                "a run without padding has no padding noise to change");
    }

    /** A run in which nothing is changed on the way. */
    public TrainingConfig(
            DatasetSpec dataset, Padding padding, FlowSpec flow, Optimization optimization, HistorySpec instruments, long seed) {
        this(dataset, padding, flow, optimization, instruments, seed, Interventions.NONE);
    }

    /** What the lab opens with and what the command line assumes where it is told nothing. */
    public static TrainingConfig defaults() {
        return new TrainingConfig(
                Datasets.defaults("moons"),
                Padding.none(),
                new FlowSpec(8, 64, 2, Activation.TANH, 2),
                new Optimization(2500, 256, 2e-3, Schedule.COSINE, 5, Precision.FLOAT),
                new HistorySpec(100, 2048, 256),
                1);
    }

    public TrainingConfig withDataset(DatasetSpec value) {
        return new TrainingConfig(value, padding, flow, optimization, instruments, seed, interventions);
    }

    public TrainingConfig withPadding(Padding value) {
        return new TrainingConfig(dataset, value, flow, optimization, instruments, seed, interventions);
    }

    public TrainingConfig withFlow(FlowSpec value) {
        return new TrainingConfig(dataset, padding, value, optimization, instruments, seed, interventions);
    }

    public TrainingConfig withOptimization(Optimization value) {
        return new TrainingConfig(dataset, padding, flow, value, instruments, seed, interventions);
    }

    public TrainingConfig withInstruments(HistorySpec value) {
        return new TrainingConfig(dataset, padding, flow, optimization, value, seed, interventions);
    }

    public TrainingConfig withSeed(long value) {
        return new TrainingConfig(dataset, padding, flow, optimization, instruments, value, interventions);
    }

    public TrainingConfig withInterventions(Interventions value) {
        return new TrainingConfig(dataset, padding, flow, optimization, instruments, seed, value);
    }

    /** How many steps the run has: those of the optimisation, or as many as there are layers to be fitted. */
    public int steps() {
        return flow.family().descends() ? optimization.steps() : flow.couplings();
    }

    /** Whether a row of the history is recorded when so many steps are done; where each step fits a layer, always. */
    public boolean isRowDue(long step) {
        return isRowKept(step, step);
    }

    /** Whether the row of a step is still in the history when so many steps are done. */
    public boolean isRowKept(long step, long done) {
        return !flow.family().descends() || instruments.isKept(step, done) || step == steps();
    }

    /** The rate and the padding's noise that the run begins with. */
    public Intervention begun() {
        return new Intervention(0, optimization.rate(), padding.noiseLevel());
    }
}
