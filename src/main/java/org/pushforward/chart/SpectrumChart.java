package org.pushforward.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.train.HistoryRow;

/**
 * The singular values of the Jacobian, noise to data, against the step: for each its median over the held-out points as a line, 25 to 75 % as a
 * darker and 5 to 95 % as a lighter band. Over them, where it comes into sight, the lower rail of the volume.
 */
public final class SpectrumChart extends RunChart {

    private double volumeRail = Double.NaN;

    public SpectrumChart() {
        super("Singular values σ, noise → data", true);
    }

    /**
     * The least that the geometric mean of the singular values can be, see {@link org.pushforward.conditioning.ClampRails#meanLow()}; shown with the
     * next rows. The range does not widen for it: mostly it is far away.
     *
     * @param rail NaN for none
     */
    public void setVolumeRail(double rail) {
        volumeRail = rail;
    }

    @Override
    Content content(List<HistoryRow> history, Look look) {
        range().include(0.1);
        range().include(10);
        plot().clearRangeMarkers();
        if (history.isEmpty()) {
            return Content.NOTHING;
        }
        history.forEach(row -> SigmaCurves.include(row.sigmaQuantiles(), range()));
        if (volumeRail >= range().low() && volumeRail <= range().high()) {
            plot().addRangeMarker(theoryLine(volumeRail, "rail of volume " + Numbers.brief(volumeRail), look));
        }
        List<HistoryRow> rows = thinned(history);
        double[] steps = rows.stream().mapToDouble(HistoryRow::step).toArray();
        return SigmaCurves.content(steps, at -> rows.get(at).sigmaQuantiles(), history.get(history.size() - 1).sigmaQuantiles(), look);
    }

    @Override
    List<double[]> ghostValues(Ghost earlier) {
        earlier.rows().forEach(row -> SigmaCurves.includeMedians(row.sigmaQuantiles(), range()));
        int count = earlier.rows().get(0).sigmaQuantiles().length;
        return IntStream.range(0, count).mapToObj(i -> column(earlier.rows(), row -> SigmaCurves.median(row.sigmaQuantiles(), i))).toList();
    }

    @Override
    String promise() {
        return "The stretch of the map in each direction will appear here.";
    }
}
