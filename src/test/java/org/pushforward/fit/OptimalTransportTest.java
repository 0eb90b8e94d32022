package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pushforward.data.Points;

class OptimalTransportTest {

    private static Points cloud(int count, int dimension, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return new Points(count, dimension, values);
    }

    private static Points map(Points points, double[] scale, double[] shift) {
        double[] values = points.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = scale[i % points.dimension()] * values[i] + shift[i % points.dimension()];
        }
        return new Points(points.count(), points.dimension(), values);
    }

    /** On the line the sorted samples are matched, which {@link SlicedWasserstein} has in closed form. */
    @Test
    void isTheSortedMatchingOnTheLine() {
        Points a = cloud(200, 1, 1);
        Points b = map(cloud(200, 1, 2), new double[] {2}, new double[] {1});
        double[] u = a.values().clone();
        double[] v = b.values().clone();
        Arrays.sort(u);
        Arrays.sort(v);
        double linear = 0;
        for (int i = 0; i < 200; i++) {
            linear += Math.abs(u[i] - v[i]) / 200;
        }

        assertEquals(SlicedWasserstein.squaredDistance(u, v), OptimalTransport.squared(a, b, 1).cost(), 1e-12);
        assertEquals(linear, OptimalTransport.linear(a, b, 1).distance(), 1e-12);
    }

    /** A gradient of a convex function is the optimal map, and each shift adds its square. */
    @Test
    void findsTheMapOfPoints() {
        Points a = cloud(300, 2, 3);
        Points b = map(a, new double[] {0.5, 2}, new double[] {0.3, -0.4});
        OptimalTransport found = OptimalTransport.squared(a, b, 2);
        double cost = 0;
        for (int i = 0; i < 300; i++) {
            assertEquals(i, found.pairs()[i]);
            cost += (Math.pow(a.get(i, 0) - b.get(i, 0), 2) + Math.pow(a.get(i, 1) - b.get(i, 1), 2)) / 300;
        }
        assertEquals(cost, found.cost(), 1e-12);
        Points shifted = map(a, new double[] {1, 1}, new double[] {3, 4});
        assertEquals(5, OptimalTransport.squared(a, shifted, 2).distance(), 1e-12);
        assertEquals(5, OptimalTransport.linear(a, shifted, 2).distance(), 1e-12);
        assertEquals(0, OptimalTransport.squared(a, a, 2).cost());
    }

    /** W1 and W2 are the least means over all permutations, by trying them. */
    @Test
    void isTheCheapestOfAllPermutations() {
        for (int n = 1; n <= 7; n++) {
            for (int dimension : new int[] {1, 2, 8}) {
                Points a = cloud(n, dimension, 50 + n);
                Points b = map(cloud(n, dimension, 70 + n), ones(dimension, 1.3), ones(dimension, 0.2));
                assertEquals(cheapest(1, a, b, 0, 0) / n, OptimalTransport.linear(a, b, dimension).distance(), 1e-12);
                assertEquals(Math.sqrt(cheapest(2, a, b, 0, 0) / n), OptimalTransport.squared(a, b, dimension).distance(), 1e-12);
            }
        }
    }

    private static double[] ones(int size, double value) {
        double[] ones = new double[size];
        Arrays.fill(ones, value);
        return ones;
    }

    private static double cheapest(int power, Points a, Points b, int row, int used) {
        if (row == a.count()) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < b.count(); j++) {
            if ((used & 1 << j) == 0) {
                double squares = 0;
                for (int c = 0; c < a.dimension(); c++) {
                    squares += Math.pow(a.get(row, c) - b.get(j, c), 2);
                }
                best = Math.min(best, Math.pow(squares, power / 2.0) + cheapest(power, a, b, row + 1, used | 1 << j));
            }
        }
        return best;
    }

    /** Both are distances: symmetric, 0 of a sample and itself in another order, and no way round is shorter. */
    @Test
    void areDistances() {
        for (int seed = 0; seed < 20; seed++) {
            int dimension = 1 + seed % 4;
            Points a = cloud(40, dimension, 3 * seed);
            Points b = map(cloud(40, dimension, 3 * seed + 1), ones(dimension, 2), ones(dimension, 0.5));
            Points c = map(cloud(40, dimension, 3 * seed + 2), ones(dimension, 0.3), ones(dimension, -1));
            double linear = OptimalTransport.linear(a, c, dimension).distance();
            double squared = OptimalTransport.squared(a, c, dimension).distance();
            assertTrue(linear <= OptimalTransport.linear(a, b, dimension).distance() + OptimalTransport.linear(b, c, dimension).distance() + 1e-12);
            assertTrue(squared <= OptimalTransport.squared(a, b, dimension).distance() + OptimalTransport.squared(b, c, dimension).distance()
                    + 1e-12);
            // By Jensen's inequality the one is below the other.
            assertTrue(linear <= squared + 1e-12 && linear > 0);
            assertEquals(linear, OptimalTransport.linear(c, a, dimension).distance(), 1e-12);
            double[] turned = new double[a.values().length];
            for (int i = 0; i < 40; i++) {
                System.arraycopy(a.values(), i * dimension, turned, (39 - i) * dimension, dimension);
            }
            assertEquals(0, OptimalTransport.linear(a, new Points(40, dimension, turned), dimension).distance(), 1e-15);
        }
    }

    @Test
    void leavesPaddingOut() {
        Points a = cloud(50, 4, 1);
        Points b = cloud(50, 3, 2);
        double[] planeA = new double[100];
        double[] planeB = new double[100];
        for (int i = 0; i < 50; i++) {
            System.arraycopy(a.values(), 4 * i, planeA, 2 * i, 2);
            System.arraycopy(b.values(), 3 * i, planeB, 2 * i, 2);
        }
        OptimalTransport plane = OptimalTransport.squared(new Points(50, 2, planeA), new Points(50, 2, planeB), 2);
        OptimalTransport found = OptimalTransport.squared(a, b, 2);
        assertEquals(plane.cost(), found.cost());
        assertArrayEquals(plane.pairs(), found.pairs());
        assertTrue(OptimalTransport.squared(a, b, 3).cost() > found.cost());
    }

    /** Of Gaussians whose W2 is known: 0.5^2 + 0.5^2 + 1. The error is that of 40 repetitions, the bias that of data against data. */
    @Test
    void errsAsItSays() {
        int runs = 40;
        double mean = 0;
        double squares = 0;
        double told = 0;
        double floor = 0;
        for (int run = 0; run < runs; run++) {
            Points a = cloud(200, 2, 10 + run);
            Points b = map(cloud(200, 2, 1_000 + run), new double[] {0.5, 1.5}, new double[] {1, 0});
            OptimalTransport found = OptimalTransport.squared(a, b, 2);
            mean += found.cost() / runs;
            squares += found.cost() * found.cost() / runs;
            told += found.standardError() / runs;
            floor += OptimalTransport.squared(a, cloud(200, 2, 2_000 + run), 2).cost() / runs;
        }
        double deviation = Math.sqrt(squares - mean * mean);
        // A standard deviation of 40 values is known to 11 %.
        assertEquals(1, told / deviation, 0.4);
        assertTrue(Math.abs(mean - 1.5) < floor + 4 * deviation / Math.sqrt(runs), "mean " + mean + " at a floor of " + floor);
    }

    @Test
    void saysNothingBelowTheFloor() {
        assertTrue(new OptimalTransport.Measured(0.2, 0.1, 0.03).isResolved());
        assertEquals(0.2, new OptimalTransport.Measured(0.2, 0.1, 0.03).resolved());
        assertEquals(0.2, new OptimalTransport.Measured(0.2, 0.1, 0.03).atMost());
        OptimalTransport.Measured below = new OptimalTransport.Measured(0.2, 0.1, 0.04);
        assertFalse(below.isResolved());
        assertTrue(Double.isNaN(below.resolved()));
        assertEquals(0.22, below.atMost(), 1e-15);
        assertFalse(new OptimalTransport.Measured(Double.NaN, 0.1, 0.01).isResolved());
        assertEquals(new OptimalTransport.Measured(0.3, 2, 1), OptimalTransport.Measured.of(0.3, 3, 1, 2));
    }

    /** Two samples of one distribution are above the floor of another pair half of the time; told apart they are seldom. */
    @Test
    void samplesOfOneDistributionAreNotToldApart() {
        int runs = 40;
        int resolved = 0;
        int above = 0;
        double told = 0;
        double[] costs = new double[runs];
        for (int run = 0; run < runs; run++) {
            Points judge = cloud(100, 2, 10_000 + run);
            double[] distances = new double[10];
            for (int i = 0; i < distances.length; i++) {
                OptimalTransport found = OptimalTransport.squared(judge, cloud(100, 2, 100 * run + i), 2);
                distances[i] = found.distance();
                costs[run] = found.cost();
                told += found.standardError() / runs / distances.length;
            }
            OptimalTransport.Measured measured = OptimalTransport.Measured.of(distances[0], Arrays.copyOfRange(distances, 1, distances.length));
            resolved += measured.isResolved() ? 1 : 0;
            above += distances[0] > distances[1] ? 1 : 0;
        }
        // Beyond three standard deviations as nine draws know them is one of a hundred.
        assertTrue(resolved <= 2, resolved + " of " + runs);
        assertTrue(above > runs / 4 && above < runs * 3 / 4, above + " of " + runs);
        // The error by the dual potentials is of the right size here, too: what the yardstick of transport goes by.
        double mean = Arrays.stream(costs).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(costs).map(cost -> (cost - mean) * (cost - mean)).sum() / (runs - 1));
        assertEquals(1, told / deviation, 0.6);
    }

    @Test
    void theErrorOfADistanceIsThatOfItsPower() {
        Points a = cloud(100, 2, 1);
        Points b = map(cloud(100, 2, 2), new double[] {1, 1}, new double[] {2, 0});
        OptimalTransport squared = OptimalTransport.squared(a, b, 2);
        assertEquals(squared.standardError() / 2 / squared.distance(), squared.distanceError(), 1e-15);
        OptimalTransport linear = OptimalTransport.linear(a, b, 2);
        assertEquals(linear.standardError(), linear.distanceError());
        assertTrue(Double.isNaN(OptimalTransport.squared(a, a, 2).distanceError()));
    }

    @Test
    void refusesSamplesThatCannotBeMatched() {
        assertThrows(IllegalArgumentException.class, () -> OptimalTransport.squared(cloud(3, 2, 1), cloud(4, 2, 1), 2));
        assertThrows(IllegalArgumentException.class, () -> OptimalTransport.squared(cloud(0, 2, 1), cloud(0, 2, 1), 2));
        assertThrows(IllegalArgumentException.class,
                () -> OptimalTransport.squared(new Points(1, 2, new double[] {0, Double.NaN}), cloud(1, 2, 1), 2));
    }
}
