package org.pushforward.data;

import java.util.random.RandomGenerator;

/**
 * A funnel after R. M. Neal, "Slice sampling", Annals of Statistics 31 (2003), with a gentler spread: x ~ N(0, 1.5^2) and
 * y | x ~ N(0, (s exp(x / 2))^2).
 */
final class Funnel implements PlanarShape {

    private static final double LENGTH = 1.5;
    /** The outline goes this many standard deviations along the axis, and so many across it at two standard deviations along. */
    private static final double EXTENT = 3;
    private static final double MARGIN = 0.5;

    private final double deviation;

    Funnel(double deviation) {
        this.deviation = deviation;
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        values[offset] = LENGTH * random.nextGaussian();
        values[offset + 1] = deviation * Math.exp(values[offset] / 2) * random.nextGaussian();
    }

    @Override
    public double logDensity(double x, double y) {
        double u = x / LENGTH;
        double v = y * Math.exp(-x / 2) / deviation;
        return y == 0 ? logDensityOnAxis(x, u) : logDensityOnAxis(x, u) - 0.5 * v * v;
    }

    private double logDensityOnAxis(double x, double u) {
        return -0.5 * u * u - 0.5 * x - Math.log(2 * Math.PI * LENGTH * deviation);
    }

    /** The width's expected logarithm, log s + E[x] / 2, is log s. */
    @Override
    public double entropy() {
        return 2 * Padding.STANDARD_NORMAL_ENTROPY + Math.log(LENGTH * deviation);
    }

    @Override
    public double[] outline() {
        double along = EXTENT * LENGTH;
        double wide = EXTENT * deviation * Math.exp(LENGTH);
        return new double[] {-along, 0, along, 0, 2 * LENGTH, wide, 2 * LENGTH, -wide};
    }

    @Override
    public double margin() {
        return MARGIN;
    }
}
