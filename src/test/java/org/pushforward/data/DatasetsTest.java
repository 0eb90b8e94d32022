package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;

@Slow("draws large samples: what it asserts of them holds for many points only")
class DatasetsTest {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** Every dataset as it comes, with the least and most noise, with the least and most modes, and rotated. */
    static Stream<DatasetSpec> everySpec() {
        return Datasets.planarNames().stream().flatMap(name -> {
            DatasetInfo info = Datasets.info(name);
            DatasetSpec usual = Datasets.defaults(name);
            Stream<DatasetSpec> specs = Stream.of(usual, new DatasetSpec(name, info.defaultNoise(), info.defaultModes(), 37, 1_000));
            if (info.hasNoise()) {
                specs = Stream.concat(specs, Stream.of(
                        new DatasetSpec(name, info.minNoise(), info.defaultModes(), 0, 1_000),
                        new DatasetSpec(name, info.maxNoise(), info.defaultModes(), 0, 1_000)));
            }
            if (info.hasModes()) {
                specs = Stream.concat(specs, Stream.of(
                        new DatasetSpec(name, info.defaultNoise(), info.minModes(), 0, 1_000),
                        new DatasetSpec(name, info.defaultNoise(), info.maxModes(), 10, 1_000)));
            }
            return specs;
        });
    }

    static Stream<DatasetSpec> usualSpecs() {
        return Datasets.planarNames().stream().map(Datasets::defaults);
    }

    /**
     * Mass per cell of a grid over the window, by a midpoint rule of {@code fine x fine} points in each cell.
     */
    private static double[] mass(PlanarDataset dataset, Window window, int cells, int fine) {
        double[] mass = new double[cells * cells];
        int size = cells * fine;
        double area = window.width() / size * (window.height() / size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double x = window.minX() + (column + 0.5) * window.width() / size;
                double y = window.minY() + (row + 0.5) * window.height() / size;
                mass[row / fine * cells + column / fine] += area * Math.exp(dataset.logDensity(x, y));
            }
        }
        return mass;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** 440 cells across are about one standard deviation each at the least noise, and meet the checkerboard's edges. */
    @ParameterizedTest
    @MethodSource("everySpec")
    void densityIntegratesToOneOverTheWindow(DatasetSpec spec) {
        PlanarDataset dataset = Datasets.planar(spec);
        assertEquals(1, sum(mass(dataset, dataset.window(), 1, 440)), 0.005);
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void entropyIsTheMeanOfMinusLogDensityOverSamples(DatasetSpec spec) {
        PlanarDataset dataset = Datasets.planar(spec);
        int count = 50_000;
        Points points = dataset.sample(count, new SplittableRandom(7));
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double nll = -dataset.logDensity(points.get(i, 0), points.get(i, 1));
            mean += nll / count;
            squares += nll * nll / count;
        }
        double standardError = Math.sqrt(Math.max(0, squares - mean * mean) / count);
        assertEquals(mean, dataset.entropy(), 4 * standardError + 1e-9);
    }

    /** Floors measured by others, by Monte Carlo to 0.004 nats. */
    @ParameterizedTest
    @CsvSource({"moons,0.05,0.295", "moons,0.1,1.006", "rings2,0.24,3.261", "rings4,0.08,2.622", "gaussians,0.354,2.832"})
    void entropyAgreesWithKnownFloors(String name, double noise, double floor) {
        DatasetSpec spec = new DatasetSpec(name, noise, Datasets.info(name).defaultModes(), 0, 1_000);
        assertEquals(floor, Datasets.planar(spec).entropy(), 0.008);
    }

    @Test
    void checkerboardHasTheLogOfItsArea() {
        PlanarDataset board = Datasets.planar(Datasets.defaults("checkerboard"));
        assertEquals(Math.log(32), board.entropy(), 1e-12);
        assertEquals(-Math.log(32), board.logDensity(-3, -3), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, board.logDensity(-3, -1));
        assertEquals(Double.NEGATIVE_INFINITY, board.logDensity(5, 1));
    }

