package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Six factors whose scales make two spectra meet. */
class MatchedSixTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 32, 64})
    void aGaussianMatrixHasSixFactors(int size) {
        RandomGenerator random = new SplittableRandom(size);
        for (int i = 0; i < (size < 32 ? 20 : 2); i++) {
            SquareMatrix matrix = Ensemble.GAUSS.draw(size, random);
            MatchedSix six = new MatchedSix(matrix, matrix.condition());
            double best = Double.POSITIVE_INFINITY;
            for (int attempt = 0; attempt < 12 && best > 1e-9; attempt++) {
                List<LinearCoupling> factors = six.of(attempt, false, random);
                if (factors != null) {
                    best = Refinement.of(matrix, factors).residual();
                }
            }
            assertTrue(best <= 1e-9, "matrix " + i + " of size " + size + ": " + best);
        }
    }

    @Test
    void aSingularUpperLeftBlockHasNone() {
        SquareMatrix exchange = Dense.value(Dense.blocks(Dense.zeros(2, 2), Dense.negative(Dense.identity(2)), Dense.identity(2), Dense.zeros(2, 2)));
        assertNull(new MatchedSix(exchange, 1).of(0, false, new SplittableRandom(1)));
    }
}
