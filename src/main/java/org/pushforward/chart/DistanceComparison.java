package org.pushforward.chart;

import java.util.List;

/** The sliced 2-Wasserstein distances of several runs from held-out points, above the distance that two samples of the data have from one another. */
public final class DistanceComparison extends ComparisonChart {

    private double reachable = Double.NaN;

    public DistanceComparison() {
        super("Sliced W₂ from samples to held-out data, data units", true);
    }

    /** To be told before {@link #restart}. @param distance of two samples of the data from one another; NaN where it is not known */
    public void setReachable(double distance) {
        reachable = distance;
    }

    @Override
    void begin(List<ComparedRun> all, Look look) {
        plot().setPointLabels(List.of());
        if (reachable > 0) {
            range().include(reachable);
            range().include(10 * reachable);
            plot().addRangeMarker(theoryLine(reachable, look));
            plot().setPointLabels(List.of(lineLabel("data " + Numbers.brief(reachable), reachable, look)));
        }
    }

    @Override
    void draw(ComparedRun run, Look look, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels) {
        if (run.distances().isEmpty()) {
            return;
        }
        double[] steps = run.distances().stream().mapToDouble(ComparedRun.Distance::step).toArray();
        double[] values = run.distances().stream().mapToDouble(ComparedRun.Distance::value).toArray();
        for (double value : values) {
            range().include(value);
        }
        curves.add(line(run, "distance", steps, values, look));
        double last = values[values.length - 1];
        labels.add(label(run, Numbers.brief(last), last, look));
    }

    @Override
    String promise() {
        return "How far the samples are from the data will appear here.";
    }
}
