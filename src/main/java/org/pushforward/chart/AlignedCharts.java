package org.pushforward.chart;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Charts that stand side by side or one under another and keep a measure alike, the largest that one of them needs, so that their plots line up. */
public final class AlignedCharts {

    private final Map<LiveChart, Double> needed = new IdentityHashMap<>();

    private AlignedCharts() {}

    /** Has charts that stand one under another share the margins at the left and at the right of their plots. */
    public static void column(List<? extends LiveChart> charts) {
        arrange(charts, () -> false);
    }

    /** Has charts that stand side by side share the height of their titles, some of which may be broken into lines. */
    public static void row(List<? extends LiveChart> charts) {
        arrange(charts, () -> true);
    }

    /** @param isRow whether they stand side by side now; else one is under another */
    public static void arrange(List<? extends LiveChart> charts, BooleanSupplier isRow) {
        AlignedCharts lefts = new AlignedCharts();
        AlignedCharts rights = new AlignedCharts();
        AlignedCharts titles = new AlignedCharts();
        for (LiveChart chart : charts) {
            EndLabelPlot plot = (EndLabelPlot) chart.chart().getPlot();
            plot.setAlignment(left -> isRow.getAsBoolean() ? left : lefts.largest(chart, left),
                    right -> isRow.getAsBoolean() ? right : rights.largest(chart, right));
            ((SteadyTitle) chart.chart().getTitle()).setAlignment(height -> isRow.getAsBoolean() ? titles.largest(chart, height) : height);
        }
    }

    /** Those that were drawn with another measure are drawn again. */
    private double largest(LiveChart chart, double need) {
        double before = largest();
        needed.put(chart, need);
        double now = largest();
        if (now != before) {
            needed.keySet().stream().filter(other -> other != chart).forEach(LiveChart::drawAgain);
        }
        return now;
    }

    private double largest() {
        return needed.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
