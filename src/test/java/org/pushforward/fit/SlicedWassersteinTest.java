package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pushforward.data.Points;

class SlicedWassersteinTest {

    private static final SlicedWasserstein DISTANCE = new SlicedWasserstein(2, 32, new SplittableRandom(1));

    private static Points cloud(int count, int dimension, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return new Points(count, dimension, values);
    }

    private static Points map(Points points, double scale, double... shift) {
        double[] values = points.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * values[i] + shift[i % points.dimension()];
        }
        return new Points(points.count(), points.dimension(), values);
    }

    @Test
    void isZeroOnItselfInAnyOrderAndRepeated() {
        Points points = cloud(100, 2, 5);
        assertEquals(0, DISTANCE.distance(points, points));
        double[] reversed = new double[200];
        double[] twice = new double[400];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(points.values(), 2 * i, reversed, 2 * (99 - i), 2);
            System.arraycopy(points.values(), 2 * i, twice, 2 * i, 2);
            System.arraycopy(points.values(), 2 * i, twice, 200 + 2 * i, 2);
        }
        assertEquals(0, DISTANCE.distance(points, new Points(100, 2, reversed)), 1e-15);
        assertEquals(0, DISTANCE.distance(points, new Points(200, 2, twice)), 1e-15);
    }

    @Test
    void isSymmetricAlsoBetweenUnequalClouds() {
        Points a = cloud(70, 2, 1);
        Points b = map(cloud(111, 2, 2), 2, 1, -1);
        assertEquals(DISTANCE.distance(a, b), DISTANCE.distance(b, a), 1e-13);
        assertTrue(DISTANCE.distance(a, b) > 0.5);
    }

    @Test
    void satisfiesTheTriangleInequality() {
        Points a = cloud(40, 2, 1);
        Points b = map(cloud(40, 2, 2), 3, 1, 0);
        Points c = map(cloud(25, 2, 3), 0.5, 2, 2);
        assertTrue(DISTANCE.distance(a, c) <= DISTANCE.distance(a, b) + DISTANCE.distance(b, c));
    }

    /**
     * Projected on a direction w, a translation by t moves every point by (t, w); over evenly spaced directions (t, w)^2 averages to |t|^2
     * / 2.
     */
    @Test
    void translationInThePlaneGivesItsLengthOverRootTwo() {
        Points points = cloud(64, 2, 9);
        assertEquals(5 / Math.sqrt(2), DISTANCE.distance(points, map(points, 1, 3, -4)), 1e-12);
    }

    @Test
    void scalesWithTheData() {
        Points a = cloud(50, 2, 1);
        Points b = cloud(60, 2, 2);
        assertEquals(10 * DISTANCE.distance(a, b), DISTANCE.distance(map(a, 10, 0, 0), map(b, 10, 0, 0)), 1e-11);
    }

    /** In five dimensions (t, w)^2 averages to |t|^2 / 5, here over random directions: its variance is 8 / 175 for |t| = 1. */
    @Test
    void randomDirectionsInMoreDimensionsAverageRight() {
        int directions = 4_000;
        SlicedWasserstein distance = new SlicedWasserstein(5, directions, new SplittableRandom(3));
        Points points = cloud(10, 5, 1);
        double squared = Math.pow(distance.distance(points, map(points, 1, 1, 0, 0, 0, 0)), 2);
        assertEquals(0.2, squared, 4 * Math.sqrt(8.0 / 175 / directions));
    }

    @Test
    void paddingAfterTheComparedCoordinatesIsLeftOut() {
        Points points = cloud(30, 3, 1);
        double[] planar = new double[60];
        for (int i = 0; i < 30; i++) {
            System.arraycopy(points.values(), 3 * i, planar, 2 * i, 2);
        }
        assertEquals(0, DISTANCE.distance(points, new Points(30, 2, planar)));
    }

    /** {0, 3} against {0, 0, 3}: a sixth of the mass travels 3. */
    @Test
    void unequalNumbersCoupleByQuantile() {
        assertEquals(9.0 / 6, SlicedWasserstein.squaredDistance(new double[] {0, 3}, new double[] {0, 0, 3}), 1e-15);
    }

    @Test
    void pointsThatAreNotFiniteGiveNaN() {
        Points points = cloud(10, 2, 1);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] values = points.values().clone();
            values[3] = bad;
            assertTrue(Double.isNaN(DISTANCE.distance(points, new Points(10, 2, values))));
        }
    }
}
