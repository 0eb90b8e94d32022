package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.flow.Bijection;

class DensityEstimatorsTest {

    private static final Window WINDOW = new Window(-6, 8, -9, 5);

    /** z = (2 x - 2, x + y + 1): x ~ N(1, 1/4), y | x ~ N(-1 - x, 1). */
    private static double logGaussian(double x, double y) {
        double u = 2 * x - 2;
        double v = x + y + 1;
        return -0.5 * (u * u + v * v) - Math.log(2 * Math.PI) + Math.log(2);
    }

    private static AffineBijection planar() {
        return new AffineBijection(new double[][] {{2, 0}, {1, 1}}, new double[] {-2, 1}, Math.log(2));
    }

    /** As {@link #planar}, with padding coordinates that are only divided by {@code level}. */
    private static AffineBijection withIndependentPadding(double level) {
        return new AffineBijection(new double[][] {{2, 0, 0, 0}, {1, 1, 0, 0}, {0, 0, 1 / level, 0}, {0, 0, 0, 1 / level}},
                new double[] {-2, 1, 0, 0}, Math.log(2) - 2 * Math.log(level));
    }

    @Test
    void exactDensityIsTheGaussianAndIntegratesToOne() {
        DensityGrid grid = new DensityGrid(WINDOW, 70, 56, DensityEstimators.joint(planar(), WINDOW.cellCentres(70, 56, 2)));
        assertEquals(1, grid.integral(), 1e-6);
        DensityGrid expected = DensityGrid.of(DensityEstimatorsTest::logGaussian, WINDOW, 70, 56);
        assertArrayEquals(expected.logDensity(), grid.logDensity(), 1e-12);
    }

