package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogDeterminantTest {

    @Test
    void knownDeterminants() {
        assertEquals(Math.log(2), LogDeterminant.byElimination(new double[] {1, 2, 3, 4}, 2), 1e-15);
        assertEquals(0, LogDeterminant.byElimination(new double[] {0, 1, 1, 0}, 2), 1e-15);
        assertEquals(2 * Math.log(1e-200), LogDeterminant.byElimination(new double[] {1e-200, 0, 0, 1e-200}, 2), 1e-12);
        assertEquals(Math.log(24), LogDeterminant.byDiagonal(new double[] {2, 0, 0, 9, -3, 0, 8, 7, 4}, 3), 1e-15);
    }

    @Test
    void singularAndNoNumbersAreStates() {
        assertEquals(Double.NEGATIVE_INFINITY, LogDeterminant.byElimination(new double[] {1, 2, 2, 4}, 2));
        assertTrue(Double.isNaN(LogDeterminant.byElimination(new double[] {1, 2, Double.NaN, 4}, 2)));
        assertTrue(Double.isNaN(LogDeterminant.byElimination(new double[] {1, Double.POSITIVE_INFINITY, 3, 4}, 2)));
        assertEquals(Double.NEGATIVE_INFINITY, LogDeterminant.byDiagonal(new double[] {1, 0, 5, 0}, 2));
    }

    @Test
    void aProductHasTheSumAndTheMatrixStaysAsItIs() {
        int n = 12;
        Random random = new Random(3);
        double[] a = random.doubles(n * n, -1, 1).toArray();
        double[] b = random.doubles(n * n, -1, 1).toArray();
        double[] kept = a.clone();
        double[] product = new double[n * n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                for (int k = 0; k < n; k++) {
                    product[r * n + c] += a[r * n + k] * b[k * n + c];
                }
            }
        }
        assertEquals(LogDeterminant.byElimination(a, n) + LogDeterminant.byElimination(b, n), LogDeterminant.byElimination(product, n), 1e-10);
        assertArrayEquals(kept, a);
    }
}
