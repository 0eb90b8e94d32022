package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Kernels;

/**
 * The net that feeds a coupling: dense layers with an activation between them, from the condition's coordinates to {@code u | t}. Holds views into
 * the parameter vector; the activations live in a {@link CouplingTape}, so several threads may use one conditioner, each with a tape of its own.
 */
final class Conditioner {

    private final Kernels kernels;
    private final Activation activation;
    private final int hidden;
    private final Block parameters;
    private final FlowLayout.DenseShape first;
    /** Per dense layer: (inputs + 1) x outputs with the bias, and the same without the bias row. */
    private final Block[] weights;
    private final Block[] weightsWithoutBias;

    Conditioner(FlowLayout layout, int coupling, Block parameters) {
        this.kernels = Kernels.of(parameters.precision());
        this.activation = layout.spec().activation();
        this.hidden = layout.spec().hidden();
        this.parameters = parameters;
        this.first = layout.dense(coupling, 0);
        this.weights = views(layout, coupling, parameters);
        this.weightsWithoutBias = new Block[weights.length];
        for (int l = 0; l < weights.length; l++) {
            weightsWithoutBias[l] = weights[l].topRows(weights[l].rows() - 1);
        }
    }

    /** The dense layers' matrices as views into a vector in the layout's order: parameters, or their gradient. */
    static Block[] views(FlowLayout layout, int coupling, Block vector) {
        Block[] views = new Block[layout.spec().depth() + 1];
        for (int l = 0; l < views.length; l++) {
            FlowLayout.DenseShape shape = layout.dense(coupling, l);
            views[l] = vector.view(shape.offset(), shape.inputs() + 1, shape.outputs(), shape.inputs() + 1);
        }
        return views;
    }

    /** Computes {@code tape.raw} off the heap from {@code condition} (heap). */
    void forward(Block condition, CouplingTape tape) {
        int count = tape.rows * tape.conditions;
        tape.input.copyFrom(condition, count);
        tape.input.push(0, count);
        Block in = tape.input;
        int last = weights.length - 1;
        for (int l = 0; l < last; l++) {
            Block.product(false, in, false, weights[l], tape.hiddenOutput[l]);
            activation.apply(kernels, tape.hidden[l], tape.rows * hidden);
            in = tape.hidden[l];
        }
        Block.product(false, in, false, weights[last], tape.raw);
    }

    /**
     * The gradient, after {@link #forward} on the same tape.
     *
     * @param scratch     {@code scratch.rawGradient} holds the gradient by {@code u | t} off the heap
     * @param gradient    this conditioner's views into the gradient vector, overwritten off the heap
     * @param byCondition whether {@code scratch.conditionGradient} is wanted, off the heap
     */
    void backward(CouplingTape tape, GradientScratch scratch, Block[] gradient, boolean byCondition) {
        Block g = scratch.rawGradient;
        for (int l = weights.length - 1; l > 0; l--) {
            Block below = tape.hidden[l - 1];
            Block.product(true, below, false, g, gradient[l]);
            Block byBelow = scratch.hiddenGradient[l & 1];
            Block.product(false, g, true, weightsWithoutBias[l], byBelow);
            kernels.backward(activation.slope(), byBelow, below, byBelow.size());
            g = byBelow;
        }
        Block.product(true, tape.input, false, g, gradient[0]);
        if (byCondition) {
            Block.product(false, g, true, weightsWithoutBias[0], scratch.conditionGradient);
        }
    }

    /**
     * The derivatives of {@code u | t} by each coordinate of the condition, after {@link #forward} on the same tape.
     *
     * @param room its outputs are overwritten off the heap
     */
    void tangents(CouplingTape tape, CouplingTangents room) {
        int last = weights.length - 1;
        for (int j = 0; j < tape.conditions; j++) {
            kernels.tangent(activation.slope(), tape.hidden[0], parameters, first.offset() + j, first.inputs() + 1, room.hidden[0][j]);
        }
        for (int l = 1; l <= last; l++) {
            Block[] in = room.hidden[(l - 1) & 1];
            Block[] out = l < last ? room.hidden[l & 1] : room.outputs;
            for (int j = 0; j < out.length; j++) {
                Block.product(false, in[j], false, weightsWithoutBias[l], out[j]);
                if (l < last) {
                    kernels.backward(activation.slope(), out[j], tape.hidden[l], out[j].size());
                }
            }
        }
    }
}
