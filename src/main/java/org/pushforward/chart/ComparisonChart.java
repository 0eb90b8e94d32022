package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A chart of several runs against the training step, each in its own colour and dash, named at the ends of the curves. */
public abstract class ComparisonChart extends CurveChart {

    private static final double ERRORS = 2;
    private static final int ERROR_OPACITY = 40;

    private List<ComparedRun> runs = List.of();

    ComparisonChart(String title, boolean logarithmic) {
        super(title, "step", logarithmic);
    }

    /**
     * Begins the axes of other runs; their first rows are given to {@link #show}.
     *
     * @param lastStep the runs stop there
     */
    public final void restart(int lastStep) {
        runs = List.of();
        begin(Math.max(1, lastStep));
    }

    /** Shows the runs so far; tells the chart's listeners once. */
    public final void show(List<ComparedRun> newRuns) {
        change(() -> runs = List.copyOf(newRuns));
    }

    @Override
    final Content content(Look look) {
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        plot().clearRangeMarkers();
        plot().setNote(note(runs, ComparedRun::name), note(runs, run -> ""), look.colour(look.palette().muted()));
        begin(runs, look);
        for (ComparedRun run : runs) {
            draw(run, look, curves, labels);
        }
        // A single reading is a point, not yet a curve; until there are two the chart says what it will show.
        boolean any = curves.stream().anyMatch(curve -> curve.curve().x().length > 1);
        return any ? new Content(curves, labels) : Content.NOTHING;
    }

    /** Words on the plot, about runs that have no place on its axis; empty for none. @param name of a run beside its mark, empty for none */
    String note(List<ComparedRun> all, Function<ComparedRun, String> name) {
        return "";
    }

    /** What belongs to no single run: sets the range off, draws lines of theory. */
    abstract void begin(List<ComparedRun> all, Look look);

    /** Adds a run's curves and labels, and widens the range for them. */
    abstract void draw(ComparedRun run, Look look, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels);

    static EndLabelPlot.EndLabel label(ComparedRun run, String words, double value, Look look) {
        String mark = run.tone().mark() + " ";
        return new EndLabelPlot.EndLabel(mark + run.name() + " " + words, mark + words, value, look.colour(run.tone().colour(look.palette())), false);
    }

    /** A line in the colour and the dash of a run. */
    static StyledCurve line(ComparedRun run, String quantity, double[] steps, double[] values, Look look) {
        return new StyledCurve(CurveDataset.Curve.line(run.name() + " " + quantity, steps, values),
                look.colour(run.tone().colour(look.palette())), null, stroke(run, look));
    }

    /** Likewise, with a band of two standard errors to both sides; of rows without an error there is none. */
    static StyledCurve withErrors(ComparedRun run, String quantity, double[] steps, double[] values, double[] errors, Look look) {
        double[] low = new double[values.length];
        double[] high = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double error = Double.isFinite(errors[i]) ? ERRORS * errors[i] : 0;
            low[i] = values[i] - error;
            high[i] = values[i] + error;
        }
        int colour = run.tone().colour(look.palette());
        return new StyledCurve(new CurveDataset.Curve(run.name() + " " + quantity, steps, values, low, high), look.colour(colour),
                look.faded(colour, ERROR_OPACITY), stroke(run, look));
    }

    static Stroke stroke(ComparedRun run, Look look) {
        float[] dash = run.tone().dash();
        float[] scaled = dash == null ? null : dash.clone();
        for (int i = 0; scaled != null && i < scaled.length; i++) {
            scaled[i] *= (float) look.scale();
        }
        return new BasicStroke((float) (2 * look.scale()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, scaled, 0);
    }
}
