package org.pushforward.theory.splitting;

/** A smooth vector field of the plane. */
@FunctionalInterface
interface Field {

    /** The two components at a place. */
    double[] at(double x, double y);

    /** Where a point is after time 1: by Runge and Kutta's method of order four. */
    default double[] flow(double x, double y, int steps) {
        double h = 1.0 / steps;
        double[] p = {x, y};
        for (int k = 0; k < steps; k++) {
            double[] a = at(p[0], p[1]);
            double[] b = at(p[0] + h / 2 * a[0], p[1] + h / 2 * a[1]);
            double[] c = at(p[0] + h / 2 * b[0], p[1] + h / 2 * b[1]);
            double[] d = at(p[0] + h * c[0], p[1] + h * c[1]);
            p[0] += h / 6 * (a[0] + 2 * b[0] + 2 * c[0] + d[0]);
            p[1] += h / 6 * (a[1] + 2 * b[1] + 2 * c[1] + d[1]);
        }
        return p;
    }
}
