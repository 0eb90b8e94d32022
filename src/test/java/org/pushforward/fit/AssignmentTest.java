package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles((long) n * n, -1, 1).toArray();
    }

    /** Squared distances of points in the plane. */
    private static double[] planar(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] points = IntStream.range(0, 4 * n).mapToDouble(i -> random.nextGaussian()).toArray();
        double[] costs = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double x = points[2 * i] - points[2 * (n + j)];
                double y = points[2 * i + 1] - points[2 * (n + j) + 1];
                costs[i * n + j] = x * x + y * y;
            }
        }
        return costs;
    }

    private static double bruteForce(double[] costs, int n, int row, int used) {
        if (row == n) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            if ((used & 1 << j) == 0) {
                best = Math.min(best, costs[row * n + j] + bruteForce(costs, n, row + 1, used | 1 << j));
            }
        }
        return best;
    }

    private static double kuhnMunkres(double[] costs, int n) {
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        IntStream.range(0, 2 * n).forEach(graph::addVertex);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                graph.setEdgeWeight(graph.addEdge(i, n + j), costs[i * n + j]);
            }
        }
        Set<Integer> rows = IntStream.range(0, n).boxed().collect(Collectors.toSet());
        Set<Integer> columns = IntStream.range(n, 2 * n).boxed().collect(Collectors.toSet());
        return new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, columns).getMatching().getWeight();
    }

    private static void isProved(double[] costs, int n, Assignment found) {
        assertArrayEquals(IntStream.range(0, n).toArray(), Arrays.stream(found.columnOf()).sorted().toArray());
        double scale = Arrays.stream(costs).map(Math::abs).max().orElse(0);
        assertEquals(found.cost(), Arrays.stream(found.rows()).sum() + Arrays.stream(found.columns()).sum(), 1e-12 * n * scale);
        assertTrue(found.residual() <= 1e-13 * n * scale, "residual " + found.residual());
    }

    @Test
    void isAsCheapAsTheBestOfAllPermutations() {
        for (int n = 1; n <= 8; n++) {
            for (int seed = 0; seed < 20; seed++) {
                double[] costs = random(n, 100 * n + seed);
                Assignment found = Assignment.of(costs, n);
                assertEquals(bruteForce(costs, n, 0, 0), found.cost(), 1e-14 * n);
                isProved(costs, n, found);
            }
        }
    }

    /** Whole numbers of a small range: many ties, many cheapest assignments. */
    @Test
    void isAsCheapWhereManyCostsAreEqual() {
        for (int seed = 0; seed < 50; seed++) {
            double[] costs = Arrays.stream(random(7, seed)).map(c -> Math.round(2 * c)).toArray();
            Assignment found = Assignment.of(costs, 7);
            assertEquals(bruteForce(costs, 7, 0, 0), found.cost());
            assertEquals(0, found.residual());
            assertArrayEquals(found.columnOf(), Assignment.of(costs, 7).columnOf());
        }
        assertEquals(0, Assignment.of(new double[900], 30).cost());
    }

    @Test
    void isAsCheapAsThatOfALibrary() {
        for (int n : new int[] {10, 40, 100}) {
            for (double[] costs : new double[][] {random(n, n), planar(n, n)}) {
                Assignment found = Assignment.of(costs, n);
                assertEquals(kuhnMunkres(costs, n), found.cost(), 1e-11 * n);
                isProved(costs, n, found);
            }
        }
    }

    /** No time is asserted; with a search of more than n^3 the test would not end. */
    @Test
    void assignsAThousandPoints() {
        double[] costs = planar(1_000, 5);
        Assignment found = Assignment.of(costs, 1_000);
        isProved(costs, 1_000, found);
        assertArrayEquals(found.columnOf(), Assignment.of(costs, 1_000).columnOf());
        assertEquals(found.cost(), Assignment.of(transposed(costs, 1_000), 1_000).cost(), 1e-9);
    }

    private static double[] transposed(double[] costs, int n) {
        double[] other = new double[costs.length];
        for (int k = 0; k < costs.length; k++) {
            other[k % n * n + k / n] = costs[k];
        }
        return other;
    }

    /** Costs that differ by 20 orders of magnitude keep what can be kept: the residual is a share of the largest. */
    @Test
    void isProvedWhereCostsAreOfUnlikeSizes() {
        SplittableRandom random = new SplittableRandom(3);
        double[] costs = IntStream.range(0, 3_600).mapToDouble(i -> Math.pow(10, 20 * random.nextDouble() - 10)).toArray();
        isProved(costs, 60, Assignment.of(costs, 60));
        double[] large = Arrays.stream(random(5, 1)).map(c -> 1e300 * c).toArray();
        assertEquals(1e300 * Assignment.of(random(5, 1), 5).cost(), Assignment.of(large, 5).cost(), 1e287);
    }

    @Test
    void refusesWhatIsNoSquareOfNumbers() {
        assertThrows(IllegalArgumentException.class, () -> Assignment.of(new double[6], 2));
        assertThrows(IllegalArgumentException.class, () -> Assignment.of(new double[0], 0));
        assertThrows(IllegalArgumentException.class, () -> Assignment.of(new double[] {Double.NaN}, 1));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> Assignment.of(new double[] {1, 2, Double.POSITIVE_INFINITY, 4}, 2));
        assertEquals("the cost of row 1 and column 0 is Infinity", refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Assignment.of(new double[] {Double.NEGATIVE_INFINITY}, 1));
        // n * n overflows an int here.
        assertThrows(IllegalArgumentException.class, () -> Assignment.of(new double[0], 1 << 16));
    }
}
