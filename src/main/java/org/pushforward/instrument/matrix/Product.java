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
        List<SquareMatrix> pictures = factors.stream().map(factor -> MatrixPicture.shrunk(factor.matrix(), MOST_ENTRIES)).toList();
        List<String> words = factors.stream().map(factor -> factor.kind() == LinearCoupling.Kind.LOWER ? "L" : "U").toList();
        List<String> help = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            help.add("Factor " + (i + 1) + " of " + factors.size() + ", " + (factors.get(i).kind() == LinearCoupling.Kind.LOWER
                    ? "[[I, 0], [A, B]]: changes the second half." : "[[C, D], [0, I]]: changes the first half."));
        }
        SquareMatrix small = MatrixPicture.shrunk(matrix, MOST_ENTRIES);
        List<SquareMatrix> all = new ArrayList<>(pictures);
        all.add(small);
        return new Product(name, small, pictures, words, help, MatrixPicture.limit(all));
    }
}
