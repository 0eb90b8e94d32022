package org.pushforward.instrument.constructed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Mark;

/**
 * All families in two charts, a line for each.
 *
 * @param byGap      over the gap, a mean over points; of couplings without padding the median, as the axis says
 * @param byDistance over W2, of which constructions without padding have an upper bound by formula, and those with padding what samples tell; as
 *                   the axis says
 */
public record FamilyCurves(Content byGap, Content byDistance) {

    private static final List<Hue> HUES = List.of(Hue.MODEL, Hue.DATA, Hue.GAUSSIAN, Hue.ZERO, Hue.INK, Hue.NOISE);
    private static final String GAP = "gap, nats (unpadded: median)";
    private static final String DISTANCE = "W₂ at most, data units (unpadded: bound; padded: of samples)";
    private static final String BITS = "mantissa, bits";

    /** How well conditioned they are. */
    public static FamilyCurves conditioning(List<Family> families) {
        return new FamilyCurves(new Content("Condition number against gap, all measured", GAP, "median κ (no unit)",
                series(families, Family::gap, Family::kappa), List.of()),
                new Content("Smallest singular value against W₂, all measured", DISTANCE, "least σ min (no unit)",
                        series(families, Family::w2, Family::sigmaMin), List.of()));
    }

    /** What the way to the data and back costs. */
    public static FamilyCurves prices(List<Family> families) {
        return new FamilyCurves(new Content("Bits for noise → data → noise, and nats lost", GAP, BITS, true,
                series(families, Family::gap, Family::bits), List.of()),
                new Content("Bits for noise → data → noise, and distance", DISTANCE, BITS, true, series(families, Family::w2, Family::bits),
                        List.of()));
    }

    private static List<Series> series(List<Family> families, Function<Family, double[]> across, Function<Family, double[]> up) {
        List<Series> series = new ArrayList<>();
        for (Family each : families) {
            series.add(new Series(each.title(), across.apply(each), up.apply(each), HUES.get(series.size() % HUES.size()), Mark.of(series.size())));
        }
        return series;
    }
}
