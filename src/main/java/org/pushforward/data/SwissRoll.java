package org.pushforward.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;

/**
 * A rolled-up sheet in three dimensions, blurred by an isotropic Gaussian: (t cos t, t sin t) / 5 for t from 1.5 pi to 4.5 pi, uniform, and a height
 * uniform from -2.1 to 2.1, which is scikit-learn's Swiss roll a fifth as large and with the height last. The roll and the height are independent,
 * and so are their blurs: density and entropy come from the curve in the plane and from the interval.
 */
final class SwissRoll implements SpatialShape {

    private static final double HALF_HEIGHT = 2.1;
    /** Beyond so many standard deviations the complementary error function is taken from its asymptotic series, good to 1e-8 there. */
    private static final double TAIL = 20;
    /** Standard deviations beyond an end of the interval that its entropy is integrated to. */
    private static final double REACH = 9;
    private static final int NODES_PER_DEVIATION = 4;

    private final NoisyCurves roll;
    private final double noise;
    /** NaN until first asked for. Two threads that ask at once compute the same number twice, which is harmless. */
    private volatile double entropy = Double.NaN;

    /** @param noise standard deviation of the blur */
    SwissRoll(double noise) {
        this.noise = noise;
        roll = curve(noise);
    }

    /** The roll seen along its axis. */
    static NoisyCurves curve(double noise) {
        return new NoisyCurves(List.of(NoisyCurves.Curve.uniform(1.5 * Math.PI, 4.5 * Math.PI,
                t -> t * Math.cos(t) / 5, t -> t * Math.sin(t) / 5)), noise);
    }

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        roll.draw(random, values, offset);
        values[offset + 2] = HALF_HEIGHT * (2 * random.nextDouble() - 1) + noise * random.nextGaussian();
    }

    @Override
    public double logDensity(double[] x) {
        return roll.logDensity(x[0], x[1]) + logHeight(x[2]);
    }

    /** Log density of the blurred height: that of N(z, noise^2) between the ends of the interval, over its length. */
    private double logHeight(double z) {
        double near = (Math.abs(z) - HALF_HEIGHT) / noise;
        double far = (Math.abs(z) + HALF_HEIGHT) / noise;
        double logMass;
        if (near > TAIL) {
            // The far end takes away less than exp(-near far).
            double square = 1 / (near * near);
            logMass = -0.5 * near * near - Math.log(near * Math.sqrt(2 * Math.PI)) + Math.log1p(-square * (1 - square * (3 - 15 * square)));
        } else {
            logMass = Math.log(upperTail(near) - upperTail(far));
        }
        return logMass - Math.log(2 * HALF_HEIGHT);
    }

    private static double upperTail(double z) {
        return 0.5 * Erf.erfc(z / Math.sqrt(2));
    }

    @Override
    public double entropy() {
        if (Double.isNaN(entropy)) {
            entropy = roll.entropy() + heightEntropy();
        }
        return entropy;
    }

    /** A plain sum, as in {@link PlaneQuadrature}. */
    private double heightEntropy() {
        double end = HALF_HEIGHT + REACH * noise;
        int cells = (int) Math.ceil(2 * end / noise * NODES_PER_DEVIATION);
        double step = 2 * end / cells;
        double sum = 0;
        for (int i = 0; i <= cells; i++) {
            double log = logHeight(-end + i * step);
            sum -= log * Math.exp(log) * step;
        }
        return sum;
    }

    @Override
    public Points outline() {
        double[] flat = roll.outline();
        double[] values = new double[flat.length / 2 * 6];
        for (int i = 0; i < flat.length / 2; i++) {
            for (int side = 0; side < 2; side++) {
                int at = 3 * (2 * i + side);
                values[at] = flat[2 * i];
                values[at + 1] = flat[2 * i + 1];
                values[at + 2] = side == 0 ? -HALF_HEIGHT : HALF_HEIGHT;
            }
        }
        return new Points(flat.length, 3, values);
    }

    @Override
    public double margin() {
        return roll.margin();
    }
}
