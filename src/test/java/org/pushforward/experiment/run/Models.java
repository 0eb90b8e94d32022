package org.pushforward.experiment.run;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;

/** Flows with random weights, far enough from the identity to be told apart. */
final class Models {

    private Models() {}

    static FlowModel random(Padding padding, Activation activation, long seed) {
        return random(padding, new FlowSpec(5, 7, 2, activation, 1.7), seed);
    }

    static FlowModel random(Padding padding, FlowSpec spec, long seed) {
        return random(2, padding, spec, seed);
    }

    static FlowModel random(int dataDimension, Padding padding, FlowSpec spec, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        FlowLayout layout = new FlowLayout(spec, dataDimension + padding.dimensions());
        double[] parameters = layout.initialParameters(random);
        for (int i = 0; i < parameters.length && spec.family().descends(); i++) {
            parameters[i] += isStructure(layout, i) ? 0 : 0.15 * random.nextGaussian();
        }
        RandomFlows.fillGreedy(layout, random, parameters);
        double[] mean = new double[dataDimension];
        double[] scale = new double[dataDimension];
        for (int c = 0; c < dataDimension; c++) {
            mean[c] = c % 2 == 0 ? 0.3 : -1.2;
            scale[c] = c % 2 == 0 ? 0.7 : 2.1;
        }
        Standardization standardization = new Standardization(mean, scale);
        return new FlowModel(spec, dataDimension, padding, standardization, parameters);
    }

    /** Whether a number is an index of a permutation or a sign, which are what they are. */
    private static boolean isStructure(FlowLayout layout, int index) {
        for (int k = 0; k < layout.spec().couplings(); k++) {
            FlowLayout.MixingShape shape = layout.mixing(k);
            if (shape != null && index >= shape.offset() && index < (shape.learned() ? shape.factor(0, 0) : shape.offset() + shape.size())) {
                return true;
            }
        }
        return false;
    }
}
