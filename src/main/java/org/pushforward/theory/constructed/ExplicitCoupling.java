package org.pushforward.theory.constructed;

import java.util.Arrays;

/**
 * An affine coupling that is given by formulae: the coordinates that it changes become {@code s(others) * old + t(others)}, the others stay. What it
 * computes of a point reads the coordinates that stay and no other.
 */
public abstract class ExplicitCoupling implements Step {

    private final boolean[] changed;

    /** @param changed for each coordinate, whether the coupling changes it */
    protected ExplicitCoupling(boolean... changed) {
        this.changed = changed.clone();
    }

    /** Which coordinates the first or the second half of twice {@code half} are. */
    protected static boolean[] half(int half, boolean first) {
        boolean[] changed = new boolean[2 * half];
        Arrays.fill(changed, first ? 0 : half, first ? half : 2 * half, true);
        return changed;
    }

    /**
     * The scales and shifts at a point, and their derivatives.
     *
     * @param scale            s by coordinate, positive
     * @param shift            t by coordinate
     * @param scaleDerivatives of s of coordinate i by coordinate j at {@code i * dimension + j}; null if they are not asked for
     * @param shiftDerivatives likewise of t
     */
    public record Values(double[] scale, double[] shift, double[] scaleDerivatives, double[] shiftDerivatives) {

        static Values of(int dimension, boolean derivatives) {
            return new Values(new double[dimension], new double[dimension], derivatives ? new double[dimension * dimension] : null,
                    derivatives ? new double[dimension * dimension] : null);
        }

        public boolean wantsDerivatives() {
            return scaleDerivatives != null;
        }
    }

    /**
     * Computes scales and shifts of the coordinates that change.
     *
     * @param x      of which it reads the coordinates that stay; not modified
     * @param values written for the coordinates that change; its derivatives are zero beforehand
     */
    protected abstract void evaluate(double[] x, Values values);

    /** What the coupling does at a point. */
    public final Values at(double[] x) {
        Values values = Values.of(dimension(), true);
        evaluate(x, values);
        return values;
    }

    @Override
    public final int dimension() {
        return changed.length;
    }

    final boolean changes(int coordinate) {
        return changed[coordinate];
    }

    @Override
    public final double forward(double[] x) {
        Values values = Values.of(changed.length, false);
        evaluate(x, values);
        double logDet = 0;
        for (int i = 0; i < changed.length; i++) {
            if (changed[i]) {
                x[i] = values.scale[i] * x[i] + values.shift[i];
                logDet += Math.log(values.scale[i]);
            }
        }
        return logDet;
    }

    @Override
    public final double inverse(double[] y) {
        Values values = Values.of(changed.length, false);
        evaluate(y, values);
        double logDet = 0;
        for (int i = 0; i < changed.length; i++) {
            if (changed[i]) {
                y[i] = (y[i] - values.shift[i]) / values.scale[i];
                logDet += Math.log(values.scale[i]);
            }
        }
        return logDet;
    }

    @Override
    public final void differentiate(double[] x, double[] jacobian, int columns) {
        int d = changed.length;
        Values values = Values.of(d, true);
        evaluate(x, values);
        // The coordinates that stay keep their rows, so the others can be overwritten one by one.
        for (int i = 0; i < d; i++) {
            if (changed[i]) {
                for (int c = 0; c < columns; c++) {
                    double sum = values.scale[i] * jacobian[i * columns + c];
                    for (int j = 0; j < d; j++) {
                        if (!changed[j]) {
                            sum += (values.scaleDerivatives[i * d + j] * x[i] + values.shiftDerivatives[i * d + j]) * jacobian[j * columns + c];
                        }
                    }
                    jacobian[i * columns + c] = sum;
                }
            }
        }
    }
}
