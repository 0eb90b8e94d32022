package org.pushforward.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.train.HistoryRow;

/**
 * The singular values of the Jacobian, noise to data, against the step: for each its median over the held-out points as a line, 25 to 75 % as a
 * darker and 5 to 95 % as a lighter band. Over them, where they come into sight, the rails of the volume.
 */
public final class SpectrumChart extends RunChart {

    private double leastMean = Double.NaN;
    private double mostMean = Double.NaN;

    public SpectrumChart() {
        super("Singular values σ, noise → data", true);
    }

    /**
     * What the geometric mean of the singular values cannot leave, see {@link org.pushforward.conditioning.ClampRails}; shown with the next rows. The
     * range does not widen for them: mostly they are far away.
     *
     * @param least NaN for none
     * @param most  NaN for none
     */
    public void setMeanRails(double least, double most) {
        leastMean = least;
        mostMean = most;
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
        addRail("least", leastMean, look);
        addRail("most", mostMean, look);
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

    private void addRail(String extreme, double mean, Look look) {
        if (mean >= range().low() && mean <= range().high()) {
            plot().addRangeMarker(theoryLine(mean, extreme + " geometric mean that the clamp allows, " + Numbers.brief(mean), look));
        }
    }

    @Override
    String promise() {
        return "The stretch of the map in each direction will appear here.";
    }
}
