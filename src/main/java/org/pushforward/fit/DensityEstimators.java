package org.pushforward.fit;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.flow.Bijection;

/**
 * The density in the plane that a flow stands for. The bijection works in data units: it takes padded data points, its log-determinant
 * includes the standardisation. Everything is worked off in chunks, so a grid of any size costs a few small buffers. Values in nats.
 *
 * <table>
 * <caption>Which estimator when</caption>
 * <tr><td>no padding</td><td>{@link #joint}</td><td>exact</td></tr>
 * <tr><td>Gaussian padding</td><td>{@link #marginal}</td><td>consistent; its logarithm is biased low by half the relative variance of the
 * weights, so the negative log-likelihood from it is an upper bound in expectation</td></tr>
 * <tr><td>zero padding</td><td>{@link KernelDensity}</td><td>smoothed: there is no density to evaluate</td></tr>
 * </table>
 */
public final class DensityEstimators {

    private static final int CHUNK = 1_000;
    private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private DensityEstimators() {
    }

    /**
     * Log density of the padded points under the flow: log N(z; 0, I) + log |det dz/dx|.
     *
     * @param points {@code n * bijection.dimension()}, data units, padding included; not modified
     * @return {@code n} values
     */
    public static double[] joint(Bijection bijection, double[] points) {
        int dimension = bijection.dimension();
        int n = points.length / dimension;
        double[] result = new double[n];
        double[] chunk = new double[CHUNK * dimension];
        double[] logDensity = new double[CHUNK];
        for (int start = 0; start < n; start += CHUNK) {
            int size = Math.min(CHUNK, n - start);
            System.arraycopy(points, start * dimension, chunk, 0, size * dimension);
            jointInPlace(bijection, chunk, size, logDensity);
            System.arraycopy(logDensity, 0, result, start, size);
        }
        return result;
    }

    /**
     * Log density of the data coordinates alone, under Gaussian padding: p(x) is the expectation over e ~ N(0, level^2 I) of p(x, e) / N(e;
     * 0, level^2 I), estimated by the mean over {@code draws}. All points share the same draws, so that a picture is smooth and differences
     * between points are not noise.
     *
     * @param points {@code n} points, data units, without padding: as many coordinates as the bijection has before the padding's; not modified
     * @return {@code n} values; NaN where the flow is no number at one of the draws
     */
    public static double[] marginal(Bijection bijection, double[] points, Padding padding, int draws, RandomGenerator random) {
        if (!padding.hasDensity()) {
            throw new IllegalArgumentException("padding " + padding + " has no density to integrate out: estimate from samples");
        }
        if (draws < 1) {
            throw new IllegalArgumentException("the marginal needs 1 draw or more, not " + draws);
        }
        int data = bijection.dimension() - padding.dimensions();
        if (data < 2 || points.length % data != 0) {
            throw new IllegalArgumentException("the flow has " + bijection.dimension() + " coordinates, " + padding.dimensions()
                    + " of them of the padding, which " + points.length + " numbers do not fill");
        }
        if (padding.dimensions() == 0) {
            return joint(bijection, points);
        }
        int extra = padding.dimensions();
        int dimension = data + extra;
        double[] noise = new double[draws * extra];
        double[] logProposal = new double[draws];
        for (int s = 0; s < draws; s++) {
            for (int j = 0; j < extra; j++) {
                noise[s * extra + j] = padding.noiseLevel() * random.nextGaussian();
            }
            logProposal[s] = padding.logDensity(noise, s * extra);
        }
        int n = points.length / data;
        double[] result = new double[n];
        double[] chunk = new double[CHUNK * dimension];
        double[] logDensity = new double[CHUNK];
        double[] highest = new double[CHUNK];
        double[] sum = new double[CHUNK];
        for (int start = 0; start < n; start += CHUNK) {
            int size = Math.min(CHUNK, n - start);
            Arrays.fill(highest, Double.NEGATIVE_INFINITY);
            Arrays.fill(sum, 0);
            for (int s = 0; s < draws; s++) {
                for (int i = 0; i < size; i++) {
                    System.arraycopy(points, data * (start + i), chunk, i * dimension, data);
                    System.arraycopy(noise, s * extra, chunk, i * dimension + data, extra);
                }
                jointInPlace(bijection, chunk, size, logDensity);
                for (int i = 0; i < size; i++) {
                    add(logDensity[i] - logProposal[s], i, highest, sum);
                }
            }
            for (int i = 0; i < size; i++) {
                result[start + i] = highest[i] + Math.log(sum[i] / draws);
            }
        }
        return result;
    }

    /** A smoothed density from samples, on a grid; see {@link KernelDensity}. */
    public static DensityGrid kernel(Points samples, Window window, int columns, int rows) {
        return KernelDensity.estimate(samples, window, columns, rows);
    }

    /** One step of a running log-sum-exp: {@code sum * exp(highest)} grows by {@code exp(log)}. */
    private static void add(double log, int i, double[] highest, double[] sum) {
        if (Double.isNaN(log)) {
            // Where the flow is no number at one of the draws, the mean over them is none: it would be too small without that draw.
            highest[i] = log;
        } else if (log > highest[i]) {
            sum[i] = sum[i] * Math.exp(highest[i] - log) + 1;
            highest[i] = log;
        } else if (log > Double.NEGATIVE_INFINITY) {
            sum[i] += Math.exp(log - highest[i]);
        }
    }

    /** @param points overwritten with noise */
    private static void jointInPlace(Bijection bijection, double[] points, int n, double[] logDensity) {
        int dimension = bijection.dimension();
        bijection.forward(points, n, points, logDensity);
        for (int i = 0; i < n; i++) {
            logDensity[i] += standardNormal(points, i * dimension, dimension);
        }
    }

    /** Log density of the standard normal distribution at a point. @param from the place of its first coordinate */
    public static double standardNormal(double[] z, int from, int dimension) {
        double squares = 0;
        for (int j = from; j < from + dimension; j++) {
            squares += z[j] * z[j];
        }
        return -(0.5 * squares + dimension * LOG_SQRT_TWO_PI);
    }
}
