package org.pushforward.instrument.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.special.Erf;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.BoxStretch;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.conditioning.LayerSpectrum;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.conditioning.SteepestStretch;
import org.pushforward.data.Padding;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.theory.universal.RoundOff;

/** What the numbers of the conditioning say, in sentences. */
final class ConditioningWords {

    /** Of the way to the rail, in logarithms; from here on the mean is at the rail. */
    private static final double AT_RAIL = 0.99;
    /** Among {@link ConditionStatistics#levels()}. */
    private static final int MEDIAN = 2;
    /** A certified constant above that many times what is seen is of no use to anybody. */
    private static final double USEFUL = 10;

    private ConditioningWords() {}

    /**
     * @param step      of the flow that was read
     * @param points    what it was read at, for people
     * @param kappa     the condition number at each of them
     * @param notFinite how many of them have none
     * @param losses    digits that points have lost there and back
     */
    static List<String> kappa(long step, String points, double[] kappa, int notFinite, double[] losses) {
        KappaSummary summary = KappaSummary.of(kappa);
        KappaErrors errors = KappaErrors.of(kappa);
        List<String> sentences = new ArrayList<>();
        if (Double.isFinite(summary.p50())) {
            boolean tail = Double.isFinite(summary.p95());
            double[] sorted = losses.clone();
            Arrays.sort(sorted);
            sentences.add("κ at step " + Numbers.count(step) + ", over " + Numbers.count(kappa.length) + " " + points + ": median "
                    + Numbers.uncertain(summary.p50(), errors.p50()) + ", 95 % quantile " + Numbers.uncertain(summary.p95(), errors.p95())
                    + " (± one standard error).");
            double[] lost = ConditionStatistics.quantiles(losses.clone());
            String half = digits(Math.log10(summary.p50()), errors.p50() / summary.p50() / Math.log(10));
            sentences.add("A linear map with such a κ loses at most " + half + (half.equals("1.0") ? " digit" : " digits")
                    + " at half of the points" + (tail ? ", "
                    + digits(Math.log10(summary.p95()), errors.p95() / summary.p95() / Math.log(10)) + " at 95 % of them," : "")
                    + " when it is inverted. On the way data → noise → data in float64 the flow has lost "
                    + digits(lost[MEDIAN], KappaErrors.ofQuantile(sorted, 0.5))
                    + (tail ? " and " + digits(lost[lost.length - 1], KappaErrors.ofQuantile(sorted, 0.95)) : "") + ".");
        }
        if (notFinite > 0) {
            sentences.add("At " + Numbers.count(notFinite) + " of " + Numbers.count(kappa.length)
                    + " points there is no finite κ: the flow leaves the range of numbers or folds space flat there.");
        }
        return sentences;
    }

    /**
     * What samples alone say of the stretching.
     *
     * @param bound   or null where there is none
     * @param samples it is from
     */
    static List<String> stretch(LipschitzBound bound, int samples) {
        if (bound == null || !(bound.value() > 0)) {
            return List.of();
        }
        return List.of("Noise → data stretches by " + Numbers.brief(bound.value()) + " or more somewhere, in data units: a bound on its Lipschitz "
                + "constant from " + Numbers.count(samples) + " samples alone (wrong once in 10,000 times).");
    }

    /** What the parameters of leaky layers show. */
    static List<String> certified(Optional<Certificate> certificate) {
        return certificate.map(known -> "By its parameters alone every singular value, noise → data in data units, lies between "
                + Numbers.brief(1 / known.greatest()) + " and " + Numbers.brief(1 / known.least()) + " everywhere, so κ is at most "
                + Numbers.brief(known.kappa()) + ".").stream().toList();
    }

    /**
     * What is seen where nothing is certified.
     *
     * @param steepest or null where it was not looked for
     */
    static List<String> steepest(SteepestStretch steepest, Padding padding) {
        if (steepest == null || !Double.isFinite(steepest.value())) {
            return List.of();
        }
        return List.of("The steepest stretch seen over the noise is " + Numbers.brief(steepest.value()) + ": the largest singular value, noise → "
                + "data in data units" + (padding.dimensions() > 0 ? ", padding left out," : "") + " at " + Numbers.count(steepest.places())
                + " places with no coordinate beyond ±" + SteepestStretch.REACH + ". It is seen, not certified: elsewhere it may be more.");
    }

    /**
     * What follows for the likelihood.
     *
     * @param constant that the price is told for
     * @param price    or null where there is none
     */
    static List<String> price(double constant, FilamentPrice price) {
        if (price == null) {
            return List.of();
        }
        return List.of(price.shows() ? "No flow that stretches by " + Numbers.brief(constant)
                + " at most can part these data: of their mass " + Numbers.fixed(100 * price.below(), 0) + " % and "
                + Numbers.fixed(100 * price.above(), 0) + " % are " + Numbers.brief(price.to() - price.from())
                + " apart, and the filament that it leaves between them costs a gap of "
                + Numbers.uncertain(price.nats(), price.error()) + " nats or more (masses of " + Numbers.count(price.points())
                + " points, ± one standard error)."
                : "A flow that stretches so much may part these data: no filament shows.");
    }

