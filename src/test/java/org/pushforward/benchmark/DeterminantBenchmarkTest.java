package org.pushforward.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.conditioning.LogDeterminant;

/** What is timed: two matrices of one log-det, of which one is a triangle and the other has no zero. */
class DeterminantBenchmarkTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 64, 128})
    void bothMatricesHaveOneLogDet(int size) {
        double[] triangle = DeterminantBenchmark.coupling(size, new SplittableRandom(1));
        double[] full = DeterminantBenchmark.reflected(triangle, size, new SplittableRandom(2));
        assertTrue(Arrays.stream(full).noneMatch(entry -> entry == 0));
        double known = LogDeterminant.byDiagonal(triangle, size);
        assertNotEquals(0, known);
        assertEquals(known, LogDeterminant.byElimination(full, size), 1e-12 * size * Math.max(1, Math.abs(known)));
        assertEquals(known, LogDeterminant.byElimination(triangle, size), 1e-13 * size);
    }
}
