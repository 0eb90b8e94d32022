package org.pushforward.theory.separation;

import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.FilamentPrices;
import org.pushforward.data.Points;
import org.pushforward.data.SphereMixture;

/**
 * Everything that the depth bound counts, for one choice of numbers. Distances are those on the unit sphere; the mixture's means lie at radius sqrt
 * d, where each coordinate has the variance 1 on average.
 *
 * @param spec      what was asked for
 * @param distances of fresh pairs of points
 * @param codebook  random words of {@link Spec#components} points; the first one has the mixture's means
 * @param generator of the mixture
 * @param kl        KL(mixture || generator), nats
 * @param samples   of the generator
 */
public record Separation(Spec spec, double[] distances, Codebook codebook, ReluGenerator generator, Estimate kl, Points samples) {

    /** Fresh pairs of points whose distances are drawn. */
    public static final int PAIRS = 20_000;
    /** Points of the mixture for its prices: half of them choose the parts, the masses are read on the others. */
    public static final int PRICE_SAMPLES = 4_000;

    private static final int SAMPLES = 5_000;
    /** All components together. */
    private static final int KL_SAMPLES = 20_000;
    private static final int MOST_PRICED = 16;

    /** Parts of a seed: append, never reorder. */
    private enum Draw {
        PAIRS, POINTS, WORDS, KL, SAMPLES, PRICE, W1
    }

    /**
     * What to look at.
     *
     * @param dimension  d
     * @param components k of a mixture, 2 to {@value Codebook#MOST_CHOSEN}
     * @param points     M on the sphere, of which mixtures choose theirs; k or more
     * @param words      mixtures in the codebook, 2 to 200
     * @param sigma      of the components, for means at a radius of sqrt d, see {@link SphereMixture}
     * @param ramp       width of the generator's ramps, see {@link ReluGenerator}
     * @param seed       of everything that is drawn
     */
    public record Spec(int dimension, int components, int points, int words, double sigma, double ramp, long seed) {

        private static final int MOST_POINTS = 65_536;
        private static final int MOST_WORDS = 200;
        private static final int MOST_COORDINATES = 1 << 24;
        private static final double LEAST_RAMP = 1e-6;

        /** With d and k of the counting: the least that can be drawn with them. @throws InvalidInputException if the numbers do not go together */
        public static Spec counted(DepthBound bound, int points, double sigma, long seed) {
            return new Spec(bound.dimension(), bound.components(), Math.max(points, bound.components()), 2, sigma, LEAST_RAMP, seed);
        }

        public Spec {
            new SphereDistance(dimension);
            InvalidInputException.require(components >= 2 && components <= Codebook.MOST_CHOSEN, "a mixture has 2 to %d components here, not %d",
                    Codebook.MOST_CHOSEN, components);
            InvalidInputException.require(points >= components && points <= MOST_POINTS,
                    "the mixtures' means are chosen from %d (one for each component) to %d points, not from %d", components, MOST_POINTS, points);
            InvalidInputException.require(words >= 2 && words <= MOST_WORDS, "a codebook has 2 to %d words here, not %d", MOST_WORDS, words);
            InvalidInputException.require((long) dimension * points <= MOST_COORDINATES, "%d points of %d coordinates are too many: at most %d "
                    + "numbers in all", points, dimension, MOST_COORDINATES);
            SphereMixture.requireSigma(sigma);
            ReluGenerator.requireRamp(components, ramp);
        }

        private SphereDistance sphere() {
            return new SphereDistance(dimension);
        }
    }

    public static Separation of(Spec spec) {
        SphereDistance sphere = spec.sphere();
        RandomStreams streams = new RandomStreams(spec.seed);
        Points points = sphere.draw(spec.points, stream(streams, Draw.POINTS));
        Codebook codebook = Codebook.draw(points, spec.words, spec.components, stream(streams, Draw.WORDS));
        ReluGenerator generator = new ReluGenerator(mixture(spec, codebook, 0), spec.ramp);
        Estimate kl = generator.kl(Math.max(2, KL_SAMPLES / spec.components), stream(streams, Draw.KL));
        double[] samples = new double[SAMPLES * spec.dimension];
        double[] x = new double[spec.dimension];
        RandomGenerator random = stream(streams, Draw.SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            generator.draw(random, x);
            System.arraycopy(x, 0, samples, i * spec.dimension, spec.dimension);
        }
        return new Separation(spec, sphere.drawDistances(PAIRS, stream(streams, Draw.PAIRS)), codebook, generator, kl,
                new Points(SAMPLES, spec.dimension, samples));
    }

