package org.pushforward.theory.padded;

/**
 * A symmetric law on the line by its potential: density exp(-V(x)) / Z, with V even and growing from 0 outwards.
 *
 * <p>The mass beyond x is the density times the integral of exp(V(x) - V(x + t)) over t &gt; 0: by Gauss-Legendre quadrature in
 * {@value #PANELS} panels, in which the exponent falls by about one each, so the logarithm of a tail has the relative accuracy of a double
 * however small the tail is.
 */
abstract class LineLaw {

    private static final int PANELS = 48;
    /** The integral ends where the integrand is below exp of minus this. */
    private static final double DEEP = 42;
    /** Of Gauss and Legendre with 10 nodes on [-1, 1], one half. */
    private static final double[] NODES = {
        0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717};
    private static final double[] WEIGHTS = {
        0.2955242247147529, 0.2692667193099963, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881};

    /** V; V(0) = 0. */
    abstract double potential(double x);

    abstract double slope(double x);

    abstract double curvature(double x);

    private final double logNormaliser;

    LineLaw() {
        logNormaliser = Math.log(2 * integral(0));
    }

    final double logDensity(double x) {
        return -potential(x) - logNormaliser;
    }

    /** log of the mass beyond x. @param x not negative */
    final double logTail(double x) {
        return logDensity(x) + Math.log(integral(x));
    }

    /** The integral of exp(V(x) - V(x + t)) over positive t. */
    private double integral(double x) {
        double here = potential(x);
        double length = 1;
        while (potential(x + length) - here < DEEP) {
            length *= 2;
        }
        double low = length / 2;
        for (int i = 0; i < 20; i++) {
            double middle = (low + length) / 2;
            if (potential(x + middle) - here < DEEP) {
                low = middle;
            } else {
                length = middle;
            }
        }
        double half = length / PANELS / 2;
        double sum = 0;
        for (int k = 0; k < PANELS; k++) {
            double centre = x + (2 * k + 1) * half;
            for (int j = 0; j < NODES.length; j++) {
                sum += WEIGHTS[j] * (Math.exp(here - potential(centre - half * NODES[j])) + Math.exp(here - potential(centre + half * NODES[j])));
            }
        }
        return half * sum;
    }

    /** N(0, 1). */
    static LineLaw normal() {
        return new LineLaw() {
            @Override
            double potential(double x) {
                return x * x / 2;
            }

            @Override
            double slope(double x) {
                return x;
            }

            @Override
            double curvature(double x) {
                return 1;
            }
        };
    }

    /** The density is proportional to exp(-x^2/2) / cosh 2x: strongly log-concave, with V'' from 1 to 5. */
    static LineLaw sqrt5() {
        return new LineLaw() {
            @Override
            double potential(double x) {
                return x * x / 2 + logCosh(2 * x);
            }

            @Override
            double slope(double x) {
                return x + 2 * Math.tanh(2 * x);
            }

            @Override
            double curvature(double x) {
                double t = Math.tanh(2 * x);
                return 1 + 4 * (1 - t * t);
            }
        };
    }

    static LineLaw logistic(double scale) {
        return new LineLaw() {
            @Override
            double potential(double x) {
                return 2 * logCosh(x / (2 * scale));
            }

            @Override
            double slope(double x) {
                return Math.tanh(x / (2 * scale)) / scale;
            }

            @Override
            double curvature(double x) {
                double t = Math.tanh(x / (2 * scale));
                return (1 - t * t) / (2 * scale * scale);
            }
        };
    }

    private static double logCosh(double x) {
        double size = Math.abs(x);
        return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
    }
}
