package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Level;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Slope;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedFlow;

/**
 * What few couplings cost as epsilon falls, as commands, the report and the window draw it: quantities with their fitted exponents, and lines of
 * theory.
 */
public final class UniversalCurves {

    private static final double LN_2 = Math.log(2);
    /** Fewer have no exponent. */
    private static final int LEAST_ROWS = 3;

    /** A quantity of a row, by its name in files. */
    public enum Quantity {
        W2("w2", "W₂ at most", Hue.MODEL, Mark.CIRCLE, Measurement::w2),
        SIGMA_MIN("sigma_min_median", "σ min", Hue.ZERO, Mark.TRIANGLE, Measurement::sigmaMinMedian),
        SIGMA_MAX("sigma_max_median", "σ max", Hue.NOISE, Mark.SQUARE, Measurement::sigmaMaxMedian),
        KAPPA("kappa_median", "κ", Hue.DATA, Mark.SQUARE, Measurement::kappaMedian),
        DET("det", "|det|", Hue.GAUSSIAN, Mark.DIAMOND, row -> Math.exp(row.logDetMean())),
        NLL("data_nll_median", "median", Hue.MODEL, Mark.CIRCLE, Measurement::dataNllMedian),
        NLL_LOW("data_nll_low", "10 %", Hue.NOISE, Mark.TRIANGLE, Measurement::dataNllLow),
        NLL_HIGH("data_nll_high", "90 %", Hue.NOISE, Mark.SQUARE, Measurement::dataNllHigh),
        SLOTS("slots", "slots", Hue.MODEL, Mark.CIRCLE, Measurement::slots),
        NUMBERS("two_to_the_bits", "2^bits", Hue.DATA, Mark.TRIANGLE, row -> Math.exp(row.bits() * LN_2));

        private final String label;
        private final String words;
        private final Hue hue;
        private final Mark mark;
        private final ToDoubleFunction<Measurement> of;

        Quantity(String label, String words, Hue hue, Mark mark, ToDoubleFunction<Measurement> of) {
            this.label = label;
            this.words = words;
            this.hue = hue;
            this.mark = mark;
            this.of = of;
        }

        /** In files. */
        public String label() {
            return label;
        }

        public double of(Measurement row) {
            return of.applyAsDouble(row);
        }

        /** The straight line through the logarithms over the rows, by least squares. */
        public Slope slope(List<Measurement> rows) {
            return Slope.of(rows, of);
        }

        /** The exponent that theory has for a variant; NaN where it has none. @param price of couplings with slots */
        public double theory(Variant variant, Price price) {
            boolean naive = variant == Variant.NAIVE;
            boolean both = variant.hasCells() && price == Price.BOTH;
            boolean one = variant == Variant.TWO || variant.hasCells() && price == Price.ONE;
            return switch (this) {
                case W2 -> variant == Variant.RAMPS ? Double.NaN : 1;
                case SIGMA_MIN -> naive ? 2 : both || one ? 1 : Double.NaN;
                case SIGMA_MAX -> naive ? 2 : both ? 1 : one ? 0 : Double.NaN;
                case KAPPA -> naive || both ? 0 : one ? -1 : Double.NaN;
                case DET -> naive ? 4 : both ? 2 : one ? 1 : Double.NaN;
                case NLL -> variant == Variant.TWO ? -2 : Double.NaN;
                case NLL_LOW, NLL_HIGH, SLOTS, NUMBERS -> Double.NaN;
            };
        }
    }

    private UniversalCurves() {}

    /**
     * All charts, by the names of their files.
     *
     * @param price   where it is paid, which decides theory's exponents of couplings with slots
     * @param rows    of one variant
     * @param unit    of the target's coordinates, as {@link Target#unit} has it
     * @param entropy of the target, nats; NaN where it has none
     */
    public static Map<String, Content> of(Variant variant, Price price, List<Measurement> rows, String unit, double entropy) {
        Map<String, Content> charts = new LinkedHashMap<>();
        String of = ", " + variant.phrase();
        charts.put("w2", content("W₂ to the target's table, upper bound" + of, unit, variant, price, rows, unit,
                Quantity.W2));
        charts.put("conditioning", content("Singular values, κ and |det J|" + of, "medians; det: geometric mean (no unit)", variant, price, rows,
                unit, Quantity.SIGMA_MIN, Quantity.SIGMA_MAX, Quantity.KAPPA, Quantity.DET));
        charts.put("likelihood", likelihood("Negative log-likelihood of the data" + of, variant, price, rows, unit, entropy));
        charts.put("bits", bits(variant, rows, unit));
        charts.put("digits", content("Values told apart" + of, "values (no unit)", variant, price, rows, unit, Quantity.SLOTS, Quantity.NUMBERS));
        return charts;
    }

    /** What falls and what need not, in one chart. W2 is an upper bound, and is called one. @param unit of the target's coordinates */
    public static Content together(Variant variant, Price price, List<Measurement> rows, String unit) {
        return content("W₂, σ, κ, |det|; dashed: theory", "W₂: " + unit + "; ratios: no unit", variant, price, rows, unit, Quantity.W2,
                Quantity.SIGMA_MIN, Quantity.SIGMA_MAX, Quantity.KAPPA, Quantity.DET);
    }

