package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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
