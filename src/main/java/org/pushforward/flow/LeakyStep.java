package org.pushforward.flow;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pushforward.engine.Block;
import org.pushforward.engine.Kernels;
import org.pushforward.flow.FlowLayout.AffineShape;

/**
 * An invertible leaky layer, data to noise: z = lambda(V diag(e^s) U x + b), an affine map whose singular values are bounded (see
 * {@link FlowLayout.AffineShape}), then a {@link LeakyUnit} on each coordinate. After the last layer comes one more affine map, so that the noise is
 * not met with the unit's own skewness. The Jacobian's singular values are within the products of those of the parts, everywhere: see
 * {@link Certificate}. Nets of such layers are the other family for which Koehler, Mehta and Risteski (2021) bound the depth from below.
 */
final class LeakyStep extends FlowStep {

    /** Standard deviation of the places of the kinks at the start, of points of about 1. */
    private static final double KINKS = 0.5;

    private final FlowLayout layout;
    private final Block parameters;
    private final Kernels kernels;
    private final BoundedAffine affine;
    /** Null before the last layer. */
    private final BoundedAffine closing;
    private final LeakyUnit fullUnit;
    private LeakyUnit unit;
    private boolean on = true;

    LeakyStep(FlowLayout layout, int index, Block parameters) {
        this.layout = layout;
        this.parameters = parameters;
        kernels = Kernels.of(parameters.precision());
        int last = layout.spec().couplings() - 1;
        affine = new BoundedAffine(layout.affine(index), layout.spec().clamp(), parameters);
        closing = index < last ? null : new BoundedAffine(layout.affine(last + 1), layout.spec().clamp(), parameters);
        fullUnit = LeakyUnit.of(layout.spec().family());
        unit = fullUnit;
    }

    /**
     * Sets the parameters: rotations of random angles, scales that make up for the mean slope of the unit, and biases that bring the middle of
     * standardised data to random places near the kink; the last affine map brings it to 0 again.
     *
     * @param shapes     one for each layer, and that of the map after the last
     * @param parameters the whole vector, overwritten
     */
    static void initialise(AffineShape[] shapes, LeakyUnit unit, double clamp, RandomGenerator random, double[] parameters) {
        int size = shapes[0].size();
        double[] middle = new double[size];
        double[] u = new double[size * size];
        double[] v = new double[size * size];
        double logScale = Math.min(-Math.log((1 + unit.slope()) / 2), 0.9 * clamp);
        for (int k = 0; k < shapes.length; k++) {
            boolean closes = k == shapes.length - 1;
            double[][] angles = new double[2][shapes[k].angles()];
            for (int i = 0; i < shapes[k].angles(); i++) {
                angles[0][i] = Math.PI * (2 * random.nextDouble() - 1);
                angles[1][i] = Math.PI * (2 * random.nextDouble() - 1);
                parameters[shapes[k].first() + i] = angles[0][i];
                parameters[shapes[k].second() + i] = angles[1][i];
            }
            rotation(angles[0], size, u);
            rotation(angles[1], size, v);
            double[] turn = SquareMatrix.multiply(v, u, size);
            double[] next = new double[size];
            for (int r = 0; r < size; r++) {
                double image = 0;
                for (int c = 0; c < size; c++) {
                    image += turn[r * size + c] * middle[c];
                }
                image *= closes ? 1 : Math.exp(logScale);
                double place = closes ? 0 : KINKS * random.nextGaussian();
                parameters[shapes[k].raw() + r] = closes ? 0 : clamp * atanh(logScale / clamp);
                parameters[shapes[k].bias() + r] = place - image;
                next[r] = unit.value(place);
            }
            middle = next;
        }
    }

    private static void rotation(double[] angles, int size, double[] matrix) {
        PlaneRotations.matrix(Arrays.stream(angles).map(Math::cos).toArray(), Arrays.stream(angles).map(Math::sin).toArray(), size, matrix);
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }

    @Override
    LeakyTape tape(int rows) {
        return new LeakyTape(layout, parameters.precision(), rows);
    }

    @Override
    GradientScratch scratch(int rows) {
        return null;
    }

    @Override
    Block[] gradientViews(Block gradient) {
        return new Block[0];
    }

    @Override
    void setFactor(double factor) {
        on = factor != 0;
        affine.setFactor(factor);
        if (closing != null) {
            closing.setFactor(factor);
        }
        unit = fullUnit.scaled(factor);
    }

    @Override
    void scaleParameters(double factor) {
        // The factor is met where the parameters are read.
    }

    @Override
    void forward(Tape tape, Block first, Block second, Block logDet) {
        if (on) {
            LeakyTape own = (LeakyTape) tape;
            affine.forward(own.affine, first, second, own.first, own.second, logDet);
            own.pass(kernels.leaky(unit.slope(), unit.rounding(), own.first, own.second, first, second, own.rootFirst, own.rootSecond, own.slopes,
                    own.products, own.pending, own.isLast(), logDet));
            if (closing != null) {
                closing.forward(own.closing, first, second, first, second, logDet);
            }
        }
    }

    @Override
    void inverse(Tape tape, Block first, Block second) {
        if (on) {
            LeakyTape own = (LeakyTape) tape;
            if (closing != null) {
                closing.inverse(own.closing, first, second);
            }
            kernels.unleaky(unit.slope(), unit.rounding(), first, second);
            affine.inverse(own.affine, first, second);
        }
    }

    @Override
    void unmix(Tape tape, Block first, Block second) {
        // Nothing stays at a factor of 0.
    }

    @Override
    double[] mixing() {
        return null;
    }

    @Override
    double mixingLogDet() {
        return 0;
    }

    @Override
    void backward(Tape tape, GradientScratch scratch, Block gradient, Block[] gradientViews, Block gFirst, Block gSecond, double logDetGradient,
            boolean byInputs) {
        LeakyTape own = (LeakyTape) tape;
        if (closing != null) {
            closing.backward(own.closing, gFirst, gSecond, logDetGradient, gradient, true);
        }
        kernels.leakyBackward(unit.slope(), unit.rounding(), own.first, own.second, own.rootFirst, own.rootSecond, logDetGradient, gFirst,
                gSecond);
        affine.backward(own.affine, gFirst, gSecond, logDetGradient, gradient, byInputs);
    }

    @Override
    CouplingTangents tangents(int rows) {
        return null;
    }

    @Override
    void jacobian(Tape tape, CouplingTangents tangents, double[][] jacobian) {
        if (on) {
            LeakyTape own = (LeakyTape) tape;
            affine.jacobian(own.affine, jacobian);
            int size = layout.dimension();
            for (int r = 0; r < size; r++) {
                Block half = r < layout.split() ? own.first : own.second;
                int start = (r < layout.split() ? r : r - layout.split()) * own.rows;
                for (int i = 0; i < own.rows; i++) {
                    double slope = unit.derivative(half.get(start + i));
                    for (int c = 0; c < size; c++) {
                        jacobian[r * size + c][i] *= slope;
                    }
                }
            }
            if (closing != null) {
                closing.jacobian(own.closing, jacobian);
            }
        }
    }
}
