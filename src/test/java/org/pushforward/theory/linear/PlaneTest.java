package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.learn.FitListener;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.LinearFit;

class PlaneTest {

    private static SquareMatrix matrix(double p, double q, double r, double s) {
        return new SquareMatrix(2, new double[] {p, q, r, s});
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,1,1", "1,0,5,2,1", "3,4,0,1,1", "2,1,1,1,2", "-2,1,-9,4,2", "0,1,-1,1,2", "0,1,-1,0,3",
        "-1,1,0,-1,3", "-1,0,1,-1,3", "-1,0,0,-2,4"})
    void positiveScales(double p, double q, double r, double s, int count) {
        assertEquals(count, Plane.of(matrix(p, q, r, s), Scales.POSITIVE).count());
        assertEquals(count, Factorization.of(matrix(p, q, r, s), Route.SHORTEST, Scales.POSITIVE).count());
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,-1,1", "2,1,1,1,2", "-1,0,0,-2,2", "0,1,-1,0,3", "0,1,1,0,3", "0,2,3,4,2", "1,2,3,4,2"})
    void scalesOfAnySign(double p, double q, double r, double s, int count) {
        assertEquals(count, Plane.of(matrix(p, q, r, s), Scales.ANY_SIGN).count());
        assertEquals(count, Factorization.of(matrix(p, q, r, s), Route.SHORTEST, Scales.ANY_SIGN).count());
    }

    @ParameterizedTest
    @EnumSource(Scales.class)
    void everyProductIsTheMatrix(Scales scales) {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            double[] values = new double[4];
            for (int k = 0; k < 4; k++) {
                values[k] = random.nextInt(-2, 3) + (i % 2 == 0 ? 0 : random.nextGaussian());
            }
            SquareMatrix matrix = new SquareMatrix(2, values);
            double determinant = values[0] * values[3] - values[1] * values[2];
            if (Math.abs(determinant) < 1e-3 || determinant < 0 && scales == Scales.POSITIVE) {
                continue;
            }
            Plane plane = Plane.of(matrix, scales);
            int least = Integer.MAX_VALUE;
            for (List<LinearCoupling> product : Plane.products(matrix, scales)) {
                List<LinearCoupling> factors = FactorChain.merged(product);
                least = Math.min(least, factors.size());
                // As accurate as its divisors allow.
                double bound = factors.stream().mapToDouble(LinearCoupling::conditionBound).reduce(1, (a, b) -> a * b);
                assertEquals(0, Refinement.measure(matrix, factors).residual(), 1e-15 * bound);
            }
            assertEquals(plane.count(), least);
        }
    }

    @Test
    void oneFactorLessCannotBeFitted() {
        FitSpec spec = FitSpec.of(1, 1).withSteps(300);
        SquareMatrix three = matrix(-1, 1, 0, -1);
        SquareMatrix four = matrix(-1, 0, 0, -1);
        for (int layers = 1; layers <= 4; layers++) {
            FitSpec fit = spec.withLayers(layers).withRestarts(8);
            assertEquals(layers >= 3, LinearFit.run(three, fit, FitListener.SILENT).error() < 1e-6, "layers " + layers);
            assertEquals(layers >= 4, LinearFit.run(four, fit, FitListener.SILENT).error() < 1e-6, "layers " + layers);
        }
    }

    @Test
    void refusesWhatHasNoAnswer() {
        assertThrows(InvalidInputException.class, () -> Plane.of(matrix(1, 2, 2, 4), Scales.ANY_SIGN));
        assertThrows(InvalidInputException.class, () -> Plane.of(matrix(0, 1, 1, 0), Scales.POSITIVE));
        String message = assertThrows(InvalidInputException.class, () -> Plane.of(SquareMatrix.identity(4), Scales.POSITIVE)).getMessage();
        assertTrue(message.contains("2 x 2"), message);
    }
}
