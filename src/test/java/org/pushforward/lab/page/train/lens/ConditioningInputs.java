package org.pushforward.lab.page.train.lens;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** Runs for lenses to read, without training. */
final class ConditioningInputs {

    static final LearnedData DATA = new LearnedData(new Points(300, 2, RandomFlows.points(300, 2, 7)), new Window(-2, 3, -3, 2), 1, Optional.empty());

    private ConditioningInputs() {}

    static LensInput of(FlowModel model, TrainingConfig config, boolean running) {
        TrainingSnapshot run = new TrainingSnapshot(config, 1, model, List.of(), Double.NaN, Double.NaN, 0, null, Interventions.NONE);
        return new LensInput(DATA, run, running, LensFocus.DEFAULT, Theme.LIGHT, 1);
    }

    static FlowModel model(int dimension, double clamp, long seed) {
        return RandomFlows.model(new FlowSpec(4, 32, 2, Activation.TANH, clamp), dimension, seed);
    }

    static FlowModel with(FlowModel model, double[] parameters, Padding padding) {
        return new FlowModel(model.spec(), 2, padding, model.standardization(), parameters);
    }

    /** A flow that diverged. */
    static FlowModel notANumber(FlowModel model) {
        double[] parameters = new double[model.parameters().length];
        Arrays.fill(parameters, Double.NaN);
        return with(model, parameters, model.padding());
    }
}
