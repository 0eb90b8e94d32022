package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.pushforward.chart.DecadeChart.Axes;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Form;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Level;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.data.Points;
import org.pushforward.theory.separation.Codebook;
import org.pushforward.theory.separation.Counting;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Estimate;
import org.pushforward.theory.separation.ReluGenerator;
import org.pushforward.theory.separation.SampledW1;
import org.pushforward.theory.separation.Separation;
import org.pushforward.theory.separation.SphereDistance;

/** What the charts of the depth bound show in the window. */
public final class SeparationCurves {

    /** Points of the generator in the picture. */
    public static final int DRAWN_SAMPLES = 2_000;

    private static final String RADII = "distance on the unit sphere, radii";
    private static final int CURVE_POINTS = 400;
    private static final int MOST_DIMENSIONS = 512;
    private static final int SIZES = 40;
    /** Of k, as powers of two. */
    private static final int LARGEST_POWER = 12;
    private static final double LATENT_REACH = 3;
    /** The law is drawn up to so many times the highest bin: in two dimensions it has no bound. */
    private static final double HEADROOM = 1.3;

    private SeparationCurves() {}

    /** The law of the distance, and the fresh pairs as a histogram. */
    public static Content distances(Separation separation) {
        CurveDataset.Curve drawn = SeparationFigures.histogram(separation.distances(), "drawn");
        double top = HEADROOM * Arrays.stream(drawn.y()).max().orElse(1);
        SphereDistance law = separation.sphere();
        double[] r = IntStream.rangeClosed(0, CURVE_POINTS).mapToDouble(n -> 2.0 * n / CURVE_POINTS).toArray();
        double[] density = Arrays.stream(r).map(law::density).map(value -> value > top ? Double.NaN : value).toArray();
        double mean = law.mean();
        String title = "Distances of " + Numbers.count(separation.distances().length) + " fresh pairs, d = " + law.dimension() + "; dashed: exact";
        return new Content(title, RADII, "density, 1 / radius", Axes.PLAIN, List.of(
                // It ends where what was drawn ends, so there is no room for both names.
                new Series("exact law", "", r, density, Hue.INK, null, Form.RULE),
                Series.line("drawn", drawn.x(), drawn.y(), Hue.MODEL),
                new Series("exact mean", "mean", new double[] {mean, mean}, new double[] {0, top}, Hue.INK, null, Form.RULE)), List.of());
    }

    /** The exact mean of the distance, with one standard deviation to both sides, against the dimension; and what was drawn. */
    public static Content concentration(Separation separation) {
        int own = separation.spec().dimension();
        int last = Math.max(MOST_DIMENSIONS, own);
        double[] d = IntStream.rangeClosed(0, SIZES).mapToDouble(n -> Math.rint(2 * Math.pow(last / 2.0, (double) n / SIZES))).distinct().toArray();
        double[] mean = Arrays.stream(d).map(at -> new SphereDistance((int) at).mean()).toArray();
        double[] deviation = Arrays.stream(d).map(at -> new SphereDistance((int) at).standardDeviation()).toArray();
        Estimate drawn = separation.meanDistance();
        return new Content("Mean distance, one standard deviation to both sides", "dimension d", RADII, true, List.of(
                new Series("mean + sd", "", d, sum(mean, deviation, 1), Hue.NOISE, null, Form.RULE),
                Series.line("exact mean", d, mean, Hue.INK),
                new Series("mean − sd", "", d, sum(mean, deviation, -1), Hue.NOISE, null, Form.RULE),
                new Series("drawn", new double[] {own}, new double[] {drawn.value()}, Hue.MODEL, Mark.CIRCLE)),
                List.of(new Level("√2", Math.sqrt(2))));
    }