    /** What intervals show of couplings, and whether that says anything. @param boxes from the narrowest to the widest; may be empty */
    static List<String> boxes(List<BoxStretch> boxes, FlowModel model) {
        List<BoxStretch> finite = boxes.stream().filter(box -> box.seen() > 0 && Double.isFinite(box.seen())).toList();
        if (finite.isEmpty() || finite.size() < boxes.size()) {
            return List.of();
        }
        BoxStretch widest = boxes.get(boxes.size() - 1);
        String share = Numbers.fixed(100 * Math.pow(Erf.erf(widest.halfWidth() / Math.sqrt(2)), model.dimension()), 0) + " %";
        String bounds = boxes.stream().map(box -> "±" + Numbers.chosen(box.halfWidth()) + (box == widest ? " (" + share + " of all noise)" : "")
                + ": " + Numbers.brief(box.atMost()) + " at most, " + Numbers.brief(box.seen()) + " seen").collect(Collectors.joining("; "));
        String certificate = "A loose certificate of the " + model.spec().coupling().phrase() + ", by interval arithmetic from their parameters: how "
                + "much noise → data stretches, in data units, where all coordinates of the noise lie within " + bounds + ".";
        BoxStretch useful = boxes.stream().filter(box -> box.atMost() <= USEFUL * box.seen()).reduce((narrow, wide) -> wide).orElse(null);
        return List.of(certificate + (useful == widest ? "" : useful == null ? " It says nothing of use: intervals do not know that numbers depend "
                + "on each other." : " Beyond ±" + Numbers.chosen(useful.halfWidth()) + " it says nothing of use: intervals do not know that numbers "
                + "depend on each other."));
    }

    /**
     * The price of the way to the data and back.
     *
     * @param sigmaMin median over the points of the least singular value, noise to data in standard units
     */
    static List<String> bits(double sigmaMin) {
        double bits = RoundOff.bitsNeeded(sigmaMin);
        return Double.isFinite(bits) ? List.of("The way noise → data → noise returns to within " + Numbers.brief(RoundOff.RETURN)
                + ", in units of the noise, at half of the points if mantissas have about " + Numbers.fixed(Math.max(0, bits), 1)
                + " bits (from the median of the least singular value in standard units, by the law that constructions obey); float has "
                + RoundOff.FLOAT_BITS + ", double " + RoundOff.DOUBLE_BITS + ".") : List.of();
    }

    /** What the condition number is of where it is not that of the whole map. @param spectrum of the whole map */
    static String standardUnits(LayerSpectrum spectrum) {
        double dataMedian = spectrum.stages().get(spectrum.stages().size() - 1).kappa().p50();
        return "κ is that of the flow in standard units, each coordinate divided by its standard deviation. In data units its median is "
                + Numbers.brief(dataMedian) + " and depends on the units.";
    }

    /** How many they are; to one decimal where there is no error. */
    private static String digits(double count, double error) {
        return Estimate.of(count, error, Numbers.fixed(count, 1)).text();
    }

    /** Where the volume stands between the clamp's rails. */
    static List<String> volume(LayerSpectrum spectrum, ClampRails rails) {
        int last = spectrum.stages().size() - 1;
        double mean = spectrum.geometricMean()[last];
        double low = rails.meanLow()[last];
        double high = rails.meanHigh()[last];
        if (!Double.isFinite(mean)) {
            return List.of();
        }
        String is = "The geometric mean of the singular values, noise → data, is " + Numbers.uncertain(mean, spectrum.meanError()[last]);
        return List.of(low == high ? is + ": without scales the couplings keep the volume, whatever they learn."
                : is + "; the clamp lets it lie between " + Numbers.brief(low) + " and " + Numbers.brief(high) + ".");
    }

    /** What zero padding drives to the rails, and how far it has come. @param family whose layers have shears, or have none */
    static List<String> zeroPadding(LayerSpectrum spectrum, ClampRails rails, FlowFamily family) {
        int last = spectrum.stages().size() - 1;
        double mean = spectrum.geometricMean()[last];
        double sigma = spectrum.stages().get(last).sigmaMin();
        if (!Double.isFinite(mean) || !Double.isFinite(sigma)) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        double rail = rails.meanLow()[last];
        double way = Math.log(mean / rails.meanLow()[0]) / Math.log(rail / rails.meanLow()[0]);
        String is = "Zero padding: the geometric mean of the singular values, noise → data, is "
                + Numbers.uncertain(mean, spectrum.meanError()[last]);
        if (rail == rails.meanHigh()[last]) {
            sentences.add(is + ": without scales the couplings keep the volume, whatever they learn.");
        } else if (way >= AT_RAIL) {
            sentences.add(is + ". It sits at the rail of the volume, " + Numbers.brief(rail) + ", as low as the clamp allows.");
        } else {
            sentences.add(is + ", in logarithms " + Numbers.fixed(100 * Math.max(0, way), 0) + " % of the way to the rail of the volume, "
                    + Numbers.brief(rail) + ".");
        }
        double scaling = rails.low()[last];
        String name = "σ" + Numbers.subscript(spectrum.stages().get(last).sigmaQuantiles().length);
        sentences.add("The least " + name + " is " + Numbers.brief(sigma) + (family.leaks()
                ? "; no layers with this clamp can take it below " + Numbers.brief(scaling) + ", since they have no shears." : sigma < scaling
                ? ", below " + Numbers.brief(scaling) + ", the least that scaling alone can give: shears take it further."
                : "; scaling alone can take it down to " + Numbers.brief(scaling) + "."));
        return sentences;
    }
}
