package org.pushforward.flow;

/** Activation of the conditioner nets. */
public enum Activation {
    /** max(0, x): fastest, but its Jacobian jumps. */
    RELU,
    /** Hyperbolic tangent: smooth and bounded. */
    TANH,
    /** (x + sqrt(x^2 + 4)) / 2, a smooth rectifier without exponentials (Barron, 2021). */
    SQUAREPLUS
}
