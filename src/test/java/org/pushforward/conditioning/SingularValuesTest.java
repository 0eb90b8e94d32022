package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingularValuesTest {

    private static double[] jacobi(DMatrixRMaj matrix) {
        double[] sigma = new double[matrix.numRows];
        new SingularValues(matrix.numRows).compute(matrix.data, 1, sigma);
        return sigma;
    }

    /** Largest first. */
    private static double[] ejml(DMatrixRMaj matrix) {
        int size = matrix.numRows;
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(size, size, false, false, true);
        assertTrue(svd.decompose(matrix.copy()));
        double[] ascending = svd.getSingularValues().clone();
        Arrays.sort(ascending);
        return IntStream.range(0, size).mapToDouble(i -> ascending[size - 1 - i]).toArray();
    }

    private static void assertRelative(double[] expected, double[] actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * expected[i]);
        }
    }

    /** 1 down to 1 / kappa, evenly in the logarithm. */
    private static double[] geometric(int size, double kappa) {
        return IntStream.range(0, size).mapToDouble(i -> Math.pow(kappa, -i / (size - 1.0))).toArray();
    }

    /** Coordinates in units that lie far apart: the squares of the small column vanish, its singular value does not. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-139, 1e-141, 1e-170, 1e-250, 1e-300})
    void aColumnMayBeSmallerThanItsSquaresCanBe(double small) {
        double[] sigma = jacobi(new DMatrixRMaj(2, 2, true, 1, 2 * small, 3, 4 * small));
        assertRelative(new double[] {Math.sqrt(10), 2 / Math.sqrt(10) * small}, sigma, 1e-13);
        assertEquals(5 / small, SingularValues.ratios(sigma, 1, 2)[0], 1e-12 / small);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 10})
    void agreesWithEjmlOnRandomMatrices(int size) {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            DMatrixRMaj matrix = RandomMatrices_DDRM.rectangleGaussian(size, size, 0, 1, random);
            assertRelative(ejml(matrix), jacobi(matrix), 1e-10);
        }
    }

    /**
     * Where the columns are orthogonal except for their lengths, or well-conditioned except for them, each singular value is determined by the
     * entries to its own relative accuracy, and one-sided Jacobi finds it (Demmel and Veselic, 1992).
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void isRelativelyAccurateOnColumnGradedMatricesOfAnyConditionNumber(int size) {
        Random random = new Random(2);
        double[] graded = geometric(size, 1e12);
        DMatrixRMaj q = RandomMatrices_DDRM.orthogonal(size, size, random);
        CommonOps_DDRM.multCols(q, graded);
        assertRelative(graded, jacobi(q), 1e-10);
        assertRelative(ExactSingularValues.of(q.data, size), jacobi(q), 1e-12);
        DMatrixRMaj wellConditioned = RandomMatrices_DDRM.rectangleGaussian(size, size, 0, 1, random);
        CommonOps_DDRM.addEquals(wellConditioned, 5, CommonOps_DDRM.identity(size));
        CommonOps_DDRM.multCols(wellConditioned, graded);
        assertRelative(ExactSingularValues.of(wellConditioned.data, size), jacobi(wellConditioned), 1e-10);
    }

    /**
     * Nearly singular without any grading. Rounding one entry of such a matrix moves each singular value by an epsilon of the LARGEST, so no method
     * that rounds can promise 1e-10 of a value that is 1e-12 of it; what a backward stable method promises is a few epsilons of the largest. So
     * values above 1e-4 of it must come out to 1e-10 of themselves, and all of them, against the exact ones, to that absolute accuracy.
     */
    @ParameterizedTest
    @CsvSource({"1e4", "1e8", "1e12"})
    void isBackwardStableOnNearlySingularMatrices(double kappa) {
        Random random = new Random(3);
        for (int size = 2; size <= 8; size++) {
            DMatrixRMaj matrix = RandomMatrices_DDRM.orthogonal(size, size, random);
            CommonOps_DDRM.multCols(matrix, geometric(size, kappa));
            DMatrixRMaj product = new DMatrixRMaj(size, size);
            CommonOps_DDRM.mult(matrix, RandomMatrices_DDRM.orthogonal(size, size, random), product);
            double[] exact = ExactSingularValues.of(product.data, size);
            double[] sigma = jacobi(product);
            double[] peer = ejml(product);
            for (int i = 0; i < size; i++) {
                assertEquals(exact[i], sigma[i], 4 * size * Math.ulp(1.0) * exact[0]);
                if (exact[i] >= 1e-4 * exact[0]) {
                    assertEquals(peer[i], sigma[i], 1e-10 * peer[i]);
                }
            }
            double digits = Math.ulp(1.0) * 4 * size * kappa;
            assertEquals(exact[0] / exact[size - 1], sigma[0] / sigma[size - 1], digits * exact[0] / exact[size - 1]);
        }
    }

    @Test
    void productOfTheValuesIsTheDeterminant() {
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            DMatrixRMaj matrix = RandomMatrices_DDRM.rectangleGaussian(4, 4, 0, 1, random);
            double[] sigma = jacobi(matrix);
            double det = Math.abs(CommonOps_DDRM.det(matrix));
            assertEquals(det, sigma[0] * sigma[1] * sigma[2] * sigma[3], 1e-11 * sigma[0] * sigma[0] * sigma[0] * sigma[0]);
        }
    }

    @Test
    void survivesHugeTinyZeroAndNaN() {
        double[] sigma = new double[2];
        new SingularValues(2).compute(new double[] {3e200, 0, 0, 4e200}, 1, sigma);
        assertArrayEquals(new double[] {4e200, 3e200}, sigma, 1e188);
        new SingularValues(2).compute(new double[] {3e-200, 0, 0, 4e-200}, 1, sigma);
        assertArrayEquals(new double[] {4e-200, 3e-200}, sigma, 1e-212);
        new SingularValues(2).compute(new double[4], 1, sigma);
        assertArrayEquals(new double[] {0, 0}, sigma);
        new SingularValues(2).compute(new double[] {1, Double.NaN, 0, 1}, 1, sigma);
        assertTrue(Double.isNaN(sigma[0]) && Double.isNaN(sigma[1]));
    }

    @Test
    void statisticsOfKnownSingularValues() {
        // Three points in two dimensions with condition numbers 2, 4, 12.
        ConditionStatistics statistics = ConditionStatistics.of(new double[] {2, 1, 4, 1, 6, 0.5}, 3, 2);
        assertEquals(6, statistics.kappa().mean());
        assertEquals(4, statistics.kappa().p50());
        assertEquals(12, statistics.kappa().max());
        assertEquals(4 + 0.9 * 8, statistics.kappa().p95(), 1e-12);
        assertEquals(1.0 / 6, statistics.sigmaMin());
        // noise -> data: the largest singular value is the reciprocal of the smallest.
        assertEquals(1, statistics.sigmaQuantiles()[0][2]);
        assertEquals(0.25, statistics.sigmaQuantiles()[1][2]);
    }
}
