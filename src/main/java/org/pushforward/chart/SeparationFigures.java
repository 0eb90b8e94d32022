package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.SphereDistance;

/** The figures of the depth bound: how distances on a sphere concentrate, and what the counting compares. */
public final class SeparationFigures {

    private static final int CURVE_POINTS = 400;
    private static final int BINS = 60;
    /** The light end of the map has too little contrast for lines. */
    private static final double DARK_PART = 0.75;
    /** Of the number of components. */
    private static final int LARGEST_POWER = 20;

    private SeparationFigures() {}

    private static final class Drawn extends FigureChart {

        Drawn(String title, EndLabelPlot plot, List<EndLabelPlot.EndLabel> labels) {
            super(title, plot, labels);
        }
    }

    /**
     * Densities of the distance of two points on the sphere, and a histogram of drawn ones in one of the dimensions.
     *
     * @param dimensions of the curves, ascending
     * @param drawn      of which the distances are
     * @param distances  of fresh pairs
     * @return a PNG file's content
     */
    public static byte[] distances(List<Integer> dimensions, int drawn, double[] distances, int width, int height, int scale) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        List<CurveDataset.Curve> curves = new ArrayList<>();
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        // In two dimensions the density goes to infinity at 2: drawn as far up as the others go.
        double top = 1.15 * dimensions.stream().mapToDouble(d -> d == 2 ? 1 : new SphereDistance(d).density(mode(d))).max().orElseThrow();
        for (int i = 0; i < dimensions.size(); i++) {
            SphereDistance law = new SphereDistance(dimensions.get(i));
            Color colour = new Color(ColourMap.viridis().at(DARK_PART * i / Math.max(1, dimensions.size() - 1)));
            double[] r = IntStream.range(0, CURVE_POINTS + 1).mapToDouble(n -> 2.0 * n / CURVE_POINTS).toArray();
            double[] density = Arrays.stream(r).map(law::density).map(value -> value > top ? Double.NaN : value).toArray();
            renderer.setSeriesPaint(i, colour);
            renderer.setSeriesStroke(i, new BasicStroke(2));
            curves.add(CurveDataset.Curve.line("d = " + law.dimension(), r, density));
            double peak = law.dimension() == 2 ? 1 : mode(law.dimension());
            names.add(FigureChart.pointLabel("d = " + law.dimension(), peak, law.density(peak), 5, colour, 11.5,
                    List.of(LabelLayout.Side.UPPER_LEFT, LabelLayout.Side.LEFT, LabelLayout.Side.ABOVE)));
        }
        int own = dimensions.indexOf(drawn);
        curves.add(histogram(distances, "drawn, d = " + drawn));
        renderer.setSeriesPaint(dimensions.size(), renderer.getSeriesPaint(own));
        renderer.setSeriesStroke(dimensions.size(), new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 2}, 0));
        CurveDataset dataset = new CurveDataset();
        dataset.replace(curves.stream().flatMap(curve -> curve.parts().stream().limit(1)).toList());
        EndLabelPlot plot = FigureChart.plot(dataset, FigureChart.linearAxis("distance of two points on the unit sphere", 0, 2),
                FigureChart.linearAxis(null, 0, top), renderer);
        plot.setPointLabels(names);
        plot.addDomainMarker(new ValueMarker(Math.sqrt(2), new Color(FigureChart.PALETTE.muted()), new BasicStroke(1)));
        return new Drawn(String.format(Locale.ROOT, "Density of the distance; dashed: %,d drawn pairs", distances.length), plot,
                List.of()).png(width, height, scale);
    }

    /** Where the density is largest, for d of 3 or more: the zero of the derivative of its logarithm. */
    private static double mode(int dimension) {
        double a = (dimension - 1) / 2.0;
        return dimension == 3 ? 2 : 2 * Math.sqrt((2 * a - 1) / (4 * a - 3));
    }

    static CurveDataset.Curve histogram(double[] distances, String name) {
        double low = Arrays.stream(distances).min().orElse(0);
        double high = Math.max(low + 1e-9, Arrays.stream(distances).max().orElse(2));
        double bin = (high - low) / BINS;
        double[] counts = new double[BINS];
        for (double distance : distances) {
            counts[Math.min(BINS - 1, (int) ((distance - low) / bin))]++;
        }
        double[] x = new double[2 * BINS];
        double[] y = new double[2 * BINS];
        for (int i = 0; i < BINS; i++) {
            x[2 * i] = low + i * bin;
            x[2 * i + 1] = low + (i + 1) * bin;
            y[2 * i] = counts[i] / distances.length / bin;
            y[2 * i + 1] = y[2 * i];
        }
        return CurveDataset.Curve.line(name, x, y);
    }

    /**
     * How many maps L the counting asks for, against the number of components k: where a net of compositions of L maps is as large as a family of
     * mixtures, see {@link DepthBound}. One line for each dimension; it ends where there are too few points to choose from.
     *
     * @param dimensions ascending
     * @param bound      with the numbers of the maps; those of dimension and components are varied
     * @return a PNG file's content
     */
    public static byte[] counting(List<Integer> dimensions, DepthBound bound, int width, int height, int scale) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        List<CurveDataset.Curve> curves = new ArrayList<>();
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        ValueRange range = new ValueRange(true);
        double[] powers = IntStream.rangeClosed(2, LARGEST_POWER).asDoubleStream().toArray();
        for (int i = 0; i < dimensions.size(); i++) {
            int dimension = dimensions.get(i);
            Color colour = new Color(ColourMap.viridis().at(DARK_PART * i / Math.max(1, dimensions.size() - 1)));
            double[] layers = Arrays.stream(powers).map(power -> bound.withDimension(dimension).withComponents(1 << (int) power).crossing())
                    .toArray();
            int length = (int) Arrays.stream(layers).takeWhile(layer -> layer > 0).count();
            if (length < 2) {
                continue;
            }
            renderer.setSeriesPaint(curves.size(), colour);
            renderer.setSeriesStroke(curves.size(), new BasicStroke(2));
            curves.add(CurveDataset.Curve.line("d = " + dimension, Arrays.copyOf(powers, length), Arrays.copyOf(layers, length)));
            names.add(FigureChart.pointLabel("d = " + dimension, powers[length - 1], layers[length - 1], 5, colour, 11.5, LabelLayout.ANY_SIDE));
            for (int n = 0; n < length; n++) {
                range.include(layers[n]);
            }
        }
        CurveDataset dataset = new CurveDataset();
        dataset.replace(curves);
        EndLabelPlot plot = FigureChart.plot(dataset, FigureChart.countAxis("log₂ of the number of components k", 2, LARGEST_POWER),
                FigureChart.decadeAxis(null, range), renderer);
        Color ink = new Color(FigureChart.PALETTE.ink());
        plot.addRangeMarker(new ValueMarker(1, ink, new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0)));
        names.add(FigureChart.pointLabel("below one map the counting says nothing", LARGEST_POWER, 1, 4, ink, 11.5,
                List.of(LabelLayout.Side.LOWER_LEFT, LabelLayout.Side.UPPER_LEFT)));
        plot.setPointLabels(names);
        return new Drawn("Maps L that the counting asks for: p = " + Numbers.brief(bound.parameters()) + ", Lip = "
                + Numbers.brief(bound.lipschitz()) + ", ε = " + Numbers.brief(bound.epsilon()) + " (order only)", plot, List.of())
                .png(width, height, scale);
    }
}
