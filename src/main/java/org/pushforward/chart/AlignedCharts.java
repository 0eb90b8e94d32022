package org.pushforward.chart;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Charts that stand side by side or one under another and keep a measure alike, the largest that one of them needs, so that their plots line up. */
public final class AlignedCharts {

    private final Map<CurveChart, Double> needed = new IdentityHashMap<>();

    private AlignedCharts() {}

    /** Has charts that stand one under another share the margin at their right; what is at their left is the same for all charts. */
    public static void column(List<? extends CurveChart> charts) {
        AlignedCharts margins = new AlignedCharts();
        charts.forEach(chart -> chart.plot().setAlignment(margin -> margins.largest(chart, margin)));
    }

    /** Has charts that stand side by side share the height of their titles, some of which may be broken into lines. */
    public static void row(List<? extends CurveChart> charts) {
        AlignedCharts titles = new AlignedCharts();
        charts.forEach(chart -> chart.title(height -> titles.largest(chart, height)));
    }

    /** Those that were drawn with another measure are drawn again. */
    private double largest(CurveChart chart, double need) {
        double before = largest();
        needed.put(chart, need);
        double now = largest();
        if (now != before) {
            needed.keySet().stream().filter(other -> other != chart).forEach(CurveChart::drawAgain);
        }
        return now;
    }

    private double largest() {
        return needed.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
