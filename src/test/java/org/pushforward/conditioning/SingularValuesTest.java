package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingularValuesTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 10})
    void agreesWithEjmlOnRandomMatrices(int size) {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            DMatrixRMaj matrix = RandomMatrices_DDRM.rectangleGaussian(size, size, 0, 1, random);
            SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(size, size, false, false, true);
            assertTrue(svd.decompose(matrix.copy()));
            double[] expected = svd.getSingularValues().clone();
            java.util.Arrays.sort(expected);
            double[] sigma = new double[size];
            new SingularValues(size).compute(matrix.data, 1, sigma);
            for (int i = 0; i < size; i++) {
                assertEquals(expected[size - 1 - i], sigma[i], 1e-10 * expected[size - 1]);
            }
        }
    }

    /** diag(1 .. 10^-12) with orthogonal columns: the small values must come out to relative accuracy, which is what a condition number needs. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void keepsTheSmallValuesOfColumnGradedMatrices(int size) {
        Random random = new Random(2);
        for (int trial = 0; trial < 100; trial++) {
            DMatrixRMaj q = RandomMatrices_DDRM.orthogonal(size, size, random);
            double[] expected = new double[size];
            for (int c = 0; c < size; c++) {
                expected[c] = Math.pow(10, -12.0 * c / (size - 1));
                for (int r = 0; r < size; r++) {
                    q.set(r, c, q.get(r, c) * expected[c]);
                }
            }
            double[] sigma = new double[size];
            new SingularValues(size).compute(q.data, 1, sigma);
            for (int c = 0; c < size; c++) {
                assertEquals(expected[c], sigma[c], 1e-10 * expected[c]);
            }
        }
    }

    @Test
    void productOfTheValuesIsTheDeterminant() {
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            DMatrixRMaj matrix = RandomMatrices_DDRM.rectangleGaussian(4, 4, 0, 1, random);
            double[] sigma = new double[4];
            new SingularValues(4).compute(matrix.data, 1, sigma);
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
        assertEquals(6, statistics.mean());
        assertEquals(4, statistics.p50());
        assertEquals(12, statistics.max());
        assertEquals(4 + 0.9 * 8, statistics.p95(), 1e-12);
        assertEquals(1.0 / 6, statistics.sigmaMin());
        // noise -> data: the largest singular value is the reciprocal of the smallest.
        assertEquals(1, statistics.sigmaQuantiles()[0][2]);
        assertEquals(0.25, statistics.sigmaQuantiles()[1][2]);
    }
}
