package org.pushforward.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.pushforward.chart.CurveChart.Content;
import org.pushforward.chart.CurveChart.Look;
import org.pushforward.chart.CurveChart.StyledCurve;

/**
 * Quantiles of the singular values along an axis: of each its median as a line, 25 to 75 % as a darker and 5 to 95 % as a lighter band, named at its
 * end.
 */
final class SigmaCurves {

    /** With more values than this, the bands of those between the largest and the smallest would hide one another. */
    private static final int MOST_BANDS = 4;
    private static final int Q05 = 0;
    private static final int Q25 = 1;
    private static final int MEDIAN = 2;
    private static final int Q75 = 3;
    private static final int Q95 = 4;

    private static final ColourMap VIRIDIS = ColourMap.viridis();

    private SigmaCurves() {}

    /**
     * @param x         positions along the axis
     * @param quantiles by position: {@code [i][q]}, quantile q (5, 25, 50, 75, 95 %) of the i-th largest value
     * @param last      {@code [i][q]} that the labels tell
     */
    static Content content(double[] x, IntFunction<double[][]> quantiles, double[][] last, Look look) {
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        int count = last.length;
        for (int i = 0; i < count; i++) {
            int colour = colour(i, count, look);
            Color line = look.colour(colour);
            boolean banded = count <= MOST_BANDS || i == 0 || i == count - 1;
            double[][] q = columns(x.length, quantiles, i, last[i].length);
            String name = "σ" + Numbers.subscript(i + 1);
            if (banded) {
                curves.addAll(bands(name, x, q, colour, look));
            }
            curves.add(new StyledCurve(CurveDataset.Curve.line(name + " median", x, q[MEDIAN]), line, null, look.solid(banded ? 2 : 1)));
            if (banded) {
                labels.add(new EndLabelPlot.EndLabel(name + " " + Numbers.brief(last[i][MEDIAN]), last[i][MEDIAN], line));
            }
        }
        return new Content(curves, labels);
    }

    /** From 5 to 95 % and from 25 to 75 %. @param q {@code [q][position]}, quantile q (5, 25, 50, 75, 95 %) */
    static List<StyledCurve> bands(String name, double[] x, double[][] q, int colour, Look look) {
        return List.of(band(name, List.of(" 5 %", " 95 %"), x, q[Q05], q[Q95], look.faded(colour, 46), look),
                band(name, List.of(" 25 %", " 75 %"), x, q[Q25], q[Q75], look.faded(colour, 80), look));
    }

    /** Widens a range to the bands. */
    static void include(double[][] quantiles, ValueRange range) {
        range.include(quantiles[0][Q95]);
        range.include(quantiles[quantiles.length - 1][Q05]);
    }

    /** Widens a range to the medians. */
    static void includeMedians(double[][] quantiles, ValueRange range) {
        range.include(quantiles[0][MEDIAN]);
        range.include(quantiles[quantiles.length - 1][MEDIAN]);
    }

    /** Of the i-th largest value. */
    static double median(double[][] quantiles, int i) {
        return positive(quantiles[i][MEDIAN]);
    }

    /** A value of zero has no place on a log axis; the smallest positive one draws it at the lower edge. */
    static double positive(double value) {
        return Math.max(value, Double.MIN_NORMAL);
    }

    private static double[][] columns(int positions, IntFunction<double[][]> quantiles, int i, int levels) {
        double[][] columns = new double[levels][positions];
        for (int at = 0; at < positions; at++) {
            double[] values = quantiles.apply(at)[i];
            for (int q = 0; q < levels; q++) {
                columns[q][at] = positive(values[q]);
            }
        }
        return columns;
    }

    /** @param levels of the edges */
    private static StyledCurve band(String key, List<String> levels, double[] x, double[] low, double[] high, Color fill, Look look) {
        // The renderer draws a line along each curve; that of a band is invisible.
        return new StyledCurve(new CurveDataset.Curve(key + levels.get(0), x, low, low, high, List.of(key + levels.get(0), key + levels.get(1))),
                new Color(0, true), fill, look.solid(1));
    }

    /** The colour of one of several curves. */
    static int colour(int i, int count, Look look) {
        double t = count == 1 ? 0.5 : (double) i / (count - 1);
        // viridis without the end that fades into the panel.
        return VIRIDIS.at(look.palette() == Palette.DARK ? 0.92 - 0.38 * t : 0.12 + 0.5 * t);
    }

    /** Whether all of them can be drawn. */
    static boolean isFinite(double[][] quantiles) {
        return Arrays.stream(quantiles).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }
}
