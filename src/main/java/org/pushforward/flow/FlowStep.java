package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** One step of a flow, data to noise: the mixing layer, if the partition has such, then the coupling. */
final class FlowStep {

    private final Coupling coupling;
    /** Null on fixed halves. */
    private final MixingLayer mixing;
    private final boolean mixingLearns;

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

    /** See {@link Coupling#forward}. */
    void forward(Tape tape, Block first, Block second, Block logDet) {
        if (mixing != null) {
            mixing.forward(tape.mixing, first, second, logDet);
        }
        coupling.forward(tape, first, second, logDet);
    }

    /** See {@link Coupling#inverse}. */
    void inverse(Tape tape, Block first, Block second) {
        coupling.inverse(tape, first, second);
        if (mixing != null) {
            mixing.inverse(tape.mixing, first, second);
        }
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
        coupling.jacobian(tape, scratch, directions, tangents, jacobian);
    }
}
