package org.pushforward.engine;

/** The derivative of an activation in terms of its value. */
public enum Slope {
    RELU(FloatKernels::reluSlope, DoubleKernels::reluSlope),
    TANH(FloatKernels::tanhSlope, DoubleKernels::tanhSlope),
    SQUAREPLUS(FloatKernels::squareplusSlope, DoubleKernels::squareplusSlope);

    /** Multiplies the elements [0, size) of {@code d} by the derivative, given the activation's values. */
    interface Floats {
        void multiply(float[] d, float[] values, int size);
    }

    /** As {@link Floats}. */
    interface Doubles {
        void multiply(double[] d, double[] values, int size);
    }

    final Floats floats;
    final Doubles doubles;

    Slope(Floats floats, Doubles doubles) {
        this.floats = floats;
        this.doubles = doubles;
    }

    /** The derivative where the activation has that value. */
    public double where(double value) {
        double[] derivative = {1};
        doubles.multiply(derivative, new double[] {value}, 1);
        return derivative[0];
    }
}
