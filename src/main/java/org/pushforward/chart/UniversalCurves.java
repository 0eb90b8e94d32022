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
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedFlow;

/**
 * What few couplings cost as epsilon falls, as commands, the report and the window draw it: quantities with their fitted exponents, and lines of
 * theory.
 */
public final class UniversalCurves {

    private static final double LN_2 = Math.log(2);

    /** A quantity of a row, by its name in files. */
    public enum Quantity {
        W2("w2", "W₂", Hue.MODEL, Mark.CIRCLE, Measurement::w2),
        SIGMA_MIN("sigma_min_median", "σ min", Hue.MODEL, Mark.CIRCLE, Measurement::sigmaMinMedian),
        SIGMA_MAX("sigma_max_median", "σ max", Hue.DATA, Mark.TRIANGLE, Measurement::sigmaMaxMedian),
        KAPPA("kappa_median", "κ", Hue.GAUSSIAN, Mark.SQUARE, Measurement::kappaMedian),
        DET("det", "|det|", Hue.INK, Mark.DIAMOND, row -> Math.exp(row.logDetMean())),
        NLL("data_nll_median", "NLL", Hue.ZERO, Mark.CIRCLE, Measurement::dataNllMedian),
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

        /** The exponent that theory has for a variant; NaN where it has none. */
        public double theory(Variant variant) {
            boolean naive = variant == Variant.NAIVE;
            boolean cells = variant.hasCells();
            boolean two = variant == Variant.TWO;
            return switch (this) {
                case W2 -> variant == Variant.RAMPS ? Double.NaN : 1;
                case SIGMA_MIN -> naive ? 2 : cells || two ? 1 : Double.NaN;
                case KAPPA -> naive || cells ? 0 : two ? -1 : Double.NaN;
                case DET -> naive ? 4 : cells ? 2 : two ? 1 : Double.NaN;
                case NLL -> two ? -2 : Double.NaN;
                case SIGMA_MAX, SLOTS, NUMBERS -> Double.NaN;
            };
        }
    }

    private UniversalCurves() {}

    /**
     * All charts, by the names of their files.
     *
     * @param price where it is paid; theory's exponents of couplings with slots are for both coordinates
     * @param rows  of one variant
     */
    public static Map<String, Content> of(Variant variant, Price price, List<Measurement> rows) {
        Map<String, Content> charts = new LinkedHashMap<>();
        charts.put("w2", content("W₂ to the target, upper bound", "units of the target", variant, price, rows, Quantity.W2));
        charts.put("conditioning", content("Singular values, κ and |det J|", "medians; det: geometric mean", variant, price, rows,
                Quantity.SIGMA_MIN, Quantity.SIGMA_MAX, Quantity.KAPPA, Quantity.DET));
        charts.put("likelihood", content("Negative log-likelihood of the data", "nats, median", variant, price, rows, Quantity.NLL));
        charts.put("bits", bits(rows));
        charts.put("digits", content("Values told apart", "values", variant, price, rows, Quantity.SLOTS, Quantity.NUMBERS));
        return charts;
    }

    /** Bits that the digits take, and those that a mantissa needs: where the bound of W2 breaks in arithmetic with fewer. */
    public static Content bits(List<Measurement> given) {
        List<Measurement> rows = given.stream().sorted(Comparator.comparingDouble(Measurement::epsilon)).toList();
        double[] epsilon = rows.stream().mapToDouble(Measurement::epsilon).toArray();
        return new Content("Bits: what the digits take, where W₂ breaks", "ε", "bits", true, List.of(
                new Series("digits take", epsilon, rows.stream().mapToDouble(Measurement::bits).toArray(), Hue.MODEL, Mark.CIRCLE),
                new Series("mantissa needed", epsilon, rows.stream().mapToDouble(Measurement::mantissaBits).toArray(), Hue.ZERO, Mark.TRIANGLE)),
                List.of(new Level("float 23", RoundOff.FLOAT_BITS), new Level("double 52", RoundOff.DOUBLE_BITS)));
    }

    /**
     * The gap against W2 of couplings that are written down and of flows that were trained.
     *
     * @param rows    of one variant
     * @param entropy of the target, nats
     * @param learned of the same target
     */
    public static Content gaps(Variant variant, List<Measurement> rows, double entropy, List<LearnedFlow> learned) {
        List<Series> series = new ArrayList<>();
        if (!rows.isEmpty()) {
            series.add(new Series(variant.phrase() + ", median", rows.stream().mapToDouble(Measurement::w2).toArray(),
                    rows.stream().mapToDouble(row -> row.dataNllMedian() - entropy).toArray(), Hue.MODEL, Mark.CIRCLE));
        }
        Set<String> named = new HashSet<>();
        for (LearnedFlow flow : learned) {
            // What samples cannot tell from the data stands at the floor, and says so. Of several seeds the first is named.
            String name = flow.name() + (Double.isNaN(flow.w2()) ? " (at most)" : "");
            series.add(new Series(named.add(name) ? name : "", new double[] {flow.w2AtMost()}, new double[] {flow.gap()}, Hue.DATA, Mark.SQUARE));
        }
        if (!learned.isEmpty()) {
            double floor = learned.get(0).w2Floor();
            double low = learned.stream().mapToDouble(LearnedFlow::gap).min().orElseThrow();
            series.add(new Series("sampling floor of W₂", new double[] {floor, floor}, new double[] {low, low * 1e3}, Hue.INK, null));
        }
        return new Content("Gap against W₂: constructed, learned", "W₂, data units", "gap to the entropy, nats", series, List.of());
    }

    /** One chart of some quantities. */
    public static Content content(String title, String up, Variant variant, Price price, List<Measurement> given, Quantity... quantities) {
        // Names stand at the last point, where there is room to the right.
        List<Measurement> rows = given.stream().sorted(Comparator.comparingDouble(Measurement::epsilon)).toList();
        double[] epsilon = rows.stream().mapToDouble(Measurement::epsilon).toArray();
        List<Series> series = Arrays.stream(quantities).flatMap(quantity -> {
            double[] values = rows.stream().mapToDouble(quantity::of).toArray();
            double fitted = quantity.slope(rows).exponent();
            double theory = price == Price.BOTH || quantity == Quantity.W2 ? quantity.theory(variant) : Double.NaN;
            boolean drawn = !Double.isNaN(theory) && rows.size() > 1
                    && DoubleStream.of(values).allMatch(value -> value > 0 && Double.isFinite(value));
            String slope = Double.isNaN(fitted) ? "" : ", slope " + Numbers.fixed(fitted, 2);
            Series measured = new Series(quantity.words + slope + (drawn ? " (theory " + Numbers.chosen(theory) + ")" : ""), epsilon, values,
                    quantity.hue, quantity.mark);
            return drawn ? Stream.of(measured, new Series("", epsilon, line(epsilon, values, theory), Hue.INK, null)) : Stream.of(measured);
        }).toList();
        return new Content(title + ", " + variant.phrase(), "ε", up, series, List.of());
    }

    /** Through the middle of the points. */
    private static double[] line(double[] x, double[] y, double exponent) {
        double middleX = DoubleStream.of(x).map(Math::log).average().orElseThrow();
        double middleY = DoubleStream.of(y).map(Math::log).average().orElseThrow();
        return DoubleStream.of(x).map(at -> Math.exp(middleY + exponent * (Math.log(at) - middleX))).toArray();
    }
}
