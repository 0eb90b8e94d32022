package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;

class SpatialDatasetsTest {

    private static DatasetSpec sphere(int dimension, int modes, double sigma, double rotation) {
        return new DatasetSpec("sphere", sigma, modes, rotation, 1_000, TableChoice.DEFAULT, dimension);
    }

    private static DatasetSpec swiss(double noise, double rotation) {
        return new DatasetSpec("swiss", noise, 0, rotation, 1_000);
    }

    static Stream<DatasetSpec> specs() {
        return Stream.of(sphere(8, 8, 0.25, 0), sphere(8, 32, 0.25, 30), sphere(3, 64, 0.6, 0), sphere(2, 4, 1.5, 10), sphere(16, 2, 0.05, 0),
                swiss(0.003, 0), swiss(0.1, 0), swiss(0.1, 25), swiss(1, 0));
    }

    /** Of the mean over fresh samples, and of the part of the floor that is one itself. */
    @ParameterizedTest
    @MethodSource("specs")
    void entropyIsTheMeanOfMinusLogDensityOverSamples(DatasetSpec spec) {
        Distribution dataset = Datasets.create(spec);
        Points points = dataset.sample(20_000, new SplittableRandom(7));
        assertEquals(RunData.dimension(spec), points.dimension());
        double[] logs = dataset.logDensities(points);
        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum() / (logs.length - 1);
        assertEquals(-mean, dataset.entropy(), 4 * Math.hypot(Math.sqrt(variance / logs.length), dataset.entropyError()));
    }

