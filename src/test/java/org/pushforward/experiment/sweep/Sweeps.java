package org.pushforward.experiment.sweep;

import java.util.List;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** Small sweeps for tests. */
final class Sweeps {

    private Sweeps() {}

    static TrainingConfig tiny(int steps) {
        return TrainingConfig.defaults()
                .withDataset(new DatasetSpec("moons", 0.1, 0, 0, 500))
                .withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(steps, 32, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(20, 64, 16));
    }

    /** Two paddings x two seeds. */
    static Sweep fourRuns(int steps) {
        return new Sweep(tiny(steps), List.of(Factor.paddings(List.of(Padding.none(), Padding.gaussian(1)))), List.of(5L, 6L));
    }
}
