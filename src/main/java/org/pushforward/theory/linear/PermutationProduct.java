package org.pushforward.theory.linear;

import java.util.List;

/**
 * A permutation of an even number of coordinates as couplings on fixed halves, exactly: all entries are whole numbers, and so is every number on the
 * way. An even permutation needs no negative scale; an odd one, whose determinant is -1, gets a single one.
 *
 * @param permutation the point i goes to {@code permutation[i]}
 * @param factors     in the order of the product; at most 23 for an even permutation: 15 up to signs, 4 for each of two goes at these
 *                    ({@link SignPairs}); one more for an odd one
 */
public record PermutationProduct(int[] permutation, List<LinearCoupling> factors, List<Stage> stages) {

    /** @param permutation not modified */
    public static PermutationProduct of(int[] permutation) {
        int half = permutation.length / 2;
        FactorChain chain = new FactorChain(half);
        PermutationFactors swaps = new PermutationFactors(permutation);
        chain.stage("Permutation", "Two involutions, each a few parallel swaps between the halves; some coordinates change their signs.");
        swaps.couplings().forEach(chain::add);
        double[] signs = new double[permutation.length];
        int firstNegative = -1;
        for (int i = signs.length - 1; i >= 0; i--) {
            signs[i] = swaps.signs()[i];
            firstNegative = signs[i] < 0 ? i : firstNegative;
        }
        boolean odd = Permutations.sign(permutation) < 0;
        if (odd) {
            signs[firstNegative] = 1;
        }
        chain.stage("Signs", "Pairs of coordinates change their signs back, by swapping them twice.");
        for (List<int[]> pairs : SignPairs.allNegative(half, signs)) {
            SignPairs.add(half, pairs, chain);
        }
        if (odd) {
            double[] scale = LinearCoupling.ones(half);
            scale[firstNegative % half] = -1;
            chain.stage("Reflection", "An odd permutation has determinant -1: one coordinate gets a negative scale.");
            LinearCoupling.Kind kind = firstNegative < half ? LinearCoupling.Kind.UPPER : LinearCoupling.Kind.LOWER;
            chain.add(LinearCoupling.of(kind, scale, Dense.zeros(half, half)));
        }
        return new PermutationProduct(permutation, chain.factors(), chain.stages());
    }
}
