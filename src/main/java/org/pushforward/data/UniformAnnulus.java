package org.pushforward.data;

import java.util.random.RandomGenerator;

/** The uniform distribution between two concentric circles about the origin. */
final class UniformAnnulus implements PlanarShape {

    private static final int OUTLINE = 64;

    private final double inner;
    private final double outer;
    private final double logArea;

    UniformAnnulus(double inner, double outer) {
        this.inner = inner;
        this.outer = outer;
        logArea = Math.log(Math.PI * (outer * outer - inner * inner));
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        double radius = Math.sqrt(inner * inner + random.nextDouble() * (outer * outer - inner * inner));
        double angle = 2 * Math.PI * random.nextDouble();
        values[offset] = radius * Math.cos(angle);
        values[offset + 1] = radius * Math.sin(angle);
    }

    @Override
    public double logDensity(double x, double y) {
        double radius = Math.hypot(x, y);
        return radius >= inner && radius <= outer ? -logArea : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double entropy() {
        return logArea;
    }

    @Override
    public double[] outline() {
        return GaussianRings.circle(outer, OUTLINE);
    }

    @Override
    public double margin() {
        return outer / 10;
    }
}