    /** What the data's own points have. @param unit of the target's coordinates @param entropy of the target, nats; NaN where it has none */
    public static Content likelihood(String title, Variant variant, Price price, List<Measurement> rows, String unit, double entropy) {
        Content curves = content(title, "nats", variant, price, rows, unit, Quantity.NLL, Quantity.NLL_LOW, Quantity.NLL_HIGH);
        return new Content(title, curves.across(), curves.up(), curves.series(), entropy > 0
                ? List.of(new Level("entropy of the data " + Numbers.fixed(entropy, 2), entropy)) : List.of());
    }

    /** Bits that the digits take, and those that a mantissa needs: where the bound of W2 breaks in arithmetic with fewer. */
    public static Content bits(Variant variant, List<Measurement> given, String unit) {
        List<Measurement> rows = given.stream().sorted(Comparator.comparingDouble(Measurement::epsilon)).toList();
        double[] epsilon = rows.stream().mapToDouble(Measurement::epsilon).toArray();
        return new Content("Bits: what the digits take, where W₂ breaks", across(variant, unit), "bits (no unit)", true, List.of(
                new Series("digits take", epsilon, rows.stream().mapToDouble(Measurement::bits).toArray(), Hue.MODEL, Mark.CIRCLE),
                new Series("mantissa needed", epsilon, rows.stream().mapToDouble(Measurement::mantissaBits).toArray(), Hue.ZERO, Mark.TRIANGLE)),
                List.of(new Level("float 23", RoundOff.FLOAT_BITS), new Level("double 52", RoundOff.DOUBLE_BITS)));
    }

    /**
     * The gap against W2 of couplings that are written down and of flows that were trained.
     *
     * @param rows    of one variant; their W2 is an upper bound by formula, that of learned ones is measured between samples, as the axis says
     * @param unit    of the target's coordinates
     * @param entropy of the target, nats
     * @param learned of the same target
     */
    public static Content gaps(Variant variant, List<Measurement> rows, String unit, double entropy, List<LearnedFlow> learned) {
        List<Series> series = new ArrayList<>();
        if (!rows.isEmpty()) {
            series.add(new Series(variant.phrase() + ", median (W₂ at most)", variant.phrase() + ", median",
                    rows.stream().mapToDouble(Measurement::w2).toArray(),
                    rows.stream().mapToDouble(row -> row.dataNllMedian() - entropy).toArray(), Hue.MODEL, Mark.CIRCLE));
        }
        Set<String> named = new HashSet<>();
        for (LearnedFlow flow : learned) {
            // What samples cannot tell from the data stands at the least that they tell, and says so. Of several seeds the first is named.
            String name = flow.name() + (Double.isNaN(flow.w2()) ? " (at most)" : "");
            series.add(new Series(named.add(name) ? name : "", new double[] {flow.w2AtMost()}, new double[] {flow.gap()}, Hue.DATA, Mark.SQUARE));
        }
        if (!learned.isEmpty()) {
            double limit = learned.get(0).w2Limit();
            double low = learned.stream().mapToDouble(LearnedFlow::gap).min().orElseThrow();
            series.add(new Series("samples tell W₂ from here", new double[] {limit, limit}, new double[] {low, low * 1e3}, Hue.INK, null));
        }
        return new Content("Gap against W₂: constructed, learned", "W₂ (constructed: bound; learned: of samples), " + unit,
                "gap to the entropy, nats", series, List.of());
    }

    private static Content content(String title, String up, Variant variant, Price price, List<Measurement> given, String unit,
            Quantity... quantities) {
        // Names stand at the last point, where there is room to the right.
        List<Measurement> rows = given.stream().sorted(Comparator.comparingDouble(Measurement::epsilon)).toList();
        double[] epsilon = rows.stream().mapToDouble(Measurement::epsilon).toArray();
        List<Series> series = Arrays.stream(quantities).flatMap(quantity -> {
            double[] values = rows.stream().mapToDouble(quantity::of).toArray();
            double fitted = rows.size() < LEAST_ROWS ? Double.NaN : quantity.slope(rows).exponent();
            double theory = quantity.theory(variant, price);
            boolean drawn = !Double.isNaN(theory) && rows.size() >= LEAST_ROWS
                    && DoubleStream.of(values).allMatch(value -> value > 0 && Double.isFinite(value));
            String power = Double.isNaN(fitted) || quantity == Quantity.NLL_LOW || quantity == Quantity.NLL_HIGH ? ""
                    : " ε^" + Numbers.fixed(fitted, 2).replace('-', '−');
            Series measured = new Series(quantity.words + power, quantity.words, epsilon, values, quantity.hue, quantity.mark);
            return drawn ? Stream.of(measured, new Series("", epsilon, line(epsilon, values, theory), quantity.hue, null)) : Stream.of(measured);
        }).toList();
        return new Content(title, across(variant, unit), up, series, List.of());
    }

    /** The title of the axis of epsilon: the width of a band, or of a cell as a share of the plane. */
    private static String across(Variant variant, String unit) {
        return variant.hasCells() ? "ε (no unit)" : "ε, " + unit;
    }

    /** Through the middle of the points. */
    private static double[] line(double[] x, double[] y, double exponent) {
        double middleX = DoubleStream.of(x).map(Math::log).average().orElseThrow();
        double middleY = DoubleStream.of(y).map(Math::log).average().orElseThrow();
        return DoubleStream.of(x).map(at -> Math.exp(middleY + exponent * (Math.log(at) - middleX))).toArray();
    }
}
