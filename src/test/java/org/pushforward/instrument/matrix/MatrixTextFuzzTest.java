package org.pushforward.instrument.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pushforward.fuzz.Fuzz;
import org.pushforward.theory.linear.SquareMatrix;

/** What people may type. */
@Timeout(600)
class MatrixTextFuzzTest {

    @Test
    void texts() {
        Fuzz.any("typed matrix", mutator -> {
            SquareMatrix matrix = MatrixText.parse(mutator.text("1, -2.5, 3e-7\n0.5 −1 0; 0 1e9\t-0.0"));
            // Six digits are kept, and those exactly.
            String shown = MatrixText.format(matrix);
            assertArrayEquals(MatrixText.parse(shown).values(), MatrixText.parse(MatrixText.format(MatrixText.parse(shown))).values());
            return matrix;
        });
    }
}
