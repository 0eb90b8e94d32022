package org.pushforward.instrument.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A product and its factors, small enough to be looked at.
 *
 * @param name    of the matrix
 * @param factors in the order of the product, shrunk
 * @param words   for each factor: its kind
 * @param help    for each factor: one sentence
 * @param limit   of the colours
 */
public record Product(String name, SquareMatrix matrix, List<SquareMatrix> factors, List<String> words, List<String> help, double limit) {

    /** Entries along each side of a picture; larger matrices are shrunk. */
    static final int MOST_ENTRIES = 64;

    public static Product of(String name, SquareMatrix matrix, List<LinearCoupling> factors) {
        List<SquareMatrix> pictures = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> help = new ArrayList<>();
        // Each is asked for once: it may be made only then.
        for (LinearCoupling factor : factors) {
            boolean lower = factor.kind() == LinearCoupling.Kind.LOWER;
            pictures.add(MatrixPicture.shrunk(factor.size(), factor::entry, MOST_ENTRIES));
            words.add(lower ? "L" : "U");
            help.add("Factor " + words.size() + " of " + factors.size() + ", "
                    + (lower ? "[[I, 0], [A, B]]: changes the second half." : "[[C, D], [0, I]]: changes the first half."));
        }
        SquareMatrix small = MatrixPicture.shrunk(matrix, MOST_ENTRIES);
        List<SquareMatrix> all = new ArrayList<>(pictures);
        all.add(small);
        return new Product(name, small, List.copyOf(pictures), List.copyOf(words), List.copyOf(help), MatrixPicture.limit(all));
    }
}
