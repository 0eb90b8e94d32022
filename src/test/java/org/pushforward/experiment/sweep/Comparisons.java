package org.pushforward.experiment.sweep;

import java.util.List;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** Comparisons for tests. */
public final class Comparisons {
    private Comparisons() {}

    /** Quick runs with Gaussian padding. */
    public static TrainingConfig base() {
        return TrainingConfig.defaults()
                .withPadding(Padding.gaussian(2))
                .withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(120, 128, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(20, 64, 16));
    }

    public static Comparison paddings() {
        return new Comparison(base(), VariedFactor.PADDING, List.of("none", "zero", "gaussian"));
    }
}
