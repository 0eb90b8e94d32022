package org.pushforward.theory.padded;

import java.util.random.RandomGenerator;

/**
 * A mixture of Gaussians in the plane and its Ornstein-Uhlenbeck path: q of time tau is the law of e^-tau X + sqrt(1 - e^-2tau) Z, again a mixture,
 * from the data (tau = 0) to N(0, I) (tau large). Derivatives of log q are cumulants under the posterior weights of the components, in closed form.
 */
final class GaussianMixture {

    /** One Gaussian: its weight, its mean, and its covariance xx, xy, yy. */
    record Component(double weight, double meanX, double meanY, double xx, double xy, double yy) {
    }

    private static final int D = 2;

    private final Component[] components;

    GaussianMixture(Component... components) {
        this.components = components.clone();
    }

    /**
     * Derivatives of log q at a point.
     *
     * @param logDensity log q
     * @param score      grad log q
     * @param hessian    row-major
     * @param third      third derivatives, element (i, j, l) at {@code (i * 2 + j) * 2 + l}; null if not asked for
     * @param scoreRate  the derivative of the score by tau; null if not asked for
     * @param hessianRate that of the Hessian; null if not asked for
     */
    record Jet(double logDensity, double[] score, double[] hessian, double[] third, double[] scoreRate, double[] hessianRate) {
    }

    double logDensity(double x, double y) {
        return jet(x, y, 0, false, false).logDensity();
    }

    double[] draw(RandomGenerator random) {
        double u = random.nextDouble();
        int k = 0;
        while (k < components.length - 1 && u >= components[k].weight) {
            u -= components[k].weight;
            k++;
        }
        Component c = components[k];
        double e = random.nextGaussian();
        double f = random.nextGaussian();
        double a = Math.sqrt(c.xx);
        return new double[] {c.meanX + a * e, c.meanY + c.xy / a * e + Math.sqrt(c.yy - c.xy * c.xy / c.xx) * f};
    }

    /**
     * @param rates whether the score's rate is asked for
     * @param third whether third derivatives and the Hessian's rate are asked for; only with {@code rates}
     */
    Jet jet(double x, double y, double tau, boolean rates, boolean third) {
        int n = components.length;
        double decay = Math.exp(-tau);
        double square = decay * decay;
        double[] log = new double[n];
        double[][] g = new double[n][];
        double[][] p = new double[n][];
        double[] logRate = new double[n];
        double[][] gRate = new double[n][];
        double[][] pRate = new double[n][];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            Component c = components[k];
            double xx = square * c.xx + 1 - square;
            double xy = square * c.xy;
            double yy = square * c.yy + 1 - square;
            double det = xx * yy - xy * xy;
            double[] precision = {yy / det, -xy / det, -xy / det, xx / det};
            double dx = x - decay * c.meanX;
            double dy = y - decay * c.meanY;
            double gx = -(precision[0] * dx + precision[1] * dy);
            double gy = -(precision[2] * dx + precision[3] * dy);
            log[k] = Math.log(c.weight) - Math.log(2 * Math.PI) - Math.log(det) / 2 + (gx * dx + gy * dy) / 2;
            most = Math.max(most, log[k]);
            p[k] = precision;
            g[k] = new double[] {gx, gy};
            if (rates) {
                // Rates of the covariance and of the mean.
                double[] rate = {-2 * square * (c.xx - 1), -2 * square * c.xy, -2 * square * c.xy, -2 * square * (c.yy - 1)};
                double mx = -decay * c.meanX;
                double my = -decay * c.meanY;
                pRate[k] = negative(product(precision, product(rate, precision)));
                logRate[k] = -(precision[0] * rate[0] + 2 * precision[1] * rate[1] + precision[3] * rate[3]) / 2
                        + (gx * gx * rate[0] + 2 * gx * gy * rate[1] + gy * gy * rate[3]) / 2 - gx * mx - gy * my;
                gRate[k] = new double[] {-(pRate[k][0] * dx + pRate[k][1] * dy) + precision[0] * mx + precision[1] * my,
                    -(pRate[k][2] * dx + pRate[k][3] * dy) + precision[2] * mx + precision[3] * my};
            }
        }
        double[] r = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            r[k] = Math.exp(log[k] - most);
            sum += r[k];
        }
        double[] score = new double[D];
        for (int k = 0; k < n; k++) {
            r[k] /= sum;
            score[0] += r[k] * g[k][0];
            score[1] += r[k] * g[k][1];
        }
        double[] hessian = new double[D * D];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < D; i++) {
                for (int j = 0; j < D; j++) {
                    hessian[i * D + j] += r[k] * (-p[k][i * D + j] + (g[k][i] - score[i]) * (g[k][j] - score[j]));
                }
            }
        }
        double logDensity = most + Math.log(sum);
        if (!rates) {
            return new Jet(logDensity, score, hessian, null, null, null);
        }
        double meanRate = 0;
        for (int k = 0; k < n; k++) {
            meanRate += r[k] * logRate[k];
        }
        double[] cubes = third ? new double[D * D * D] : null;
        double[] scoreRate = new double[D];
        double[] hessianRate = third ? new double[D * D] : null;
        for (int k = 0; k < n; k++) {
            double weight = r[k];
            double[] c = {g[k][0] - score[0], g[k][1] - score[1]};
            double l = logRate[k] - meanRate;
            for (int i = 0; i < D; i++) {
                scoreRate[i] += weight * (gRate[k][i] + c[i] * l);
                for (int j = 0; third && j < D; j++) {
                    double a = -p[k][i * D + j];
                    hessianRate[i * D + j] += weight * (-pRate[k][i * D + j] + a * l + c[i] * c[j] * l + gRate[k][i] * c[j] + c[i] * gRate[k][j]);
                    for (int m = 0; m < D; m++) {
                        cubes[(i * D + j) * D + m] += weight * (c[i] * c[j] * c[m] - p[k][i * D + j] * c[m] - p[k][i * D + m] * c[j]
                                - p[k][j * D + m] * c[i]);
                    }
                }
            }
        }
        return new Jet(logDensity, score, hessian, cubes, scoreRate, hessianRate);
    }

    private static double[] product(double[] a, double[] b) {
        return new double[] {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]};
    }

    private static double[] negative(double[] a) {
        return new double[] {-a[0], -a[1], -a[2], -a[3]};
    }
}
