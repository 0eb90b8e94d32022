package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;

class TransportYardstickTest {

    private static final int COUNT = 4_000;

    private static double[] noise(int stride) {
        SplittableRandom random = new SplittableRandom(7);
        return random.doubles((long) COUNT * stride).map(u -> random.nextGaussian()).toArray();
    }

    /** @return points whose coordinate j is that of the noise at {@code label[j]}, stretched */
    private static double[] samples(double[] noise, double stretch, int... label) {
        double[] samples = new double[noise.length];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < label.length; j++) {
                samples[i * label.length + j] = stretch * noise[i * label.length + label[j]];
            }
        }
        return samples;
    }

    @Test
    void aFlowThatMovesNothingOrExchangesCoordinatesCostsNothing() {
        double[] plane = noise(2);
        assertEquals(0, TransportCost.of(plane, samples(plane, 1, 0, 1), COUNT, 2, 2).mean());
        assertEquals(0, TransportCost.of(plane, samples(plane, 1, 1, 0), COUNT, 2, 2).mean());
        double[] padded = noise(4);
        assertEquals(0, TransportCost.of(padded, samples(padded, 1, 3, 1, 0, 2), COUNT, 4, 2).mean());
    }

    /** 3 z - z has E|2 z|^2 = 8 and a variance of 2 * 4 * 2 * 4 = 64 per sample; the padding is not counted. */
    @Test
    void aStretchCostsWhatItMoves() {
        double[] padded = noise(3);
        TransportCost cost = TransportCost.of(padded, samples(padded, 3, 2, 0, 1), COUNT, 3, 2);
        assertEquals(8, cost.mean(), 4 * cost.standardError());
        assertEquals(Math.sqrt(64.0 / COUNT), cost.standardError(), 0.1 * cost.standardError());
    }

    @Test
    void whatIsNotFiniteIsNotMeasured() {
        double[] plane = noise(2);
        for (double far : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
            double[] samples = plane.clone();
            samples[5] = far;
            assertEquals(TransportCost.NOT_MEASURED, TransportCost.of(plane, samples, COUNT, 2, 2));
        }
    }

    /**
     * No map is cheaper than one between the Gaussians of the same means and covariances (Gelbrich's bound); and another seed says the same, within
     * the errors.
     */
    @Test
    void theLeastCostIsAboveGelbrichsBoundAndKnownToItsError() {
        for (String name : List.of("moons", "funnel", "pinwheel")) {
            TransportYardstick one = of(name, 1);
            TransportYardstick other = of(name, 2);
            double bound = gelbrich(RunData.of(spec(name), 1));
            assertTrue(one.measured().isResolved(), name);
            assertTrue(one.optimal() > bound - 4 * one.standardError(), name + " " + one + " against " + bound);
            assertEquals(one.optimal(), other.optimal(), 4 * Math.hypot(one.standardError(), other.standardError()) + one.floor(), name);
            assertEquals(one, of(name, 1));
        }
    }

    private static DatasetSpec spec(String name) {
        return new DatasetSpec(name, 0.1, 8, 0, 4_000);
    }

    private static TransportYardstick of(String name, long seed) {
        return TransportYardstick.of(RunData.of(spec(name), seed));
    }

    /** tr(I + C - 2 sqrt C) of the standardised training points, whose mean is 0. */
    private static double gelbrich(RunData data) {
        Points points = data.training();
        double[] x = points.values().clone();
        data.standardization().apply(x, points.count(), 2);
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = 0; i < points.count(); i++) {
            a += x[2 * i] * x[2 * i] / points.count();
            b += x[2 * i] * x[2 * i + 1] / points.count();
            c += x[2 * i + 1] * x[2 * i + 1] / points.count();
        }
        double root = Math.sqrt((a - c) * (a - c) / 4 + b * b);
        double sum = 0;
        for (double eigenvalue : new double[] {(a + c) / 2 + root, (a + c) / 2 - root}) {
            sum += Math.pow(1 - Math.sqrt(eigenvalue), 2);
        }
        return sum;
    }

    /** Of data that are standard normal the least cost is 0, and what samples measure is above their floor in every second case. */
    @Test
    void aCostOfNothingIsNotResolved(@TempDir Path folder) throws Exception {
        int above = 0;
        for (int seed = 1; seed <= 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("x,y\n");
            for (int i = 0; i < 500; i++) {
                text.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append('\n');
            }
            Path file = Files.writeString(folder.resolve("normal.csv"), text);
            TransportYardstick found = TransportYardstick.of(RunData.of(new DatasetSpec(file.toString(), 0, 0, 0, 0), seed));
            assertFalse(found.measured().isResolved(), found.toString());
            above += found.optimal() > found.floor() ? 1 : 0;
        }
        assertTrue(above > 0, "chance has been seen");
    }

    @Test
    void aSmallCloudIsMeasuredWithHalfOfIt(@TempDir Path folder) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 100; i++) {
            text.append(1e6 * random.nextGaussian()).append(',').append(1e-6 * random.nextGaussian()).append('\n');
        }
        Path file = Files.writeString(folder.resolve("points.csv"), text);
        TransportYardstick found = TransportYardstick.of(RunData.of(new DatasetSpec(file.toString(), 0, 0, 0, 0), 1));
        assertEquals(40, found.points());
        // Standard normal in standard units: what 40 points of it are off.
        assertTrue(found.optimal() < 1 && found.floor() < 1, found.toString());
    }

    @Test
    void isMeasuredOnceWhenItIsAskedFor() {
        TransportYardstick.Later later = TransportYardstick.Later.of(RunData.of(spec("moons"), 1));
        assertEquals(Optional.empty(), later.ifKnown());
        TransportYardstick known = later.get();
        assertEquals(Optional.of(known), later.ifKnown());
        assertTrue(known == later.get());
    }

    @Test
    void theWordsGoByTheErrors() {
        TransportYardstick known = new TransportYardstick(0.4, 0.03, 0.02, 0.001, 1_000);
        assertTrue(known.words(new TransportCost(1.2, 0.05)).startsWith("more than needed"));
        assertTrue(known.words(new TransportCost(0.45, 0.03)).startsWith("as little as"));
        assertTrue(known.words(new TransportCost(0.1, 0.01)).startsWith("less than any map"));
        assertEquals("not measured", known.words(TransportCost.NOT_MEASURED));
        for (double optimal : new double[] {0.01, 0.029}) {
            TransportYardstick near = new TransportYardstick(optimal, 0.003, 0.02, 0.001, 1_000);
            assertTrue(near.words(new TransportCost(0.01, 0.001)).startsWith("the least possible is too small"), "above the floor by chance");
        }
    }
}
