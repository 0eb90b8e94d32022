package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.JacobianKernels;
import org.pushforward.engine.Kernels;

/**
 * One affine coupling (Dinh et al., RealNVP, 2017), data to noise: the transformed half becomes x e^s(c) + t(c) given the other half c, which stays.
 * The log-scale is smoothly bounded, s = C tanh(u / C), so that no coupling scales by more than e^C.
 *
 * <p>Points are given as the two halves of the partition, rows x size blocks on the heap. Several threads may use one coupling, each with a tape of
 * its own.
 */
final class AffineCoupling {

    private final FlowLayout layout;
    private final int index;
    private final Kernels kernels;
    private final Conditioner conditioner;
    private final double clamp;

    AffineCoupling(FlowLayout layout, int index, Block parameters) {
        this.layout = layout;
        this.index = index;
        this.kernels = Kernels.of(parameters.precision());
        this.conditioner = new Conditioner(layout, index, parameters);
        this.clamp = layout.spec().clamp();
    }

    private Block condition(Block first, Block second) {
        return layout.transformsSecond(index) ? first : second;
    }

    private Block transformed(Block first, Block second) {
        return layout.transformsSecond(index) ? second : first;
    }

    /** Data to noise in place on the halves; the log-det is added to {@code logDet} (rows, heap). */
    void forward(Tape tape, Block first, Block second, Block logDet) {
        conditioner.forward(condition(first, second), tape);
        kernels.couple(tape.raw, clamp, tape.shift, tape.scale, tape.before, transformed(first, second), logDet);
    }

    /** Noise to data in place on the halves. */
    void inverse(Tape tape, Block first, Block second) {
        conditioner.forward(condition(first, second), tape);
        kernels.uncouple(tape.raw, clamp, tape.shift, tape.scale, transformed(first, second));
    }

    /**
     * The gradient, after {@link #forward} on the same tape: the halves' gradients (heap) go from outputs to inputs, in place.
     *
     * @param logDetGradient of the loss by one point's log-det
     * @param gradient       this coupling's views into the gradient vector, overwritten off the heap
     * @param byCondition    false where nobody asks for the gradient by the inputs (the coupling next to the data)
     */
    void backward(Tape tape, GradientScratch scratch, Block[] gradient, Block gFirst, Block gSecond, double logDetGradient, boolean byCondition) {
        kernels.coupleBackward(tape.raw, clamp, tape.scale, tape.before, logDetGradient, transformed(gFirst, gSecond), scratch.work,
                scratch.rawGradient);
        conditioner.backward(tape, scratch, gradient, byCondition);
        if (byCondition) {
            Block target = condition(gFirst, gSecond);
            kernels.addPulled(scratch.conditionGradient, target, target.size());
        }
    }

    /**
     * Carries the Jacobian dz/dx through the coupling, after {@link #forward} on the same tape (double precision).
     *
     * @param directions one block for each condition, see {@link Conditioner#tangent}
     * @param tangents   one rows x 2b block for each condition, overwritten
     * @param jacobian   {@code [r * D + c][point]}, modified
     */
    void jacobian(Tape tape, GradientScratch scratch, Block[] directions, Block[] tangents, double[][] jacobian) {
        for (int j = 0; j < directions.length; j++) {
            conditioner.tangent(tape, directions[j], scratch, tangents[j]);
        }
        JacobianKernels.propagate(tape.rows, tape.raw, tape.scale, tape.before, tangents, layout.conditionStart(index),
                layout.transformedStart(index), layout.dimension(), jacobian);
    }
}
