package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a coupling does to each coordinate that it transforms, its log-scale or its shift, against a coordinate that conditions it: as trained as a
 * thin dashed line, as it is at work now as a solid one.
 */
public final class CouplingChart extends CurveChart {

    /** The axis below goes this far to both sides: nearly all of a standard normal coordinate. */
    public static final double REACH = 4;
    /** More coordinates than this are not named: their labels would push one another away from their curves. */
    private static final int MOST_NAMES = 4;
    private static final double LEAST_REACH_UP = 0.5;

    /**
     * Curves of one coupling.
     *
     * @param passive     name of the coordinate along the axis, and what becomes of others
     * @param transformed names of the coordinates that move, one for each curve
     * @param at          values of the passive coordinate, ascending
     * @param values      {@code [curve][value]} as trained
     * @param factor      how much of the coupling is at work, 0 to 1
     */
    public record Curves(String passive, List<String> transformed, double[] at, double[][] values, double factor) {
    }

    /** Null for none. */
    private Curves shown;

    private CouplingChart(String title) {
        super(title, "passive coordinate", false);
        restart();
    }

    public static CouplingChart ofLogScale() {
        return new CouplingChart("Log-scale s, nats");
    }

    public static CouplingChart ofShift() {
        return new CouplingChart("Shift t, standard units");
    }

    @Override
    String domainTitle() {
        return super.domainTitle() + "; standard units";
    }

    /** Begins the value axis of a new run, with nothing on it. */
    public void restart() {
        shown = null;
        begin(REACH);
        change(() -> setDomain(-REACH, REACH));
    }

    public void show(Curves curves) {
        change(() -> {
            shown = curves;
            setDomainTitle("passive coordinate " + curves.passive());
        });
    }

    @Override
    Content content(Look look) {
        range().include(LEAST_REACH_UP);
        range().include(-LEAST_REACH_UP);
        if (shown == null) {
            return Content.NOTHING;
        }
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        int count = shown.values().length;
        for (int i = 0; i < count; i++) {
            double[] trained = shown.values()[i];
            double[] now = Arrays.stream(trained).map(value -> shown.factor() * value).toArray();
            Arrays.stream(trained).forEach(range()::include);
            int colour = count == 1 ? look.palette().model() : SigmaCurves.colour(i, count, look);
            String name = shown.transformed().get(i);
            if (shown.factor() < 1) {
                curves.add(new StyledCurve(CurveDataset.Curve.line(name + " as trained", shown.at(), trained), look.faded(colour, 150), null,
                        look.dashed(1, 4, 4)));
            }
            curves.add(new StyledCurve(CurveDataset.Curve.line(name, shown.at(), now), look.colour(colour), null, look.solid(2)));
            if (count <= MOST_NAMES) {
                labels.add(new EndLabelPlot.EndLabel(name, now[now.length - 1], look.colour(colour)));
            }
        }
        return new Content(curves, labels);
    }

    @Override
    String promise() {
        return "What the coupling at work does will appear here.";
    }
}
