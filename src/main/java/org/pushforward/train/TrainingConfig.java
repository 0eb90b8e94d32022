package org.pushforward.train;

import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;

/** Everything that determines a run: the same value gives the same bits, in the window and on the command line. */
public record TrainingConfig(DatasetSpec dataset, Padding padding, FlowSpec flow, Optimization optimization, InstrumentSpec instruments, long seed) {

    /** What the lab opens with and what the command line assumes where it is told nothing. */
    public static TrainingConfig defaults() {
        return new TrainingConfig(
                Datasets.defaults("moons"),
                Padding.none(),
                new FlowSpec(8, 64, 2, Activation.TANH, 2),
                new Optimization(2500, 256, 2e-3, Schedule.COSINE, 5, Precision.FLOAT),
                new InstrumentSpec(100, 2048, 256),
                1);
    }

    public TrainingConfig withDataset(DatasetSpec value) {
        return new TrainingConfig(value, padding, flow, optimization, instruments, seed);
    }

    public TrainingConfig withPadding(Padding value) {
        return new TrainingConfig(dataset, value, flow, optimization, instruments, seed);
    }

    public TrainingConfig withFlow(FlowSpec value) {
        return new TrainingConfig(dataset, padding, value, optimization, instruments, seed);
    }

    public TrainingConfig withOptimization(Optimization value) {
        return new TrainingConfig(dataset, padding, flow, value, instruments, seed);
    }

    public TrainingConfig withInstruments(InstrumentSpec value) {
        return new TrainingConfig(dataset, padding, flow, optimization, value, seed);
    }

    public TrainingConfig withSeed(long value) {
        return new TrainingConfig(dataset, padding, flow, optimization, instruments, value);
    }
}
