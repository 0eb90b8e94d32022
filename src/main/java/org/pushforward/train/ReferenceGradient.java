package org.pushforward.train;

import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;
import org.pushforward.flow.FlowLayout;
import org.pushforward.reference.FlowGraph;

/** The gradient of a whole batch as ND4J derives it, of the very points and padding that the slices of a step have. */
final class ReferenceGradient {

    private final FlowLayout layout;
    private final FlowGraph graph;
    private final Block parameters;
    private final Block trainingPoints;
    private final RandomStreams streams;
    private final int slices;
    private final double[] values;
    private final double[] byParameters;
    /** The batch, row-major. */
    private final double[] points;
    private final Block gradient;
    private double loss;

    /**
     * @param parameters     double, heap, read at each evaluation
     * @param trainingPoints points x data coordinates in the flow's units, double, heap
     * @throws org.pushforward.base.InvalidInputException one line, if the flow's layers are not learned by a gradient
     */
    ReferenceGradient(FlowLayout layout, Block parameters, Block trainingPoints, int batch, RandomStreams streams) {
        this.layout = layout;
        this.graph = new FlowGraph(layout);
        this.parameters = parameters;
        this.trainingPoints = trainingPoints;
        this.streams = streams;
        this.slices = Trainer.slices(batch);
        this.values = new double[layout.parameterCount()];
        this.byParameters = new double[layout.parameterCount()];
        this.points = new double[batch * layout.dimension()];
        this.gradient = Block.allocate(Precision.DOUBLE, layout.parameterCount(), 1);
    }

    /** @param level standard deviation of the padding */
    void evaluate(long step, double level) {
        int batch = points.length / layout.dimension();
        for (int s = 0; s < slices; s++) {
            draw(step, s, Trainer.start(s, slices, batch), Trainer.start(s + 1, slices, batch), level);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.get(i);
        }
        loss = batch * graph.evaluate(values, points, byParameters);
        for (int i = 0; i < values.length; i++) {
            gradient.set(i, byParameters[i]);
        }
        gradient.push();
    }

    private void draw(long step, int slice, int from, int to, double level) {
        int dimension = layout.dimension();
        int data = trainingPoints.columns();
        RandomGenerator batch = streams.stream(Purpose.BATCH, step, slice);
        for (int i = from; i < to; i++) {
            int chosen = batch.nextInt(trainingPoints.rows());
            for (int c = 0; c < data; c++) {
                points[i * dimension + c] = trainingPoints.get(c * trainingPoints.rows() + chosen);
            }
        }
        RandomGenerator noise = streams.stream(Purpose.PADDING, step, slice);
        for (int c = data; c < dimension; c++) {
            for (int i = from; i < to; i++) {
                points[i * dimension + c] = level == 0 ? 0 : level * noise.nextGaussian();
            }
        }
    }

    /** The sum over the batch of the negative log-likelihood in the flow's units, nats, after {@link #evaluate}. */
    double loss() {
        return loss;
    }

    /** The gradient of the batch's mean, off the heap. */
    Block gradient() {
        return gradient;
    }
}
