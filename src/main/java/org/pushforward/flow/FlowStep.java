package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/**
 * One step of a flow, data to noise: what {@link FlowSpec#couplings} counts. Points are given as two halves, rows x size blocks on the heap. Several
 * threads may use one step, each with a tape of its own.
 */
abstract sealed class FlowStep permits CouplingStep, LeakyStep, GreedyStep {

    static FlowStep[] all(FlowLayout layout, Block parameters) {
        FlowStep[] steps = new FlowStep[layout.spec().couplings()];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = switch (layout.spec().family()) {
                case COUPLINGS -> new CouplingStep(layout, k, parameters);
                case LEAKY, LEAKY_HARD -> new LeakyStep(layout, k, parameters);
                case GREEDY -> new GreedyStep(layout, k, parameters);
            };
        }
        return steps;
    }

    /** One tape for each orientation, for those who need no gradient. */
    static Tape[] sharedTapes(FlowLayout layout, FlowStep[] steps, int rows) {
        Tape[] tapes = new Tape[layout.orientations()];
        for (int orientation = 0; orientation < tapes.length; orientation++) {
            tapes[orientation] = steps[orientation].tape(rows);
        }
        return tapes;
    }

    /** One tape for each step, which are then always done in their order. */
    static Tape[] ownTapes(FlowLayout layout, FlowStep[] steps, Precision precision, int rows) {
        if (layout.spec().family().leaks()) {
            return LeakyTape.chain(layout, precision, rows);
        }
        Tape[] tapes = new Tape[steps.length];
        for (int k = 0; k < tapes.length; k++) {
            tapes[k] = steps[k].tape(rows);
        }
        return tapes;
    }

    /** In the precision of the parameters. */
    abstract Tape tape(int rows);

    /** For {@link #backward}, shared by steps of one orientation; null where it needs none. */
    abstract GradientScratch scratch(int rows);

    /** The parts of a gradient vector that are operands of products in {@link #backward}. */
    abstract Block[] gradientViews(Block gradient);

    /** How much of the step is there, see {@link Flow#setScales}. Not while other threads use it. */
    abstract void setFactor(double factor);

    /** To be called for a factor that is not 1 when the parameters have been set again. */
    abstract void scaleParameters(double factor);

    /** In place on the halves; the log-det is added to {@code logDet} (rows, heap). */
    abstract void forward(Tape tape, Block first, Block second, Block logDet);

    /** Noise to data, in place on the halves. */
    abstract void inverse(Tape tape, Block first, Block second);

    /** Undoes what stays of the step at a factor of 0, alone. */
    abstract void unmix(Tape tape, Block first, Block second);

    /** The matrix of the mixing layer before a coupling, row-major; null for none. */
    abstract double[] mixing();

    /** What the mixing layer before a coupling adds to every point's log-det. */
    abstract double mixingLogDet();

    /**
     * The gradient, after {@link #forward} on the same tape: the halves' gradients (heap) go from outputs to inputs, in place. Factors are 1.
     *
     * @param scratch        of {@link #scratch}
     * @param gradient       the whole gradient vector; this step's part is overwritten off the heap
     * @param gradientViews  of {@link #gradientViews}
     * @param logDetGradient of the loss by one point's log-det
     * @param byInputs       whether the gradient by the step's inputs is wanted
     */
    abstract void backward(Tape tape, GradientScratch scratch, Block gradient, Block[] gradientViews, Block gFirst, Block gSecond,
            double logDetGradient, boolean byInputs);

    /** For {@link #jacobian}, in the precision of the parameters, shared by steps of one orientation; null where it needs none. */
    abstract CouplingTangents tangents(int rows);

    /**
     * Carries the Jacobian dz/dx through the step, after {@link #forward} on the same tape. It is in double, what the step does to it in the
     * precision of the parameters.
     *
     * @param tangents of {@link #tangents}
     * @param jacobian {@code [r * D + c][point]}, modified
     */
    abstract void jacobian(Tape tape, CouplingTangents tangents, double[][] jacobian);
}
