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

    /** Halves far apart: the closed form of {@link LipschitzBound#leastGap}. */
    @Test
    void ofHalvesItIsTheClosedForm() {
        for (double separates : new double[] {0.01, 0.3, 1, 3, 8}) {
            assertEquals(LipschitzBound.leastGap(separates, 1), FilamentPrice.least(0.5, 0.5, separates), 1e-9 * (1 + separates * separates));
        }
    }

    /** Also where the mass that a flow leaves in the parts is less than the least number: a price without end would be no bound. */
    @Test
    void thePriceIsFiniteHoweverStiffTheFlow() {
        assertEquals(LipschitzBound.leastGap(39.99, 1), LipschitzBound.leastGap(40.01, 1), 0.3);
        assertEquals(500_000 + Math.log(1_000) + Math.log(2 * Math.PI) / 2 - Math.log(2), LipschitzBound.leastGap(2_000, 1), 1e-3);
        assertEquals(LipschitzBound.leastGap(2_000, 1), FilamentPrice.least(0.5, 0.5, 2_000), 1e-3);
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
        // KL of three masses that are read at 2,000 points is about 1 / 2,000 where the masses are those of the model.
        assertTrue(prices.at(1.9).nats() < 3e-3, prices.at(1.9).toString());
        assertTrue(prices.at(0.5).nats() > 0.05, prices.at(0.5).toString());
    }

    @Test
    void dataInTwoPartsHaveAPriceAndOneGaussianHasNone() {
        Points two = pair(4, 0.3, 4_000);
        FilamentPrice price = FilamentPrice.of(two, 2, new double[2], 1);
        assertTrue(price.nats() > 0.3 && price.nats() < LipschitzBound.leastGap(4, 1), price.toString());
        assertTrue(price.to() - price.from() > 1.5, price.toString());
        assertTrue(FilamentPrice.of(two, 2, new double[2], 0.5).nats() > price.nats(), "a stiffer map pays more");
        assertEquals(0, FilamentPrice.of(two, 2, new double[2], 50).nats());
        // A normal law is the image of itself under a map that stretches by 1: with 1.3 there is room for what samples scatter.
        assertEquals(0, FilamentPrice.of(pair(0, 1, 4_000), 2, new double[2], 1.3).nats());
    }
}
