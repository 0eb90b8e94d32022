package org.pushforward.chart;

import java.util.List;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.KappaUnits;

/**
 * The condition numbers of several runs: for each the median (thick), the mean (thin, dashed), and a band from the median to the 95 % quantile. The
 * mean of a heavy tail may lie above the band.
 */
public final class ConditionComparison extends ComparisonChart {

    private static final int BAND_OPACITY = 30;

    private static final String SHOWN = ": median, mean (thin dashes), to 95 %";

    private KappaUnits units = KappaUnits.DATA;

    public ConditionComparison() {
        super("Condition number κ", true);
    }

    /** Sets the words for the next runs; to be called before the axes start over. */
    public void setUnits(KappaUnits newUnits) {
        units = newUnits;
        setTitle(units == KappaUnits.DATA ? "Condition number κ" : "κ in " + units.words());
    }

    @Override
    String figureTitle() {
        return title() + SHOWN;
    }

    @Override
    String valueTitle() {
        return (units == KappaUnits.DATA ? "κ" : "κ in " + units.words()) + " (no unit)";
    }

    @Override
    void begin(List<ComparedRun> all, Look look) {
        range().include(1);
        range().include(100);
    }

    @Override
    void draw(ComparedRun run, Look look, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels) {
        if (run.rows().isEmpty()) {
            return;
        }
        for (HistoryRow row : run.rows()) {
            range().include(units.of(row).p95());
            range().include(units.of(row).mean());
        }
        int colour = run.tone().colour(look.palette());
        double[] steps = RunChart.column(run.rows(), HistoryRow::step);
        double[] median = RunChart.column(run.rows(), row -> units.of(row).p50());
        double[] high = RunChart.column(run.rows(), row -> units.of(row).p95());
        double[] mean = RunChart.column(run.rows(), row -> units.of(row).mean());
        curves.add(new StyledCurve(new CurveDataset.Curve(run.name() + " median", steps, median, median, high,
                List.of(run.name() + " median", run.name() + " 95 %")), look.colour(colour),
                look.faded(colour, BAND_OPACITY), stroke(run, look)));
        curves.add(new StyledCurve(CurveDataset.Curve.line(run.name() + " 95 %", steps, high), look.faded(colour, 110), null, look.solid(1)));
        curves.add(new StyledCurve(CurveDataset.Curve.line(run.name() + " mean", steps, mean), look.colour(colour), null, look.dashed(1, 5, 4)));
        double last = median[median.length - 1];
        labels.add(label(run, Numbers.brief(last), last, look));
    }

    @Override
    String promise() {
        return "How badly conditioned each map becomes will appear here.";
    }
}
