package org.pushforward.chart;

import java.util.List;
import org.jfree.chart.plot.IntervalMarker;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.HistoryRow;

/**
 * The sliced 2-Wasserstein distances of several runs' samples from held-out points, as their histories have them, with the band in which the
 * distances of samples of the data lie 19 times of 20. A row of an earlier release has no distance, and is a gap in the curve.
 */
public final class DistanceComparison extends ComparisonChart {

    private static final String TITLE = "Sliced W₂ to held-out data, data units";
    private static final String BAND = "; band: 19 of 20 samples of the data";
    private static final int BAND_OPACITY = 28;

    private Yardstick yardstick = Yardstick.UNKNOWN;

    public DistanceComparison() {
        super(TITLE, true);
    }

    @Override
    String figureTitle() {
        return title() + BAND;
    }

    /** To be told before runs are shown. @param distances of samples of the data themselves */
    public void setYardstick(Yardstick distances) {
        yardstick = distances;
    }

    @Override
    String valueTitle() {
        return "sliced W₂, data units";
    }

    @Override
    void begin(List<ComparedRun> all, Look look) {
        plot().setPointLabels(List.of());
        if (yardstick.median() > 0) {
            range().include(yardstick.low());
            range().include(10 * yardstick.median());
            plot().addRangeMarker(new IntervalMarker(yardstick.low(), yardstick.high(), look.faded(look.palette().ink(), BAND_OPACITY)));
            plot().addRangeMarker(theoryLine(yardstick.median(), look));
            plot().setPointLabels(List.of(lineLabel("data " + Numbers.brief(yardstick.median()), yardstick.median(), look)));
        }
    }

    @Override
    void draw(ComparedRun run, Look look, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels) {
        if (run.rows().isEmpty()) {
            return;
        }
        double[] steps = RunChart.column(run.rows(), HistoryRow::step);
        double[] values = RunChart.column(run.rows(), HistoryRow::distance);
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
