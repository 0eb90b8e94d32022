package org.pushforward.train;

import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.RunData;
import org.pushforward.engine.Block;
import org.pushforward.engine.Team;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.GreedyFit;

/**
 * Fits the layers of a greedy run to all of its training points, each with one draw of its padding: step k makes layer k. Where the points stand
 * follows from the parameters of the layers before, so nothing but these is state.
 */
final class GreedyTraining {

    private final RunData data;
    private final RandomStreams streams;
    private final FlowLayout layout;
    private final Team team;
    private final GreedyFit fit;
    /** Layers that the points have passed; -1 if they must be put anew. */
    private int passed = -1;
    private double paddingNoise;

    GreedyTraining(RunData data, RandomStreams streams, FlowLayout layout, Block parameters, Team team) {
        this.data = data;
        this.streams = streams;
        this.layout = layout;
        this.team = team;
        this.fit = new GreedyFit(layout, parameters, data.training().count());
    }

    /** The parameters are other ones than before. */
    void forget() {
        passed = -1;
    }

    /**
     * Fits a layer.
     *
     * @param level standard deviation of the padding; if it has changed, the points begin anew and pass all layers before
     * @return the mean negative log-likelihood of the training points with it, nats in the flow's units
     */
    double step(int layer, double level) {
        if (passed < 0 || passed > layer || level != paddingNoise) {
            put(level);
        }
        for (; passed < layer; passed++) {
            fit.pass(passed);
        }
        fit.fit(layer, streams.stream(Purpose.BATCH, layer, 0), team);
        fit.pass(layer);
        passed = layer + 1;
        return fit.loss();
    }

    private void put(double level) {
        double[] values = data.training().values().clone();
        int count = data.training().count();
        int given = data.training().dimension();
        data.standardization().apply(values, count, given);
        RandomGenerator noise = streams.stream(Purpose.PADDING);
        for (int c = 0; c < layout.dimension(); c++) {
            for (int i = 0; i < count; i++) {
                // A level of 0 draws nothing, as in batches.
                fit.set(i, c, c < given ? values[i * given + c] : level == 0 ? 0 : level * noise.nextGaussian());
            }
        }
        fit.begin();
        paddingNoise = level;
        passed = 0;
    }
}
