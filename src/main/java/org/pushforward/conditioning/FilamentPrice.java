package org.pushforward.conditioning;

import java.util.Arrays;
import org.pushforward.data.Points;

/**
 * What KL(data || model) is at least, in nats, if the map from noise to data has the Lipschitz constant L: data in parts make such a map leave mass
 * between them, a filament, which the likelihood pays for.
 *
 * <p>With the masses a of the data in A, b in B and c elsewhere, and those of the model, KL is at least that of the three masses. The model's obey
 * Phi^-1(1 - p_B) - Phi^-1(p_A) &gt;= D / L, D the distance of A and B, as in {@link LipschitzBound}; the least KL under this is found on its border,
 * p_A = Phi(t), p_B = Phi(-t - D / L), where it is convex in t. A and B are chosen on every second point and their masses read on the others, so that
 * the choice does not raise the price.
 *
 * <p>The masses are those of n points, so the price has an error. Let m be the three masses and p those of the model where sum m_i ln(m_i / p_i) is
 * least. What the model may be does not depend on m, so by the envelope theorem the derivative of the price by m_i is that at fixed p, ln(m_i / p_i)
 * + 1. The 1 falls out, since the masses add up to 1; with g_i = ln(m_i / p_i), whose mean by m is the price itself, and the covariance of shares,
 * (diag(m) - m m^T) / n, the squared standard error is (sum m_i g_i^2 - price^2) / n. A part without a point is counted there as one with a point:
 * that none fell there does not say that its mass is 0.
 *
 * <p>That error goes to 0 with the price: where the masses are just what the constant allows, the price is that of their chance alone. Of a few
 * deviations of a mass, z standard errors in all, it is about z^2 / (2 n), and its standard error z / n, so that it is z / 2 of its errors above 0.
 * A price of {@value #ERRORS} of them is z = {@code 2 * ERRORS}: no chance, see {@link #shows}.
 *
 * @param nats   0 if the data show no parts that are too far apart for L
 * @param error  standard error of it, by the masses alone: that the parts were chosen is not in it. 0 where the price is 0
 * @param from   A is where h is below
 * @param to     B is where h is above
 * @param below  mass of the data in A
 * @param above  mass in B
 * @param points that the masses were read at; 0 where no parts were found
 */
public record FilamentPrice(double nats, double error, double from, double to, double below, double above, int points) {

    static final FilamentPrice NONE = new FilamentPrice(0, 0, 0, 0, 0, 0, 0);
    /** Standard errors that a price is above 0 where a filament is seen. */
    private static final int ERRORS = 2;
    /** Levels that are tried. */
    private static final int LEVELS = 40;
    /** Of the interval of t: to single precision, well below the error of masses. */
    private static final int HALVINGS = 60;

