package org.pushforward.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Gaussians evenly spaced on a circle about the origin, equally likely, each with one standard deviation along the radius and one across
 * it; then wound up: every point at distance r is turned about the origin by {@code twist * exp(r / radius)}. The turning depends on the
 * distance alone, so it preserves volume, and the density at a point is that of the mixture at the unwound point.
 */
final class GaussianWheel implements PlanarShape {

    private static final int OUTLINE = 64;
    private static final double MARGIN = 4;
    /** The turning stops growing at this many radii, far outside the mass, where it would otherwise overflow. */
    private static final double LAST_TURN = 30;

    private final double radius;
    private final double radial;
    private final double across;
    private final double twist;
    private final double[] cosine;
    private final double[] sine;

    /**
     * @param modes  number of Gaussians
     * @param radius of the circle that holds their means
     * @param radial standard deviation along the radius
     * @param across standard deviation across it
     * @param twist  0 for none
     */
    GaussianWheel(int modes, double radius, double radial, double across, double twist) {
        this.radius = radius;
        this.radial = radial;
        this.across = across;
        this.twist = twist;
        cosine = new double[modes];
        sine = new double[modes];
        for (int k = 0; k < modes; k++) {
            cosine[k] = Math.cos(2 * Math.PI * k / modes);
            sine[k] = Math.sin(2 * Math.PI * k / modes);
        }
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        int k = random.nextInt(cosine.length);
        double u = radius + radial * random.nextGaussian();
        double v = across * random.nextGaussian();
        double x = cosine[k] * u - sine[k] * v;
        double y = sine[k] * u + cosine[k] * v;
        double turn = turn(Math.hypot(x, y));
        values[offset] = Math.cos(turn) * x - Math.sin(turn) * y;
        values[offset + 1] = Math.sin(turn) * x + Math.cos(turn) * y;
    }

    private double turn(double distance) {
        return twist * Math.exp(Math.min(distance / radius, LAST_TURN));
    }

    @Override
    public double logDensity(double x, double y) {
        if (twist == 0) {
            return unwoundLogDensity(x, y);
        }
        double turn = turn(Math.hypot(x, y));
        double c = Math.cos(turn);
        double s = Math.sin(turn);
        return unwoundLogDensity(c * x + s * y, c * y - s * x);
    }

    /** All alike: turning by one mode maps the distribution and the regions to themselves. */
    @Override
    public double[] modeMasses() {
        double[] masses = new double[cosine.length];
        Arrays.fill(masses, 1.0 / masses.length);
        return masses;
    }

    /** The mode whose mean's direction is nearest to that of the unwound point. */
    @Override
    public int mode(double x, double y) {
        double angle = Math.atan2(y, x) - turn(Math.hypot(x, y));
        return Math.floorMod(Math.round(angle / (2 * Math.PI) * cosine.length), cosine.length);
    }

    /** Log-sum-exp over the components, in one pass with a running maximum. */
    private double unwoundLogDensity(double x, double y) {
        double highest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int k = 0; k < cosine.length; k++) {
            double u = (cosine[k] * x + sine[k] * y - radius) / radial;
            double v = (cosine[k] * y - sine[k] * x) / across;
            double exponent = -0.5 * (u * u + v * v);
            if (exponent > highest) {
                sum = sum * Math.exp(highest - exponent) + 1;
                highest = exponent;
            } else {
                sum += Math.exp(exponent - highest);
            }
        }
        return highest + Math.log(sum / (2 * Math.PI * radial * across * cosine.length));
    }

    @Override
    public double entropy() {
        return PlaneQuadrature.entropy(this::unwoundLogDensity, GaussianRings.circle(radius, cosine.length),
                Math.min(radial, across), Math.max(radial, across));
    }

    @Override
    public double[] outline() {
        return GaussianRings.circle(radius, OUTLINE);
    }

    @Override
    public double margin() {
        return MARGIN * Math.max(radial, across);
    }
}
