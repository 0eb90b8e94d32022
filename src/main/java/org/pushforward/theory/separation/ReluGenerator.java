package org.pushforward.theory.separation;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.SphereMixture;

/**
 * A generator with one hidden layer of 2 (k - 1) ReLU units whose law is nearly a mixture of k Gaussians: x = mu(z0) + sigma z with z0 a standard
 * normal number and z a standard normal vector. The line of z0 is cut at h_1 ... h_(k-1) into k parts of equal mass; mu is the i-th mean on the i-th
 * part and goes straight to the next one on a ramp of width w around each cut.
 *
 * <p>Its law is the mixture only up to the mass of the ramps. With p_i the mass of the i-th plateau its density is at least sum p_i N(mean_i,
 * sigma^2 I), hence KL(mixture || generator) is at most -mean log(k p_i), by the log-sum inequality. The mixture is made of the same z0 and z without
 * ramps, and only on these does a point move: hence the bound on W1. The density has a closed form: on a ramp the integrand is a Gaussian in z0 (a
 * test compares it with a quadrature).
 */
public final class ReluGenerator {

    /** Narrower ones are lost in the rounding of z0. */
    private static final double NARROWEST = 1e-9;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final SphereMixture mixture;
    private final double ramp;
    /** h_1 ... h_(k-1). */
    private final double[] cuts;
    private final double[] logPlateaus;
    /** Squared distances of neighbouring means. */
    private final double[] steps;

    /**
     * @param ramp w in the unit of z0, 1e-9 or more and so small that neighbouring ramps do not touch
     * @throws InvalidInputException if it is not
     */
    public ReluGenerator(SphereMixture mixture, double ramp) {
        this.mixture = mixture;
        this.ramp = ramp;
        int k = mixture.means().count();
        requireRamp(k, ramp);
        cuts = new double[k - 1];
        for (int i = 1; i < k; i++) {
            cuts[i - 1] = NORMAL.inverseCumulativeProbability((double) i / k);
        }
        logPlateaus = new double[k];
        for (int i = 0; i < k; i++) {
            logPlateaus[i] = Math.log(plateau(i));
        }
        steps = new double[k - 1];
        for (int i = 0; i < k - 1; i++) {
            double distance = SphereDistance.distance(mixture.means(), i, i + 1);
            steps[i] = distance * distance;
        }
    }

    static void requireRamp(int components, double ramp) {
        double widest = widestRamp(components);
        InvalidInputException.require(ramp >= NARROWEST && ramp < widest && ramp < Double.POSITIVE_INFINITY,
                "with %d components the width of a ramp lies from %s to below %s, where ramps touch, not at %s", components, NARROWEST,
                String.format(Locale.ROOT, "%.4f", widest), ramp);
    }

