package org.pushforward.data;

import java.util.random.RandomGenerator;

/** A Gaussian bent along a parabola: x ~ N(0, 1.5^2), y | x ~ N(0.3 x^2 - 1, s^2). The shear preserves volume. */
final class Banana implements PlanarShape {

    private static final double LENGTH = 1.5;
    private static final double BEND = 0.3;
    private static final double SHIFT = -1;
    /** The outline follows the parabola this many standard deviations out. */
    private static final double EXTENT = 3.3;
    private static final int OUTLINE = 33;
    private static final double MARGIN = 4;

    private final double deviation;

    Banana(double deviation) {
        this.deviation = deviation;
    }

    private static double ridge(double x) {
        return BEND * x * x + SHIFT;
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        values[offset] = LENGTH * random.nextGaussian();
        values[offset + 1] = ridge(values[offset]) + deviation * random.nextGaussian();
    }

    @Override
    public double logDensity(double x, double y) {
        double u = x / LENGTH;
        double v = (y - ridge(x)) / deviation;
        return -0.5 * (u * u + v * v) - Math.log(2 * Math.PI * LENGTH * deviation);
    }

    @Override
    public double entropy() {
        return 2 * Padding.STANDARD_NORMAL_ENTROPY + Math.log(LENGTH * deviation);
    }

    @Override
    public double[] outline() {
        double[] points = new double[2 * OUTLINE];
        for (int i = 0; i < OUTLINE; i++) {
            double x = EXTENT * LENGTH * (2.0 * i / (OUTLINE - 1) - 1);
            points[2 * i] = x;
            points[2 * i + 1] = ridge(x);
        }
        return points;
    }

    @Override
    public double margin() {
        return MARGIN * deviation;
    }
}
