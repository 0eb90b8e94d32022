package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The size of a matrix as a power of 2, to be taken out before it is factored and put back after: no rounding, and no overflow on the way.
 *
 * <p>A number goes into any two neighbours, {@code g L(A, B) U(C, D) = L(A, g B) U(g C, g D)}, and likewise with the kinds exchanged; so it is
 * spread over the pairs, as |T| of a product of m factors makes one of them at least |T|^(2/m) in condition.
 */
final class BinarySize {

    private BinarySize() {}

    /** @return k for which the largest entry of 2^-k times the matrix lies in [1, 2); 0 for a matrix of zeros */
    static int exponent(SquareMatrix matrix) {
        double most = 0;
        for (double value : matrix.values()) {
            most = Math.max(most, Math.abs(value));
        }
        // The exponent of a subnormal number is not that of its leading digit.
        boolean subnormal = most < Double.MIN_NORMAL;
        return most == 0 ? 0 : subnormal ? Math.getExponent(most * 0x1p100) - 100 : Math.getExponent(most);
    }

    /** 2^exponent times the matrix. */
    static SquareMatrix times(int exponent, SquareMatrix matrix) {
        return exponent == 0 ? matrix : new SquareMatrix(matrix.size(), Arrays.stream(matrix.values()).map(x -> Math.scalb(x, exponent)).toArray());
    }

    /** 2^exponent times the product, in as many factors; in two if it was one. */
    static List<LinearCoupling> spread(int exponent, List<LinearCoupling> factors) {
        List<LinearCoupling> all = new ArrayList<>(factors);
        if (exponent != 0 && all.size() == 1) {
            LinearCoupling.Kind kind = all.get(0).kind().other();
            all.add(LinearCoupling.additive(kind, Dense.zeros(all.get(0).half(), all.get(0).half())));
        }
        double[] even = new double[all.size() / 2];
        Arrays.fill(even, 1.0 / Math.max(1, even.length));
        return spread(exponent, even, all);
    }

    /** @param weights of the pairs, from the left; their sum is 1 */
    static List<LinearCoupling> spread(int exponent, double[] weights, List<LinearCoupling> factors) {
        List<LinearCoupling> spread = new ArrayList<>(factors);
        double sum = 0;
        int given = 0;
        for (int pair = 0; pair < weights.length && exponent != 0; pair++) {
            sum += weights[pair];
            int upTo = pair == weights.length - 1 ? exponent : (int) Math.rint(sum * exponent);
            enlarge(spread, pair, Math.scalb(1.0, upTo - given));
            given = upTo;
        }
        return spread;
    }

    /** Multiplies the pair of that number by g, in place. */
    static void enlarge(List<LinearCoupling> factors, int pair, double g) {
        LinearCoupling left = factors.get(2 * pair);
        LinearCoupling right = factors.get(2 * pair + 1);
        factors.set(2 * pair, new LinearCoupling(left.kind(), times(g, left.scale()), left.shear()));
        factors.set(2 * pair + 1, new LinearCoupling(right.kind(), times(g, right.scale()), times(g, right.shear())));
    }

    private static double[] times(double g, double[] values) {
        return Arrays.stream(values).map(x -> g * x).toArray();
    }
}