    /** The narrowest part that has a ramp at both ends: those in the middle. Without bound for less than 3 components, where no two ramps meet. */
    private static double widestRamp(int components) {
        double widest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < components - 1; i++) {
            widest = Math.min(widest, NORMAL.inverseCumulativeProbability((i + 1.0) / components)
                    - NORMAL.inverseCumulativeProbability((double) i / components));
        }
        return widest;
    }

    public SphereMixture mixture() {
        return mixture;
    }

    /** h_1 ... h_(k-1), the middles of the ramps; the caller's own. */
    public double[] cuts() {
        return cuts.clone();
    }

    public double ramp() {
        return ramp;
    }

    private double low(int i) {
        return i == 0 ? Double.NEGATIVE_INFINITY : cuts[i - 1] + ramp / 2;
    }

    private double high(int i) {
        return i == cuts.length ? Double.POSITIVE_INFINITY : cuts[i] - ramp / 2;
    }

    /** p_i, the mass of z0 for which mu is the i-th mean. */
    public double plateau(int i) {
        return mass(low(i), high(i));
    }

    private static double mass(double from, double to) {
        return Erf.erf(from / Math.sqrt(2), to / Math.sqrt(2)) / 2;
    }

    /** The mass of all ramps together. */
    public double rampMass() {
        double mass = 0;
        for (double cut : cuts) {
            mass += mass(cut - ramp / 2, cut + ramp / 2);
        }
        return mass;
    }

    /** -mean log(k p_i), nats: KL(mixture || generator) is at most that. */
    public double klBound() {
        double sum = 0;
        for (double log : logPlateaus) {
            sum += Math.log(logPlateaus.length) + log;
        }
        return -sum / logPlateaus.length;
    }

    /**
     * W1 between the mixture and the generator is at most that, in the unit of the means: on a ramp a point is at most half the step from the mean of
     * its part, elsewhere at it. Narrow ramps need half as much, since a point is half as far on average.
     */
    public double w1Bound() {
        double sum = 0;
        for (int i = 0; i < cuts.length; i++) {
            sum += Math.sqrt(steps[i]) / 2 * mass(cuts[i] - ramp / 2, cuts[i] + ramp / 2);
        }
        return sum;
    }

    /** mu(z0) by its ReLU units: the first mean, and for each ramp the step to the next mean over w times relu(z0 - begin) - relu(z0 - end). */
    public void mean(double z0, double[] mu) {
        for (int c = 0; c < mu.length; c++) {
            mu[c] = mixture.means().get(0, c);
        }
        for (int i = 0; i < cuts.length; i++) {
            double risen = (Math.max(0, z0 - (cuts[i] - ramp / 2)) - Math.max(0, z0 - (cuts[i] + ramp / 2))) / ramp;
            if (risen != 0) {
                for (int c = 0; c < mu.length; c++) {
                    mu[c] += risen * (mixture.means().get(i + 1, c) - mixture.means().get(i, c));
                }
            }
        }
    }

    /** A point, written to {@code x}. */
    public void draw(RandomGenerator random, double[] x) {
        mean(random.nextGaussian(), x);
        for (int c = 0; c < x.length; c++) {
            x[c] += mixture.sigma() * random.nextGaussian();
        }
    }

    /** @param x a point; not modified */
    double logDensity(double[] x) {
        int k = logPlateaus.length;
        double[] squares = new double[k];
        for (int i = 0; i < k; i++) {
            squares[i] = mixture.squaredDistance(x, i);
        }
        return logDensityAt(squares);
    }

    /** @param squares squared distances to the means */
    private double logDensityAt(double[] squares) {
        int k = logPlateaus.length;
        double[] logs = new double[2 * k - 1];
        for (int i = 0; i < k; i++) {
            logs[i] = logPlateaus[i] + mixture.logComponent(squares[i]);
        }
        for (int i = 0; i < k - 1; i++) {
            logs[k + i] = logRamp(i, squares[i], squares[i + 1]);
        }
        return Counting.logSum(logs);
    }

    /**
     * The ramp's part of the density: the integral over t from 0 to 1 of w phi(begin + w t) N(x; mean_i + t step, sigma^2 I). Its exponent is
     * -(A t^2 - 2 B t + C) / 2, so that it is sqrt(2 pi / A) e^(-(C - B^2 / A) / 2) times a difference of the normal distribution function.
     *
     * @param from and {@code to}: squared distances of x to the means at the ramp's ends
     */
    private double logRamp(int i, double from, double to) {
        double begin = cuts[i] - ramp / 2;
        double variance = mixture.sigma() * mixture.sigma();
        double a = ramp * ramp + steps[i] / variance;
        // (x - mean_i) . step, from the three squared distances.
        double along = (from + steps[i] - to) / 2;
        double b = along / variance - ramp * begin;
        double root = Math.sqrt(a);
        double top = b / a;
        double exponent = begin * begin - b * top;
        double share = Erf.erf(-top * root / Math.sqrt(2), (1 - top) * root / Math.sqrt(2)) / 2;
        return Math.log(share) + Math.log(ramp / root) - exponent / 2 + mixture.logComponent(from);
    }

    /**
     * KL(mixture || generator) in nats, with as many points of each component.
     *
     * @param perComponent 2 or more
     */
    public Estimate kl(int perComponent, RandomGenerator random) {
        int k = logPlateaus.length;
        double[] x = new double[mixture.means().dimension()];
        double[] squares = new double[k];
        double[] logs = new double[k];
        double sum = 0;
        double variance = 0;
        for (int component = 0; component < k; component++) {
            double mean = 0;
            double spread = 0;
            for (int n = 1; n <= perComponent; n++) {
                mixture.draw(component, random, x);
                for (int i = 0; i < k; i++) {
                    squares[i] = mixture.squaredDistance(x, i);
                    logs[i] = mixture.logComponent(squares[i]);
                }
                double ratio = Counting.logSum(logs) - Math.log(k) - logDensityAt(squares);
                double before = ratio - mean;
                mean += before / n;
                spread += before * (ratio - mean);
            }
            sum += mean;
            variance += spread / (perComponent - 1) / perComponent;
        }
        return new Estimate(sum / k, Math.sqrt(variance) / k);
    }
}
