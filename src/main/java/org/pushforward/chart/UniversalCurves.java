package org.pushforward.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.Slope;
import org.pushforward.theory.universal.Variant;

/**
 * What few couplings cost as epsilon falls, as commands, the report and the window draw it: quantities with their fitted exponents, and lines of
 * theory.
 */
public final class UniversalCurves {

    /** The unit of what is transported to: a dataset keeps its own, points have standard deviation 1, a picture is 2 high. */
    public static final String TARGET = "units of the target";

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
        charts.put("w2", content("W₂ to the target, upper bound", TARGET, variant, price, rows, Quantity.W2));
        charts.put("conditioning", content("Singular values, κ and |det J|", "medians; det: geometric mean (no unit)", variant, price, rows,
                Quantity.SIGMA_MIN, Quantity.SIGMA_MAX, Quantity.KAPPA, Quantity.DET));
        charts.put("likelihood", content("Negative log-likelihood of the data", "nats, median", variant, price, rows, Quantity.NLL));
        charts.put("digits", content("Values told apart", "values (no unit)", variant, price, rows, Quantity.SLOTS, Quantity.NUMBERS));
        return charts;
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
        return new Content(title + ", " + variant.phrase(), across(variant), up, series, List.of());
    }

    /** The title of the axis of epsilon: the width of a band, or of a cell as a share of the plane. */
    public static String across(Variant variant) {
        return variant.hasCells() ? "ε (no unit)" : "ε, " + TARGET;
    }

    /** Through the middle of the points. */
    private static double[] line(double[] x, double[] y, double exponent) {
        double middleX = DoubleStream.of(x).map(Math::log).average().orElseThrow();
        double middleY = DoubleStream.of(y).map(Math::log).average().orElseThrow();
        return DoubleStream.of(x).map(at -> Math.exp(middleY + exponent * (Math.log(at) - middleX))).toArray();
    }
}
