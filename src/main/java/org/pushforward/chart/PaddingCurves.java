package org.pushforward.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.pushforward.data.Padding;

/** A quantity against the training step for runs with each padding, over seeds: a curve and a band each. */
public final class PaddingCurves extends FigureChart {

    private static final int BAND_OPACITY = 40;

    /**
     * The runs with one padding.
     *
     * @param kind   of the padding
     * @param steps  at which the quantity was read
     * @param low    lower edge of the band over seeds
     * @param middle the curve
     * @param high   upper edge
     */
    public record Band(Padding.Kind kind, double[] steps, double[] low, double[] middle, double[] high) {
    }

    /** @param bands of positive values; the value axis is logarithmic */
    public PaddingCurves(String title, List<Band> bands) {
        super(title, chart(bands), labels(bands));
    }

    private static EndLabelPlot chart(List<Band> bands) {
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(1);
        List<CurveDataset.Curve> curves = new ArrayList<>();
        ValueRange range = new ValueRange(true);
        range.include(1);
        range.include(10);
        double last = 1;
        for (Band band : bands) {
            Color colour = colour(band.kind());
            renderer.setSeriesPaint(curves.size(), colour);
            renderer.setSeriesFillPaint(curves.size(), new Color(Palette.withAlpha(colour.getRGB(), BAND_OPACITY), true));
            renderer.setSeriesStroke(curves.size(), stroke(band.kind(), 2));
            curves.add(new CurveDataset.Curve(band.kind().name(), band.steps(), band.low(), band.middle(), band.high()));
            for (int i = 0; i < band.steps().length; i++) {
                range.include(band.low()[i]);
                range.include(band.high()[i]);
                last = Math.max(last, band.steps()[i]);
            }
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(curves);
        return plot(dataset, countAxis("step", 0, last), decadeAxis(null, range), renderer);
    }

    private static List<EndLabelPlot.EndLabel> labels(List<Band> bands) {
        return bands.stream().map(band -> new EndLabelPlot.EndLabel(name(band.kind()), band.middle()[band.middle().length - 1], colour(band.kind())))
                .toList();
    }

    /** Short, beside a line. */
    public static String name(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> "none";
            case ZERO -> "zero";
            case GAUSSIAN -> "Gaussian";
        };
    }
}
