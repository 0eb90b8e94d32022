package org.pushforward.lab.run;

import java.util.List;
import java.util.SplittableRandom;
import org.pushforward.data.Standardization;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** Runs at one moment, with the flow as it begins. */
public final class Snapshots {

    private Snapshots() {}

    public static TrainingSnapshot of(TrainingConfig config, long step, List<HistoryRow> rows, String divergence) {
        FlowLayout layout = new FlowLayout(config.flow(), 2 + config.padding().dimensions());
        FlowModel model = new FlowModel(config.flow(), 2, config.padding(), new Standardization(new double[2], new double[] {1, 1}),
                layout.initialParameters(new SplittableRandom(config.seed())));
        return new TrainingSnapshot(config, step, model, rows, 1, Double.NaN, 0, divergence, Interventions.NONE);
    }
}
