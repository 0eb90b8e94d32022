package org.pushforward.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** The error of a fit of couplings against the step of the optimiser: a line for each restart, the best one strong and named at its end. */
public final class FitErrorChart extends CurveChart {

    private static final int MOST_POINTS = 500;
    private static final int FAINT = 110;
    /** Below this lies only rounding, which would stretch the axis. */
    private static final double LEAST = 1e-16;

    private List<double[]> restarts = List.of();

    public FitErrorChart() {
        super("Relative error of the fit", "step", true);
        begin(1);
    }

    /**
     * Begins the axes of a new fit.
     *
     * @param steps of the optimiser, at most
     */
    public void restart(int steps) {
        restarts = List.of();
        begin(Math.max(1, steps));
    }

    /**
     * @param errors of each restart, after step 1, 2, ...; not modified, and not to be by others
     * @param ended  whether the fit goes on no more: then the axis ends where the longest curve does, which may be long before the last step allowed
     */
    public void show(List<double[]> errors, boolean ended) {
        change(() -> {
            restarts = List.copyOf(errors);
            int longest = restarts.stream().mapToInt(curve -> curve.length).max().orElse(0);
            if (ended && longest > 0) {
                setDomainEnd(longest);
            }
        });
    }

    @Override
    String valueTitle() {
        return "relative error (no unit)";
    }

    @Override
    Content content(Look look) {
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        int best = best();
        range().include(1);
        for (int i = 0; i < restarts.size(); i++) {
            if (i != best) {
                add(i, look.faded(look.palette().noise(), FAINT), 1, curves, look);
            }
        }
        if (best >= 0) {
            Color colour = look.colour(look.palette().model());
            add(best, colour, 2, curves, look);
            double[] errors = restarts.get(best);
            double last = errors[errors.length - 1];
            labels.add(new EndLabelPlot.EndLabel(Numbers.brief(last), Math.max(LEAST, last), colour));
        }
        return new Content(curves, labels);
    }

    /** @return the restart with the least error so far, -1 without any */
    private int best() {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < restarts.size(); i++) {
            double[] errors = restarts.get(i);
            if (errors.length > 0 && errors[errors.length - 1] < least) {
                least = errors[errors.length - 1];
                best = i;
            }
        }
        return best;
    }

    private void add(int restart, Color colour, double width, List<StyledCurve> curves, Look look) {
        double[] errors = restarts.get(restart);
        int stride = 1 + errors.length / MOST_POINTS;
        int count = (errors.length + stride - 1) / stride;
        double[] steps = new double[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            // The last one always, since the label stands there.
            int at = Math.min(errors.length - 1, (i + 1) * stride - 1);
            steps[i] = at + 1;
            values[i] = Math.max(LEAST, errors[at]);
            range().include(values[i]);
        }
        curves.add(new StyledCurve(CurveDataset.Curve.line("restart " + (restart + 1), steps, values), colour, null, look.solid(width)));
    }

    @Override
    String promise() {
        return "Press Fit: the error will fall here, step by step.";
    }
}