    private static SphereMixture mixture(Spec spec, Codebook codebook, int word) {
        return SphereMixture.atRadius(codebook.word(word), Math.sqrt(spec.dimension), spec.sigma);
    }

    private static RandomGenerator stream(RandomStreams streams, Draw part) {
        return streams.stream(RandomStreams.Purpose.SAMPLES, 1, part.ordinal());
    }

    /** The exact law of the distances. */
    public SphereDistance sphere() {
        return spec.sphere();
    }

    /** Of the fresh pairs, with its standard error. */
    public Estimate meanDistance() {
        return Estimate.ofMean(distances);
    }

    /** The codebook's guaranteed size as words, natural logarithm: see {@link Counting#logWords}. */
    public double logWords() {
        return Counting.logWords(Math.log(spec.points), spec.components);
    }

    /** Its guaranteed size as sets, natural logarithm: see {@link Counting#logSets}. */
    public double logSets() {
        return Counting.logSets(spec.points, spec.components);
    }

    /** What W1 of any two mixtures of the codebook is at least, in the unit of the sphere's radius. */
    public double leastW1() {
        return leastW1(codebook.least());
    }

    /** What W1 of two mixtures is at least whose means have that matched distance, both in the unit of the sphere's radius. */
    public double leastW1(double matched) {
        return generator.mixture().leastDistance(matched * Math.sqrt(spec.dimension)) / Math.sqrt(spec.dimension);
    }

    /** What W1 between the mixture and the generator is at most, in the unit of the sphere's radius. */
    public double generatorW1Bound() {
        return generator.w1Bound() / Math.sqrt(spec.dimension);
    }

    /** W1 of the two nearest mixtures of the codebook by samples, in the unit of the sphere's radius. Some tenths of a second. */
    public SampledW1 sampledW1() {
        int[] nearest = codebook.nearest();
        return SampledW1.of(mixture(spec, codebook, nearest[0]), mixture(spec, codebook, nearest[1]), Math.sqrt(spec.dimension),
                stream(new RandomStreams(spec.seed), Draw.W1));
    }

    /** Independent points of the mixture that {@link #prices} are read from: always the same ones. */
    public Points priced() {
        double[] values = new double[PRICE_SAMPLES * spec.dimension];
        double[] x = new double[spec.dimension];
        RandomGenerator random = stream(new RandomStreams(spec.seed), Draw.PRICE);
        for (int i = 0; i < PRICE_SAMPLES; i++) {
            generator.mixture().draw(random.nextInt(spec.components), random, x);
            System.arraycopy(x, 0, values, i * spec.dimension, spec.dimension);
        }
        return new Points(PRICE_SAMPLES, spec.dimension, values);
    }

    /**
     * What KL(mixture || flow) is at least for a flow by its Lipschitz constant from noise to data, by the gaps between the mixture's parts; the
     * means lie at radius sqrt d. Of more than {@value #MOST_PRICED} coordinates the first ones are looked at: what they show holds for all. Nothing
     * is chosen yet; about a tenth of a second for each constant.
     *
     * @param points as {@link #priced} gives them
     */
    public FilamentPrices prices(Points points) {
        int looked = Math.min(spec.dimension, MOST_PRICED);
        return new FilamentPrices(points, looked, new double[looked]);
    }

    /** The price of a flow with a constant above 0, by all parts that are looked for. About a second. */
    public FilamentPrice price(double lipschitz) {
        requireLipschitz(lipschitz);
        FilamentPrices prices = prices(priced());
        while (!prices.isComplete()) {
            prices.refine(lipschitz);
        }
        return prices.at(lipschitz);
    }

    /** @return the constant of a whole flow if it is one */
    public static double requireLipschitz(double lipschitz) {
        InvalidInputException.require(lipschitz > 0 && lipschitz < Double.POSITIVE_INFINITY, "a flow's Lipschitz constant lies above 0, not at %s",
                lipschitz);
        return lipschitz;
    }
}
