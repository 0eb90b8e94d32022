package org.pushforward.flow;

import java.util.random.RandomGenerator;

/**
 * Where everything stands: which coordinates a coupling transforms given which, and where its weights are in the flat parameter vector.
 *
 * <p>The partition is the paper's fixed one: the first half [0, D/2) and the second [D/2, D), rounded down for odd D. Couplings 0, 2, 4, ...
 * transform the second half given the first, couplings 1, 3, 5, ... the first given the second. Data coordinates come first, then the padding.
 *
 * <p>The parameter vector holds coupling after coupling, within it dense layer after dense layer (hidden layers, then the output u | t), each as a
 * column-major (inputs + 1) x outputs matrix whose last row is the bias: weight from input i to output j at {@code offset + j * (inputs + 1) + i}.
 */
public final class FlowLayout {

    /**
     * One dense layer of a conditioner.
     *
     * @param offset  of its first weight in the parameter vector
     * @param inputs  without the bias
     * @param outputs columns
     */
    public record DenseShape(int offset, int inputs, int outputs) {

        /** Index of the weight from input {@code i} to output {@code j}. */
        public int weight(int i, int j) {
            return offset + j * (inputs + 1) + i;
        }

        /** Index of the bias of output {@code j}. */
        public int bias(int j) {
            return weight(inputs, j);
        }

        int size() {
            return (inputs + 1) * outputs;
        }
    }

    private final FlowSpec spec;
    private final int dimension;
    private final DenseShape[][] shapes;
    private final int parameterCount;

    public FlowLayout(FlowSpec spec, int dimension) {
        if (dimension < 2) {
            throw new IllegalArgumentException("a coupling splits at least 2 coordinates, not " + dimension);
        }
        this.spec = spec;
        this.dimension = dimension;
        this.shapes = new DenseShape[spec.couplings()][spec.depth() + 1];
        int offset = 0;
        for (int k = 0; k < spec.couplings(); k++) {
            int inputs = conditionSize(k);
            for (int l = 0; l <= spec.depth(); l++) {
                int outputs = l < spec.depth() ? spec.hidden() : 2 * transformedSize(k);
                shapes[k][l] = new DenseShape(offset, inputs, outputs);
                offset += shapes[k][l].size();
                inputs = outputs;
            }
        }
        this.parameterCount = offset;
    }

    public static FlowLayout of(FlowModel model) {
        return new FlowLayout(model.spec(), model.dimension());
    }

    public FlowSpec spec() {
        return spec;
    }

    public int dimension() {
        return dimension;
    }

    public int parameterCount() {
        return parameterCount;
    }

    /** Size of the first half. */
    public int split() {
        return dimension / 2;
    }

    /** Whether the coupling transforms the second half given the first. */
    public boolean transformsSecond(int coupling) {
        return coupling % 2 == 0;
    }

    /** The first coordinate of those that condition the coupling. */
    public int conditionStart(int coupling) {
        return transformsSecond(coupling) ? 0 : split();
    }

    public int conditionSize(int coupling) {
        return transformsSecond(coupling) ? split() : dimension - split();
    }

    /** The first coordinate of those that the coupling transforms. */
    public int transformedStart(int coupling) {
        return transformsSecond(coupling) ? split() : 0;
    }

    public int transformedSize(int coupling) {
        return dimension - conditionSize(coupling);
    }

    /** The dense layer {@code 0 .. depth} of a coupling's conditioner; the last one gives u | t. */
    public DenseShape dense(int coupling, int layer) {
        return shapes[coupling][layer];
    }

    /**
     * Fresh parameters: hidden weights and biases normal with variance 1 / inputs (2 / inputs for rectifiers; He et al., 2015), the last layer at
     * zero, so that the flow starts as the identity.
     */
    public double[] initialParameters(RandomGenerator random) {
        double[] parameters = new double[parameterCount];
        double gain = spec.activation() == Activation.TANH ? 1 : 2;
        for (int k = 0; k < spec.couplings(); k++) {
            for (int l = 0; l < spec.depth(); l++) {
                DenseShape shape = shapes[k][l];
                double sd = Math.sqrt(gain / shape.inputs());
                for (int j = 0; j < shape.outputs(); j++) {
                    for (int i = 0; i < shape.inputs(); i++) {
                        parameters[shape.weight(i, j)] = sd * random.nextGaussian();
                    }
                    // A spread of biases puts the kinks of a conditioner of few inputs at different places from the start.
                    parameters[shape.bias(j)] = l == 0 ? random.nextGaussian() : 0;
                }
            }
        }
        return parameters;
    }
}
