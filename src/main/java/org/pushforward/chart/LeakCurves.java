package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Form;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Level;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.LipschitzBound;

/** The mass that a flow leaves between two parts of its samples or of its data at least, against its Lipschitz constant. */
public final class LeakCurves {

    /** Before there is anything to show. */
    public static final Content NONE = content("", "L", List.of(), List.of());

    /** Name of the flow's constant where its parameters bound it. */
    public static final String CERTIFIED = "certified";
    /** Where it is the largest that was seen. */
    public static final String SEEN = "steepest seen";

    private static final int POINTS = 80;
    /** On both sides of what is marked. */
    private static final double REACH = 10;

    private LeakCurves() {}

    /** @param letter of the constant, as its page has it */
    private static Content content(String apart, String letter, List<Series> series, List<Level> levels) {
        return new Content("Mass left between two parts" + apart, "Lipschitz constant " + letter + ", data units / noise unit",
                "mass between, share of all", true, series, levels);
    }

    private static Series line(double distance, double below, double above, double[] lipschitz) {
        return Series.line("at least", lipschitz,
                Arrays.stream(lipschitz).map(constant -> LipschitzBound.leastLeak(distance, constant, below, above)).toArray(), Hue.DATA);
    }

    private static String apart(double distance) {
        return " that are " + Numbers.brief(distance) + " apart";
    }

    /**
     * Of a flow, for the parts of its samples that show most of its constant: it stands on the line where its samples see it, and at the right of
     * that where its parameters bound it, or where it stretches most. Beside that stands what the filament costs at this constant.
     *
     * @param bound    null before there is one
     * @param constant the larger Lipschitz constant; not finite where it is not known
     * @param name     of it
     * @param price    at it; null where there is none
     */
    public static Content ofFlow(LipschitzBound bound, double constant, String name, FilamentPrice price) {
        if (bound == null || !(bound.value() > 0)) {
            return NONE;
        }
        double distance = bound.to() - bound.from();
        double last = REACH * bound.value();
        double[] leak = {1 - bound.below() - bound.above()};
        List<Series> series = new ArrayList<>();
        if (Double.isFinite(constant)) {
            last = Math.max(last, 2 * constant);
            String costs = price != null && price.shows() ? ": " + Numbers.uncertain(price.nats(), price.error()) + " nats or more" : "";
            series.add(new Series(name, name + costs, new double[] {constant}, leak, Hue.MODEL, Mark.DIAMOND, Form.POINTS));
        }
        double first = bound.value() / REACH;
        double span = last / first;
        double[] lipschitz = IntStream.rangeClosed(0, POINTS).mapToDouble(n -> first * Math.pow(span, (double) n / POINTS)).toArray();
        series.add(0, line(distance, bound.below(), bound.above(), lipschitz));
        series.add(new Series("by samples", "by samples", new double[] {bound.value()}, leak, Hue.MODEL, Mark.CIRCLE, Form.POINTS));
        return content(apart(distance), "L", series, List.of());
    }

    /**
     * Of any flow, for two parts of data, whose own mass between them is a level: a flow pays where it must leave more.
     *
     * @param lipschitz ascending
     * @param parts     whose price is told
     * @param own       the constant that is asked for
     */
    public static Content ofData(double[] lipschitz, FilamentPrice parts, double own) {
        if (!(parts.below() > 0 && parts.above() > 0)) {
            return NONE;
        }
        double distance = parts.to() - parts.from();
        double between = 1 - parts.below() - parts.above();
        return content(apart(distance), "C", List.of(line(distance, parts.below(), parts.above(), lipschitz),
                Series.points("asked", new double[] {own}, new double[] {LipschitzBound.leastLeak(distance, own, parts.below(), parts.above())},
                        Hue.DATA, Mark.DIAMOND)), between > 0 ? List.of(new Level("of the mixture", between)) : List.of());
    }
}
