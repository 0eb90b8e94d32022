package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.Matrices.Case;

/** Every factor has its form, kinds alternate, counts keep their bounds, and the product is the matrix. */
@Slow("factors matrices up to the largest size")
class FactorizationTest {

    /** Sizes, and how many of each ensemble. */
    static Stream<List<Case>> small() {
        return Stream.of(cases(2, 80), cases(4, 80), cases(6, 50), cases(8, 40));
    }

    /** For the route that tries many products of each. */
    static Stream<List<Case>> fewer() {
        return Stream.of(cases(2, 80), cases(4, 50), cases(6, 30), cases(8, 20));
    }

    static Stream<List<Case>> large() {
        return Stream.of(cases(10, 40), cases(16, 20), cases(34, 4), Matrices.random(64, 2, 64), Matrices.random(128, 1, 128));
    }

    private static List<Case> cases(int size, int count) {
        List<Case> cases = new ArrayList<>(Matrices.random(size, count, size));
        cases.addAll(Matrices.awkward(size, size + 1));
        return cases;
    }

    /** The kept half exactly as it was, B or C exactly diagonal and positive. */
    private static void assertForm(Factorization factorization, Scales scales, String name) {
        LinearCoupling.Kind kind = null;
        for (LinearCoupling factor : factorization.factors()) {
            assertNotEquals(kind, factor.kind(), name + ": two factors of one kind in a row");
            kind = factor.kind();
            int d = factor.half();
            int kept = kind == LinearCoupling.Kind.LOWER ? 0 : d;
            SquareMatrix matrix = factor.matrix();
            for (int r = 0; r < d; r++) {
                for (int c = 0; c < 2 * d; c++) {
                    assertEquals(c == kept + r ? 1 : 0, matrix.get(kept + r, c), name);
                }
                for (int c = 0; c < d; c++) {
                    double entry = matrix.get(d - kept + r, d - kept + c);
                    assertTrue(r == c ? entry > 0 || scales == Scales.ANY_SIGN && entry < 0 : entry == 0, name + ": scale " + entry);
                }
            }
        }
        int next = 0;
        for (Stage stage : factorization.stages()) {
            assertTrue(stage.first() == next || stage.first() == next - 1, name + ": " + stage);
            assertTrue(stage.last() >= stage.first() && stage.unmerged() >= 1, name + ": " + stage);
            next = stage.last() + 1;
        }
        assertTrue(factorization.stages().isEmpty() || next == factorization.count(), name + ": the stages leave out factors");
    }

    @ParameterizedTest
    @MethodSource({"small", "large"})
    void stableIsAccurateAndShort(List<Case> cases) {
        for (Case c : cases) {
            Factorization factorization = Factorization.of(c.matrix(), Route.STABLE, Scales.POSITIVE);
            assertForm(factorization, Scales.POSITIVE, c.name());
            assertTrue(factorization.count() <= (c.matrix().size() == 2 ? 6 : 12), c.name() + ": " + factorization.count());
            assertTrue(factorization.residual() <= 1e-13, c.name() + ": " + factorization.residual());
        }
    }

