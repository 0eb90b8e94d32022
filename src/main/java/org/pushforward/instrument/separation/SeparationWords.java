package org.pushforward.instrument.separation;

import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.experiment.run.SeparationFolder.Summary;
import org.pushforward.instrument.separation.SeparationReading.Sizes;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Estimate;
import org.pushforward.theory.separation.SampledW1;
import org.pushforward.theory.separation.Separation;

/** What there is to see of each part, in sentences with its numbers. */
final class SeparationWords {

    private SeparationWords() {}

    /** @param sampled of the codebooks alone; null before it is known */
    static String of(SeparationRequest request, Separation separation, SampledW1 sampled, Summary summary, Sizes sizes) {
        return switch (request.part()) {
            case DISTANCES -> "Two uniform points on the unit sphere in d = " + request.dimension() + " dimensions are "
                    + Numbers.brief(summary.exactMeanDistance()) + " apart on average, exactly; the standard deviation, "
                    + Numbers.brief(separation.sphere().standardDeviation()) + ", falls like 1/√(2d). As d grows, nearly all pairs are nearly √2 "
                    + "apart: exponentially many points can be far from each other.";
            case CODEBOOKS -> "A mixture has k = " + request.components() + " equal Gaussians at points chosen among M = "
                    + Numbers.count(request.points()) + ". W₁ of two mixtures lies between the matched distance of their means less 2σ, "
                    + "here " + Numbers.brief(2 * request.sigma()) + ", and the matched distance, all in radii. Many mixtures are far from "
                    + "each other: counting guarantees 2^" + Numbers.brief(summary.log2Sets()) + " sets of means that share half at most."
                    + (sampled == null ? "" : sampled(sampled));
            case COUNTING -> counting(request, sizes);
            case GENERATOR -> "One hidden layer of " + 2 * (request.components() - 1) + " ReLU units makes nearly the mixture of one latent number "
                    + "z₀ and noise: depth is not what generating it needs. Its law is the mixture only up to the mass of its ramps: "
                    + "KL(mixture || generator) ≤ " + Numbers.brief(summary.klBound()) + " nats, and W₁ ≤ "
                    + Numbers.brief(summary.generatorW1Bound()) + " radii. The picture shows two coordinates of " + request.dimension() + ".";
            case DEPTH, LIPSCHITZ -> "";
        };
    }

    private static String sampled(SampledW1 sampled) {
        Estimate distance = sampled.value();
        Estimate floor = sampled.floor();
        String samples = " Of the two nearest mixtures " + SampledW1.DRAWS + " pairs of samples, " + Numbers.count(sampled.points())
                + " points each and exactly assigned, are " + Numbers.uncertain(distance.value(), distance.error())
                + " apart on average, with a standard deviation of " + Numbers.brief(sampled.deviation()) + " from one pair to the next; samples of "
                + "one and the same mixture are " + Numbers.uncertain(floor.value(), floor.error()) + " apart. ";
        return samples + (sampled.tellsApart() ? "Samples show too much, by no more than twice the latter: W₁ lies between "
                + Numbers.brief(sampled.least()) + " and " + Numbers.brief(distance.value()) + " on average."
                : "So the samples do not tell these mixtures apart.");
    }

    /** Of the Lipschitz part: a price that the points cannot tell from 0 is none. */
    static String ofPrice(SeparationRequest request, FilamentPrice price) {
        String points = Numbers.count(Separation.PRICE_SAMPLES / 2) + " points";
        String nats = Numbers.uncertain(price.nats(), price.error()) + " nats";
        String flow = "A flow whose map from noise to data stretches by C = " + Numbers.chosen(request.flowLipschitz()) + " at most ";
        String found = price.shows() ? "leaves mass between parts of the mixture that are apart, whatever its depth: KL(mixture || flow) ≥ " + nats
                + ", by the Gaussian isoperimetric inequality for the best two parts found (masses of " + points + ", ± one standard error). "
                : "may part this mixture: no filament shows" + (price.nats() > 0 ? " (" + nats + " by the masses of " + points
                + ", ± one standard error, is not told from 0). " : " in the masses of " + points + ". ");
        return flow + found + "The inequality sees two parts at a time, never all " + request.components() + " components.";
    }

    private static String counting(SeparationRequest request, Sizes sizes) {
        String order = " The constants of the argument are unknown: only the order of L counts.";
        if (sizes.logFamily() == 0) {
            return "In d = " + request.countedDimension() + " too few points are sure to be 1 radius apart to guarantee two mixtures of k = "
                    + request.countedComponents() + " that share half of them at most: the counting says nothing. Choose a larger d, or a smaller k.";
        }
        double apart = DepthBound.apart(request.sigma());
        if (sizes.missedBy() == 0) {
            return "Two mixtures of the family are at least 1/2 − σ = " + Numbers.brief(Math.max(0, apart)) + " apart (W₁, in radii; here σ = "
                    + Numbers.brief(request.sigma()) + "). A net of ε = " + Numbers.chosen(request.epsilon())
                    + " tells them apart only if that is above 2ε: the counting says nothing. Choose a smaller ε, or a smaller σ.";
        }
        String both = "Flows of L = " + Numbers.chosen(request.layers()) + " maps with p = " + Numbers.chosen(request.parameters())
                + " numbers each: log |net| = L p log(Lip^L / ε) = " + Numbers.brief(sizes.logNet()) + "; mixtures, σ = "
                + Numbers.brief(request.sigma()) + " radii: log |family| ≥ " + Numbers.brief(sizes.logFamily()) + ". ";
        String crossing = Numbers.brief(sizes.crossing());
        return both + (sizes.logNet() < sizes.logFamily() ? "The net is the smaller one, so some mixture stays " + Numbers.brief(sizes.missedBy())
                + " radii (W₁) or more from every such flow: for less L must be " + crossing + " or more." : "The net is the larger one: the "
                + "counting excludes L below " + crossing + " only.") + order;
    }
}
