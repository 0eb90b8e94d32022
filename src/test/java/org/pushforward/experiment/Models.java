package org.pushforward.experiment;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;

/** Flows with random weights, far enough from the identity to be told apart. */
final class Models {

    private Models() {}

    static FlowModel random(Padding padding, Activation activation, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        FlowSpec spec = new FlowSpec(5, 7, 2, activation, 1.7);
        double[] parameters = new FlowLayout(spec, 2 + padding.dimensions()).initialParameters(random);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.3 * random.nextGaussian();
        }
        Standardization standardization = new Standardization(new double[] {0.3, -1.2}, new double[] {0.7, 2.1});
        return new FlowModel(spec, 2, padding, standardization, parameters);
    }
}
