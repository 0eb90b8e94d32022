package org.pushforward.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.train.HistoryRow;

/**
 * The singular values of the Jacobian, noise to data, against the step: for each its median over the held-out points as a line, 25 to 75 % as a
 * darker and 5 to 95 % as a lighter band.
 */
public final class SpectrumChart extends RunChart {

    /** With more values than this, the bands of those between the largest and the smallest would hide one another. */
    private static final int MOST_BANDS = 4;
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    private static final int Q05 = 0;
    private static final int Q25 = 1;
    private static final int MEDIAN = 2;
    private static final int Q75 = 3;
    private static final int Q95 = 4;

    private final ColourMap viridis = ColourMap.viridis();

    public SpectrumChart() {
        super("Singular values σ, noise → data", true);
    }

    @Override
    Content content(List<HistoryRow> history, Look look) {
        range().include(0.1);
        range().include(10);
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        if (history.isEmpty()) {
            return new Content(curves, labels);
        }
        int count = history.get(0).sigmaQuantiles().length;
        for (HistoryRow row : history) {
            range().include(row.sigmaQuantiles()[0][Q95]);
            range().include(row.sigmaQuantiles()[count - 1][Q05]);
        }
        double[] steps = column(history, HistoryRow::step);
        HistoryRow last = history.get(history.size() - 1);
        for (int i = 0; i < count; i++) {
            int colour = colour(i, count, look);
            Color line = look.colour(colour);
            boolean banded = count <= MOST_BANDS || i == 0 || i == count - 1;
            if (banded) {
                curves.add(band(history, steps, i, Q05, Q95, look.faded(colour, 46), look));
                curves.add(band(history, steps, i, Q25, Q75, look.faded(colour, 80), look));
            }
            double[] median = quantile(history, i, MEDIAN);
            curves.add(new StyledCurve(CurveDataset.Curve.line("σ" + i, steps, median), line, null, look.solid(banded ? 2 : 1)));
            if (banded) {
                double value = last.sigmaQuantiles()[i][MEDIAN];
                labels.add(new EndLabelPlot.EndLabel("σ" + subscript(i + 1) + " " + Numbers.brief(value), value, line));
            }
        }
        return new Content(curves, labels);
    }

    private static StyledCurve band(List<HistoryRow> history, double[] steps, int i, int low, int high, Color fill, Look look) {
        double[] bottom = quantile(history, i, low);
        CurveDataset.Curve curve = new CurveDataset.Curve("σ" + i + " " + low, steps, bottom, bottom, quantile(history, i, high));
        // The renderer draws a line along each curve; that of a band is invisible.
        return new StyledCurve(curve, new Color(0, true), fill, look.solid(1));
    }

    private static double[] quantile(List<HistoryRow> history, int i, int q) {
        // A value of zero has no place on a log axis; the smallest positive one draws it at the lower edge.
        return column(history, row -> Math.max(row.sigmaQuantiles()[i][q], Double.MIN_NORMAL));
    }

    private int colour(int i, int count, Look look) {
        double t = count == 1 ? 0.5 : (double) i / (count - 1);
        // viridis without the end that fades into the panel.
        return viridis.at(look.palette() == Palette.DARK ? 0.92 - 0.38 * t : 0.12 + 0.5 * t);
    }

    static String subscript(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append(SUBSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    @Override
    String promise() {
        return "The stretch of the map in each direction will appear here.";
    }
}
