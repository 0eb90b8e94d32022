package org.pushforward.conditioning;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.pushforward.data.Points;

/**
 * From samples of a flow alone, a lower bound on the Lipschitz constant L of its map from noise to data: somewhere it stretches by that much or more.
 *
 * <p>If A and B are parts of data space at a distance of D, and the model has the masses p_A and p_B there, then Phi^-1(1 - p_B) - Phi^-1(p_A) is at
 * least D / L, in any dimension, by the Gaussian isoperimetric inequality (Borell 1975; Sudakov and Tsirelson 1974): the pre-image of A, made larger
 * by D / L, does not meet that of B. Here A and B are where a function h that no distance exceeds (a coordinate along a direction, or the distance
 * to a centre) is below and above two levels. So the bound is the steepest chord of the quantiles of h against those of a normal distribution.
 *
 * <p>The masses are those of samples, less what these may miss: with the inequality of Dvoretzky, Kiefer and Wolfowitz (with Massart's constant), at
 * all levels and for all functions at once. The bound is wrong with a chance of {@value #RISK} at most, whatever levels turn out to be best.
 *
 * @param value    L is at least that, in data units for one unit of noise; 0 if the samples say nothing
 * @param from     the level of h below which A lies, data units
 * @param to       the level above which B lies
 * @param below    what the mass of A is at least
 * @param above    what the mass of B is at least
 * @param feature  which function is h: an index of {@link #direction}, or its length for the distance to the centre
 * @param features how many functions there were to choose from
 */
public record LipschitzBound(double value, double from, double to, double below, double above, int feature, int features) {

    /** Of a bound that is too high. */
    public static final double RISK = 1e-4;
    /** Directions in the plane, or random ones beside the axes in more dimensions. */
    private static final int DIRECTIONS = 16;
    /** Levels that are tried, as ranks of the samples. */
    private static final int LEVELS = 512;
    /** Of an interval, to all digits. */
    private static final int HALVINGS = 60;
    static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /**
     * Of independent samples. Some ten milliseconds for 4,096 of them.
     *
     * @param samples   of the flow, from standard normal noise, independent; 2 or more
     * @param dimension coordinates that count, the first ones of each point: 2 or more. What h sees of a map cannot expand more than the map
     * @param centre    of the distance, {@code dimension} numbers that do not depend on the samples; not modified
     * @return 0 if a coordinate is not finite
     */
    public static LipschitzBound of(Points samples, int dimension, double[] centre) {
        double[][] directions = directions(dimension);
        int features = directions.length + 1;
        int n = samples.count();
        double margin = Math.sqrt(Math.log(2 * features / RISK) / (2 * n));
        // Levels at which a mass of A or B is left after the margin is taken off; the same ranks for every function.
        int[] ranks = new int[Math.min(LEVELS, n)];
        double[] low = new double[ranks.length];
        double[] high = new double[ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            ranks[k] = (int) ((long) k * (n - 1) / Math.max(1, ranks.length - 1));
            low[k] = quantile((ranks[k] + 1.0) / n - margin);
            high[k] = quantile((double) ranks[k] / n + margin);
        }
        LipschitzBound best = new LipschitzBound(0, 0, 0, 0, 0, 0, features);
        double[] values = new double[n];
        for (int feature = 0; feature < features; feature++) {
            for (int i = 0; i < n; i++) {
                values[i] = feature < directions.length ? along(samples, i, directions[feature]) : distance(samples, i, centre);
                if (!Double.isFinite(values[i])) {
                    return new LipschitzBound(0, 0, 0, 0, 0, 0, features);
                }
            }
            Arrays.sort(values);
            for (int a = 0; a < ranks.length; a++) {
                for (int b = a + 1; b < ranks.length; b++) {
                    // Infinite where no mass is left on one side.
                    double slope = (values[ranks[b]] - values[ranks[a]]) / (high[b] - low[a]);
                    if (slope > best.value) {
                        best = new LipschitzBound(slope, values[ranks[a]], values[ranks[b]], (ranks[a] + 1.0) / n - margin,
                                1 - (double) ranks[b] / n - margin, feature, features);
                    }
                }
            }
        }
        return best;
    }

    static double quantile(double probability) {
        if (probability <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return probability >= 1 ? Double.POSITIVE_INFINITY : NORMAL.inverseCumulativeProbability(probability);
    }

    /**
     * The unit vectors along which coordinates are looked at: even in the plane; the axes and some random ones, always the same, in
     * more dimensions.
     */
    static double[][] directions(int dimension) {
        if (dimension == 2) {
            double[][] directions = new double[DIRECTIONS][];
            for (int i = 0; i < DIRECTIONS; i++) {
                directions[i] = new double[] {Math.cos(Math.PI * i / DIRECTIONS), Math.sin(Math.PI * i / DIRECTIONS)};
            }
            return directions;
        }
        double[][] directions = new double[dimension + DIRECTIONS][dimension];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < directions.length; i++) {
            if (i < dimension) {
                directions[i][i] = 1;
                continue;
            }
            double squares = 0;
            for (int c = 0; c < dimension; c++) {
                directions[i][c] = random.nextGaussian();
                squares += directions[i][c] * directions[i][c];
            }
            for (int c = 0; c < dimension; c++) {
                directions[i][c] /= Math.sqrt(squares);
            }
        }
        return directions;
    }

    /** The direction along which h is the coordinate; null if h is the distance to the centre. */
    public double[] direction(int dimension) {
        double[][] directions = directions(dimension);
        return feature < directions.length ? directions[feature] : null;
    }

    static double along(Points samples, int i, double[] direction) {
        double sum = 0;
        for (int c = 0; c < direction.length; c++) {
            sum += direction[c] * samples.get(i, c);
        }
        return sum;
    }

    static double distance(Points samples, int i, double[] centre) {
        double squares = 0;
        for (int c = 0; c < centre.length; c++) {
            squares += (samples.get(i, c) - centre[c]) * (samples.get(i, c) - centre[c]);
        }
        return Math.sqrt(squares);
    }

    /**
     * The mass that a map leaves at least between two parts which get masses of a given ratio: the filament. With p_A = T w and p_B = T (1 - w) the
     * room between them, Phi^-1(1 - p_B) - Phi^-1(p_A), falls as their mass T grows, and the inequality asks for D / L of it: T is largest where
     * there is just so much. For a ratio of 1 the mass is 2 Phi(D / 2L) - 1.
     *
     * @param distance  D of the parts, above 0
     * @param lipschitz L of the map from noise to data, above 0
     * @param below     mass of one part, above 0, in any unit
     * @param above     mass of the other, in the same unit
     */
    public static double leastLeak(double distance, double lipschitz, double below, double above) {
        double share = below / (below + above);
        double least = 0;
        double most = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double mass = (least + most) / 2;
            if (-quantile(mass * (1 - share)) - quantile(mass * share) >= distance / lipschitz) {
                least = mass;
            } else {
                most = mass;
            }
        }
        return 1 - most;
    }
}
