package org.pushforward.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.train.GradientNorms;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/**
 * The gradient's norm against the step: over the layers the median as a line, 25 to 75 % as a darker and 5 to 95 % as a lighter band; thin the two
 * layers at the ends, dashed the norm of all, and the clip as theory.
 */
public final class GradientStepChart extends RunChart {

    private static final int MEDIAN = 2;

    private int layers;
    private double clip = Double.POSITIVE_INFINITY;

    public GradientStepChart() {
        super("Gradient norm of a layer, over all layers", true);
    }

    /** To be told before {@link #restart}. @param newClip infinity for none */
    public void setRun(int newLayers, double newClip) {
        layers = newLayers;
        clip = newClip;
    }

    @Override
    String valueTitle() {
        return "norm of the gradient, nats per unit of the parameters";
    }

    @Override
    Content content(List<HistoryRow> history, Look look) {
        plot().clearRangeMarkers();
        plot().setPointLabels(List.of());
        List<HistoryRow> rows = thinned(GradientNorms.measured(history, layers));
        if (rows.isEmpty()) {
            return Content.NOTHING;
        }
        double[] steps = rows.stream().mapToDouble(HistoryRow::step).toArray();
        double[][] quantiles = new double[ConditionStatistics.levels().length][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            double[] over = ConditionStatistics.quantiles(rows.get(i).gradientNorms().clone());
            for (int q = 0; q < quantiles.length; q++) {
                quantiles[q][i] = SigmaCurves.positive(over[q]);
                range().include(over[q]);
            }
        }
        double[] all = column(rows, row -> row.get(HistoryMetric.GRADIENT_NORM));
        for (double norm : all) {
            range().include(norm);
        }
        int last = rows.size() - 1;
        Color model = look.colour(look.palette().model());
        Color ink = look.colour(look.palette().ink());
        Color muted = look.colour(look.palette().muted());
        List<StyledCurve> curves = new ArrayList<>(SigmaCurves.bands("norm of a layer", steps, quantiles, look.palette().model(), look));
        curves.add(new StyledCurve(CurveDataset.Curve.line("median of the layers", steps, quantiles[MEDIAN]), model, null, look.solid(2)));
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        labels.add(new EndLabelPlot.EndLabel("median " + Numbers.brief(quantiles[MEDIAN][last]), quantiles[MEDIAN][last], model));
        if (layers > 1) {
            for (int end : new int[] {layers - 1, 0}) {
                double[] norms = column(rows, row -> SigmaCurves.positive(row.gradientNorms()[end]));
                String name = end == 0 ? "data end" : "noise end";
                curves.add(new StyledCurve(CurveDataset.Curve.line("layer at the " + name, steps, norms), muted, null,
                        end == 0 ? look.solid(1) : look.dashed(1.5, 1.5, 3)));
                labels.add(new EndLabelPlot.EndLabel(name + " " + Numbers.brief(norms[last]), norms[last], muted));
                for (double norm : norms) {
                    range().include(norm);
                }
            }
        }
        curves.add(new StyledCurve(CurveDataset.Curve.line("all layers together", steps, all), ink, null, look.dashed(1.5, 6, 4)));
        labels.add(new EndLabelPlot.EndLabel("all " + Numbers.brief(all[last]), all[last], ink));
        if (clip >= range().low() && clip <= range().high()) {
            plot().addRangeMarker(theoryLine(clip, look));
            plot().setPointLabels(List.of(lineLabel("clip " + Numbers.chosen(clip), clip, look)));
        }
        return new Content(curves, labels);
    }

    /** No earlier run: its layers may be others. */
    @Override
    List<double[]> ghostValues(Ghost earlier) {
        return List.of();
    }

    @Override
    String promise() {
        return "The gradient's norm will appear here.";
    }
}
