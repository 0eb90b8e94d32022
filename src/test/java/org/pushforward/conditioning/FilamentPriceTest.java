package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Points;

class FilamentPriceTest {

    private static Points pair(double distance, double spread, int n) {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[2 * n];
        for (int i = 0; i < n; i++) {
            values[2 * i] = (random.nextBoolean() ? 1 : -1) * distance / 2 + spread * random.nextGaussian();
            values[2 * i + 1] = spread * random.nextGaussian();
        }
        return new Points(n, 2, values);
    }

    /**
     * The price of halves in closed form: the model has at most 2 - 2 Phi(D / 2L) where the data have all.
     *
     * @param separates D / L, below 70 or so
     */
    private static double ofHalves(double separates) {
        return -Math.log(2 * LipschitzBound.NORMAL.cumulativeProbability(-separates / 2));
    }

    /** Halves far apart have the price of the closed form. */
    @Test
    void ofHalvesItIsTheClosedForm() {
        for (double separates : new double[] {0.01, 0.3, 1, 3, 8}) {
            assertEquals(ofHalves(separates), FilamentPrice.least(0.5, 0.5, separates), 1e-9 * (1 + separates * separates));
        }
    }

    /** Also where the mass that a flow leaves in the parts is less than the least number: a price without end would be no bound. */
    @Test
    void thePriceIsFiniteHoweverStiffTheFlow() {
        assertEquals(FilamentPrice.least(0.5, 0.5, 39.99), FilamentPrice.least(0.5, 0.5, 40.01), 0.3);
        // Of the tail's expansion.
        assertEquals(500_000 + Math.log(1_000) + Math.log(2 * Math.PI) / 2 - Math.log(2), FilamentPrice.least(0.5, 0.5, 2_000), 1e-3);
    }

    /** The minimum over the border is that over a fine grid of it. */
    @Test
    void itIsTheLeastOverTheBorder() {
        double[][] masses = {{0.3, 0.6}, {0.05, 0.9}, {0.45, 0.45}, {0.2, 0.2}};
        for (double[] mass : masses) {
            double separates = 2.5;
            double least = Double.POSITIVE_INFINITY;
            for (double t = -6; t <= 6; t += 1e-4) {
                double low = LipschitzBound.NORMAL.cumulativeProbability(t);
                double high = LipschitzBound.NORMAL.cumulativeProbability(-t - separates);
                double rest = 1 - mass[0] - mass[1];
                double kl = mass[0] * Math.log(mass[0] / low) + mass[1] * Math.log(mass[1] / high) + rest * Math.log(rest / (1 - low - high));
                least = Double.isFinite(kl) ? Math.min(least, kl) : least;
            }
            double feasible = LipschitzBound.quantile(1 - mass[1]) - LipschitzBound.quantile(mass[0]);
            assertEquals(feasible >= separates ? 0 : least, FilamentPrice.least(mass[0], mass[1], separates), 1e-7);
        }
    }

    private static final double[][] MASSES = {{0.3, 0.6}, {0.05, 0.9}, {0.45, 0.45}};

    private static double gap(double below, double above) {
        return LipschitzBound.quantile(1 - above) - LipschitzBound.quantile(below);
    }

    /** What the standard error is made of: the price moves with each mass as at the fixed masses of the model. */
    @Test
    void theErrorIsThatOfTheDerivativesByTheMasses() {
        double step = 1e-5;
        for (double[] mass : MASSES) {
            double separates = gap(mass[0], mass[1]) + 1.5;
            // Mass that goes from between the parts to A, and to B.
            double[] slopes = new double[2];
            for (int part = 0; part < 2; part++) {
                double a = part == 0 ? step : 0;
                double b = part == 1 ? step : 0;
                slopes[part] = (FilamentPrice.least(mass[0] + a, mass[1] + b, separates) - FilamentPrice.least(mass[0] - a, mass[1] - b, separates))
                        / (2 * step);
            }
            double mean = mass[0] * slopes[0] + mass[1] * slopes[1];
            double variance = mass[0] * slopes[0] * slopes[0] + mass[1] * slopes[1] * slopes[1] - mean * mean;
            FilamentPrice price = FilamentPrice.of(0, separates, mass[0], mass[1], 500, 1);
            assertEquals(FilamentPrice.least(mass[0], mass[1], separates), price.nats());
            assertEquals(Math.sqrt(variance / 500), price.error(), 1e-4 * price.error());
        }
    }

    /** The standard error is what the price scatters by from one sample to the next. */
    @Test
    void theErrorIsWhatThePriceScattersBy() {
        SplittableRandom random = new SplittableRandom(3);
        for (double[] mass : MASSES) {
            double separates = gap(mass[0], mass[1]) + 1;
            int n = 2_000;
            int samples = 1_000;
            double mean = 0;
            double squares = 0;
            double error = 0;
            for (int sample = 0; sample < samples; sample++) {
                int a = 0;
                int b = 0;
                for (int i = 0; i < n; i++) {
                    double place = random.nextDouble();
                    a += place < mass[0] ? 1 : 0;
                    b += place >= 1 - mass[1] ? 1 : 0;
                }
                FilamentPrice price = FilamentPrice.of(0, separates, (double) a / n, (double) b / n, n, 1);
                mean += price.nats() / samples;
                squares += price.nats() * price.nats() / samples;
                error += price.error() / samples;
            }
            // The standard deviation of 1,000 numbers is known to 2 or 3 %.
            assertEquals(1, error / Math.sqrt(squares - mean * mean), 0.12, mass[0] + ", " + mass[1]);
        }
    }

