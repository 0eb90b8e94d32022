package org.pushforward.theory.separation;

import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Points;
import org.pushforward.data.SphereMixture;
import org.pushforward.fit.OptimalTransport;

/**
 * Mixtures to choose between: random sets of k of M points. The matched distance of two of them is the mean distance of the points of one to those of
 * the other, paired so that it is least; of two mixtures of k equal round Gaussians at the points it is the distance W1 but for what the Gaussians'
 * widths allow, see {@link SphereMixture#leastDistance}.
 *
 * @param points  M points
 * @param words   one for each mixture: the k points, ascending indices
 * @param matched distance of word i and j at {@code matched[i][j]}, symmetric, 0 on the diagonal
 */
public record Codebook(Points points, int[][] words, double[][] matched) {

    /** More would take minutes. */
    public static final int MOST_CHOSEN = 1_024;

    /**
     * Random words.
     *
     * @param points M of them; not copied
     * @param words  how many, 2 or more
     * @param chosen k points of each, 1 to M
     */
    public static Codebook draw(Points points, int words, int chosen, RandomGenerator random) {
        InvalidInputException.require(words >= 2, "a codebook has 2 words or more, not %d", words);
        InvalidInputException.require(chosen >= 1 && chosen <= points.count(), "of %d points not %d can be chosen", points.count(), chosen);
        InvalidInputException.require(chosen <= MOST_CHOSEN, "words have at most %d points, not %d", MOST_CHOSEN, chosen);
        int[][] drawn = new int[words][];
        for (int w = 0; w < words; w++) {
            drawn[w] = subset(points.count(), chosen, random);
        }
        double[][] matched = new double[words][words];
        for (int i = 0; i < words; i++) {
            for (int j = 0; j < i; j++) {
                matched[i][j] = OptimalTransport.linear(select(points, drawn[i]), select(points, drawn[j]), points.dimension()).distance();
                matched[j][i] = matched[i][j];
            }
        }
        return new Codebook(points, drawn, matched);
    }

    /** Each of the subsets with the same chance: n steps, each takes its index with the share that is still to be taken (Knuth's algorithm S). */
    private static int[] subset(int n, int chosen, RandomGenerator random) {
        int[] subset = new int[chosen];
        int taken = 0;
        for (int i = 0; i < n && taken < chosen; i++) {
            if (random.nextInt(n - i) < chosen - taken) {
                subset[taken++] = i;
            }
        }
        return subset;
    }

    /** The points of one word. */
    public Points word(int word) {
        return select(points, words[word]);
    }

    private static Points select(Points points, int[] indices) {
        int d = points.dimension();
        double[] values = new double[indices.length * d];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(points.values(), indices[i] * d, values, i * d, d);
        }
        return new Points(indices.length, d, values);
    }

    /** Of the matched distances of different words. */
    public double least() {
        int[] nearest = nearest();
        return matched[nearest[0]][nearest[1]];
    }

    /** Two different words at the least matched distance. */
    public int[] nearest() {
        int[] nearest = {1, 0};
        for (int i = 0; i < words.length; i++) {
            for (int j = 0; j < i; j++) {
                if (matched[i][j] < matched[nearest[0]][nearest[1]]) {
                    nearest = new int[] {i, j};
                }
            }
        }
        return nearest;
    }

    /** Of the matched distances of different words. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < words.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += matched[i][j];
            }
        }
        return sum / (words.length * (words.length - 1) / 2.0);
    }
}
