package org.pushforward.instrument;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** What lenses read, without a run. */
public final class RunInputs {

    public static final LearnedData DATA = new LearnedData(new Points(200, 2, RandomFlows.points(200, 2, 5)),
            new Points(200, 2, RandomFlows.points(200, 2, 6)), new Window(-4, 4, -4, 4), 1, Optional.empty(), () -> Yardstick.UNKNOWN,
            TransportYardstick.Later.known(TransportYardstick.UNKNOWN));

    private RunInputs() {}

    /** Four couplings, padded up to the dimension. */
    public static FlowModel random(int dimension) {
        return RandomFlows.model(spec(Partition.HALVES), dimension, 1);
    }

    /** As every flow begins: its couplings leave everything as it is. */
    public static FlowModel untrained(Partition partition, Padding padding) {
        double[] parameters = new FlowLayout(spec(partition), 2 + padding.dimensions()).initialParameters(new SplittableRandom(1));
        return new FlowModel(spec(partition), 2, padding, new Standardization(new double[2], new double[] {0.5, 2}), parameters);
    }

    public static FlowModel withPadding(FlowModel model, Padding padding) {
        return new FlowModel(model.spec(), model.dataDimension(), padding, model.standardization(), model.parameters());
    }

    private static FlowSpec spec(Partition partition) {
        return new FlowSpec(4, 12, 2, Activation.TANH, 2, partition, CouplingKind.AFFINE);
    }

    public static RunInput of(FlowModel model, Focus focus, TrainingConfig config) {
        TrainingSnapshot run = new TrainingSnapshot(config, 1, model, List.of(), Double.NaN, Double.NaN, 0, null, Interventions.NONE);
        return new RunInput(DATA, run, false, focus, Theme.LIGHT, 1);
    }

    public static RunInput of(FlowModel model, Focus focus) {
        return of(model, focus, TrainingConfig.defaults());
    }
}
