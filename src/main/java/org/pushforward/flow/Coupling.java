package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.JacobianKernels;
import org.pushforward.engine.Kernels;

/**
 * One coupling, data to noise: one half of the coordinates is transformed given the other half c, which stays. Points are given as the two halves,
 * rows x size blocks on the heap. Several threads may use one coupling, each with a tape of its own.
 */
abstract sealed class Coupling {

    final Kernels kernels;
    private final FlowLayout layout;
    private final int index;
    private final Conditioner conditioner;

    private Coupling(FlowLayout layout, int index, Block parameters) {
        this.layout = layout;
        this.index = index;
        this.kernels = Kernels.of(parameters.precision());
        this.conditioner = new Conditioner(layout, index, parameters);
    }

    static Coupling of(FlowLayout layout, int index, Block parameters) {
        return switch (layout.spec().coupling()) {
            case AFFINE -> new Affine(layout, index, parameters);
            case ADDITIVE -> new Additive(layout, index, parameters);
        };
    }

    private Block condition(Block first, Block second) {
        return layout.transformsSecond(index) ? first : second;
    }

    private Block transformed(Block first, Block second) {
        return layout.transformsSecond(index) ? second : first;
    }

    /** Data to noise in place on the halves; the log-det is added to {@code logDet} (rows, heap). */
    final void forward(CouplingTape tape, Block first, Block second, Block logDet) {
        conditioner.forward(condition(first, second), tape);
        transform(tape, transformed(first, second), logDet);
    }

    /** Noise to data in place on the halves. */
    final void inverse(CouplingTape tape, Block first, Block second) {
        conditioner.forward(condition(first, second), tape);
        undo(tape, transformed(first, second));
    }

    /**
     * Multiplies the log-scale by a factor, provided that whoever owns the parameters multiplies the conditioner's raw outputs {@code u | t} by it:
     * then s = C tanh(u / C) becomes f C tanh(f u / (f C)), which is f s, and t becomes f t, for values, gradients and Jacobians alike. Not while
     * other threads use the coupling.
     *
     * @param factor above 0; 1 is how a coupling is made
     */
    abstract void setFactor(double factor);

    /** The log-scale of one element, after {@link #forward} on the same tape. */
    abstract double logScale(CouplingTape tape, int element);

    /**
     * The gradient, after {@link #forward} on the same tape: the halves' gradients (heap) go from outputs to inputs, in place.
     *
     * @param logDetGradient of the loss by one point's log-det
     * @param gradient       this coupling's views into the gradient vector, overwritten off the heap
     * @param byCondition    false where nobody asks for the gradient by the inputs (the coupling next to the data)
     */
    final void backward(CouplingTape tape, GradientScratch scratch, Block[] gradient, Block gFirst, Block gSecond, double logDetGradient,
            boolean byCondition) {
        transformBackward(tape, scratch, transformed(gFirst, gSecond), logDetGradient);
        conditioner.backward(tape, scratch, gradient, byCondition);
        if (byCondition) {
            Block target = condition(gFirst, gSecond);
            kernels.addPulled(scratch.conditionGradient, target, target.size());
        }
    }

    /**
     * Carries the Jacobian dz/dx through the coupling, after {@link #forward} on the same tape.
     *
     * @param room     passing derivatives, overwritten
     * @param jacobian {@code [r * D + c][point]}, modified
     */
    final void jacobian(CouplingTape tape, CouplingTangents room, double[][] jacobian) {
        conditioner.tangents(tape, room);
        propagate(tape, room.outputs, layout.conditionStart(index), layout.transformedStart(index), layout.dimension(), jacobian);
    }

    /** Transforms x, given the conditioner's raw outputs off the heap. */
    abstract void transform(CouplingTape tape, Block x, Block logDet);

    /** Undoes {@link #transform}, given the same raw outputs. */
    abstract void undo(CouplingTape tape, Block y);

    /** Takes g from outputs to inputs and leaves the gradient by the raw outputs in {@code scratch.rawGradient} off the heap. */
    abstract void transformBackward(CouplingTape tape, GradientScratch scratch, Block g, double logDetGradient);

    abstract void propagate(CouplingTape tape, Block[] tangents, int condition, int transformed, int dimension, double[][] jacobian);

    /**
     * x e^s(c) + t(c) (Dinh et al., RealNVP, 2017). The log-scale is smoothly bounded, s = C tanh(u / C), so that no coupling scales by more than
     * e^C.
     */
    private static final class Affine extends Coupling {

        private final double fullClamp;
        private double clamp;

        Affine(FlowLayout layout, int index, Block parameters) {
            super(layout, index, parameters);
            fullClamp = layout.spec().clamp();
            clamp = fullClamp;
        }

        @Override
        void setFactor(double factor) {
            clamp = factor * fullClamp;
        }

        @Override
        double logScale(CouplingTape tape, int element) {
            return clamp * tape.raw.get(element);
        }

        @Override
        void transform(CouplingTape tape, Block x, Block logDet) {
            kernels.couple(tape.raw, clamp, tape.shift, tape.scale, tape.before, x, logDet);
        }

        @Override
        void undo(CouplingTape tape, Block y) {
            kernels.uncouple(tape.raw, clamp, tape.shift, tape.scale, y);
        }

        @Override
        void transformBackward(CouplingTape tape, GradientScratch scratch, Block g, double logDetGradient) {
            kernels.coupleBackward(tape.raw, clamp, tape.scale, tape.before, logDetGradient, g, scratch.work, scratch.rawGradient);
        }

        @Override
        void propagate(CouplingTape tape, Block[] tangents, int condition, int transformed, int dimension, double[][] jacobian) {
            JacobianKernels.propagate(tape.rows, tape.raw, tape.scale, tape.before, tangents, condition, transformed, dimension, jacobian);
        }
    }

    /** x + t(c), whose log-det is 0 (Dinh et al., NICE, 2015). */
    private static final class Additive extends Coupling {

        Additive(FlowLayout layout, int index, Block parameters) {
            super(layout, index, parameters);
        }

        @Override
        void setFactor(double factor) {
            // The shift is the raw output itself.
        }

        @Override
        double logScale(CouplingTape tape, int element) {
            return 0;
        }

        @Override
        void transform(CouplingTape tape, Block x, Block logDet) {
            kernels.shift(tape.raw, 1, x);
        }

        @Override
        void undo(CouplingTape tape, Block y) {
            kernels.shift(tape.raw, -1, y);
        }

        @Override
        void transformBackward(CouplingTape tape, GradientScratch scratch, Block g, double logDetGradient) {
            scratch.rawGradient.copyFrom(g, g.size());
            scratch.rawGradient.push();
        }

        @Override
        void propagate(CouplingTape tape, Block[] tangents, int condition, int transformed, int dimension, double[][] jacobian) {
            JacobianKernels.propagateShift(tape.rows, tangents, condition, transformed, dimension, jacobian);
        }
    }
}
