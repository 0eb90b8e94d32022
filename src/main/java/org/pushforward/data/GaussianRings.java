package org.pushforward.data;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Concentric circles, equally likely, blurred by an isotropic Gaussian. A circle of radius R blurred by s has the density
 * exp(-(r^2 + R^2) / (2 s^2)) I0(r R / s^2) / (2 pi s^2) at distance r from the centre.
 */
final class GaussianRings implements PlanarShape {

    private static final int OUTLINE = 64;
    private static final double MARGIN = 4;
    private static final int NODES = 8;
    /** The quadrature of the entropy goes this many standard deviations beyond the largest circle. */
    private static final int REACH = 9;

    /** Ascending. */
    private final double[] radii;
    private final double deviation;

    GaussianRings(double deviation, double... radii) {
        this.radii = radii.clone();
        this.deviation = deviation;
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        double radius = radii[random.nextInt(radii.length)];
        double angle = 2 * Math.PI * random.nextDouble();
        values[offset] = radius * Math.cos(angle) + deviation * random.nextGaussian();
        values[offset + 1] = radius * Math.sin(angle) + deviation * random.nextGaussian();
    }

    @Override
    public double logDensity(double x, double y) {
        return logDensity(Math.hypot(x, y));
    }

    private double logDensity(double distance) {
        double precision = 1 / (deviation * deviation);
        double nearest = Double.POSITIVE_INFINITY;
        for (double radius : radii) {
            nearest = Math.min(nearest, Math.abs(distance - radius));
        }
        double sum = 0;
        for (double radius : radii) {
            double beyond = Math.abs(distance - radius);
            sum += scaledBesselI0(distance * radius * precision) * Math.exp(0.5 * precision * (nearest - beyond) * (nearest + beyond));
        }
        return Math.log(sum * precision / (2 * Math.PI * radii.length)) - 0.5 * precision * nearest * nearest;
    }

    /**
     * exp(-x) I0(x) for x >= 0, to a relative 2e-7 at worst: the polynomials 9.8.1 and 9.8.2 of Abramowitz and Stegun, Handbook of
     * Mathematical Functions, 1964.
     */
    static double scaledBesselI0(double x) {
        if (x < 3.75) {
            double t = x / 3.75 * (x / 3.75);
            return Math.exp(-x) * (1 + t * (3.5156229 + t * (3.0899424 + t * (1.2067492
                    + t * (0.2659732 + t * (0.0360768 + t * 0.0045813))))));
        }
        double t = 3.75 / x;
        return (0.39894228 + t * (0.01328592 + t * (0.00225319 + t * (-0.00157565 + t * (0.00916281
                + t * (-0.02057706 + t * (0.02635537 + t * (-0.01647633 + t * 0.00392377)))))))) / Math.sqrt(x);
    }

    /** -integral of 2 pi r p(r) log p(r) dr over the distance r. */
    @Override
    public double entropy() {
        return integral(0, largestRadius() + REACH * deviation, log -> -log);
    }

    /** Mass nearer to this circle than to any other. */
    @Override
    public double[] modeMasses() {
        double[] masses = new double[radii.length];
        for (int k = 0; k < radii.length; k++) {
            double from = k == 0 ? 0 : (radii[k - 1] + radii[k]) / 2;
            double to = k == radii.length - 1 ? largestRadius() + REACH * deviation : (radii[k] + radii[k + 1]) / 2;
            masses[k] = integral(from, to, log -> 1);
        }
        return masses;
    }

    @Override
    public int mode(double x, double y) {
        double distance = Math.hypot(x, y);
        int nearest = 0;
        for (int k = 1; k < radii.length; k++) {
            if (Math.abs(distance - radii[k]) < Math.abs(distance - radii[nearest])) {
                nearest = k;
            }
        }
        return nearest;
    }

    /** Integral of 2 pi r p(r) f(log p(r)) dr over a range of the distance r, by Gauss-Legendre on panels at most one standard deviation long. */
    private double integral(double from, double to, DoubleUnaryOperator f) {
        int panels = (int) Math.ceil((to - from) / deviation);
        double half = (to - from) / panels / 2;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES);
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int k = 0; k < NODES; k++) {
                double distance = from + (2 * panel + 1 + rule.getPoint(k)) * half;
                double log = logDensity(distance);
                sum += rule.getWeight(k) * half * 2 * Math.PI * distance * f.applyAsDouble(log) * Math.exp(log);
            }
        }
        return sum;
    }

    @Override
    public double[] outline() {
        return circle(largestRadius(), OUTLINE);
    }

    @Override
    public double margin() {
        return MARGIN * deviation;
    }

    private double largestRadius() {
        double largest = 0;
        for (double radius : radii) {
            largest = Math.max(largest, radius);
        }
        return largest;
    }

    /** @return {@code count} points evenly spaced on the circle about the origin, the first on the positive x axis */
    static double[] circle(double radius, int count) {
        double[] points = new double[2 * count];
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            points[2 * i] = radius * Math.cos(angle);
            points[2 * i + 1] = radius * Math.sin(angle);
        }
        return points;
    }
}
