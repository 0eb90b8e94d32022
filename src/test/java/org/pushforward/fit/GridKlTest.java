package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Datasets;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Window;

/** Two densities on a grid: their divergence and their difference. */
class GridKlTest {

    private static final Window WINDOW = new Window(-8, 8, -8, 8);

    private static DoubleBinaryOperator gaussian(double meanX, double deviation) {
        return (x, y) -> -0.5 * ((x - meanX) * (x - meanX) + y * y) / (deviation * deviation) - Math.log(2 * Math.PI * deviation * deviation);
    }

    private static DensityGrid grid(DoubleBinaryOperator logDensity, int size) {
        return DensityGrid.of(logDensity, WINDOW, size, size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "rings4", "gaussians", "checkerboard", "funnel"})
    void isZeroOfTheTruthWithItself(String name) {
        PlanarDataset dataset = Datasets.planar(Datasets.defaults(name));
        DensityGrid truth = DensityGrid.of(dataset::logDensity, dataset.window(), 60, 60);
        GridKl kl = GridKl.of(truth, truth);
        assertEquals(0, kl.value());
        assertEquals(0, kl.resolutionError());
        assertEquals(0, kl.uncovered());
        assertEquals(kl.trueOutside(), kl.modelOutside());
    }

    /** KL(N(0, I) || N((m, 0), s^2 I)) = m^2 / (2 s^2) + 1 / s^2 - 1 + 2 log s in the plane. */
    @ParameterizedTest
    @CsvSource({"0.5, 1", "0, 1.3", "-1, 0.9"})
    void isThatOfTwoGaussians(double mean, double deviation) {
        GridKl kl = GridKl.of(grid(gaussian(0, 1), 100), grid(gaussian(mean, deviation), 100));
        double variance = deviation * deviation;
        assertEquals(mean * mean / (2 * variance) + 1 / variance - 1 + Math.log(variance), kl.value(), 1e-9);
        // Cells of 0.16 blur a Gaussian by less than a hundredth of its variance.
        assertEquals(0, kl.resolutionError(), 0.02 * kl.value());
        assertEquals(0, kl.trueOutside(), 1e-9);
    }

    /** Too coarse for rings of width 0.08, so the error is there to be seen. */
    @ParameterizedTest
    @ValueSource(ints = {24, 30, 38, 48, 64})
    void resolutionErrorCoversWhatAFinerGridSays(int size) {
        PlanarDataset rings = Datasets.planar(Datasets.defaults("rings4"));
        Window window = rings.window();
        GridKl coarse = GridKl.of(DensityGrid.of(rings::logDensity, window, size, size), DensityGrid.of(gaussian(0, 1.5), window, size, size));
        double fine = GridKl.of(DensityGrid.of(rings::logDensity, window, 500, 500), DensityGrid.of(gaussian(0, 1.5), window, 500, 500)).value();
        assertEquals(fine, coarse.value(), coarse.resolutionError());
    }

    @Test
    void namesTheMassOutsideOfTheWindow() {
        Window half = new Window(0, 8, -8, 8);
        DensityGrid truth = DensityGrid.of(gaussian(0, 1), half, 100, 200);
        DensityGrid model = DensityGrid.of(gaussian(4, 1), half, 100, 200);
        GridKl kl = GridKl.of(truth, model);
        assertEquals(0.5, kl.trueOutside(), 1e-3);
        assertEquals(2 * new NormalDistribution().cumulativeProbability(-4), kl.modelOutside(), 1e-6);
    }

    /** The edge between cells that are joined at half the resolution, and through the middle of some. */
    @ParameterizedTest
    @ValueSource(doubles = {0, -0.16})
    void isInfiniteWhereTheModelCoversNothingAndSaysHowMuch(double edge) {
        DensityGrid model = grid((x, y) -> x < edge ? Double.NEGATIVE_INFINITY : 0, 100);
        GridKl kl = GridKl.of(grid(gaussian(0, 1), 100), model);
        assertEquals(Double.POSITIVE_INFINITY, kl.value());
        assertTrue(Double.isNaN(kl.resolutionError()));
        // An edge costs the midpoint rule the square of a cell's width, times the slope there, over 24.
        assertEquals(new NormalDistribution().cumulativeProbability(edge), kl.uncovered(), 1e-4);
    }

    /** The total variation of unit Gaussians m apart is 2 Phi(m / 2) - 1. */
    @Test
    void differenceHasTheTotalVariationOfTwoGaussians() {
        DensityDifference difference = DensityDifference.of(grid(gaussian(0, 1), 160), grid(gaussian(1.2, 1), 160));
        assertEquals(2 * new NormalDistribution().cumulativeProbability(0.6) - 1, difference.totalVariation(), 1e-3);
        double sum = 0;
        for (double value : difference.values()) {
            sum += value;
            assertTrue(Math.abs(value) <= difference.largest());
        }
        assertEquals(0, sum, 1e-9);
        // Half as many cells a side see nearly as much, and never more.
        assertEquals(80 * 80, difference.coarser().values().length);
        assertEquals(difference.window(), difference.coarser().window());
        double lost = difference.totalVariation() - difference.coarser().totalVariation();
        assertTrue(lost > -1e-12 && lost < 1e-3, "lost " + lost);
        // Left of the middle the truth is the larger one.
        assertTrue(difference.values()[80 * 160 + 75] > 0);
    }

    @Test
    void gridsThatDoNotMatchAreRefused() {
        DensityGrid truth = grid(gaussian(0, 1), 10);
        assertThrows(IllegalArgumentException.class, () -> GridKl.of(truth, grid(gaussian(0, 1), 12)));
        assertThrows(IllegalArgumentException.class,
                () -> DensityDifference.of(truth, DensityGrid.of(gaussian(0, 1), new Window(-8, 8, -8, 7), 10, 10)));
        DensityGrid odd = grid(gaussian(0, 1), 11);
        assertThrows(IllegalArgumentException.class, () -> GridKl.of(odd, odd));
    }
}
