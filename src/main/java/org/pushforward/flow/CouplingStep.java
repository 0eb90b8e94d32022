package org.pushforward.flow;

import org.pushforward.engine.Block;

/** The mixing layer, if the partition has such, then the coupling. */
final class CouplingStep extends FlowStep {

    private final FlowLayout layout;
    private final int index;
    private final Block parameters;
    private final Coupling coupling;
    /** Null on fixed halves. */
    private final MixingLayer mixing;
    private final boolean mixingLearns;
    private boolean on = true;

    CouplingStep(FlowLayout layout, int index, Block parameters) {
        this.layout = layout;
        this.index = index;
        this.parameters = parameters;
        coupling = Coupling.of(layout, index, parameters);
        FlowLayout.MixingShape shape = layout.mixing(index);
        mixing = shape == null ? null : new MixingLayer(shape, parameters);
        mixingLearns = shape != null && shape.learned();
    }

    @Override
    CouplingTape tape(int rows) {
        return new CouplingTape(layout, index, parameters.precision(), rows);
    }

    @Override
    GradientScratch scratch(int rows) {
        return new GradientScratch(layout, index, parameters.precision(), rows);
    }

    @Override
    Block[] gradientViews(Block gradient) {
        return Conditioner.views(layout, index, gradient);
    }

    /** Sets the factor of the coupling, see {@link Coupling#setFactor}; at 0 it is left out. The mixing layer stays as it is. */
    @Override
    void setFactor(double factor) {
        on = factor != 0;
        if (on) {
            coupling.setFactor(factor);
        }
        scaleParameters(factor);
    }

    /** Multiplies the conditioner's raw outputs, off the heap. */
    @Override
    void scaleParameters(double factor) {
        FlowLayout.DenseShape shape = layout.dense(index, layout.spec().depth());
        for (int i = shape.offset(); i < shape.offset() + shape.size(); i++) {
            parameters.setOffHeap(i, factor * parameters.get(i));
        }
    }

    @Override
    void forward(Tape tape, Block first, Block second, Block logDet) {
        CouplingTape own = (CouplingTape) tape;
        if (mixing != null) {
            mixing.forward(own.mixing, first, second, logDet);
        }
        couple(own, first, second, logDet);
    }

    /** The coupling alone, without the mixing layer. */
    void couple(CouplingTape tape, Block first, Block second, Block logDet) {
        if (on) {
            coupling.forward(tape, first, second, logDet);
        }
    }

    /** The log-scale of an element of the transformed half, after {@link #couple} or {@link #forward} on the same tape. */
    double logScale(CouplingTape tape, int element) {
        return on ? coupling.logScale(tape, element) : 0;
    }

    @Override
    void inverse(Tape tape, Block first, Block second) {
        if (on) {
            coupling.inverse((CouplingTape) tape, first, second);
        }
        unmix(tape, first, second);
    }

    @Override
    void unmix(Tape tape, Block first, Block second) {
        if (mixing != null) {
            mixing.inverse(((CouplingTape) tape).mixing, first, second);
        }
    }

    @Override
    double[] mixing() {
        return mixing == null ? null : mixing.matrix();
    }

    @Override
    double mixingLogDet() {
        return mixing == null ? 0 : mixing.logDet();
    }

    @Override
    void backward(Tape tape, GradientScratch scratch, Block gradient, Block[] gradientViews, Block gFirst, Block gSecond, double logDetGradient,
            boolean byInputs) {
        CouplingTape own = (CouplingTape) tape;
        boolean throughMixing = mixing != null && (byInputs || mixingLearns);
        coupling.backward(own, scratch, gradientViews, gFirst, gSecond, logDetGradient, byInputs || throughMixing);
        if (throughMixing) {
            mixing.backward(own.mixing, gFirst, gSecond, logDetGradient, gradient);
        }
    }

    @Override
    CouplingTangents tangents(int rows) {
        return new CouplingTangents(layout, index, parameters.precision(), rows);
    }

    @Override
    void jacobian(Tape tape, CouplingTangents tangents, double[][] jacobian) {
        CouplingTape own = (CouplingTape) tape;
        if (mixing != null) {
            mixing.jacobian(own.rows, jacobian);
        }
        jacobianWithoutMixing(tape, tangents, jacobian);
    }

    /** As {@link #jacobian}, through the coupling alone. */
    void jacobianWithoutMixing(Tape tape, CouplingTangents tangents, double[][] jacobian) {
        if (on) {
            coupling.jacobian((CouplingTape) tape, tangents, jacobian);
        }
    }
}
