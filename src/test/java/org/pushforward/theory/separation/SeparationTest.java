package org.pushforward.theory.separation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.FilamentPrices;
import org.pushforward.data.Points;
import org.pushforward.data.SphereMixture;
import org.pushforward.fit.OptimalTransport;

/** The laws, the counting and the generator of the depth bound. */
class SeparationTest {

    /** Four standard errors: one failure in 16,000 where all is right. */
    private static final double ERRORS = 4;

    private static ReluGenerator generator(int dimension, int components, double sigma, double ramp) {
        Points unit = new SphereDistance(dimension).draw(components, new SplittableRandom(3));
        return new ReluGenerator(SphereMixture.atRadius(unit, Math.sqrt(dimension), sigma), ramp);
    }

    @ParameterizedTest
    @CsvSource({"2, 1.2732, 0.6155", "8, 1.3893, 0.2641", "32, 1.4085, 0.1267", "128, 1.4128, 0.0627", "512, 1.4139, 0.0313"})
    void distancesHaveTheirExactMean(int dimension, double mean, double deviation) {
        SphereDistance law = new SphereDistance(dimension);
        assertEquals(mean, law.mean(), 5e-5);
        assertEquals(deviation, law.standardDeviation(), 5e-5);
        double[] distances = law.drawDistances(20_000, new SplittableRandom(1));
        Estimate estimate = Estimate.ofMean(distances);
        assertTrue(Math.abs(estimate.value() - law.mean()) < ERRORS * estimate.error(), estimate + " against " + law.mean());
        assertEquals(law.standardDeviation() / Math.sqrt(distances.length), estimate.error(), 0.03 * estimate.error());
        // The whole law, by Kolmogorov and Smirnov: 1.95 / sqrt n is passed once in a thousand times.
        Arrays.sort(distances);
        double farthest = 0;
        for (int i = 0; i < distances.length; i++) {
            farthest = Math.max(farthest, Math.abs(law.probability(distances[i]) - (i + 0.5) / distances.length));
        }
        assertTrue(farthest < 1.95 / Math.sqrt(distances.length), dimension + ": " + farthest);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 64})
    void theDensityIsTheDerivativeOfTheProbability(int dimension) {
        SphereDistance law = new SphereDistance(dimension);
        UnivariateFunction density = law::density;
        double integral = new SimpsonIntegrator(1e-10, 1e-12, 5, 40).integrate(10_000_000, density, 0, 1.3);
        assertEquals(law.probability(1.3), integral, 1e-8);
        assertEquals(1, law.probability(2));
        assertEquals(0, law.probability(0));
        assertEquals(0, law.density(2.1));
    }

    @Test
    void manyPointsFarApartExistInManyDimensions() {
        // Caps of 60 degrees on the circle: a third of it each.
        assertEquals(Math.log(3), new SphereDistance(2).logGreedyCount(1), 1e-12);
        double slope = (new SphereDistance(400).logGreedyCount(1) - new SphereDistance(200).logGreedyCount(1)) / 200;
        // The cap of 60 degrees has a mass of about sin(60)^d.
        assertEquals(-Math.log(Math.sin(Math.PI / 3)), slope, 0.005);
        assertEquals(0, new SphereDistance(8).logGreedyCount(2));
    }

    @ParameterizedTest
    @CsvSource({"16, 8, 14.4", "64, 16, 40.7", "256, 32, 107.0"})
    void theCodebooksSizesAreThoseOfGilbertAndVarshamov(int points, int letters, double bits) {
        assertEquals(bits, Counting.logWords(Math.log(points), letters) / Math.log(2), 0.05);
        assertTrue(Counting.logSets(points, letters) <= Counting.logWords(Math.log(points), letters));
    }

    /** All sets of a few points, by the greedy choice itself. */
    @ParameterizedTest
    @CsvSource({"6, 2", "8, 3", "9, 4", "12, 3"})
    void aGreedyChoiceOfSetsReachesTheBound(int points, int chosen) {
        int count = 0;
        int[] kept = new int[5000];
        for (int set = 0; set < 1 << points; set++) {
            int candidate = set;
            if (Integer.bitCount(set) == chosen
                    && Arrays.stream(kept, 0, count).noneMatch(other -> Integer.bitCount(other & candidate) > chosen / 2)) {
                kept[count++] = set;
            }
        }
        assertTrue(Math.log(count) >= Counting.logSets(points, chosen) - 1e-12, count + " sets, bound " + Math.exp(Counting.logSets(points, chosen)));
        assertTrue(Counting.logSets(points, chosen) >= 0);
    }

    /** The same number in another way: by logarithms of falling powers, and by those of the Gamma function. */
    @ParameterizedTest
    @CsvSource({"16, 8", "64, 16", "256, 32", "5, 5", "9, 8", "1024, 700"})
    void setsAreCountedAlikeHoweverManyPointsThereAre(int points, int chosen) {
        assertEquals(Counting.logSets(points, chosen), Counting.logSetsOfMany(Math.log(points), chosen), 1e-8 * (1 + chosen));
        assertEquals(0, Counting.logSetsOfMany(Math.log(chosen - 0.5), chosen));
    }

    @Test
    void aFamilyNeedsPointsAndGrowsWithThem() {
        assertEquals(0, DepthBound.of(8, 16).logFamily());
        DepthBound bound = new DepthBound(128, 64, 8, 8, 4, 0.1);
        assertTrue(bound.logFamily() > DepthBound.of(64, 64).logFamily());
        assertEquals(bound.logFamily(), bound.withLayers(bound.crossing()).logNet(), 1e-9 * bound.logFamily());
        // So many points that no number holds them: what decides is how many of the k must differ, 4 of 10 at most may not.
        assertEquals(0.6, Counting.logSetsOfMany(1_000, 10) / (10 * 1_000), 0.01);
        assertTrue(Double.isFinite(new DepthBound(4_096, 1_024, 8, 8, 4, 0.1).logFamily()));
    }

    /**
     * By the function that the bound is proved with, the distance to the means of one mixture: it changes by no more than a point moves, so that the
     * difference of its means is below W1.
     */
    @ParameterizedTest
    @CsvSource({"3, 0.05", "8, 0.05", "8, 0.25", "8, 0.45"})
    void mixturesThatShareHalfAreApart(int dimension, double noise) {
        SplittableRandom random = new SplittableRandom(7);
        SphereDistance law = new SphereDistance(dimension);
        List<double[]> points = new ArrayList<>();
        while (points.size() < 6) {
            Points drawn = law.draw(1, random);
            double[] point = IntStream.range(0, dimension).mapToDouble(c -> drawn.get(0, c)).toArray();
            if (points.stream().allMatch(other -> distance(point, other) > DepthBound.APART)) {
                points.add(point);
            }
        }
        // Two of four are shared.
        List<double[]> first = points.subList(0, 4);
        List<double[]> second = points.subList(2, 6);
        double[] differences = new double[20_000];
        for (int i = 0; i < differences.length; i++) {
            double[] draw = IntStream.range(0, dimension).mapToDouble(c -> noise / Math.sqrt(dimension) * random.nextGaussian()).toArray();
            int component = random.nextInt(4);
            differences[i] = toNearest(first.get(component), draw, second) - toNearest(second.get(component), draw, second);
        }
        Estimate below = Estimate.ofMean(differences);
        double apart = DepthBound.apart(noise);
        assertTrue(apart > 0 && apart <= below.value() + ERRORS * below.error(), apart + " > " + below);
    }

    private static double toNearest(double[] mean, double[] noise, List<double[]> means) {
        double[] x = IntStream.range(0, mean.length).mapToDouble(c -> mean[c] + noise[c]).toArray();
        return means.stream().mapToDouble(other -> distance(x, other)).min().orElseThrow();
    }

    private static double distance(double[] x, double[] y) {
        return Math.sqrt(IntStream.range(0, x.length).mapToDouble(c -> (x[c] - y[c]) * (x[c] - y[c])).sum());
    }

    @Test
    void aNetThatCannotTellMixturesApartSaysNothing() {
        DepthBound bound = DepthBound.of(128, 64);
        assertEquals(0.025, bound.missedBy(0.25), 1e-12);
        assertEquals(0, bound.missedBy(0.3));
        assertEquals(0, new DepthBound(128, 64, 8, 8, 4, 0.25).missedBy(0));
    }

    /** z to C z is a flow with the Lipschitz constant C: it pays at least the price. */
    @Test
    void noGaussianIsNearerThanThePrice() {
        Separation separation = Separation.of(new Separation.Spec(4, 4, 16, 2, 0.25, 1e-3, 1));
        Points points = separation.priced();
        FilamentPrices prices = separation.prices(points);
        while (!prices.isComplete()) {
            prices.refine(0.7);
        }
        assertEquals(prices.at(0.7), separation.price(0.7));
        SphereMixture mixture = separation.generator().mixture();
        for (double lipschitz : new double[] {0.2, 0.4, 0.7, 1, 1.5, 3}) {
            FilamentPrice found = prices.at(lipschitz);
            double price = found.nats();
            assertTrue(price >= 0 && (price == 0) == (found.error() == 0), found.toString());
            // KL(mixture || N(0, C^2 I)) from its two parts: the entropy by these very points, the cross-entropy by squares.
            double[] logs = new double[4];
            double[] ratios = new double[points.count()];
            double[] x = new double[4];
            for (int i = 0; i < ratios.length; i++) {
                double squares = 0;
                for (int c = 0; c < 4; c++) {
                    x[c] = points.get(i, c);
                    squares += x[c] * x[c];
                }
                for (int k = 0; k < 4; k++) {
                    logs[k] = mixture.logComponent(mixture.squaredDistance(x, k));
                }
                ratios[i] = Counting.logSum(logs) - Math.log(4) + 2 * Math.log(2 * Math.PI) + 4 * Math.log(lipschitz)
                        + squares / (2 * lipschitz * lipschitz);
            }
            Estimate kl = Estimate.ofMean(ratios);
            assertTrue(price <= kl.value() + ERRORS * Math.hypot(kl.error(), found.error()), price + " > " + kl);
            assertTrue(lipschitz > 0.5 || price > 0.5, "a flow that hardly stretches pays: " + price);
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 50, 1, 0.1", "1000, 50, 4, 0.01", "1e6, 20, 2, 0.5", "0, 20, 2, 0.5"})
    void theNetIsAsLargeAsTheFamilyAtTheCrossing(double logFamily, double parameters, double lipschitz, double epsilon) {
        double layers = Counting.crossing(logFamily, parameters, lipschitz, epsilon);
        if (logFamily == 0) {
            assertEquals(0, layers);
        } else {
            assertEquals(logFamily, Counting.logNet(layers, parameters, lipschitz, epsilon), 1e-9 * logFamily);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 0.90", "32, 1.13", "128, 1.23"})
    void matchedDistances(int dimension, double mean) {
        Points points = new SphereDistance(dimension).draw(256, new SplittableRandom(7));
        Codebook codebook = Codebook.draw(points, 30, 16, new SplittableRandom(8));
        assertEquals(mean, codebook.mean(), 0.03);
        assertTrue(codebook.least() > 0.55 && codebook.least() < codebook.mean());
        for (int[] word : codebook.words()) {
            assertEquals(16, Arrays.stream(word).distinct().count());
        }
        // Of the same points in another order: nothing to move; half of them shared: at most half of the sphere's diameter.
        Codebook all = Codebook.draw(points.first(5), 2, 5, new SplittableRandom(1));
        assertEquals(0, all.least(), 1e-15);
        // A pair that shares no more than half its points moves at least half of them as far as the two nearest points are apart.
        double nearest = 2;
        for (int i = 0; i < points.count(); i++) {
            for (int j = 0; j < i; j++) {
                nearest = Math.min(nearest, SphereDistance.distance(points, i, j));
            }
        }
        assertTrue(codebook.least() >= nearest / 2);
    }

    /**
     * The specification's least and mean distance of 30 random 16-subsets of 256 points: .69/.90, .78/1.13, .91/1.23. They are those of one codebook,
     * of another program; the medians of 20 here are .69/.90, .89/1.13 and .92/1.23, so that the .78 of d = 32 is a low one.
     */
    @ParameterizedTest
    @CsvSource({"8, 0.69, 0.90", "32, 0.78, 1.13", "128, 0.91, 1.23"})
    void theSpecificationsCodebooksAreAmongOurs(int dimension, double least, double mean) {
        double[] leasts = new double[20];
        double[] means = new double[20];
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(100 + seed);
            Codebook codebook = Codebook.draw(new SphereDistance(dimension).draw(256, random), 30, 16, random);
            leasts[seed] = codebook.least();
            means[seed] = codebook.mean();
        }
        Arrays.sort(leasts);
        Arrays.sort(means);
        assertTrue(leasts[0] < least && least < leasts[19], leasts[0] + " to " + leasts[19]);
        assertTrue(means[0] - 0.005 < mean && mean < means[19] + 0.005, means[0] + " to " + means[19]);
    }

    /** A mixture and the same one moved by v are |v| apart, whatever its modes: samples show that and no more than their floor besides. */
    @Test
    void samplesOfAMixtureAndOfItselfMovedAreAsFarApartAsItWasMoved() {
        SphereMixture one = SphereMixture.atRadius(new SphereDistance(3).draw(4, new SplittableRandom(1)), 2, 0.3);
        double[] moved = one.means().values().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += new double[] {4, -4, 2}[i % 3];
        }
        SampledW1 far = SampledW1.of(one, new SphereMixture(new Points(4, 3, moved), 0.3), 1, new SplittableRandom(2));
        assertEquals(400, far.points());
        assertEquals(6, far.value().value(), ERRORS * far.value().error() + 2 * far.floor().value());
        assertTrue(far.value().value() > 6 - ERRORS * far.value().error(), "on average samples show too much: " + far.value());
        assertTrue(far.least() <= 6 + ERRORS * far.value().error() && far.tellsApart());
        // In another unit all of it is so.
        SampledW1 thirds = SampledW1.of(one, new SphereMixture(new Points(4, 3, moved), 0.3), 3, new SplittableRandom(2));
        assertEquals(far.value().value() / 3, thirds.value().value(), 1e-12);
        assertEquals(far.floor().value() / 3, thirds.floor().value(), 1e-12);
        // Of one and the same mixture they show the floor, which is above 0.
        SampledW1 same = SampledW1.of(one, one, 1, new SplittableRandom(3));
        assertTrue(same.floor().value() > 0 && same.least() == 0);
        assertEquals(same.floor().value(), same.value().value(), ERRORS * Math.hypot(same.value().error(), same.floor().error()));
    }

    /** The interval that the means prove for W1 and the one that samples show on average hold the same number, so they meet. */
    @ParameterizedTest
    @CsvSource({"2, 3, 0.05", "3, 4, 0.25", "8, 16, 0.25", "8, 16, 0.01", "32, 8, 1"})
    void samplesOfMixturesLieWhereTheirMeansPutThem(int dimension, int components, double sigma) {
        Separation separation = Separation.of(new Separation.Spec(dimension, components, 64, 6, sigma, 1e-3, 4));
        SampledW1 sampled = separation.sampledW1();
        double errors = ERRORS * Math.hypot(sampled.value().error(), 2 * sampled.floor().error());
        assertTrue(sampled.value().value() >= separation.leastW1() - errors, sampled.value() + " below " + separation.leastW1());
        assertTrue(sampled.least() <= separation.codebook().least() + errors, sampled.least() + " above " + separation.codebook().least());
        assertEquals(SampledW1.DRAWS, Arrays.stream(sampled.values()).distinct().count());
        assertArrayEquals(sampled.values(), separation.sampledW1().values());
        int[] nearest = separation.codebook().nearest();
        assertEquals(separation.codebook().least(), separation.codebook().matched()[nearest[0]][nearest[1]]);
        assertTrue(nearest[0] != nearest[1]);
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 0.2, 0.05", "8, 8, 0.25, 0.01", "8, 8, 0.25, 0.001", "40, 32, 0.25, 0.02", "3, 2, 2, 5"})
    void theGeneratorsDensityIsAnIntegralOverItsLatentNumber(int dimension, int components, double sigma, double ramp) {
        ReluGenerator generator = generator(dimension, components, sigma, ramp);
        SphereMixture mixture = generator.mixture();
        NormalDistribution normal = new NormalDistribution();
        IterativeLegendreGaussIntegrator integrator = new IterativeLegendreGaussIntegrator(32, 1e-11, 1e-14);
        SplittableRandom random = new SplittableRandom(5);
        double[] x = new double[dimension];
        double[] mu = new double[dimension];
        for (int n = 0; n < 12; n++) {
            // On ramps too: those are rare among draws.
            int ramped = n % (components - 1) + 1;
            double cut = normal.inverseCumulativeProbability((double) ramped / components);
            generator.mean(n % 3 == 0 ? random.nextGaussian() : cut + ramp * (random.nextDouble() - 0.5), x);
            for (int c = 0; c < dimension; c++) {
                x[c] += sigma * random.nextGaussian();
            }
            // Relative to the density itself, so that a tolerance means something.
            double log = generator.logDensity(x);
            UnivariateFunction integrand = z -> {
                generator.mean(z, mu);
                double squares = 0;
                for (int c = 0; c < dimension; c++) {
                    squares += (x[c] - mu[c]) * (x[c] - mu[c]);
                }
                return normal.density(z) * Math.exp(mixture.logComponent(squares) - log);
            };
            double integral = 0;
            double from = -12;
            for (int i = 1; i <= components; i++) {
                double begin = i == components ? 12 : normal.inverseCumulativeProbability((double) i / components) - ramp / 2;
                integral += integrator.integrate(2_000_000, integrand, from, begin);
                if (i < components) {
                    for (int part = 0; part < 16; part++) {
                        integral += integrator.integrate(2_000_000, integrand, begin + ramp * part / 16, begin + ramp * (part + 1) / 16);
                    }
                }
                from = begin + ramp;
            }
            assertEquals(1, integral, 1e-8, "point " + n);
        }
    }

    @Test
    void drawsOfTheGeneratorHaveItsFrequencies() {
        int k = 8;
        int draws = 20_000;
        ReluGenerator generator = generator(8, k, 0.25, 1e-3);
        SplittableRandom random = new SplittableRandom(2);
        double[] x = new double[8];
        int[] counts = new int[k];
        for (int n = 0; n < draws; n++) {
            generator.draw(random, x);
            counts[generator.mixture().nearest(x)]++;
        }
        double plateaus = 0;
        for (int i = 0; i < k; i++) {
            plateaus += generator.plateau(i);
            assertEquals(1.0 / k, counts[i] / (double) draws, ERRORS * Math.sqrt(1.0 / k * (1 - 1.0 / k) / draws), "component " + i);
        }
        assertEquals(1, plateaus + generator.rampMass(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"8, 0.01, 0.0220, 0.0124", "8, 0.001, 0.0022, 0.0011", "32, 0.001, 0.0090, 0.0052", "32, 0.0001, 0.0009, 0.0004"})
    void theDivergenceLiesWithinItsBound(int components, double ramp, double rampMass, double measured) {
        ReluGenerator generator = generator(8, components, 0.25, ramp);
        assertEquals(rampMass, generator.rampMass(), 5e-5);
        Estimate kl = generator.kl(20_000 / components, new SplittableRandom(4));
        assertTrue(kl.value() > -ERRORS * kl.error() && kl.value() > 0.2 * generator.klBound(), kl + ", bound " + generator.klBound());
        assertTrue(kl.value() <= generator.klBound() + ERRORS * kl.error(), kl + ", bound " + generator.klBound());
        assertTrue(generator.klBound() < 1.05 * rampMass);
        // The specification's figure, of other points on the sphere and rounded.
        assertEquals(measured, kl.value(), 0.15 * measured + 5e-5 + ERRORS * kl.error());
    }

    /** The mixture and the generator made of the same numbers: how far a point moves on average is an upper bound on W1, and below the stated one. */
    @ParameterizedTest
    @CsvSource({"2, 3, 0.2, 0.05", "8, 8, 0.25, 0.01", "8, 32, 0.25, 0.001", "3, 2, 2, 5", "3, 2, 0.1, 40"})
    void theGeneratorIsAsNearToTheMixtureInW1AsItsBoundSays(int dimension, int components, double sigma, double ramp) {
        ReluGenerator generator = generator(dimension, components, sigma, ramp);
        Points means = generator.mixture().means();
        NormalDistribution normal = new NormalDistribution();
        double[] mu = new double[dimension];
        UnivariateFunction moved = z0 -> {
            generator.mean(z0, mu);
            int part = Math.min(components - 1, (int) (normal.cumulativeProbability(z0) * components));
            return normal.density(z0) * distance(mu, IntStream.range(0, dimension).mapToDouble(c -> means.get(part, c)).toArray());
        };
        double needed = 0;
        for (double cut : generator.cuts()) {
            double half = Math.min(ramp / 2, 9);
            needed += new SimpsonIntegrator(1e-8, 1e-14, 5, 30).integrate(10_000_000, moved, cut - half, cut)
                    + new SimpsonIntegrator(1e-8, 1e-14, 5, 30).integrate(10_000_000, moved, cut, cut + half);
        }
        assertTrue(needed <= generator.w1Bound() * (1 + 1e-6), needed + " > " + generator.w1Bound());
        assertTrue(needed > (ramp < 0.1 ? 0.49 : 0.3) * generator.w1Bound(), needed + ", bound " + generator.w1Bound());
    }

    /** Where ramps are wide, samples show that the generator is not the mixture, and no more than the bound allows. */
    @Test
    void samplesOfTheGeneratorAreNoFartherThanTheBound() {
        ReluGenerator generator = generator(3, 2, 0.2, 2);
        SplittableRandom random = new SplittableRandom(9);
        double[] values = new double[5];
        double[] floors = new double[5];
        for (int i = 0; i < values.length; i++) {
            Points mixture = sample(x -> generator.mixture().draw(random.nextInt(2), random, x));
            values[i] = OptimalTransport.linear(mixture, sample(x -> generator.draw(random, x)), 3).distance();
            floors[i] = OptimalTransport.linear(mixture, sample(x -> generator.mixture().draw(random.nextInt(2), random, x)), 3).distance();
        }
        Estimate value = Estimate.ofMean(values);
        Estimate floor = Estimate.ofMean(floors);
        assertTrue(value.value() > floor.value() + ERRORS * Math.hypot(value.error(), floor.error()), value + ", one law " + floor);
        assertTrue(value.value() <= generator.w1Bound() + 2 * floor.value() + ERRORS * Math.hypot(value.error(), 2 * floor.error()),
                value + ", one law " + floor + ", bound " + generator.w1Bound());
    }

    private static Points sample(Consumer<double[]> draw) {
        double[] values = new double[400 * 3];
        double[] x = new double[3];
        for (int i = 0; i < 400; i++) {
            draw.accept(x);
            System.arraycopy(x, 0, values, 3 * i, 3);
        }
        return new Points(400, 3, values);
    }

    @Test
    void theMeanIsAPathThroughTheMeans() {
        ReluGenerator generator = generator(3, 4, 0.1, 0.1);
        double[] mu = new double[3];
        for (int i = 0; i < 4; i++) {
            generator.mean(new NormalDistribution().inverseCumulativeProbability((i + 0.5) / 4), mu);
            for (int c = 0; c < 3; c++) {
                assertEquals(generator.mixture().means().get(i, c), mu[c], 1e-12);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        Separation.Spec spec = new Separation.Spec(4, 3, 16, 3, 0.25, 0.01, 5);
        Separation first = Separation.of(spec);
        Separation again = Separation.of(spec);
        assertEquals(first.kl(), again.kl());
        assertArrayEquals(first.samples().values(), again.samples().values());
        assertArrayEquals(first.distances(), again.distances());
        assertEquals(first.codebook().least(), again.codebook().least());
        assertTrue(first.leastW1() <= first.codebook().least());
        // W1 between the mixtures is at most what the matched means need.
        assertEquals(Math.max(0, first.codebook().least() - 2 * 0.25), first.leastW1(), 1e-12);
    }

    @Test
    void whatCannotBeIsRefusedInALine() {
        for (Runnable wrong : new Runnable[] {
            () -> new Separation.Spec(1, 8, 256, 30, 0.25, 0.001, 1), () -> new Separation.Spec(8, 1, 256, 30, 0.25, 0.001, 1),
            () -> new Separation.Spec(8, 300, 256, 30, 0.25, 0.001, 1), () -> new Separation.Spec(8, 8, 256, 1, 0.25, 0.001, 1),
            () -> Separation.of(new Separation.Spec(8, 8, 256, 30, 0, 0.001, 1)),
            () -> Separation.of(new Separation.Spec(8, 8, 256, 30, Double.NaN, 0.001, 1)),
            () -> Separation.of(new Separation.Spec(8, 8, 256, 30, 0.25, 0, 1)),
            () -> Separation.of(new Separation.Spec(8, 8, 256, 30, 0.25, Double.NaN, 1)),
            () -> Separation.of(new Separation.Spec(8, 8, 256, 30, 0.25, 0.4, 1)),
            () -> Counting.crossing(1, 0, 1, 0.1), () -> Counting.crossing(1, 1, 0.5, 0.1), () -> Counting.crossing(1, 1, 1, 1),
            () -> Counting.logNet(0, 1, 1, 0.1)}) {
            InvalidInputException refused = assertThrows(InvalidInputException.class, wrong::run);
            assertEquals(1, refused.getMessage().lines().count());
        }
    }
}