    /**
     * Of data, for one constant; {@link FilamentPrices} has more of them. Some milliseconds.
     *
     * @param data      4 points or more
     * @param dimension coordinates that count, the first ones of each point: 2 or more
     * @param centre    of the distance, {@code dimension} numbers; not modified
     * @param lipschitz L, data units for one unit of noise
     */
    static FilamentPrice of(Points data, int dimension, double[] centre, double lipschitz) {
        double[][] directions = LipschitzBound.directions(dimension);
        FilamentPrice best = NONE;
        int bestFeature = 0;
        double[] values = new double[(data.count() + 1) / 2];
        for (int feature = 0; feature <= directions.length; feature++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = feature(data, 2 * i, feature, directions, centre);
            }
            Arrays.sort(values);
            FilamentPrice found = bestLevels(values, lipschitz);
            if (found.nats > best.nats) {
                best = found;
                bestFeature = feature;
            }
        }
        if (best.nats == 0) {
            return NONE;
        }
        int others = data.count() / 2;
        double below = 0;
        double above = 0;
        for (int i = 0; i < others; i++) {
            double h = feature(data, 2 * i + 1, bestFeature, directions, centre);
            below += h <= best.from ? 1.0 / others : 0;
            above += h >= best.to ? 1.0 / others : 0;
        }
        return of(best.from, best.to, below, above, others, lipschitz);
    }

    /** Of parts that are chosen. @param points that the masses were read at, 1 or more */
    static FilamentPrice of(double from, double to, double below, double above, int points, double lipschitz) {
        double separates = (to - from) / lipschitz;
        double t = border(below, above, LipschitzBound.quantile(below), LipschitzBound.quantile(1 - above), separates, 0);
        double between = between(below, above);
        double nats = Double.isNaN(t) ? 0 : Math.max(0, divergence(below, between, above, t, separates));
        if (nats == 0) {
            return new FilamentPrice(0, 0, from, to, below, above, points);
        }
        double low = NormalLaw.logCumulative(t);
        double high = NormalLaw.logCumulative(-t - separates);
        double[] masses = {below, above, between};
        double[] logOfModel = {low, high, logBetween(low, high)};
        double mean = 0;
        double squares = 0;
        for (int part = 0; part < masses.length; part++) {
            double mass = Math.max(masses[part], 1.0 / points);
            double ratio = Math.log(mass) - logOfModel[part];
            mean += mass * ratio;
            squares += mass * ratio * ratio;
        }
        return new FilamentPrice(nats, Math.sqrt(Math.max(0, squares - mean * mean) / points), from, to, below, above, points);
    }

    /** What the same parts cost at another constant. */
    FilamentPrice at(double lipschitz) {
        return points == 0 ? NONE : of(from, to, below, above, points, lipschitz);
    }

    /** Whether a filament is forced on a flow of that constant, as far as these points can tell: the price is no work of their chance. */
    public boolean shows() {
        return nats > 0 && nats >= ERRORS * error;
    }

    private static double feature(Points data, int i, int feature, double[][] directions, double[] centre) {
        return feature < directions.length ? LipschitzBound.along(data, i, directions[feature]) : LipschitzBound.distance(data, i, centre);
    }

    /** @param sorted h of the points, ascending */
    private static FilamentPrice bestLevels(double[] sorted, double lipschitz) {
        FilamentPrice best = NONE;
        int n = sorted.length;
        double[] ends = new double[LEVELS];
        double[] begins = new double[LEVELS];
        for (int level = 1; level < LEVELS; level++) {
            ends[level] = LipschitzBound.quantile(below(level, n));
            begins[level] = LipschitzBound.quantile(1 - above(level, n));
        }
        for (int low = 1; low < LEVELS; low++) {
            int a = last(low, n);
            double below = below(low, n);
            for (int high = low; high < LEVELS; high++) {
                int b = first(high, n);
                double above = above(high, n);
                double price = least(below, above, ends[low], begins[high], (sorted[b] - sorted[a]) / lipschitz, best.nats);
                if (price > best.nats) {
                    best = new FilamentPrice(price, 0, sorted[a], sorted[b], below, above, 0);
                }
            }
        }
        return best;
    }

    /** From the last point of a share to the first of the next: of data in two parts that is the gap between them. */
    private static int last(int level, int n) {
        return (int) ((long) level * n / LEVELS);
    }

    private static int first(int level, int n) {
        return Math.min(n - 1, last(level, n) + 1);
    }

    private static double below(int level, int n) {
        return (last(level, n) + 1.0) / n;
    }

    private static double above(int level, int n) {
        return (double) (n - first(level, n)) / n;
    }

    /**
     * The least KL of three masses.
     *
     * @param below     a, 0 to 1
     * @param above     b, 0 to 1, a + b at most 1
     * @param separates D / L, 0 or more
     */
    public static double least(double below, double above, double separates) {
        return least(below, above, LipschitzBound.quantile(below), LipschitzBound.quantile(1 - above), separates, 0);
    }

    /** As above; 0 where it is not above {@code matters}, which mostly shows at one look. @param end, begin see {@link #border} */
    private static double least(double below, double above, double end, double begin, double separates, double matters) {
        double t = border(below, above, end, begin, separates, matters);
        return Double.isNaN(t) ? 0 : Math.max(0, divergence(below, between(below, above), above, t, separates));
    }

    /**
     * Where on the border the KL is least: the t of its masses. NaN where that is 0, or not above {@code matters}.
     *
     * @param end   the normal quantile of {@code below}, where A would end
     * @param begin that of 1 - {@code above}, where B would begin
     */
    private static double border(double below, double above, double end, double begin, double separates, double matters) {
        if (!(separates > 0) || below <= 0 || above <= 0 || begin - end >= separates) {
            return Double.NaN;
        }
        double between = between(below, above);
        // At these ends one of the two masses alone is as in the data, the other is less.
        double left = begin - separates;
        double right = end;
        if (divergence(below, between, above, (left + right) / 2, separates) <= matters) {
            return Double.NaN;
        }
        for (int i = 0; i < HALVINGS && right - left > 1e-9 * (1 + Math.abs(right)); i++) {
            double middle = (left + right) / 2;
            if (rises(below, between, above, middle, separates)) {
                right = middle;
            } else {
                left = middle;
            }
        }
        return (left + right) / 2;
    }

    /** Whether the KL grows with t: the sign of its derivative. */
    private static boolean rises(double below, double between, double above, double t, double separates) {
        double low = NormalLaw.logCumulative(t);
        double high = NormalLaw.logCumulative(-t - separates);
        double slope = above * NormalLaw.slope(t + separates, high) - below * NormalLaw.slope(t, low);
        if (between > 0) {
            // What A and B gain goes out of what is between them.
            slope += between * (Math.exp(low) * NormalLaw.slope(t, low) - Math.exp(high) * NormalLaw.slope(t + separates, high))
                    / (1 - Math.exp(low) - Math.exp(high));
        }
        return slope > 0;
    }

    private static double between(double below, double above) {
        return Math.max(0, 1 - below - above);
    }

    private static double divergence(double below, double between, double above, double t, double separates) {
        double low = NormalLaw.logCumulative(t);
        double high = NormalLaw.logCumulative(-t - separates);
        return part(below, low) + part(above, high) + part(between, logBetween(low, high));
    }

    /** Of the mass that the model has between the parts, by the logarithms of the others. */
    private static double logBetween(double low, double high) {
        return Math.log(1 - Math.exp(low) - Math.exp(high));
    }

    private static double part(double ofData, double logOfModel) {
        return ofData == 0 ? 0 : ofData * (Math.log(ofData) - logOfModel);
    }
}
