package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Datasets;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;

class ModeMassTest {

    private static PlanarDataset dataset(String name) {
        return Datasets.planar(Datasets.defaults(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gaussians", "pinwheel", "rings2", "rings4", "checkerboard", "moons"})
    void ofTheTruthIsWhatIsExpected(String name) {
        PlanarDataset dataset = dataset(name);
        ModeMass mass = ModeMass.of(dataset, dataset.sample(10_000, new SplittableRandom(1)));
        assertEquals(1, Arrays.stream(mass.observed()).sum(), 1e-12);
        assertEquals(0, mass.lost());
        for (int mode = 0; mode < mass.expected().length; mode++) {
            assertEquals(mass.expected()[mode], mass.observed()[mode], 4 * mass.standardError()[mode] + 1e-6);
        }
    }

    /** Standard errors are those of a binomial share. */
    @Test
    void aMissingModeIsManyErrorsOff() {
        PlanarDataset gaussians = dataset("gaussians");
        Points sample = gaussians.sample(8_000, new SplittableRandom(2));
        double[] kept = new double[2 * sample.count()];
        int count = 0;
        for (int i = 0; i < sample.count(); i++) {
            if (gaussians.mode(sample.get(i, 0), sample.get(i, 1)) != 3) {
                System.arraycopy(sample.values(), 2 * i, kept, 2 * count++, 2);
            }
        }
        ModeMass mass = ModeMass.of(gaussians, new Points(count, 2, Arrays.copyOf(kept, 2 * count)));
        assertEquals(0, mass.observed()[3]);
        assertEquals(Math.sqrt(0.125 * 0.875 / count), mass.standardError()[3], 1e-12);
        assertTrue(mass.expected()[3] > 20 * mass.standardError()[3]);
    }

    @Test
    void samplesThatAreNotFiniteAreLost() {
        double[] values = {0, 0.8, 1, Double.NaN, 0, 0, 0, 3, 0, 0, Double.POSITIVE_INFINITY, 0};
        ModeMass mass = ModeMass.of(dataset("rings4"), new Points(4, 3, values));
        assertEquals(0.5, mass.lost());
        assertArrayEquals(new double[] {0.5, 0, 0, 0.5}, mass.observed());
    }
}