    @Test
    void rowZeroIsAtTheBottom() {
        DensityGrid grid = DensityGrid.of((x, y) -> 100 * y + x, new Window(0, 2, 10, 12), 2, 4);
        assertEquals(100 * 10.25 + 0.5, grid.get(0, 0), 1e-9);
        assertEquals(100 * 11.75 + 1.5, grid.get(1, 3), 1e-9);
        assertEquals(0.5, grid.cellArea(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.2, 0.01})
    void marginalIsExactWhereThePaddingIsIndependent(double level) {
        double[] marginal = DensityEstimators.marginal(withIndependentPadding(level), WINDOW.cellCentres(40, 40, 2), Padding.gaussian(2, level), 3,
                new SplittableRandom(1));
        assertArrayEquals(DensityGrid.of(DensityEstimatorsTest::logGaussian, WINDOW, 40, 40).logDensity(), marginal, 1e-9);
    }

    /** z = (x, y, (e - x / 2) / s): the flow believes e | x ~ N(x / 2, s^2), so the marginal is standard normal and the weights vary. */
    @Test
    void marginalConvergesWhereThePaddingDependsOnTheData() {
        double s = 0.8;
        AffineBijection flow = new AffineBijection(
                new double[][] {{1, 0, 0}, {0, 1, 0}, {-0.5 / s, 0, 1 / s}}, new double[3], -Math.log(s));
        double[] points = {0, 0, 1, -1, -1.5, 0.5};
        int draws = 20_000;
        double[] estimate = DensityEstimators.marginal(flow, points, Padding.gaussian(1), draws, new SplittableRandom(4));
        for (int i = 0; i < 3; i++) {
            double x = points[2 * i];
            double y = points[2 * i + 1];
            double expected = -0.5 * (x * x + y * y) - Math.log(2 * Math.PI);
            // E[w^2] for w = N(e; x / 2, s^2) / N(e; 0, 1), e ~ N(0, 1), in closed form; the mean weight is 1.
            double precision = 2 / (s * s) - 1;
            double centre = x / (s * s) / precision;
            double secondMoment = Math.exp(0.5 * precision * centre * centre - 0.25 * x * x / (s * s)) / (s * s * Math.sqrt(precision));
            assertEquals(expected, estimate[i], 4 * Math.sqrt((secondMoment - 1) / draws));
        }
    }

    /** It would count as no mass else, and the density seem too small by as much. Elsewhere nothing changes, also beside it in a chunk. */
    @Test
    void marginalIsNoNumberWhereTheFlowIsNoneAtADraw() {
        AffineBijection good = withIndependentPadding(1);
        Bijection flow = new Bijection() {
            @Override
            public int dimension() {
                return 4;
            }

            @Override
            public void forward(double[] x, int n, double[] z, double[] logDet) {
                double[] from = x.clone();
                good.forward(x, n, z, logDet);
                for (int i = 0; i < n; i++) {
                    if (from[4 * i] > 1 && from[4 * i + 2] > 0) {
                        z[4 * i + 1] = Double.NaN;
                    }
                }
            }

            @Override
            public void inverse(double[] z, int n, double[] x) {
                good.inverse(z, n, x);
            }

            @Override
            public void jacobian(double[] x, int n, double[] z, double[] logDet, double[] jacobian) {
                good.jacobian(x, n, z, logDet, jacobian);
            }
        };
        double[] points = {0, 0, 2, 0, 0.5, 1};
        Padding padding = Padding.gaussian(2);
        double[] expected = DensityEstimators.marginal(good, points, padding, 20, new SplittableRandom(3));
        assertTrue(Double.isFinite(expected[1]));
        expected[1] = Double.NaN;
        assertArrayEquals(expected, DensityEstimators.marginal(flow, points, padding, 20, new SplittableRandom(3)));
    }

    @Test
    void marginalWithoutPaddingIsTheDensityItself() {
        double[] points = {0.5, 0, 1, -2};
        assertArrayEquals(DensityEstimators.joint(planar(), points),
                DensityEstimators.marginal(planar(), points, Padding.none(), 5, new SplittableRandom(1)));
    }

    @Test
    void zeroPaddingHasNoMarginal() {
        assertThrows(IllegalArgumentException.class, () -> DensityEstimators.marginal(
                withIndependentPadding(1), new double[2], Padding.zero(2), 5, new SplittableRandom(1)));
    }

    /** More points than a chunk, one by one and together. */
    @Test
    void chunksLeaveNoTrace() {
        double[] points = new SplittableRandom(8).doubles(2 * 2_345, -2, 2).toArray();
        double[] together = DensityEstimators.joint(planar(), points);
        for (int i = 0; i < together.length; i++) {
            assertEquals(logGaussian(points[2 * i], points[2 * i + 1]), together[i], 1e-12);
        }
    }

    @Test
    void kernelEstimateOfAGaussianComesCloseAndKeepsTheMass() {
        SplittableRandom random = new SplittableRandom(6);
        double[] values = new double[3 * 20_000];
        for (int i = 0; i < values.length; i += 3) {
            values[i] = 1 + 0.5 * random.nextGaussian();
            values[i + 1] = -1 - values[i] + random.nextGaussian();
            values[i + 2] = 7;
        }
        DensityGrid grid = DensityEstimators.kernel(new Points(20_000, 3, values), WINDOW, 140, 140);
        assertEquals(1, grid.integral(), 1e-3);
        assertTrue(absoluteError(grid, DensityGrid.of(DensityEstimatorsTest::logGaussian, WINDOW, 140, 140)) < 0.06);
    }

    /** Scott's rule for one Gaussian would wash these out: its bandwidth is 0.28, its error above 1. */
    @Test
    void kernelEstimateKeepsThinStructuresApart() {
        PlanarDataset rings = Datasets.planar(new DatasetSpec("rings4", 0.08, 0, 0, 1_000));
        Points samples = rings.sample(20_000, new SplittableRandom(2));
        DensityGrid grid = DensityEstimators.kernel(samples, rings.window(), 160, 160);
        assertEquals(1, grid.integral(), 2e-3);
        assertTrue(absoluteError(grid, DensityGrid.of(rings::logDensity, rings.window(), 160, 160)) < 0.3);
    }

    /** Integral of |p - q|, between 0 and 2. */
    private static double absoluteError(DensityGrid p, DensityGrid q) {
        double sum = 0;
        for (int i = 0; i < p.logDensity().length; i++) {
            sum += Math.abs(Math.exp(p.logDensity()[i]) - Math.exp(q.logDensity()[i])) * p.cellArea();
        }
        return sum;
    }

    @Test
    void samplesOutsideTheWindowTakeTheirMassWithThem() {
        double[] values = new double[400];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            values[2 * i] = (i % 4 == 0 ? 100 : 0) + random.nextGaussian() / 4;
            values[2 * i + 1] = random.nextGaussian() / 4;
        }
        assertEquals(0.75, DensityEstimators.kernel(new Points(200, 2, values), WINDOW, 100, 100).integral(), 1e-6);
    }
}