    /** The density in the plane that goes through the data integrates to one; in space that would take too long. */
    @Test
    void aSphereInThePlaneIsADensity() {
        Distribution dataset = Datasets.create(sphere(2, 5, 0.4, 20));
        PlanarDataset planar = PlanarDataset.of(dataset).orElseThrow();
        Window window = planar.window();
        int cells = 300;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                sum += Math.exp(planar.logDensity(window.minX() + (i + 0.5) / cells * window.width(),
                        window.minY() + (j + 0.5) / cells * window.height())) * window.width() / cells * window.height() / cells;
            }
        }
        assertEquals(1, sum, 1e-3);
    }

    /** The roll's height is blurred as the curve is: the sheet's density over a fine box about a point is that of the samples in it. */
    @Test
    void theRollsDensityIsThatOfItsSamples() {
        Distribution roll = Datasets.create(swiss(0.3, 0));
        Points points = roll.sample(400_000, new SplittableRandom(3));
        double[] centre = points.first(1).values();
        double half = 0.15;
        int inside = 0;
        for (int i = 0; i < points.count(); i++) {
            boolean in = true;
            for (int c = 0; c < 3; c++) {
                in &= Math.abs(points.get(i, c) - centre[c]) < half;
            }
            inside += in ? 1 : 0;
        }
        double mass = 0;
        int cells = 12;
        for (int i = 0; i < cells * cells * cells; i++) {
            double[] x = {centre[0] + half * (2 * (i % cells + 0.5) / cells - 1), centre[1] + half * (2 * (i / cells % cells + 0.5) / cells - 1),
                centre[2] + half * (2 * (i / cells / cells + 0.5) / cells - 1)};
            mass += Math.exp(roll.logDensity(x, 0)) * Math.pow(2 * half / cells, 3);
        }
        assertEquals(mass, (double) inside / points.count(), 4 * Math.sqrt(mass / points.count()));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void farAwayThereIsNoNaN(DatasetSpec spec) {
        Distribution dataset = Datasets.create(spec);
        for (double far : new double[] {1e3, 1e99, 1e200, Double.POSITIVE_INFINITY, Double.NaN}) {
            double[] x = new double[dataset.dimension()];
            x[dataset.dimension() - 1] = far;
            assertFalse(Double.isNaN(dataset.logDensity(x, 0)), "at " + far);
            assertTrue(dataset.logDensity(x, 0) < 0);
        }
    }

    /** Far beyond the edge the tail goes over into its series without a step. */
    @Test
    void theRollsEdgeIsSmooth() {
        Distribution roll = Datasets.create(swiss(0.01, 0));
        double[] on = Datasets.create(swiss(0.01, 0)).sample(1, new SplittableRandom(1)).values();
        double edge = 2.1 + 20 * 0.01;
        double before = roll.logDensity(new double[] {on[0], on[1], edge - 1e-9}, 0);
        double after = roll.logDensity(new double[] {on[0], on[1], edge + 1e-9}, 0);
        // The slope there is -20 / 0.01.
        assertEquals(before - 2e-9 * 20 / 0.01, after, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void modeMassesAreThoseOfSamples(DatasetSpec spec) {
        Distribution dataset = Datasets.create(spec);
        double[] masses = dataset.modeMasses();
        int count = 20_000;
        int[] counts = new int[masses.length];
        Points points = dataset.sample(count, new SplittableRandom(5));
        for (int i = 0; i < count; i++) {
            counts[dataset.mode(points.values(), i * points.dimension())]++;
        }
        assertEquals(1, Arrays.stream(masses).sum(), 1e-9);
        for (int mode = 0; mode < masses.length; mode++) {
            // The expected masses are themselves counts among 40,000.
            assertEquals(masses[mode], (double) counts[mode] / count, 5 * Math.sqrt(masses[mode] * 1.5 / count));
        }
    }

    @Test
    void fewerMeansAreTheFirstOfMore() {
        double[] four = new SphereGaussians(8, 4, 0.25).outline().values();
        double[] eight = new SphereGaussians(8, 8, 0.25).outline().values();
        assertArrayEquals(four, Arrays.copyOf(eight, four.length));
        for (int mean = 0; mean < 8; mean++) {
            assertEquals(8, Arrays.stream(eight, 8 * mean, 8 * mean + 8).map(value -> value * value).sum(), 1e-12);
        }
    }

    @Test
    void aWindowHoldsNearlyAllOfItsTwoCoordinates() {
        for (DatasetSpec spec : new DatasetSpec[] {sphere(8, 8, 0.25, 0), swiss(0.1, 0)}) {
            Distribution dataset = Datasets.create(spec);
            Points points = dataset.sample(5_000, new SplittableRandom(2));
            for (Axes axes : new Axes[] {Axes.FIRST, new Axes(2, 0)}) {
                Window window = dataset.window(axes);
                int outside = 0;
                for (int i = 0; i < points.count(); i++) {
                    outside += window.contains(points.get(i, axes.first()), points.get(i, axes.second())) ? 0 : 1;
                }
                assertTrue(outside < 10, spec.name() + " " + axes.words() + ": " + outside);
                assertEquals(window.width(), window.height(), 1e-12);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "17"})
    void aDimensionOutOfRangeIsRefused(int dimension) {
        String words = assertThrows(InvalidInputException.class, () -> Datasets.create(sphere(dimension, 8, 0.25, 0))).getMessage();
        assertEquals("sphere has 2 to 16 dimensions, not " + dimension, words);
    }

    @Test
    void thePlaneIsAskedForByName() {
        String words = assertThrows(InvalidInputException.class, () -> Datasets.planar(Datasets.defaults("swiss"))).getMessage();
        assertTrue(words.startsWith("swiss has 3 coordinates where data in the plane are needed: choose one of moons, "), words);
    }

    @Test
    void theSameSpecAndSeedAreTheSameData() {
        RunData one = RunData.of(Datasets.defaults("sphere"), 3);
        RunData other = RunData.of(Datasets.defaults("sphere"), 3);
        assertEquals(one.identity(), other.identity());
        assertEquals(8, one.dimension());
        assertEquals(8, one.standardization().mean().length);
        assertEquals(one.standardization().scale()[0], one.standardization().scale()[7]);
    }
}