    /** Far apart, the Gaussians share nothing: the entropy is one Gaussian's plus the log of their number. */
    @Test
    void entropyOfSeparateGaussiansIsOnesPlusLogOfTheirNumber() {
        double noise = 0.05;
        PlanarDataset dataset = Datasets.planar(new DatasetSpec("gaussians", noise, 8, 0, 1_000));
        assertEquals(2 * Padding.STANDARD_NORMAL_ENTROPY + 2 * Math.log(noise) + Math.log(8), dataset.entropy(), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("usualSpecs")
    void samplesFallIntoCellsAsTheDensitySays(DatasetSpec spec) {
        PlanarDataset dataset = Datasets.planar(spec);
        Window window = dataset.window();
        int cells = 12;
        int count = 40_000;
        // 66 points per cell meet the checkerboard's edges.
        double[] mass = mass(dataset, window, cells, 66);
        double[] observed = new double[cells * cells];
        Points points = dataset.sample(count, new SplittableRandom(11));
        double outside = 0;
        for (int i = 0; i < count; i++) {
            int column = (int) Math.floor((points.get(i, 0) - window.minX()) / window.width() * cells);
            int row = (int) Math.floor((points.get(i, 1) - window.minY()) / window.height() * cells);
            if (column < 0 || column >= cells || row < 0 || row >= cells) {
                outside++;
            } else {
                observed[row * cells + column]++;
            }
        }
        // Cells of fewer than 10 expected points are pooled with what falls outside.
        double pooledExpected = count * Math.max(0, 1 - sum(mass));
        double pooledObserved = outside;
        double chiSquare = 0;
        int terms = 0;
        for (int cell = 0; cell < mass.length; cell++) {
            double expected = count * mass[cell];
            if (expected < 10) {
                pooledExpected += expected;
                pooledObserved += observed[cell];
            } else {
                chiSquare += (observed[cell] - expected) * (observed[cell] - expected) / expected;
                terms++;
            }
        }
        if (pooledExpected >= 10) {
            chiSquare += (pooledObserved - pooledExpected) * (pooledObserved - pooledExpected) / pooledExpected;
            terms++;
        }
        assertTrue(chiSquare < new ChiSquaredDistribution(terms - 1).inverseCumulativeProbability(0.9999),
                "chi-square " + chiSquare + " with " + terms + " cells");
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void windowHoldsPracticallyAllOfTheMassAndIsSquare(DatasetSpec spec) {
        PlanarDataset dataset = Datasets.planar(spec);
        Window window = dataset.window();
        assertEquals(window.width(), window.height(), 1e-9);
        int count = 20_000;
        Points points = dataset.sample(count, new SplittableRandom(3));
        int inside = 0;
        for (int i = 0; i < count; i++) {
            inside += window.contains(points.get(i, 0), points.get(i, 1)) ? 1 : 0;
        }
        assertTrue(inside >= 0.997 * count, inside + " of " + count);
    }

    @ParameterizedTest
    @MethodSource("usualSpecs")
    void rotationTurnsSamplesAndDensityAndKeepsEntropy(DatasetSpec spec) {
        PlanarDataset straight = Datasets.planar(spec);
        double degrees = 30;
        PlanarDataset turned = Datasets.planar(new DatasetSpec(spec.name(), spec.noise(), spec.modes(), degrees, spec.count()));
        double c = Math.cos(Math.PI / 6);
        double s = Math.sin(Math.PI / 6);
        Points before = straight.sample(200, new SplittableRandom(5));
        Points after = turned.sample(200, new SplittableRandom(5));
        for (int i = 0; i < 200; i++) {
            assertEquals(c * before.get(i, 0) - s * before.get(i, 1), after.get(i, 0), 1e-12);
            assertEquals(s * before.get(i, 0) + c * before.get(i, 1), after.get(i, 1), 1e-12);
            double expected = straight.logDensity(before.get(i, 0), before.get(i, 1));
            assertEquals(expected, turned.logDensity(after.get(i, 0), after.get(i, 1)), 1e-9);
        }
        assertEquals(straight.entropy(), turned.entropy());
    }

    @ParameterizedTest
    @MethodSource("usualSpecs")
    void sameSeedGivesTheSamePointsAndAnotherSeedOthers(DatasetSpec spec) {
        PlanarDataset dataset = Datasets.planar(spec);
        double[] first = dataset.sample(50, new SplittableRandom(1)).values();
        assertArrayEquals(first, Datasets.planar(spec).sample(50, new SplittableRandom(1)).values());
        assertNotEquals(first[0], dataset.sample(50, new SplittableRandom(2)).values()[0]);
    }

    @ParameterizedTest
    @MethodSource("everySpec")
    void logDensityIsANumberEverywhere(DatasetSpec spec) {
        PlanarDataset dataset = Datasets.planar(spec);
        for (double far : new double[] {0, 1e-300, 10, 1e3, 1e8, 1e200, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertFalse(Double.isNaN(dataset.logDensity(far, -far)), "at " + far);
            assertFalse(Double.isNaN(dataset.logDensity(0, far)), "at " + far);
        }
    }

    /**
     * Beyond a straight end the blurred segment has a closed form; an arc of large radius is nearly one, so check the quadrature on a
     * segment.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.7})
    void blurredSegmentMatchesItsClosedForm(double noise) {
        NoisyCurves segment = new NoisyCurves(List.of(NoisyCurves.Curve.uniform(0, 2, t -> t, t -> 0)), noise);
        NormalDistribution normal = new NormalDistribution();
        for (double along = -6; along <= 6; along += 0.37) {
            for (double across = 0; across <= 4; across += 0.9) {
                double x = along * noise;
                double share = normal.probability(-x / noise, (2 - x) / noise) / 2;
                double expected = Math.log(share) - 0.5 * across * across - 0.5 * LOG_TWO_PI - Math.log(noise);
                assertEquals(expected, segment.logDensity(x, across * noise), 1e-6);
            }
        }
    }

    /** Values of scipy.special.i0e. */
    @ParameterizedTest
    @CsvSource({"0,1", "0.5,0.64503527044915", "3.7,0.21604944167297369", "3.8,0.2129001308125339",
            "50,0.056561626647454184", "1e4,0.0039894726746047314"})
    void scaledBesselFunction(double x, double expected) {
        assertEquals(1, GaussianRings.scaledBesselI0(x) / expected, 3e-7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-0.1", "1000000", "0", "Infinity"})
    void absurdNoiseIsRefused(String noise) {
        assertEquals("the noise of moons lies between 0.01 and 0.5, not " + noise, refusal("moons", Double.parseDouble(noise), 0, 0, 100));
    }

    @Test
    void otherSettingsOutOfRangeAreRefused() {
        assertEquals("gaussians takes 2 to 32 modes, not 1", refusal("gaussians", 0.3, 1, 0, 100));
        assertEquals("gaussians takes 2 to 32 modes, not 33", refusal("gaussians", 0.3, 33, 0, 100));
        assertEquals("the rotation is a number of degrees, not NaN", refusal("moons", 0.1, 0, Double.NaN, 100));
        assertEquals("the number of training points lies between 10 and 1,000,000, not 9", refusal("moons", 0.1, 0, 0, 9));
        assertEquals("the number of training points lies between 10 and 1,000,000, not 1,000,001", refusal("moons", 0.1, 0, 0, 1_000_001));
        assertEquals("checkerboard has no noise: set noise to 0, not 0.1", refusal("checkerboard", 0.1, 0, 0, 100));
        assertEquals("there is no dataset suns: choose one of moons, rings2, rings4, gaussians, pinwheel, spirals, "
                + "checkerboard, annulus, swissroll, banana, funnel, swiss, sphere",
                refusal("suns", 0.1, 0, 0, 100));
    }

    private static String refusal(String name, double noise, int modes, double rotation, int count) {
        DatasetSpec spec = new DatasetSpec(name, noise, modes, rotation, count);
        return assertThrows(InvalidInputException.class, () -> Datasets.planar(spec)).getMessage();
    }

    /** Samples fall into the regions of the modes as often as the masses say, rotated or not. */
    @ParameterizedTest
    @MethodSource("everySpec")
    void modesHoldTheirMasses(DatasetSpec spec) {
        PlanarDataset dataset = Datasets.planar(spec);
        double[] masses = dataset.modeMasses();
        assertEquals(1, sum(masses), 1e-6);
        int count = 20_000;
        int[] counts = new int[masses.length];
        Points sample = dataset.sample(count, new SplittableRandom(17));
        for (int i = 0; i < count; i++) {
            counts[dataset.mode(sample.get(i, 0), sample.get(i, 1))]++;
        }
        for (int mode = 0; mode < masses.length; mode++) {
            double error = Math.sqrt(Math.max(0, masses[mode] * (1 - masses[mode])) / count);
            assertEquals(masses[mode], (double) counts[mode] / count, 5 * error + 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({"gaussians, 8", "pinwheel, 5", "rings2, 2", "rings4, 4", "checkerboard, 8", "moons, 1", "banana, 1"})
    void countsModes(String name, int modes) {
        assertEquals(modes, Datasets.planar(Datasets.defaults(name)).modeMasses().length);
    }

    @Test
    void aModeIsWhereItsMeanIs() {
        PlanarDataset gaussians = Datasets.planar(new DatasetSpec("gaussians", 0.2, 6, 40, 1_000));
        for (int k = 0; k < 6; k++) {
            double angle = Math.toRadians(40 + 60 * k);
            assertEquals(k, gaussians.mode(2.5 * Math.cos(angle + 0.4), 2.5 * Math.sin(angle + 0.4)));
        }
        PlanarDataset rings = Datasets.planar(Datasets.defaults("rings4"));
        assertEquals(0, rings.mode(0, 0));
        assertEquals(1, rings.mode(0, -1.2));
        assertEquals(3, rings.mode(50, 50));
        PlanarDataset board = Datasets.planar(Datasets.defaults("checkerboard"));
        assertEquals(board.mode(-3, -3), board.mode(-3.9, -2.1));
        assertNotEquals(board.mode(-3, -3), board.mode(-3, 1));
    }
}
