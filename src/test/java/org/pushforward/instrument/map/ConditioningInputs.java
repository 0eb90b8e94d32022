package org.pushforward.instrument.map;

import java.util.Arrays;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.RunInputs;
import org.pushforward.train.TrainingConfig;

/** Flows for the lenses on conditioning, good and bad. */
final class ConditioningInputs {

    private ConditioningInputs() {}

    static RunInput of(FlowModel model, TrainingConfig config, boolean running) {
        RunInput rest = RunInputs.of(model, Focus.DEFAULT, config);
        return new RunInput(rest.data(), rest.run(), running, rest.focus(), rest.theme(), rest.scale());
    }

    /** The wider the clamp, the worse. */
    static FlowModel model(int dimension, double clamp, long seed) {
        return RandomFlows.model(new FlowSpec(4, 32, 2, Activation.TANH, clamp), dimension, seed);
    }

    /** A flow that diverged. */
    static FlowModel notANumber(FlowModel model) {
        double[] parameters = new double[model.parameters().length];
        Arrays.fill(parameters, Double.NaN);
        return new FlowModel(model.spec(), model.dataDimension(), model.padding(), model.standardization(), parameters);
    }
}
