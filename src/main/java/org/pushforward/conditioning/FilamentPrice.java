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
 * @param nats  0 if the data show no parts that are too far apart for L
 * @param from  A is where h is below
 * @param to    B is where h is above
 * @param below mass of the data in A
 * @param above mass in B
 */
public record FilamentPrice(double nats, double from, double to, double below, double above) {

    static final FilamentPrice NONE = new FilamentPrice(0, 0, 0, 0, 0);
    /** Levels that are tried. */
    private static final int LEVELS = 40;
    /** Halvings of the interval of t: to single precision, well below the error of masses. */
    private static final int THIRDS = 60;

    /**
     * Of data, for one constant; {@link FilamentPrices} has more of them. A few ten milliseconds.
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
        return new FilamentPrice(least(below, above, (best.to - best.from) / lipschitz), best.from, best.to, below, above);
    }

    /** What the same parts cost at another constant. */
    FilamentPrice at(double lipschitz) {
        return new FilamentPrice(least(below, above, (to - from) / lipschitz), from, to, below, above);
    }

    private static double feature(Points data, int i, int feature, double[][] directions, double[] centre) {
        return feature < directions.length ? LipschitzBound.along(data, i, directions[feature]) : LipschitzBound.distance(data, i, centre);
    }

    /** @param sorted h of the points, ascending */
    private static FilamentPrice bestLevels(double[] sorted, double lipschitz) {
        FilamentPrice best = NONE;
        int n = sorted.length;
        for (int low = 1; low < LEVELS; low++) {
            int a = (int) ((long) low * n / LEVELS);
            for (int high = low; high < LEVELS; high++) {
                // From the last point of a share to the first of the next: of data in two parts that is the gap between them.
                int b = Math.min(n - 1, (int) ((long) high * n / LEVELS) + 1);
                double below = (a + 1.0) / n;
                double above = (double) (n - b) / n;
                double price = least(below, above, (sorted[b] - sorted[a]) / lipschitz, best.nats);
                if (price > best.nats) {
                    best = new FilamentPrice(price, sorted[a], sorted[b], below, above);
                }
            }
        }
        return best;
    }

    /**
     * The least KL of three masses.
     *
     * @param below     a, 0 to 1
     * @param above     b, 0 to 1, a + b at most 1
     * @param separates D / L, 0 or more
     */
    public static double least(double below, double above, double separates) {
        return least(below, above, separates, 0);
    }

    /** As above; 0 where it is not above {@code matters}, which mostly shows at one look. */
    private static double least(double below, double above, double separates, double matters) {
        if (!(separates > 0) || below <= 0 || above <= 0) {
            return 0;
        }
        double between = Math.max(0, 1 - below - above);
        double middle = LipschitzBound.quantile(below);
        if (LipschitzBound.quantile(1 - above) - middle >= separates) {
            return 0;
        }
        // At these ends one of the two masses alone is as in the data, the other is less.
        double left = LipschitzBound.quantile(1 - above) - separates;
        double right = middle;
        if (divergence(below, between, above, (left + right) / 2, separates) <= matters) {
            return 0;
        }
        for (int i = 0; i < THIRDS && right - left > 1e-9 * (1 + Math.abs(right)); i++) {
            double third = (right - left) / 3;
            if (divergence(below, between, above, left + third, separates) < divergence(below, between, above, right - third, separates)) {
                right -= third;
            } else {
                left += third;
            }
        }
        return Math.max(0, divergence(below, between, above, (left + right) / 2, separates));
    }

    private static double divergence(double below, double between, double above, double t, double separates) {
        double low = LipschitzBound.logCumulative(t);
        double high = LipschitzBound.logCumulative(-t - separates);
        return part(below, low) + part(above, high) + part(between, Math.log(1 - Math.exp(low) - Math.exp(high)));
    }

    private static double part(double ofData, double logOfModel) {
        return ofData == 0 ? 0 : ofData * (Math.log(ofData) - logOfModel);
    }
}