    private static double[] sum(double[] a, double[] b, double factor) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + factor * b[i]).toArray();
    }

    /**
     * The matched distances of all pairs of mixtures in ascending order, what W1 of each pair is at least, and W1 of samples of the nearest pair:
     * every pair of samples, beside the level of samples of one mixture.
     *
     * @param sampled null before it is known
     */
    public static Content matched(Separation separation, SampledW1 sampled) {
        Codebook codebook = separation.codebook();
        int words = codebook.words().length;
        double[] all = IntStream.range(0, words).boxed()
                .flatMapToDouble(i -> DoubleStream.of(Arrays.copyOf(codebook.matched()[i], i))).sorted().toArray();
        double[] rank = IntStream.rangeClosed(1, all.length).asDoubleStream().toArray();
        double[] least = Arrays.stream(all).map(separation::leastW1).toArray();
        List<Series> series = new ArrayList<>(List.of(Series.line("matched distance", rank, all, Hue.MODEL),
                Series.line("W₁ at least", rank, least, Hue.DATA)));
        if (sampled != null) {
            double[] first = Arrays.stream(sampled.values()).map(value -> 1).toArray();
            series.add(new Series("samples", "W₁, samples", first, sampled.values(), Hue.GAUSSIAN, Mark.CIRCLE, Form.POINTS));
        }
        return new Content("W₁ of " + Numbers.count(all.length) + " pairs of mixtures lies between", "pairs, by their distance (rank)",
                "W₁ between mixtures, radii", Axes.PLAIN, series,
                sampled == null ? List.of() : List.of(new Level("samples of one mixture", sampled.floor().value())));
    }

    /** How many mixtures are sure to be far from each other, against the number of components. */
    public static Content codebookSizes(Separation separation) {
        int points = separation.spec().points();
        int own = separation.spec().components();
        int[] k = IntStream.concat(IntStream.of(own), IntStream.rangeClosed(0, SIZES)
                .map(n -> (int) Math.rint(2 * Math.pow(points / 2.0, (double) n / SIZES)))).filter(at -> at >= 2).sorted().distinct().toArray();
        double[] across = Arrays.stream(k).asDoubleStream().toArray();
        double[] asSets = Arrays.stream(k).mapToDouble(at -> Counting.logSets(points, at) / Math.log(2)).toArray();
        return new Content("Guaranteed sets of k out of " + Numbers.count(points) + " points", "components k", "log₂ of their number, bits", true,
                List.of(Series.line("sets", across, asSets, Hue.MODEL), Series.points("sets, k = " + own, new double[] {own},
                        new double[] {separation.logSets() / Math.log(2)}, Hue.MODEL, Mark.CIRCLE)), List.of());
    }

    /** The net against the family as the flow gets deeper. */
    public static Content netAgainstFamily(DepthBound bound) {
        double crossing = bound.crossing();
        double last = Math.max(Math.max(2, 4 * bound.layers()), 4 * crossing);
        double first = Math.min(0.25, crossing > 0 ? crossing / 4 : 0.25);
        double[] layers = IntStream.rangeClosed(0, SIZES).mapToDouble(n -> first * Math.pow(last / first, (double) n / SIZES)).toArray();
        double[] net = Arrays.stream(layers).map(each -> bound.withLayers(each).logNet()).toArray();
        List<Series> series = new ArrayList<>(List.of(Series.line("log |net|", layers, net, Hue.MODEL),
                Series.points("net, L = " + Numbers.brief(bound.layers()), new double[] {bound.layers()}, new double[] {bound.logNet()}, Hue.MODEL,
                        Mark.CIRCLE)));
        if (crossing > 0) {
            series.add(Series.points("crossing", new double[] {crossing}, new double[] {bound.logFamily()}, Hue.DATA, Mark.DIAMOND));
        }
        return new Content("A net of flows against a family of mixtures", "maps L of the flow", "natural logarithm of the size", series,
                bound.logFamily() > 0 ? List.of(new Level("log |family|", bound.logFamily())) : List.of());
    }

    /** Where both are as large, against the number of components. */
    public static Content crossings(DepthBound bound) {
        int[] k = IntStream.concat(IntStream.of(bound.components()), IntStream.rangeClosed(1, LARGEST_POWER).map(power -> 1 << power)).sorted()
                .distinct().toArray();
        double[] across = Arrays.stream(k).asDoubleStream().toArray();
        double[] layers = Arrays.stream(k).mapToDouble(at -> bound.withComponents(at).crossing()).toArray();
        return new Content("Maps that the counting asks for, d = " + bound.dimension() + " (order only)", "components k", "maps L at the crossing",
                List.of(Series.line("crossing", across, layers, Hue.DATA), Series.points("k = " + bound.components(),
                        new double[] {bound.components()}, new double[] {bound.crossing()}, Hue.DATA, Mark.DIAMOND)),
                List.of(new Level("one map", 1)));
    }

    /** Two coordinates of the mean that the generator adds noise to, against its latent number. */
    public static Content ramps(Separation separation, int first, int second) {
        ReluGenerator generator = separation.generator();
        double half = generator.ramp() / 2;
        double[] z = DoubleStream.concat(DoubleStream.of(-LATENT_REACH, LATENT_REACH), Arrays.stream(generator.cuts())
                .flatMap(cut -> DoubleStream.of(cut - half, cut + half))).filter(at -> Math.abs(at) <= LATENT_REACH).sorted().toArray();
        double[] x = new double[z.length];
        double[] y = new double[z.length];
        double[] mean = new double[separation.spec().dimension()];
        for (int i = 0; i < z.length; i++) {
            generator.mean(z[i], mean);
            x[i] = mean[first];
            y[i] = mean[second];
        }
        return new Content("The mean along the latent number: " + generator.cuts().length + " ramps", "z₀, standard deviations",
                "coordinate, data units", Axes.PLAIN, List.of(Series.line(name(first), z, x, Hue.MODEL),
                Series.line(name(second), z, y, Hue.GAUSSIAN)), List.of());
    }

    /** Samples of the generator and the means of the mixture, in two coordinates. */
    public static Content samples(Separation separation, int first, int second) {
        Points samples = separation.samples();
        int count = Math.min(DRAWN_SAMPLES, samples.count());
        Points means = separation.generator().mixture().means();
        return new Content(Numbers.count(count) + " samples: coordinates " + name(first) + " and " + name(second) + " of "
                + separation.spec().dimension(), name(first) + ", data units", name(second) + ", data units", Axes.PLAIN, List.of(
                Series.points("means", column(means, means.count(), first), column(means, means.count(), second), Hue.DATA, Mark.DIAMOND),
                Series.points("samples", column(samples, count, first), column(samples, count, second), Hue.MODEL, Mark.CIRCLE)),
                List.of());
    }

    private static double[] column(Points points, int count, int coordinate) {
        return IntStream.range(0, count).mapToDouble(i -> points.get(i, coordinate)).toArray();
    }

    private static String name(int coordinate) {
        return "x" + Numbers.subscript(coordinate + 1);
    }

    /**
     * What a flow must pay for the gaps between the components, against its Lipschitz constant.
     *
     * @param lipschitz ascending
     * @param nats      of each
     * @param own       the constant that is asked for, with its price
     */
    public static Content prices(double[] lipschitz, double[] nats, double own, double price) {
        return new Content("What the gaps of the mixture cost a flow, at least", "Lipschitz constant C of the flow, data units / noise unit",
                "KL(mixture || flow) at least, nats", List.of(Series.line("at least", lipschitz, nats, Hue.DATA),
                Series.points("asked", new double[] {own}, new double[] {price}, Hue.DATA, Mark.DIAMOND)), List.of());
    }
}
