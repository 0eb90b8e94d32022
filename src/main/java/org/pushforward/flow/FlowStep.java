package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** One step of a flow, data to noise: the mixing layer, if the partition has such, then the coupling. */
final class FlowStep {

    private final Coupling coupling;
    /** Null on fixed halves. */
    private final MixingLayer mixing;
    private final boolean mixingLearns;
    private boolean on = true;

    FlowStep(FlowLayout layout, int index, Block parameters) {
        coupling = Coupling.of(layout, index, parameters);
        FlowLayout.MixingShape shape = layout.mixing(index);
        mixing = shape == null ? null : new MixingLayer(shape, parameters);
        mixingLearns = shape != null && shape.learned();
    }

    static FlowStep[] all(FlowLayout layout, Block parameters) {
        FlowStep[] steps = new FlowStep[layout.spec().couplings()];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = new FlowStep(layout, k, parameters);
        }
        return steps;
    }

    /** One tape for each orientation, for those who need no gradient. */
    static Tape[] sharedTapes(FlowLayout layout, Precision precision, int rows) {
        Tape[] tapes = new Tape[layout.orientations()];
        for (int orientation = 0; orientation < tapes.length; orientation++) {
            tapes[orientation] = new Tape(layout, orientation, precision, rows);
        }
        return tapes;
    }

    /** Sets the factor of the coupling, see {@link Coupling#setFactor}; at 0 it is left out. The mixing layer stays as it is. */
    void setFactor(double factor) {
        on = factor != 0;
        if (on) {
            coupling.setFactor(factor);
        }
    }

    /** See {@link Coupling#forward}. */
    void forward(Tape tape, Block first, Block second, Block logDet) {
        if (mixing != null) {
            mixing.forward(tape.mixing, first, second, logDet);
        }
        couple(tape, first, second, logDet);
    }

    /** The coupling alone, without the mixing layer. */
    void couple(Tape tape, Block first, Block second, Block logDet) {
        if (on) {
            coupling.forward(tape, first, second, logDet);
        }
    }

    /** The log-scale of an element of the transformed half, after {@link #couple} or {@link #forward} on the same tape. */
    double logScale(Tape tape, int element) {
        return on ? coupling.logScale(tape, element) : 0;
    }

    /** See {@link Coupling#inverse}. */
    void inverse(Tape tape, Block first, Block second) {
        if (on) {
            coupling.inverse(tape, first, second);
        }
        unmix(tape, first, second);
    }

    /** Undoes the mixing layer alone. */
    void unmix(Tape tape, Block first, Block second) {
        if (mixing != null) {
            mixing.inverse(tape.mixing, first, second);
        }
    }

    /** The mixing layer's matrix, row-major; null on fixed halves. */
    double[] mixing() {
        return mixing == null ? null : mixing.matrix();
    }

    /** What the mixing layer adds to every point's log-det. */
    double mixingLogDet() {
        return mixing == null ? 0 : mixing.logDet();
    }

    /**
     * See {@link Coupling#backward}.
     *
     * @param gradient      the whole gradient vector
     * @param gradientViews the conditioner's part of it
     * @param byInputs      whether the gradient by the step's inputs is wanted
     */
    void backward(Tape tape, GradientScratch scratch, Block gradient, Block[] gradientViews, Block gFirst, Block gSecond, double logDetGradient,
            boolean byInputs) {
        boolean throughMixing = mixing != null && (byInputs || mixingLearns);
        coupling.backward(tape, scratch, gradientViews, gFirst, gSecond, logDetGradient, byInputs || throughMixing);
        if (throughMixing) {
            mixing.backward(tape.mixing, gFirst, gSecond, logDetGradient, gradient);
        }
    }

    /** Carries the Jacobian through the whole step; see {@link Coupling#jacobian}. */
    void jacobian(Tape tape, GradientScratch scratch, Block[] directions, Block[] tangents, double[][] jacobian) {
        if (mixing != null) {
            mixing.jacobian(tape.rows, jacobian);
        }
        if (on) {
            coupling.jacobian(tape, scratch, directions, tangents, jacobian);
        }
    }
}
