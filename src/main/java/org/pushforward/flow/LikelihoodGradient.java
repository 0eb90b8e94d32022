package org.pushforward.flow;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.pushforward.engine.Block;
import org.pushforward.engine.Kernels;

/**
 * The negative log-likelihood of a flow under N(0, I) and its gradient by all parameters, for one slice of a batch at a time: buffers for a fixed
 * number of rows, nothing allocated per call but the D x D matrices of mixing layers. Several may share the parameters and be evaluated by several
 * threads at once.
 */
public final class LikelihoodGradient {

    private final FlowLayout layout;
    private final Kernels kernels;
    private final FlowStep[] steps;
    private final Tape[] tapes;
    private final GradientScratch[] scratch;
    /** One for each output. */
    private final Block[] gradients;
    /** Per output and step the parts of it that are operands of products. */
    private final Block[][][] gradientViews;
    private final Block first;
    private final Block second;
    private final Block logDet;

    /**
     * @param parameters the flat vector in the layout's order; read off the heap at each evaluation
     * @param rows       points of a slice
     * @param outputs    gradients that are kept at a time, one for each slice that is evaluated here
     */
    public LikelihoodGradient(FlowLayout layout, Block parameters, int rows, int outputs) {
        this.layout = layout;
        this.kernels = Kernels.of(parameters.precision());
        int count = layout.spec().couplings();
        steps = FlowStep.all(layout, parameters);
        tapes = FlowStep.ownTapes(layout, steps, parameters.precision(), rows);
        gradients = new Block[outputs];
        gradientViews = new Block[outputs][count][];
        for (int output = 0; output < outputs; output++) {
            gradients[output] = Block.allocateOffHeap(parameters.precision(), layout.parameterCount(), 1);
        }
        for (int k = 0; k < count; k++) {
            for (int output = 0; output < outputs; output++) {
                gradientViews[output][k] = steps[k].gradientViews(gradients[output]);
            }
        }
        scratch = new GradientScratch[layout.orientations()];
        for (int orientation = 0; orientation < scratch.length; orientation++) {
            scratch[orientation] = steps[orientation].scratch(rows);
        }
        first = Block.allocate(parameters.precision(), rows, layout.split());
        second = Block.allocate(parameters.precision(), rows, layout.dimension() - layout.split());
        logDet = Block.allocate(parameters.precision(), rows, 1);
    }

    public int rows() {
        return logDet.rows();
    }

    /**
     * Sets the slice's points before {@link #evaluate}: data coordinates from chosen rows, then padding.
     *
     * @param data         points x data coordinates in the flow's units, heap
     * @param chosen       at least {@link #rows()} rows of {@code data}
     * @param noise        for the padding, drawn coordinate by coordinate
     * @param paddingLevel standard deviation of the padding; 0 fills zeros and draws nothing
     */
    public void load(Block data, int[] chosen, RandomGenerator noise, double paddingLevel) {
        int split = layout.split();
        for (int c = 0; c < layout.dimension(); c++) {
            Block half = c < split ? first : second;
            int column = c < split ? c : c - split;
            if (c < data.columns()) {
                kernels.gather(data, c, chosen, rows(), half, column);
            } else {
                kernels.fillNormal(noise, paddingLevel, half, column);
            }
        }
    }

    /**
     * Forward and backward. The points are overwritten.
     *
     * @param scale of the gradient: 1 / batch makes the slices' gradients add up to that of the batch's mean
     * @param output which gradient is overwritten
     * @return the sum over the slice of the negative log-likelihood in the flow's units, in nats
     */
    public double evaluate(double scale, int output) {
        return evaluate(scale, output, () -> true);
    }

    /**
     * As {@link #evaluate(double, int)}, but gives up between two couplings when the gradient is no longer wanted.
     *
     * @return NaN if it gave up; the gradient is then undefined
     */
    public double evaluate(double scale, int output, BooleanSupplier wanted) {
        logDet.clear();
        for (int k = 0; k < steps.length; k++) {
            if (!wanted.getAsBoolean()) {
                return Double.NaN;
            }
            steps[k].forward(tapes[k], first, second, logDet);
        }
        double loss = kernels.standardNormalLoss(scale, first, second, logDet) + rows() * layout.dimension() * 0.5 * Math.log(2 * Math.PI);
        for (int k = steps.length - 1; k >= 0; k--) {
            if (!wanted.getAsBoolean()) {
                return Double.NaN;
            }
            steps[k].backward(tapes[k], scratch[layout.orientation(k)], gradients[output], gradientViews[output][k], first, second, -scale,
                    k > 0);
        }
        return loss;
    }

    /** A gradient by the flat parameter vector, off the heap only, after {@link #evaluate} into it. */
    public Block gradient(int output) {
        return gradients[output];
    }
}
