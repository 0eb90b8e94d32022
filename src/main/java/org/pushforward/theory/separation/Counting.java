package org.pushforward.theory.separation;

import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.pushforward.base.InvalidInputException;

/**
 * The two sizes that the depth bound compares, as logarithms (natural). A family of mixtures with many members far from each other cannot all be near
 * flows of a family that a small net covers: L maps of p numbers each, none expanding by more than Lip, are covered to within eps by a net of
 * log-size about L p log(Lip^L / eps). The constants of the argument are not known to us, so that only the order of what follows means something.
 */
public final class Counting {

    private Counting() {}

    /**
     * Of an eps-net of compositions of maps: L p log(Lip^L / eps).
     *
     * @param layers     L, above 0
     * @param parameters p of each, above 0
     * @param lipschitz  Lip, a bound on the Lipschitz constant of each map as well as by its numbers, 1 or more
     * @param epsilon    eps in the unit of the outputs, above 0 and below 1
     */
    public static double logNet(double layers, double parameters, double lipschitz, double epsilon) {
        requireNet(parameters, lipschitz, epsilon);
        InvalidInputException.require(layers > 0 && layers < Double.POSITIVE_INFINITY, "a composition has more than 0 layers, not %s", layers);
        return layers * parameters * (layers * Math.log(lipschitz) - Math.log(epsilon));
    }

    /**
     * Where the net is as large as the family: the positive L that solves L p log(Lip^L / eps) = logFamily. With fewer layers some member of the
     * family is missed.
     *
     * @param logFamily natural, 0 or more
     */
    public static double crossing(double logFamily, double parameters, double lipschitz, double epsilon) {
        requireNet(parameters, lipschitz, epsilon);
        double linear = -Math.log(epsilon);
        // The stable form of the positive root: it holds for a Lipschitz constant of 1 too.
        double perLayer = logFamily / parameters;
        return 2 * perLayer / (linear + Math.sqrt(linear * linear + 4 * Math.log(lipschitz) * perLayer));
    }

    private static void requireNet(double parameters, double lipschitz, double epsilon) {
        InvalidInputException.require(parameters > 0 && parameters < Double.POSITIVE_INFINITY, "a map has more than 0 parameters, not %s",
                parameters);
        InvalidInputException.require(lipschitz >= 1 && lipschitz < Double.POSITIVE_INFINITY, "a Lipschitz constant lies at 1 or above, not at %s",
                lipschitz);
        InvalidInputException.require(epsilon > 0 && epsilon < 1, "the net's width lies between 0 and 1, not at %s", epsilon);
    }

    /**
     * Log of how many words of k letters there are at least that differ pairwise in half of their places or more, by Gilbert and Varshamov:
     * M^k / sum over j below k/2 of C(k, j) (M - 1)^j. The order of letters counts.
     *
     * @param logPoints log of the number of letters M, which may be too large for a number: log 2 or more
     * @param letters   k, 1 or more
     */
    public static double logWords(double logPoints, int letters) {
        InvalidInputException.require(logPoints >= Math.log(2) && letters >= 1, "words have 1 letter or more of 2 or more, not %d of e^%s", letters,
                logPoints);
        double logOthers = logPoints + Math.log1p(-Math.exp(-logPoints));
        double[] terms = IntStream.range(0, (letters + 1) / 2).mapToDouble(j -> logChoose(letters, j) + j * logOthers).toArray();
        return Math.max(0, letters * logPoints - logSum(terms));
    }

    /**
     * Log of how many sets of k of M points there are at least that pairwise share at most half of them: C(M, k) / sum over i above k/2 of
     * C(k, i) C(M - k, k - i), the same argument for sets, in which no order counts. Mixtures with equal weights are sets. If all M points are
     * farther than r from each other, the matched distance of two such sets is above r / 2: half of the points at least must go elsewhere.
     *
     * @param points M, k or more
     * @param chosen k, 1 or more
     */
    public static double logSets(int points, int chosen) {
        InvalidInputException.require(chosen >= 1 && points >= chosen, "of %d points not %d can be chosen", points, chosen);
        int least = chosen / 2 + 1;
        double[] terms = IntStream.rangeClosed(Math.max(least, 2 * chosen - points), chosen)
                .mapToDouble(i -> logChoose(chosen, i) + logChoose(points - chosen, chosen - i)).toArray();
        return Math.max(0, logChoose(points, chosen) - logSum(terms));
    }

    /**
     * As {@link #logSets(int, int)}, of so many points that M may be too large for a number. 0 where there are fewer points than a set has.
     *
     * @param logPoints natural logarithm of M, 0 or more; M need not be whole
     * @param chosen    k, 1 or more
     */
    public static double logSetsOfMany(double logPoints, int chosen) {
        InvalidInputException.require(logPoints >= 0 && chosen >= 1, "sets have 1 point or more of 1 or more, not %d of e^%s", chosen, logPoints);
        double others = 1 - chosen * Math.exp(-logPoints);
        if (others < 0) {
            return 0;
        }
        double logOthers = logPoints + Math.log(others);
        double all = 0;
        for (int j = 0; j < chosen; j++) {
            all += logPoints + Math.log1p(-j * Math.exp(-logPoints)) - Math.log(j + 1.0);
        }
        int most = chosen - chosen / 2 - 1;
        double[] terms = new double[most + 1];
        double outside = 0;
        for (int r = 0; r <= most; r++) {
            terms[r] = logChoose(chosen, r) + outside;
            double left = 1 - r * Math.exp(-logOthers);
            outside += left > 0 ? logOthers + Math.log(left) - Math.log(r + 1.0) : Double.NEGATIVE_INFINITY;
        }
        return Math.max(0, all - logSum(terms));
    }

    private static double logChoose(int n, int k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }

    /** log of the sum of exponentials. */
    static double logSum(double... logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }
}
