package org.pushforward.lab.page.compare;

import java.util.List;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.ComparedRun;
import org.pushforward.chart.ComparisonChart;
import org.pushforward.chart.ConditionComparison;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.DistanceComparison;
import org.pushforward.chart.EqualFitCurves;
import org.pushforward.chart.GapComparison;
import org.pushforward.chart.Theme;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.KappaUnits;

/** The charts below all columns, fed by the controller, shown by the view. */
public final class CompareCharts {

    private final ConditionComparison condition = new ConditionComparison();
    private final GapComparison gap = new GapComparison();
    private final DistanceComparison distance = new DistanceComparison();
    private final DecadeChart equalFit = new DecadeChart("κ at equal fit", "gap to the floor, nats", "κ, mean over points (no unit)");
    private List<ComparedRun> shown = List.of();
    private KappaUnits units = KappaUnits.DATA;
    private Yardstick yardstick = Yardstick.UNKNOWN;
    private boolean atEqualFit;

    CompareCharts() {
        AlignedCharts.row(all());
    }

    /** From left to right, against the step. */
    public List<ComparisonChart> all() {
        return List.of(condition, gap, distance);
    }

    /** What may stand in the first one's place: the condition number against the fit. */
    public DecadeChart equalFit() {
        return equalFit;
    }

    /** Whether that is seen, which alone is kept up to date. */
    void setAtEqualFit(boolean seen) {
        atEqualFit = seen;
        showEqualFit();
    }

    private void showEqualFit() {
        if (atEqualFit) {
            equalFit.show(EqualFitCurves.compared(shown, units, yardstick));
        }
    }

    void setTheme(Theme theme, double scale) {
        all().forEach(chart -> chart.setTheme(theme, scale));
        equalFit.setTheme(theme, scale);
    }

    void restart(int lastStep, KappaUnits newUnits) {
        shown = List.of();
        units = newUnits;
        yardstick = Yardstick.UNKNOWN;
        distance.setYardstick(Yardstick.UNKNOWN);
        condition.setUnits(units);
        all().forEach(chart -> chart.restart(lastStep));
        showEqualFit();
    }

    /** To be told when it is known. */
    void setFloorKnown(boolean known) {
        gap.setFloorKnown(known);
    }

    /** To be told when it is known. @param all one for each run; where they differ, as with the seed, the band holds all of them */
    void setYardsticks(List<Yardstick> all) {
        yardstick = new Yardstick(all.stream().mapToDouble(Yardstick::median).average().orElse(Double.NaN),
                all.stream().mapToDouble(Yardstick::low).min().orElse(Double.NaN),
                all.stream().mapToDouble(Yardstick::high).max().orElse(Double.NaN));
        distance.setYardstick(yardstick);
        showEqualFit();
    }

    /** Passes the runs on if there is more of them, or something else: one that has gone back may have as many rows again, of another way. */
    void show(List<ComparedRun> runs) {
        if (!runs.equals(shown)) {
            shown = runs;
            all().forEach(chart -> chart.show(runs));
            showEqualFit();
        }
    }
}
