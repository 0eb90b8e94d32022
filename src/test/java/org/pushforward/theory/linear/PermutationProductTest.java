package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Permutations come out exactly, with whole numbers, within 21 couplings and 15 merged ones, up to signs, and within 23 with these. */
class PermutationProductTest {

    private static int[] random(int size, RandomGenerator random) {
        int[] permutation = Permutations.identity(size);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = moved;
        }
        return permutation;
    }

    private static void check(int[] permutation) {
        int size = permutation.length;
        PermutationProduct product = PermutationProduct.of(permutation);
        SquareMatrix matrix = Factorization.product(size, product.factors());
        for (int i = 0; i < size; i++) {
            for (int r = 0; r < size; r++) {
                // Adding 0 takes the sign from a zero.
                assertEquals(r == permutation[i] ? 1 : 0, matrix.get(r, i) + 0.0);
            }
        }
        boolean odd = Permutations.sign(permutation) < 0;
        int negativeScales = 0;
        for (LinearCoupling factor : product.factors()) {
            for (double entry : factor.matrix().values()) {
                assertEquals(Math.rint(entry), entry);
            }
            for (double scale : factor.scale()) {
                assertEquals(1, Math.abs(scale));
                negativeScales += scale < 0 ? 1 : 0;
            }
        }
        assertEquals(odd ? 1 : 0, negativeScales);
        assertTrue(product.factors().size() <= (odd ? 24 : 23), "factors: " + product.factors().size());
    }

    private static void checkUpToSigns(int[] permutation) {
        int size = permutation.length;
        PermutationFactors factors = new PermutationFactors(permutation);
        List<LinearCoupling> couplings = factors.couplings().toList();
        assertTrue(couplings.size() <= 21);
        assertTrue(couplings.isEmpty() || FactorChain.merged(couplings).size() <= 15);
        for (LinearCoupling coupling : couplings) {
            for (double entry : coupling.matrix().values()) {
                assertTrue(entry == 0 || Math.abs(entry) == 1);
            }
        }
        SquareMatrix matrix = Factorization.product(size, couplings);
        double determinant = 1;
        for (int i = 0; i < size; i++) {
            assertEquals(factors.signs()[i], matrix.get(permutation[i], i));
            determinant *= factors.signs()[i];
        }
        assertEquals(Permutations.sign(permutation), determinant);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void everyPermutation(int size) {
        each(Permutations.identity(size), 0);
    }

    private static void each(int[] permutation, int fixed) {
        if (fixed == permutation.length) {
            check(permutation.clone());
            checkUpToSigns(permutation.clone());
            return;
        }
        for (int i = fixed; i < permutation.length; i++) {
            int[] next = permutation.clone();
            next[fixed] = permutation[i];
            next[i] = permutation[fixed];
            each(next, fixed + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 16, 30, 64})
    void randomPermutations(int size) {
        RandomGenerator random = new SplittableRandom(size);
        for (int i = 0; i < 150; i++) {
            int[] permutation = random(size, random);
            check(permutation);
            checkUpToSigns(permutation);
        }
    }

    /** What the bounds are of: no fewer would be true. */
    @ParameterizedTest
    @CsvSource({"23, 0 5 3 1 2 4", "24, 0 1 4 2 5 3"})
    void someTakeAsManyAsTheyMay(int factors, String permutation) {
        assertEquals(factors, PermutationProduct.of(Arrays.stream(permutation.split(" ")).mapToInt(Integer::parseInt).toArray()).factors().size());
    }

    @Test
    void aCycleThroughAllCoordinates() {
        for (int size = 2; size <= 40; size += 2) {
            int[] cycle = new int[size];
            for (int i = 0; i < size; i++) {
                cycle[i] = (i + 1) % size;
            }
            check(cycle);
            checkUpToSigns(cycle);
        }
    }
}
