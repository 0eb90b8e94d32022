package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.Matrices.Case;

/** What the routes promise, for a hundred and more matrices of every kind: the product is the matrix, or it is refused. */
@Slow("factors more than a hundred matrices by each route")
class MatrixKindsTest {

    private static final int EACH = 100;

    /** Divided by its largest singular value. */
    private static SquareMatrix normalised(SquareMatrix matrix) {
        return Dense.value(Dense.scaled(1 / Dense.singularValues(Dense.of(matrix))[0], Dense.of(matrix)));
    }

    /** Of the factors multiplied exactly, in fractions of powers of 2; for small matrices. */
    private static double exactResidual(Factorization factorization) {
        int n = factorization.target().size();
        BigDecimal[][] product = exact(SquareMatrix.identity(n));
        for (LinearCoupling factor : factorization.factors()) {
            BigDecimal[][] right = exact(factor.matrix());
            BigDecimal[][] next = new BigDecimal[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i][j] = BigDecimal.ZERO;
                    for (int k = 0; k < n; k++) {
                        if (product[i][k].signum() != 0 && right[k][j].signum() != 0) {
                            next[i][j] = next[i][j].add(product[i][k].multiply(right[k][j], MathContext.DECIMAL128));
                        }
                    }
                }
            }
            product = next;
        }
        double squares = 0;
        double of = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double entry = factorization.target().get(i, j);
                squares += Math.pow(product[i][j].subtract(new BigDecimal(entry)).doubleValue(), 2);
                of += entry * entry;
            }
        }
        return Math.sqrt(squares / of);
    }

    private static BigDecimal[][] exact(SquareMatrix matrix) {
        BigDecimal[][] exact = new BigDecimal[matrix.size()][matrix.size()];
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < matrix.size(); j++) {
                exact[i][j] = new BigDecimal(matrix.get(i, j));
            }
        }
        return exact;
    }

    /** Kinds alternate, scales are positive, and the conditions multiply to no less than that of the matrix. */
    private static void assertProduct(Case c, Factorization factorization, Factorization.Accuracy accuracy) {
        assertTrue(accuracy.residual() <= factorization.route().tolerance(), c.name() + ": " + accuracy.residual());
        assertTrue(factorization.count() <= factorization.bound(), c.name() + ": " + factorization.count());
        LinearCoupling.Kind kind = null;
        double logConditions = 0;
        for (int k = 0; k < factorization.count(); k++) {
            LinearCoupling factor = factorization.factors().get(k);
            assertNotEquals(kind, factor.kind(), c.name());
            kind = factor.kind();
            for (double scale : factor.scale()) {
                assertTrue(scale > 0 && Double.isFinite(scale), c.name() + ": scale " + scale);
            }
            assertTrue(Dense.isFinite(factor.shearMatrix()), c.name());
            logConditions += Math.log(accuracy.conditions()[k]);
        }
        assertTrue(logConditions >= Math.log(factorization.target().condition()) - 1e-9, c.name() + ": the conditions' product");
        assertTrue(accuracy.worstCondition() >= factorization.leastWorstCondition() * (1 - 1e-10), c.name());
    }

    @ParameterizedTest
    @EnumSource(MatrixKinds.class)
    void stableIsTheMatrixInTwelveWellConditionedFactors(MatrixKinds kind) {
        List<Case> cases = new ArrayList<>(kind.draw(EACH, 2, 4, 6, 8, 2, 10, 12, 4, 16));
        cases.addAll(kind.draw(4, 3, 32, 12));
        for (Case c : cases) {
            SquareMatrix matrix = normalised(c.matrix());
            Factorization factorization = Factorization.of(matrix, Route.STABLE, Scales.POSITIVE);
            Factorization.Accuracy accuracy = factorization.accuracy();
            assertProduct(c, factorization, accuracy);
            assertTrue(accuracy.worstCondition() <= 16 * Math.sqrt(matrix.condition()), c.name() + ": " + accuracy.worstCondition());
            if (kind.isRotation()) {
                assertEquals(6, factorization.count(), c.name());
                assertTrue(factorization.factors().stream().allMatch(LinearCoupling::isAdditive), c.name() + ": scales");
                assertTrue(accuracy.worstCondition() <= SixFactors.WORST_OF_ROTATION, c.name() + ": " + accuracy.worstCondition());
            }
            if (matrix.size() <= 4) {
                assertTrue(exactResidual(factorization) <= 1e-13, c.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = MatrixKinds.class, names = {"GAUSS", "ORTHOGONAL", "NEAR_ALL", "GEOMETRIC", "ONES_AND_DIAGONAL", "SMALL_ROTATION"})
    void stableStaysSoAtLargerSizes(MatrixKinds kind) {
        for (Case c : kind.draw(2, 4, 64, 128)) {
            SquareMatrix matrix = normalised(c.matrix());
            Factorization factorization = Factorization.of(matrix, Route.STABLE, Scales.POSITIVE);
            Factorization.Accuracy accuracy = factorization.accuracy();
            assertProduct(c, factorization, accuracy);
            assertTrue(accuracy.worstCondition() <= 16 * Math.sqrt(matrix.condition()), c.name() + ": " + accuracy.worstCondition());
        }
    }

    @ParameterizedTest
    @EnumSource(MatrixKinds.class)
    void theSizeOfAMatrixCostsNoDigits(MatrixKinds kind) {
        int exponent = -996;
        for (Case c : kind.draw(12, 5, 4, 8, 2)) {
            SquareMatrix matrix = BinarySize.times(exponent, c.matrix());
            Factorization factorization = Factorization.of(matrix, Route.STABLE, Scales.POSITIVE);
            assertTrue(factorization.residual() <= 1e-13, c.name() + " times 2^" + exponent + ": " + factorization.residual());
            assertTrue(factorization.factors().stream().allMatch(LinearCoupling::isFinite), c.name());
            assertTrue(factorization.accuracy().logDet() > Double.NEGATIVE_INFINITY, c.name());
            exponent = exponent > 900 ? -996 : exponent + 166;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 20, 44})
    void moreFactorsTakeHigherRoots(int most) {
        double root = 1.0 / (2 + (most - Factorization.LEAST) / 2);
        for (MatrixKinds kind : MatrixKinds.values()) {
            for (Case c : kind.draw(8, 6, 4, 8, 2, 12)) {
                SquareMatrix matrix = normalised(c.matrix());
                Factorization factorization = Factorization.of(matrix, Route.STABLE, Scales.POSITIVE, most);
                Factorization.Accuracy accuracy = factorization.accuracy();
                assertProduct(c, factorization, accuracy);
                assertEquals(most, factorization.bound());
                int fewer = matrix.size() == 2 ? 6 : 0;
                assertTrue(factorization.count() == most - fewer || factorization.count() == 6, c.name() + ": " + factorization.count());
                assertTrue(accuracy.worstCondition() <= 18 * Math.pow(matrix.condition(), root), c.name() + ": " + accuracy.worstCondition());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MatrixKinds.class)
    void shortestIsTheMatrixOrRefuses(MatrixKinds kind) {
        for (Case c : kind.draw(EACH, 7, 4, 2, 4, 4, 2, 4, 4, 2, 4, 6)) {
            double condition = c.matrix().condition();
            try {
                Factorization factorization = Factorization.of(c.matrix(), Route.SHORTEST, Scales.POSITIVE);
                Factorization.Accuracy accuracy = factorization.accuracy();
                assertProduct(c, factorization, accuracy);
                assertTrue(!kind.isRotation() || accuracy.residual() <= 1e-13, c.name() + ": " + accuracy.residual());
                if (c.matrix().size() <= 4) {
                    assertTrue(exactResidual(factorization) <= 1e-9, c.name());
                }
            } catch (InvalidInputException e) {
                assertTrue(condition > 1e5, c.name() + ", condition " + condition + ": " + e.getMessage());
                assertTrue(e.getMessage().matches("six factors exist for this matrix, but none found multiply back to it in double precision "
                        + "\\(best: [^)]+\\): take the stable route"), e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MatrixKinds.class)
    void lupIsTheMatrixOrRefusesWhateverItsSize(MatrixKinds kind) {
        int exponent = -960;
        for (Case c : kind.draw(EACH, 8, 4, 6, 2, 8, 4, 2)) {
            SquareMatrix small = BinarySize.times(-BinarySize.exponent(c.matrix()), c.matrix());
            SquareMatrix large = BinarySize.times(exponent, small);
            exponent = exponent > 900 ? -960 : exponent + 97;
            Double residual = lupResidual(c, small);
            Double ofLarge = lupResidual(c, large);
            assertEquals(residual == null, ofLarge == null, c.name() + ": " + residual + ", " + ofLarge);
            assertTrue(residual == null || ofLarge <= 10 * Math.max(residual, 1e-16), c.name() + ": " + ofLarge + " against " + residual);
        }
    }

    /** Null if refused. */
    private static Double lupResidual(Case c, SquareMatrix matrix) {
        try {
            Factorization factorization = Factorization.of(matrix, Route.LUP, Scales.POSITIVE);
            Factorization.Accuracy accuracy = factorization.accuracy();
            assertProduct(c, factorization, accuracy);
            return accuracy.residual();
        } catch (InvalidInputException e) {
            assertTrue(c.matrix().condition() > 1e5, c.name() + ": " + e.getMessage());
            assertTrue(e.getMessage().endsWith(": take the stable route"), e.getMessage());
            return null;
        }
    }
}