    /** Parts with nothing between them in 2,000 points: no price shows where a flow must leave less there than such points could miss. */
    @Test
    void thatNoPointFellBetweenThePartsIsNoProofThatNothingIsThere() {
        FilamentPrice little = FilamentPrice.of(0, 5e-4, 0.5, 0.5, 2_000, 1);
        assertTrue(little.nats() > 0 && !little.shows(), little.toString());
        FilamentPrice much = FilamentPrice.of(0, 0.5, 0.5, 0.5, 2_000, 1);
        assertTrue(much.shows() && much.error() > 1e-3, much.toString());
    }

    /** Near 0 the price is z^2 / (2 n) where the masses are off by z standard errors, and stands z / 2 of its own errors above 0. */
    @Test
    void aPriceByChanceIsFewOfItsErrors() {
        for (double z : new double[] {0.5, 2, 3}) {
            int n = 1_000_000;
            double half = 0.3;
            // The mass of both parts together is too large by z standard errors; by symmetry that of each by half of it.
            double off = z * Math.sqrt(2 * half * (1 - 2 * half) / n) / 2;
            FilamentPrice price = FilamentPrice.of(0, gap(half, half), half + off, half + off, n, 1);
            assertEquals(z * z / 2 / n, price.nats(), 0.02 * price.nats());
            assertEquals(z / 2, price.nats() / price.error(), 0.02 * z);
            assertTrue(!price.shows(), price.toString());
        }
    }

    private static FilamentPrices prices(Points data) {
        return FilamentPrices.of(data, 2, new double[2]);
    }

    /** Where single choices of parts go up and down, the price falls; it is at least what was chosen for any larger constant. */
    @ParameterizedTest
    @CsvSource({"0.05, 4000", "0.3, 4000", "0.8, 300"})
    void thePriceFallsWhereTheConstantGrows(double spread, int n) {
        Points data = pair(4, spread, n);
        FilamentPrices prices = prices(data);
        double[] nats = new double[200];
        boolean wavers = false;
        double single = Double.POSITIVE_INFINITY;
        for (int i = 0; i < nats.length; i++) {
            double constant = 0.02 * Math.pow(500, i / 199.0);
            nats[i] = prices.at(constant).nats();
            assertTrue(i == 0 || nats[i] <= nats[i - 1], i + ": " + nats[i]);
            if (i % (n / 300) == 0) {
                double chosen = FilamentPrice.of(data, 2, new double[2], constant).nats();
                wavers |= chosen > single;
                single = chosen;
                // Parts for constants between those that are tried cost hardly more.
                assertTrue(n < 4_000 || nats[i] >= 0.97 * chosen - 1e-3, constant + ": " + nats[i] + " < " + chosen);
            }
        }
        assertTrue(nats[0] > 100 && nats[199] < 0.1, nats[0] + ", " + nats[199]);
        assertTrue(wavers || n == 4_000, "the test has data on which single choices go up and down");
    }

    /** Data that a map with the constant L makes of noise cost a flow with that constant nothing: what is read above that is the samples' error. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPriceIsAskedForWhatAFlowOfTheConstantMakes(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 4_000;
        double[] values = new double[2 * n];
        for (int i = 0; i < n; i++) {
            // Its slope lies between 0.1 and 1.9: most of the mass in two parts, as far apart as a map of that constant can part them.
            double z = random.nextGaussian();
            values[2 * i] = z + 0.9 * Math.sin(z);
            values[2 * i + 1] = random.nextGaussian();
        }
        FilamentPrices prices = prices(new Points(n, 2, values));
        assertTrue(!prices.at(1.9).shows(), prices.at(1.9).toString());
        // KL of three masses that are read at 2,000 points is about 1 / 2,000 where the masses are those of the model.
        assertTrue(prices.at(1.9).nats() < 3e-3, prices.at(1.9).toString());
        assertTrue(prices.at(0.5).nats() > 0.05 && prices.at(0.5).shows(), prices.at(0.5).toString());
    }

    @Test
    void dataInTwoPartsHaveAPriceAndOneGaussianHasNone() {
        Points two = pair(4, 0.3, 4_000);
        FilamentPrice price = FilamentPrice.of(two, 2, new double[2], 1);
        assertTrue(price.nats() > 0.3 && price.nats() < ofHalves(4), price.toString());
        assertTrue(price.to() - price.from() > 1.5, price.toString());
        assertTrue(FilamentPrice.of(two, 2, new double[2], 0.5).nats() > price.nats(), "a stiffer map pays more");
        assertEquals(0, FilamentPrice.of(two, 2, new double[2], 50).nats());
        // A normal law is the image of itself under a map that stretches by 1: with 1.3 there is room for what samples scatter.
        assertEquals(0, FilamentPrice.of(pair(0, 1, 4_000), 2, new double[2], 1.3).nats());
    }
}
