package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.train.HistoryRow;

/**
 * The singular values of the Jacobian, noise to data, against the step: for each its median over the held-out points as a line, 25 to 75 % as a
 * darker and 5 to 95 % as a lighter band. Over them the rails of the volume; one that is out of sight is named at the edge beyond which it lies.
 */
public final class SpectrumChart extends RunChart {

    private double lowRail = Double.NaN;
    private double highRail = Double.NaN;
    /** Whether there are curves for them to hold for. */
    private boolean railed;

    public SpectrumChart() {
        super("Singular values σ, noise → data", true);
    }

    /**
     * The least and the most that the geometric mean of the singular values can be, see {@link org.pushforward.conditioning.ClampRails#meanLow()};
     * shown with the next rows. The range does not widen for them: mostly they are far away.
     *
     * @param low  NaN for none
     * @param high likewise; where it is the same as the other, there is one rail
     */
    public void setVolumeRails(double low, double high) {
        lowRail = low;
        highRail = high;
    }

    @Override
    String valueTitle() {
        return "σ, data units per standard deviation of the noise";
    }

    @Override
    Content content(List<HistoryRow> history, Look look) {
        range().include(0.1);
        range().include(10);
        railed = history.size() > 1;
        history.forEach(row -> SigmaCurves.include(row.sigmaQuantiles(), range()));
        placeRails(look);
        if (history.isEmpty()) {
            return Content.NOTHING;
        }
        List<HistoryRow> rows = thinned(history);
        double[] steps = rows.stream().mapToDouble(HistoryRow::step).toArray();
        return SigmaCurves.content(steps, at -> rows.get(at).sigmaQuantiles(), history.get(history.size() - 1).sigmaQuantiles(), look);
    }

    /** Made again whenever the range has widened. */
    private void placeRails(Look look) {
        plot().clearRangeMarkers();
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        if (railed) {
            placeRail(lowRail, names, look);
            if (lowRail != highRail) {
                placeRail(highRail, names, look);
            }
        }
        plot().setPointLabels(names);
    }

    private void placeRail(double rail, List<EndLabelPlot.PointLabel> names, Look look) {
        String name = "rail of volume " + Numbers.brief(rail);
        if (rail >= range().low() && rail <= range().high()) {
            plot().addRangeMarker(theoryLine(rail, look));
            names.add(lineLabel(name, rail, look));
        } else if (Double.isFinite(rail)) {
            boolean below = rail < range().low();
            names.add(lineLabel(name + (below ? ", below" : ", above"), below ? range().low() : range().high(), look));
        }
    }

    @Override
    List<double[]> ghostValues(Ghost earlier) {
        if (!earlier.sameUnits()) {
            return List.of();
        }
        earlier.rows().forEach(row -> SigmaCurves.includeMedians(row.sigmaQuantiles(), range()));
        placeRails(look());
        int count = earlier.rows().get(0).sigmaQuantiles().length;
        return IntStream.range(0, count).mapToObj(i -> column(earlier.rows(), row -> SigmaCurves.median(row.sigmaQuantiles(), i))).toList();
    }

    @Override
    String note(Ghost earlier) {
        return earlier.sameUnits() ? "" : "before: data of other units, not drawn";
    }

    @Override
    String promise() {
        return "The stretch of the map in each direction will appear here.";
    }
}
