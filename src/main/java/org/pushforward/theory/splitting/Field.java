package org.pushforward.theory.splitting;

/** A smooth vector field of the plane. */
@FunctionalInterface
interface Field {

    /** Leaves the two components at a place in {@code value}. */
    void at(double x, double y, double[] value);

    /** The two components at a place. */
    default double[] at(double x, double y) {
        double[] value = new double[2];
        at(x, y, value);
        return value;
    }

    /** Where a point is after time 1: by Runge and Kutta's method of order four. */
    default double[] flow(double x, double y, int steps) {
        double h = 1.0 / steps;
        double[] p = {x, y};
        // Made once: a map takes millions of steps.
        double[] a = new double[2];
        double[] b = new double[2];
        double[] c = new double[2];
        double[] d = new double[2];
        for (int k = 0; k < steps; k++) {
            at(p[0], p[1], a);
            at(p[0] + h / 2 * a[0], p[1] + h / 2 * a[1], b);
            at(p[0] + h / 2 * b[0], p[1] + h / 2 * b[1], c);
            at(p[0] + h * c[0], p[1] + h * c[1], d);
            p[0] += h / 6 * (a[0] + 2 * b[0] + 2 * c[0] + d[0]);
            p[1] += h / 6 * (a[1] + 2 * b[1] + 2 * c[1] + d[1]);
        }
        return p;
    }
}