    @ParameterizedTest
    @MethodSource("fewer")
    void shortestNeedsNoMoreThanSix(List<Case> cases) {
        for (Case c : cases) {
            Factorization factorization = Factorization.of(c.matrix(), Route.SHORTEST, Scales.POSITIVE);
            assertForm(factorization, Scales.POSITIVE, c.name());
            assertTrue(factorization.count() <= (c.matrix().size() == 2 ? 4 : 6), c.name() + ": " + factorization.count());
            assertTrue(factorization.residual() <= 1e-9, c.name() + ": " + factorization.residual());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void fiveAreEnoughForGaussianMatrices(int size) {
        RandomGenerator random = new SplittableRandom(size);
        for (int i = 0; i < 60; i++) {
            Factorization factorization = Factorization.of(Ensemble.GAUSS.draw(size, random), Route.SHORTEST, Scales.POSITIVE);
            assertTrue(factorization.count() <= 5, "matrix " + i + ": " + factorization.count());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 16, 24})
    void shortestStaysAtSixAsItLosesAccuracy(int size) {
        for (Case c : cases(size, 1)) {
            factored(c, Route.SHORTEST).ifPresent(factorization -> {
                assertForm(factorization, Scales.POSITIVE, c.name());
                assertTrue(factorization.count() <= 6, c.name() + ": " + factorization.count());
            });
        }
    }

    /** Empty if the route does not reach its tolerance. */
    private static Optional<Factorization> factored(Case c, Route route) {
        try {
            return Optional.of(Factorization.of(c.matrix(), route, Scales.POSITIVE));
        } catch (InvalidInputException e) {
            assertTrue(e.getMessage().endsWith(": take the stable route"), c.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void theResidualIsThatOfTheMatricesMultiplied(Route route) {
        for (Case c : Matrices.random(12, 2, 3)) {
            Factorization factorization = Factorization.of(c.matrix(), route, Scales.POSITIVE);
            SquareMatrix product = SquareMatrix.identity(12);
            double bound = 1;
            for (LinearCoupling factor : factorization.factors()) {
                product = product.times(factor.matrix());
                bound *= factor.matrix().norm();
            }
            double rounding = 12 * Math.ulp(1.0) * bound / c.matrix().norm();
            assertEquals(c.matrix().relativeDistance(product), factorization.residual(), rounding, c.name());
        }
    }

    @ParameterizedTest
    @MethodSource({"small", "large"})
    void lupKeepsItsCounts(List<Case> cases) {
        for (Case c : cases) {
            factored(c, Route.LUP).ifPresent(factorization -> {
                assertForm(factorization, Scales.POSITIVE, c.name());
                assertTrue(factorization.count() <= 25, c.name() + ": " + factorization.count());
                for (Stage stage : factorization.stages()) {
                    if (stage.name().equals("Permutation")) {
                        assertTrue(stage.count() <= 15 && stage.unmerged() <= 21, c.name() + ": " + stage);
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 10, 16})
    void lupIsAccurateAtSmallSizes(int size) {
        for (Case c : Matrices.random(size, 40, size)) {
            double residual = Factorization.of(c.matrix(), Route.LUP, Scales.POSITIVE).residual();
            // Triangular factors are as good as their eigenvectors, which no pivoting helps.
            double bar = 1e-11 * Math.max(1, c.matrix().condition() * 1e-4);
            assertTrue(residual <= bar, c.name() + ": " + residual);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 16, 32, 64})
    void permutationsAreExact(int size) {
        RandomGenerator random = new SplittableRandom(size);
        for (int i = 0; i < 40; i++) {
            SquareMatrix permutation = Ensemble.PERMUTATION.draw(size, random);
            Factorization factorization = Factorization.of(permutation, Route.LUP, Scales.POSITIVE);
            assertArrayEquals(permutation.values(), factorization.product().values());
            assertTrue(factorization.count() <= 23, "factors: " + factorization.count());
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void theDeterminantIsThatOfTheMatrix(Route route) {
        for (Case c : Matrices.random(8, 10, 5)) {
            Dense.Lu lu = Dense.lu(Dense.of(c.matrix()));
            Factorization.Accuracy accuracy = Factorization.of(c.matrix(), route, Scales.POSITIVE).accuracy();
            // What a relative change of the matrix can do to the logarithm of its determinant.
            double bar = 1e-9 + 8 * c.matrix().condition() * accuracy.residual();
            assertEquals(lu.logDet(), accuracy.logDet(), bar, c.name());
            assertEquals(1, accuracy.determinant() / Math.exp(lu.logDet()), 2 * bar, c.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void negativeScalesMakeNegativeDeterminants(Route route) {
        for (int size : new int[] {2, 4, 8}) {
            for (Case c : cases(size, 3)) {
                SquareMatrix negative = Factorization.firstColumnNegated(c.matrix());
                for (SquareMatrix matrix : List.of(negative, c.matrix())) {
                    Factorization factorization = Factorization.of(matrix, route, Scales.ANY_SIGN);
                    assertForm(factorization, Scales.ANY_SIGN, c.name());
                    assertTrue(factorization.count() <= route.bound(), c.name() + ": " + factorization.count());
                    assertTrue(factorization.residual() <= route.tolerance(), c.name() + ": " + factorization.residual());
                    assertEquals(matrix == negative, factorization.accuracy().determinant() < 0, c.name());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void theSameMatrixGivesTheSameBits(Route route) {
        SquareMatrix matrix = Ensemble.GAUSS.draw(8, new SplittableRandom(4));
        List<LinearCoupling> first = Factorization.of(matrix, route, Scales.POSITIVE).factors();
        List<LinearCoupling> second = Factorization.of(matrix, route, Scales.POSITIVE).factors();
        assertEquals(first.size(), second.size());
        for (int k = 0; k < first.size(); k++) {
            assertArrayEquals(first.get(k).matrix().values(), second.get(k).matrix().values());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'1 0 0; 0 1 0; 0 0 1', no two equal halves",
        "'1 2; 2 4', singular",
        "'1 2 0 0; 2 4 0 0; 0 0 1 0; 0 0 0 1', singular",
        "'1 0; 0 1e-17', singular",
        "'1 2; 3 1', determinant is negative (-5",
        "'1 2; 3', not square",
        "'1 2; 3 NaN', no finite number in row 2",
        "'1 2; Infinity 4', no finite number in row 2",
        "'', empty"
    })
    void refusesWithTheReason(String text, String reason) {
        double[][] rows = Stream.of(text.split(";")).filter(row -> !row.isBlank())
                .map(row -> Stream.of(row.strip().split(" ")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
        String message = assertThrows(InvalidInputException.class,
                () -> Factorization.of(SquareMatrix.of(rows), Route.STABLE, Scales.POSITIVE)).getMessage();
        assertTrue(message.contains(reason), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void blocksThatMakeFewerFactorsEnoughAreSeen() {
        RandomGenerator random = new SplittableRandom(1);
        DMatrixRMaj identity = Dense.identity(3);
        DMatrixRMaj zero = Dense.zeros(3, 3);
        DMatrixRMaj shear = Dense.gaussian(3, 3, random);
        SquareMatrix lower = Dense.value(Dense.blocks(identity, zero, shear, Dense.diagonal(2, 3, 4)));
        SquareMatrix upper = Dense.value(Dense.blocks(Dense.diagonal(2, 3, 4), shear, zero, identity));
        assertEquals(1, Factorization.of(lower, Route.SHORTEST, Scales.POSITIVE).count());
        assertEquals(1, Factorization.of(SquareMatrix.identity(6), Route.SHORTEST, Scales.POSITIVE).count());
        assertEquals(2, Factorization.of(lower.times(upper), Route.SHORTEST, Scales.POSITIVE).count());
        assertEquals(2, Factorization.of(upper.times(lower), Route.SHORTEST, Scales.POSITIVE).count());
        assertEquals(4, Factorization.of(lower.times(upper).times(lower).times(upper), Route.SHORTEST, Scales.POSITIVE).count());
    }
}
