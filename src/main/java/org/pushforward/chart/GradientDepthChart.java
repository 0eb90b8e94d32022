package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.train.GradientNorms;

/**
 * The gradient's norm of each layer against its place, from the noise to the data: over the later half of the run the median as a line, 25 to 75 % as
 * a darker and 5 to 95 % as a lighter band, and dashed the newest.
 */
public final class GradientDepthChart extends CurveChart {

    private static final int MEDIAN = 2;

    /** Null for none. */
    private GradientNorms norms;

    public GradientDepthChart() {
        super("Gradient norm by layer", "layer, 1 is next to the noise", true);
        restart();
    }

    /** Begins the axes of a new run. */
    public void restart() {
        norms = null;
        begin(1);
    }

    /** @param newNorms null for none */
    public void show(GradientNorms newNorms) {
        change(() -> {
            norms = newNorms;
            setDomain(1, norms == null ? 2 : Math.max(2, norms.layers()));
        });
    }

    @Override
    String figureTitle() {
        return norms == null ? title() : title() + ", steps " + Numbers.count(norms.from()) + " to " + Numbers.count(norms.to());
    }

    @Override
    String valueTitle() {
        return "norm of the gradient, nats per unit of the parameters";
    }

    @Override
    Content content(Look look) {
        // A single layer is no curve.
        if (norms == null || norms.layers() < 2) {
            return Content.NOTHING;
        }
        int count = norms.layers();
        double[] x = new double[count];
        double[] newest = new double[count];
        double[][] quantiles = new double[ConditionStatistics.levels().length][count];
        for (int k = 0; k < count; k++) {
            int at = count - 1 - k;
            x[at] = at + 1;
            newest[at] = SigmaCurves.positive(norms.newest()[k]);
            range().include(norms.newest()[k]);
            for (int q = 0; q < quantiles.length; q++) {
                quantiles[q][at] = SigmaCurves.positive(norms.quantiles()[k][q]);
                range().include(norms.quantiles()[k][q]);
            }
        }
        int model = look.palette().model();
        List<StyledCurve> curves = new ArrayList<>(SigmaCurves.bands("norm", x, quantiles, model, look));
        curves.add(new StyledCurve(CurveDataset.Curve.line("median", x, quantiles[MEDIAN]), look.colour(model), null, look.solid(2)));
        int ink = look.palette().ink();
        String step = "step " + Numbers.count(norms.to());
        curves.add(new StyledCurve(CurveDataset.Curve.line(step, x, newest), look.colour(ink), null, look.dashed(1, 4, 4)));
        return new Content(curves, List.of(new EndLabelPlot.EndLabel("median " + Numbers.brief(quantiles[MEDIAN][count - 1]),
                quantiles[MEDIAN][count - 1], look.colour(model)),
                new EndLabelPlot.EndLabel("newest " + Numbers.brief(newest[count - 1]), newest[count - 1], look.colour(ink))));
    }

    @Override
    String promise() {
        return "The gradient's norm of each of several layers will appear here.";
    }
}
