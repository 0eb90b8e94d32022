package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;

/** Matrices on which the routes once went wrong, and the ends of the range of numbers. */
class FactorCasesTest {

    private static final String SINGULAR = "the matrix is singular, or so nearly that double precision cannot tell: "
            + "couplings are invertible, and so are their products";

    private static SquareMatrix read(String name) throws IOException {
        try (InputStream in = FactorCasesTest.class.getResourceAsStream("matrix/" + name + ".csv")) {
            return SquareMatrix.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .map(line -> List.of(line.split(",")).stream().mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new));
        }
    }

    /** @param worst bound on the worst condition of the stable route's twelve: a little over 2 sqrt(condition), times size^(1/4) */
    @ParameterizedTest
    @CsvSource({
        "factor_antidiagonal_6x6, 3e3", "factor_equicorrelation_6x6, 1.5e5", "factor_equicorrelation_8x8, 6e3",
        "factor_near_duplicate_columns_4x4, 4e5", "factor_near_duplicate_columns_1e-13_4x4, 1.2e7", "factor_near_duplicate_rows_4x4, 2e7",
        "lup-huge, 1e18", "lup-scale-1e-8, 200", "lup-scale-1e12, 2e3"
    })
    void everyRouteIsTheMatrixOrRefusesIt(String name, double worst) throws IOException {
        SquareMatrix matrix = read(name);
        Factorization stable = Factorization.of(matrix, Route.STABLE, Scales.POSITIVE);
        assertEquals(12, stable.count());
        assertTrue(stable.residual() <= 2e-14, "residual " + stable.residual());
        assertTrue(stable.accuracy().worstCondition() <= worst, "worst " + stable.accuracy().worstCondition());
        for (Route route : new Route[] {Route.SHORTEST, Route.LUP}) {
            try {
                Factorization factorization = Factorization.of(matrix, route, Scales.POSITIVE);
                assertTrue(factorization.residual() <= 1e-9, route + ": " + factorization.residual());
                assertTrue(factorization.count() <= factorization.bound(), route + ": " + factorization.count());
            } catch (InvalidInputException e) {
                assertTrue(e.getMessage().endsWith("multiply back to it in double precision: take the stable route")
                        || e.getMessage().matches(".* multiply back to it in double precision \\(best: [^)]+\\): take the stable route"),
                        e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void tenthsOfWhatIsSingularAreRefusedAsSuch(Route route) throws IOException {
        SquareMatrix tenths = read("factor_tenths_4x4");
        assertEquals(SINGULAR, assertThrows(InvalidInputException.class, () -> Factorization.of(tenths, route, Scales.POSITIVE)).getMessage());
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void zeroIsSingular(Route route) {
        for (int size : new int[] {2, 4, 64}) {
            SquareMatrix zero = new SquareMatrix(size, new double[size * size]);
            assertEquals(SINGULAR, assertThrows(InvalidInputException.class, () -> Factorization.of(zero, route, Scales.ANY_SIGN)).getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void theEndsOfTheRangeOfNumbersAreReached(Route route) {
        for (int size : new int[] {2, 4, 6}) {
            for (SquareMatrix matrix : List.of(Ensemble.GAUSS.draw(size, new SplittableRandom(size)), SquareMatrix.identity(size),
                    Ensemble.ORTHOGONAL.draw(size, new SplittableRandom(size)))) {
                for (int exponent : new int[] {-1021, -997, -9, 9, 996, 1020}) {
                    SquareMatrix scaled = BinarySize.times(exponent - BinarySize.exponent(matrix), matrix);
                    for (SquareMatrix target : List.of(scaled, Factorization.firstColumnNegated(scaled))) {
                        Factorization factorization = Factorization.of(target, route, Scales.ANY_SIGN);
                        assertTrue(factorization.residual() <= route.tolerance(), route + " 2^" + exponent + ": " + factorization.residual());
                        assertTrue(factorization.factors().stream().allMatch(LinearCoupling::isFinite));
                        assertEquals(target == scaled ? 1 : -1, Math.copySign(1, factorization.accuracy().determinant()));
                        assertEquals(factorization.count() - 1, factorization.stages().get(factorization.stages().size() - 1).last());
                    }
                }
            }
        }
    }

    /** Numbers of 14 digits in base 2, below the least that has all; few factors need more digits than are left there. */
    @ParameterizedTest
    @EnumSource(Route.class)
    void subnormalMatricesAreFactoredOrRefused(Route route) {
        SquareMatrix matrix = BinarySize.times(-1060, Ensemble.GAUSS.draw(4, new SplittableRandom(4)));
        try {
            assertTrue(Factorization.of(matrix, route, Scales.POSITIVE).residual() <= route.tolerance());
        } catch (InvalidInputException e) {
            assertTrue(route == Route.SHORTEST && e.getMessage().endsWith("take the stable route"), route + ": " + e.getMessage());
        }
    }

    /** The ratio of singular values does not change with the size of a matrix, at the end of the range as far as its digits go. */
    @ParameterizedTest
    @ValueSource(ints = {-1040, -1022, -1000, -300, 300, 1000})
    void theConditionOfAMatrixIsThatOfAnySizeOfIt(int exponent) {
        for (int size = 2; size <= 16; size += 2) {
            SquareMatrix matrix = Ensemble.GAUSS.draw(size, new SplittableRandom(size));
            SquareMatrix scaled = BinarySize.times(exponent, matrix);
            assertEquals(1, scaled.condition() / matrix.condition(), matrix.condition() * (exponent < -1000 ? 1e-8 : 1e-13));
            assertEquals(Dense.spectralNorm(Dense.of(matrix)), Dense.spectralNorm(Dense.of(BinarySize.times(-exponent, scaled))), 1e-7);
            assertTrue(Dense.spectralNorm(Dense.of(scaled)) > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void aNegativeDeterminantIsRefusedWhateverItsSize(Route route) {
        for (double size : new double[] {1e-300, 1, 1e300}) {
            SquareMatrix matrix = new SquareMatrix(2, new double[] {size, 0, 0, -size});
            String message = assertThrows(InvalidInputException.class, () -> Factorization.of(matrix, route, Scales.POSITIVE)).getMessage();
            assertEquals("the determinant is negative" + (size == 1 ? " (-1.00000)" : "") + ", but that of couplings with positive scales is "
                    + "positive: allow negative scales, or change the sign of one column", message);
        }
    }

    /** [[1, 0], [a, b]] has |F|_F^2 = 1 + a^2 + b^2 and det b, from which both singular values follow. */
    @ParameterizedTest
    @CsvSource({"1e30, 1", "1e30, 1e-3", "3e5, 1e30", "0.5, 1e-30", "0, 1e30", "1e70, 1e-70", "1e-30, 1"})
    void theConditionIsThatOfTheClosedForm(double shear, double scale) {
        double squares = 1 + shear * shear + scale * scale;
        double largest = Math.sqrt((squares + Math.sqrt(Math.max(0, squares * squares - 4 * scale * scale))) / 2);
        double condition = largest / scale * largest;
        for (LinearCoupling.Kind kind : LinearCoupling.Kind.values()) {
            LinearCoupling coupling = new LinearCoupling(kind, new double[] {scale}, new double[] {shear});
            assertEquals(1, coupling.condition() / Math.max(condition, 1 / condition), 1e-12);
        }
    }

    @Test
    void conditionsBeyondAllUseAreInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, new LinearCoupling(LinearCoupling.Kind.LOWER, new double[] {1}, new double[] {1e151}).condition());
        assertEquals(Double.POSITIVE_INFINITY, new LinearCoupling(LinearCoupling.Kind.LOWER, new double[] {1e-310}, new double[] {1}).condition());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 11, 13, 46, -12})
    void numbersOfFactorsThatNoProductHasAreRefused(int factors) {
        assertEquals("the stable route takes an even number of factors from 12 to 44, not " + factors, assertThrows(InvalidInputException.class,
                () -> Factorization.of(SquareMatrix.identity(4), Route.STABLE, Scales.POSITIVE, factors)).getMessage());
    }

    /** Where |T| = 2^k on the diagonal of singular values equal to s, a further pair holds nothing and must still part its neighbours. */
    @Test
    void furtherPairsHelpOneSmallSingularValue() {
        double[] sigma = {1, 1, 1, 1, 1, 1, 1, 1e-12};
        SquareMatrix matrix = Dense.value(Dense.times(Dense.timesDiagonal(Dense.orthogonal(8, new SplittableRandom(1)), sigma),
                Dense.orthogonal(8, new SplittableRandom(2))));
        double[] worst = {5e6, 4e4, 5e3, 500, 60};
        int[] factors = {12, 14, 16, 20, 28};
        for (int i = 0; i < factors.length; i++) {
            double condition = Factorization.of(matrix, Route.STABLE, Scales.ANY_SIGN, factors[i]).accuracy().worstCondition();
            assertTrue(condition <= worst[i], factors[i] + ": " + condition);
        }
    }
}
