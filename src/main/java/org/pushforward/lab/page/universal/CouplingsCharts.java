package org.pushforward.lab.page.universal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Level;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.UniversalCurves;
import org.pushforward.instrument.universal.CurvesReading;
import org.pushforward.instrument.universal.LearnedCouplings.Learned;
import org.pushforward.instrument.universal.LearnedCouplings.Progress;
import org.pushforward.lab.page.universal.CouplingsModel.Side;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.Variant;

/** The curves against epsilon, with the exponents that were fitted and the lines of theory. */
final class CouplingsCharts {

    private static final String ACROSS = UniversalCurves.across(Variant.TWO);
    private static final String NUMBERS = "W₂: " + UniversalCurves.TARGET + "; ratios: no unit";
    private static final int LEAST_ROWS = 3;

    private final DecadeChart numbers = new DecadeChart("W₂, σ, κ and |det|", ACROSS, NUMBERS);
    private final DecadeChart second = new DecadeChart("−log p of the data", ACROSS, "nats");

    DecadeChart numbers() {
        return numbers;
    }

    DecadeChart second() {
        return second;
    }

    /** @param curves null for none yet */
    void show(CurvesReading curves, Side side, Progress learned) {
        numbers.show(new Content("W₂, σ, κ, |det|; dashed: theory", across(curves), NUMBERS, curves == null ? List.of()
                : numbers(curves), List.of()));
        second.show(switch (side) {
            case LIKELIHOOD -> likelihood(curves);
            case BITS -> bits(curves);
            case LEARNED -> learned(curves, learned);
        });
    }

    private static String across(CurvesReading curves) {
        return curves == null ? ACROSS : UniversalCurves.across(curves.request().variant());
    }

    private static List<Series> numbers(CurvesReading curves) {
        Variant variant = curves.request().variant();
        boolean one = variant.hasCells() && curves.request().price() == Price.ONE;
        boolean two = variant == Variant.TWO || variant == Variant.RAMPS;
        boolean snake = variant == Variant.SNAKE;
        double nothing = Double.NaN;
        List<Series> series = new ArrayList<>();
        add(series, curves, "W₂", Measurement::w2, 1, Hue.MODEL, Mark.CIRCLE);
        add(series, curves, "σ_min", Measurement::sigmaMinMedian, snake ? nothing : variant == Variant.NAIVE ? 2 : 1, Hue.ZERO, Mark.TRIANGLE);
        add(series, curves, "σ_max", Measurement::sigmaMaxMedian, snake ? nothing : two || one ? 0 : variant == Variant.NAIVE ? 2 : 1, Hue.NOISE,
                Mark.SQUARE);
        add(series, curves, "κ", Measurement::kappaMedian, snake ? nothing : two || one ? -1 : 0, Hue.DATA, Mark.SQUARE);
        add(series, curves, "|det|", row -> Math.exp(row.logDetMean()), snake ? nothing : two || one ? 1 : variant == Variant.NAIVE ? 4 : 2,
                Hue.GAUSSIAN, Mark.CIRCLE);
        return series;
    }

    private static void add(List<Series> series, CurvesReading curves, String name, ToDoubleFunction<Measurement> quantity, double theory, Hue hue,
            Mark mark) {
        double exponent = curves.exponent(quantity);
        series.add(new Series(Double.isNaN(exponent) ? name : name + " ε^" + Numbers.fixed(exponent, 2).replace('-', '−'), curves.epsilons(),
                curves.values(quantity), hue, mark));
        if (!Double.isNaN(theory) && curves.rows().size() >= LEAST_ROWS) {
            double[] x = {curves.rows().get(0).epsilon(), curves.rows().get(curves.rows().size() - 1).epsilon()};
            double anchor = quantity.applyAsDouble(curves.rows().get(curves.rows().size() - 1));
            series.add(new Series("", x, new double[] {anchor * Math.pow(x[0] / x[1], theory), anchor}, hue, null));
        }
    }

    private static Content likelihood(CurvesReading curves) {
        List<Series> series = new ArrayList<>();
        List<Level> levels = new ArrayList<>();
        if (curves != null) {
            add(series, curves, "median", Measurement::dataNllMedian, curves.request().variant() == Variant.TWO ? -2 : Double.NaN, Hue.MODEL,
                    Mark.CIRCLE);
            series.add(new Series("a tenth have less", curves.epsilons(), curves.values(Measurement::dataNllLow), Hue.NOISE, Mark.TRIANGLE));
            series.add(new Series("a tenth have more", curves.epsilons(), curves.values(Measurement::dataNllHigh), Hue.NOISE, Mark.SQUARE));
            if (curves.entropy() > 0) {
                levels.add(new Level("entropy of the data " + Numbers.fixed(curves.entropy(), 2), curves.entropy()));
            }
        }
        return new Content("−log p of the data, exact", across(curves), "nats", series, levels);
    }

    private static Content bits(CurvesReading curves) {
        List<Series> series = new ArrayList<>();
        if (curves != null) {
            series.add(new Series("digits take", curves.epsilons(), curves.values(Measurement::bits), Hue.MODEL, Mark.CIRCLE));
            series.add(new Series("mantissa needed", curves.epsilons(), curves.bits().stream().mapToDouble(Integer::doubleValue).toArray(), Hue.ZERO,
                    Mark.TRIANGLE));
        }
        return new Content("Bits: what the digits take, where W₂ breaks", across(curves), "bits (no unit)", true, series,
                List.of(new Level("float 23", 23), new Level("double 52", 52)));
    }

    private static Content learned(CurvesReading curves, Progress learned) {
        List<Series> series = new ArrayList<>();
        if (curves != null) {
            series.add(new Series(curves.request().variant().phrase(), curves.values(Measurement::w2),
                    curves.values(row -> row.dataNllMedian() - curves.entropy()), Hue.MODEL, Mark.CIRCLE));
        }
        for (Learned each : learned.learned()) {
            // What samples cannot tell from the data stands at the floor, and says so.
            series.add(new Series(each.name() + (each.w2().isResolved() ? "" : " (at most)"), new double[] {each.w2().atMost()},
                    new double[] {each.gap()}, Hue.DATA, Mark.SQUARE));
        }
        Learned[] all = learned.learned().toArray(Learned[]::new);
        if (all.length > 0) {
            double floor = all[0].w2().floor();
            double[] heights = Arrays.stream(all).mapToDouble(Learned::gap).toArray();
            double low = Arrays.stream(heights).min().orElse(1);
            series.add(new Series("sampling floor of W₂", new double[] {floor, floor}, new double[] {low, low * 1e3}, Hue.INK, null));
        }
        return new Content("Gap against W₂: constructed, learned", "W₂, " + UniversalCurves.TARGET, "gap to the entropy, nats", series, List.of());
    }

}
