package org.pushforward.instrument.matrix;

import org.pushforward.theory.linear.Scales;

/**
 * Which matrix is to be factored.
 *
 * @param witness which of the witnesses of that size, from 0; the last one if there are fewer
 * @param text    of the person's own matrix
 * @param factors of the stable route, see {@link org.pushforward.theory.linear.Factorization#of}
 * @param dragged whether a person is dragging it at this moment
 */
public record MatrixRequest(MatrixKind kind, int size, long seed, int witness, String text, Scales scales, int factors, boolean dragged) {

    public MatrixRequest withText(String newText) {
        return new MatrixRequest(kind, size, seed, witness, newText, scales, factors, dragged);
    }
}
