package org.pushforward.flow;

import org.pushforward.base.Choice;
import org.pushforward.engine.Block;
import org.pushforward.engine.Kernels;
import org.pushforward.engine.Slope;

/** Activation of the conditioner nets. */
public enum Activation implements Choice {
    /** max(0, x): fastest, but its Jacobian jumps. */
    RELU("ReLU", "max(0, x)", Slope.RELU) {
        @Override
        public double value(double x) {
            return Math.max(x, 0);
        }

        @Override
        void apply(Kernels kernels, Block a, int count) {
            kernels.relu(a, count);
        }
    },
    /** Hyperbolic tangent: smooth and bounded. */
    TANH("Tanh", "tanh(x)", Slope.TANH) {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        void apply(Kernels kernels, Block a, int count) {
            kernels.tanh(a, count);
        }
    },
    /** A smooth rectifier without exponentials (Barron, "Squareplus: a softplus-like algebraic rectifier", 2021). */
    SQUAREPLUS("Squareplus", "(x + sqrt(x^2 + 4)) / 2", Slope.SQUAREPLUS) {
        @Override
        public double value(double x) {
            return (x + Math.sqrt(x * x + 4)) / 2;
        }

        @Override
        void apply(Kernels kernels, Block a, int count) {
            kernels.squareplus(a, count);
        }
    };

    private final String title;
    private final String formula;
    private final Slope slope;

    Activation(String title, String formula, Slope slope) {
        this.title = title;
        this.formula = formula;
        this.slope = slope;
    }

    /** In words that a model file can carry. */
    public String formula() {
        return formula;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return label();
    }

    /** Its derivative. */
    Slope slope() {
        return slope;
    }

    /** What it makes of a number. */
    public abstract double value(double x);

    /** Its derivative where it has made that of a number. */
    public double slopeWhere(double value) {
        return slope.where(value);
    }

    /** Applies it in place to the first {@code count} elements of a block, off the heap. */
    abstract void apply(Kernels kernels, Block a, int count);
}
