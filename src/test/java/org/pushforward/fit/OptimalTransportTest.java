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
        assertTrue(new OptimalTransport.Measured(0.2, 0.1).isResolved());
        assertEquals(0.2, new OptimalTransport.Measured(0.2, 0.1).resolved());
        OptimalTransport.Measured below = new OptimalTransport.Measured(0.1, 0.2);
        assertFalse(below.isResolved());
        assertTrue(Double.isNaN(below.resolved()));
        assertEquals(0.2, below.atMost());
        assertFalse(new OptimalTransport.Measured(Double.NaN, 0.1).isResolved());
    }

    @Test
    void refusesSamplesThatCannotBeMatched() {
        assertThrows(IllegalArgumentException.class, () -> OptimalTransport.squared(cloud(3, 2, 1), cloud(4, 2, 1), 2));
        assertThrows(IllegalArgumentException.class, () -> OptimalTransport.squared(cloud(0, 2, 1), cloud(0, 2, 1), 2));
        assertThrows(IllegalArgumentException.class,
                () -> OptimalTransport.squared(new Points(1, 2, new double[] {0, Double.NaN}), cloud(1, 2, 1), 2));
    }
}
