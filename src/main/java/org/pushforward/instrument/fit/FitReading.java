package org.pushforward.instrument.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.DifferencePicture;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingSnapshot;

/**
 * What the fit lens shows.
 *
 * @param data     of the run
 * @param measures of the flow; empty until the first are there
 * @param run      whose newest row of the history has the numbers that all views share
 * @param range    of the map of differences: from minus this to this, per data unit squared
 * @param theme    of the picture
 * @param scale    factor on its dots
 * @param pixels   the picture at {@code side}: {@code side * side} opaque ARGB; null for a side of 0
 * @param side     device pixels
 */
public record FitReading(LearnedData data, Optional<FitMeasures> measures, TrainingSnapshot run, double range, Theme theme, double scale,
        int[] pixels, int side) {

    /** The newest row of the history; null where there is none. */
    public HistoryRow row() {
        return run.history().isEmpty() ? null : run.history().get(run.history().size() - 1);
    }

    /** Whether two readings go by the same row. */
    public boolean hasRowOf(FitReading other) {
        return row() == other.row();
    }

    /** Of the samples from the held-out points, as the row has it; NaN where it has none. */
    public double distance() {
        return row() == null ? Double.NaN : row().distance();
    }

    static FitReading of(LearnedData data, Optional<FitMeasures> measures, TrainingSnapshot run, double range, Theme theme, double scale, int side) {
        return new FitReading(data, measures, run, range, theme, scale, side > 0 ? paint(data, measures, range, theme, scale, side) : null, side);
    }

    /** What the picture is painted from. */
    public PictureContent content() {
        return new PictureContent((wanted, colours, factor) -> paint(data, measures, range, colours, factor, wanted), () -> measures.map(known ->
                known.difference().map(difference -> List.of(DataTable.grid("map of differences", "x₁, data units", "x₂, data units",
                        "density of the data less that of the flow, per unit²",
                        new HeatMap(difference.window(), difference.columns(), difference.values()))))
                        .orElseGet(() -> List.of(PictureContent.cloud("samples", known.samples()),
                                PictureContent.cloud("held-out points", known.judges())))).orElse(List.of()));
    }

    private static int[] paint(LearnedData data, Optional<FitMeasures> measures, double range, Theme theme, double scale, int side) {
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, theme.palette().ground());
        measures.ifPresent(known -> known.difference().ifPresentOrElse(
                difference -> DifferencePicture.paint(difference, range, theme, scale, side, pixels),
                () -> paintPoints(data, known, theme, scale, side, pixels)));
        return pixels;
    }

    /** Without a true density: the two clouds that are compared. */
    private static void paintPoints(LearnedData data, FitMeasures known, Theme theme, double scale, int side, int[] pixels) {
        DataPicture picture = new DataPicture(side, data.window(), data.slice().axes(), theme, scale);
        picture.setData(known.judges());
        picture.compose(known.samples().values(), known.samples().dimension(), known.samples().count(), pixels);
    }
}
