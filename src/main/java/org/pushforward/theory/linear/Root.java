package org.pushforward.theory.linear;

/** A root of a characteristic polynomial: a complex number. */
public record Root(double real, double imaginary) {

    double distance(Root other) {
        return Math.hypot(real - other.real, imaginary - other.imaginary);
    }
}
