package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.GradientNorms;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/** Whatever the numbers: axes keep two labels or more that a person can tell apart, curves stay in their plot, and nothing is thrown. */
class ExtremeChartsTest {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 240;

    static Map<String, double[]> values() {
        Random random = new Random(1);
        Map<String, double[]> values = new LinkedHashMap<>();
        values.put("an outlier", new double[] {1, 2, 1e12, 1.5, 3, 2});
        values.put("a narrow range", random.doubles(50, 1e6, 1e6 + 1e-6).toArray());
        values.put("small numbers", random.doubles(50, -1e-6, 1e-6).toArray());
        values.put("all equal", new double[] {3, 3, 3, 3});
        values.put("all zero", new double[] {0, 0, 0});
        values.put("one", new double[] {7});
        values.put("two", new double[] {7, 7e9});
        values.put("not all numbers", new double[] {1, Double.NaN, 2, Double.POSITIVE_INFINITY, 3, Double.NEGATIVE_INFINITY, 2});
        values.put("no number", new double[] {Double.NaN, Double.NaN, Double.POSITIVE_INFINITY});
        values.put("300 decades", IntStream.rangeClosed(-150, 150).mapToDouble(i -> Math.pow(10, i)).toArray());
        values.put("the ends of double", new double[] {Double.MIN_VALUE, 1, Double.MAX_VALUE, -Double.MAX_VALUE});
        values.put("negative", new double[] {-5, -1e-3, -1e5, 2});
        return values;
    }

    private static List<HistoryRow> history(double[] values) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            double[][] sigma = {{value / 4, value / 2, value, 2 * value, 4 * value}, {value / 40, value / 20, value / 10, value / 5, value / 2}};
            rows.add(new HistoryRow(10L * i, sigma).with(HistoryMetric.TRAIN_NLL, value).with(HistoryMetric.NLL, value)
                    .with(HistoryMetric.GAP, value).with(HistoryMetric.GAP_ERROR, 0.01).with(HistoryMetric.DISTANCE, value)
                    .with(HistoryMetric.GRADIENT_NORM, Math.abs(value))
                    .withGradientNorms(new double[] {Math.abs(value) / 10, Math.abs(value) / 2, Math.abs(value)})
                    .withKappa(new KappaSummary(value, value, 3 * value, 9 * value)).withKappaStandard(new KappaSummary(value, value, value, value)));
        }
        return rows;
    }

    private static List<CurveChart> charts(double[] values) {
        List<HistoryRow> rows = history(values);
        LikelihoodChart likelihood = new LikelihoodChart();
        likelihood.setHonesty(values[0], Padding.none());
        SpectrumChart spectrum = new SpectrumChart();
        spectrum.setVolumeRails(values[0], values[values.length - 1]);
        List<CurveChart> charts = new ArrayList<>();
        for (RunChart chart : List.of(likelihood, spectrum, new ConditionChart())) {
            chart.restart(10 * values.length, new Ghost(rows, true, true, "seed 1"));
            chart.show(rows);
            charts.add(chart);
        }
        List<ComparedRun> runs = List.of(new ComparedRun("none", SeriesTone.NONE, Padding.none(), rows),
                new ComparedRun("zero", SeriesTone.ZERO, Padding.zero(2), rows));
        DistanceComparison distance = new DistanceComparison();
        distance.setYardstick(new Yardstick(values[0], values[0] / 2, 2 * values[0]));
        for (ComparisonChart chart : List.of(new ConditionComparison(), new GapComparison(), distance)) {
            chart.restart(10 * values.length);
            chart.show(runs);
            charts.add(chart);
        }
        CouplingChart coupling = CouplingChart.ofShift();
        double[] at = IntStream.range(0, values.length).mapToDouble(i -> -4 + 8.0 * i / values.length).toArray();
        coupling.show(new CouplingChart.Curves("x₁", List.of("x₂"), at, new double[][] {values}, 0.5));
        FitErrorChart errors = new FitErrorChart();
        errors.restart(values.length);
        errors.show(List.of(values, new double[0]), true);
        GradientStepChart gradients = new GradientStepChart();
        gradients.setRun(3, 5);
        gradients.restart(10 * values.length);
        gradients.show(rows);
        GradientDepthChart depths = new GradientDepthChart();
        depths.show(GradientNorms.of(rows, 3).orElse(null));
        charts.addAll(List.of(coupling, errors, gradients, depths));
        return charts;
    }

    static Stream<Arguments> charted() {
        return values().entrySet().stream().flatMap(entry -> charts(entry.getValue()).stream()
                .map(chart -> Arguments.of(entry.getKey(), chart.getClass().getSimpleName(), chart)));
    }

    private static BufferedImage draw(CurveChart chart, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        chart.chart().draw(g2, new Rectangle2D.Double(0, 0, width, height));
        g2.dispose();
        return image;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("charted")
    void axesAndCurvesStaySound(String name, String kind, CurveChart chart) {
        for (Theme theme : Theme.all()) {
            chart.setTheme(theme, 1);
            BufferedImage image = draw(chart, WIDTH, HEIGHT);
            XYPlot plot = chart.chart().getXYPlot();
            Rectangle2D area = chart.plot().dataArea();
            assertTrue(area.getWidth() > 0.3 * WIDTH / theme.scale() && area.getHeight() > 0.3 * HEIGHT / theme.scale(), "the plot is " + area);
            double room = CurveChart.VALUE_LABELS * theme.scale();
            requireSound(plot.getRangeAxis(), area, RectangleEdge.LEFT, room);
            requireSound(plot.getDomainAxis(), area, RectangleEdge.BOTTOM, area.getWidth());
            requireInside(image, area, theme);
            for (int[] size : new int[][] {{WIDTH, HEIGHT}, {180, 220}, {360, 110}, {900, 500}}) {
                assertEquals(List.of(), ChartWords.faults(chart.chart(), size[0], size[1]), size[0] + " x " + size[1]);
            }
        }
    }

    private static void requireSound(ValueAxis axis, Rectangle2D area, RectangleEdge edge, double room) {
        Graphics2D g2 = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics();
        List<String> labels = new ArrayList<>();
        for (Object tick : axis.refreshTicks(g2, new AxisState(), area, edge)) {
            labels.add(((ValueTick) tick).getText());
        }
        g2.dispose();
        assertTrue(labels.size() >= 2, axis.getRange() + " has the labels " + labels);
        assertEquals(labels.size(), new HashSet<>(labels).size(), axis.getRange() + " has the labels " + labels);
        for (String label : labels) {
            double width = width(label, axis.getTickLabelFont());
            assertTrue(width <= room, label + " takes " + width + " of " + room);
        }
    }

    private static double width(String words, Font font) {
        return font.getStringBounds(words, new FontRenderContext(null, true, true)).getWidth();
    }

    /** In the margin at the left there is nothing in the colour of a curve, nor above the plot beside the title's. */
    private static void requireInside(BufferedImage image, Rectangle2D area, Theme theme) {
        Color curve = new Color(theme.palette().model());
        for (int y = (int) area.getMinY(); y < area.getMaxY(); y++) {
            for (int x = 0; x < area.getMinX() - 3; x++) {
                assertTrue(image.getRGB(x, y) != curve.getRGB(), "a curve at " + x + ", " + y);
            }
        }
    }

    @Test
    void aMillionRowsAreDrawnInTime() {
        double[] values = new Random(1).doubles(1_000_000, 1, 1e12).toArray();
        List<HistoryRow> rows = new ArrayList<>();
        double[][] sigma = {{1, 2, 3, 4, 5}, {0.1, 0.2, 0.3, 0.4, 0.5}};
        for (int i = 0; i < values.length; i++) {
            rows.add(new HistoryRow(i, sigma).with(HistoryMetric.NLL, values[i]).withKappa(new KappaSummary(values[i], 1, values[i], values[i])));
        }
        RunChart chart = new ConditionChart();
        chart.restart(values.length);
        assertTimeout(Duration.ofSeconds(10), () -> {
            chart.show(rows);
            draw(chart, WIDTH, HEIGHT);
        });
    }

    @Test
    void aMillionPointsArePaintedInTime() {
        double[] points = new Random(1).doubles(2_000_000, 0, 1).toArray();
        points[0] = 1e12;
        points[3] = Double.NaN;
        Window window = new Window(-1, 1e12, 0, 1e-6);
        DataPicture picture = new DataPicture(300, window, Theme.LIGHT, 1);
        picture.setData(new Points(points.length / 2, 2, points));
        assertTimeout(Duration.ofSeconds(20), () -> picture.compose(points, 2, points.length / 2, new int[300 * 300]));
    }

    static Stream<Arguments> densities() {
        return values().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("densities")
    void picturesTakeAnyDensity(String name, double[] values) {
        double[] cells = IntStream.range(0, 16).mapToDouble(i -> values[i % values.length]).toArray();
        double ceiling = PictureFiles.ceiling(cells);
        assertTrue(ceiling > 0 && Double.isFinite(ceiling), "ceiling " + ceiling);
        Window window = new Window(0, 1e-6, -1e12, 1e12);
        DataPicture picture = new DataPicture(40, window, Theme.LIGHT, 1);
        picture.setDensity(new HeatMap(window, 4, cells), ceiling);
        picture.setLines(new double[][] {values.length % 2 == 0 ? values : Arrays.copyOf(values, values.length + 1)});
        int[] pixels = new int[1600];
        picture.compose(null, 0, 0, pixels);
        assertTrue(Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 0xFF), "every pixel is opaque");
        SymmetricRange range = new SymmetricRange();
        Arrays.stream(values).forEach(range::include);
        assertTrue(range.limit() > 0 && Double.isFinite(range.limit()));
        FieldPicture field = new FieldPicture(40, window, Theme.DARK, 1);
        field.paint(new HeatMap(window, 4, cells), ColourMap.viridis(), 0, 1, true);
        assertTrue(Arrays.stream(field.pixels()).allMatch(pixel -> pixel >>> 24 == 0xFF));
    }

    /** Data in metres and in micrometres have the same picture, but for the labels. */
    @Test
    void densitiesOfAnyUnitHaveTheSameTones() {
        double[] cells = new Random(2).doubles(64, 0, 1).toArray();
        double ceiling = PictureFiles.ceiling(cells);
        for (double unit : new double[] {1e-24, 1e-9, 1e9}) {
            double[] scaled = Arrays.stream(cells).map(cell -> unit * cell).toArray();
            assertEquals(unit * ceiling, PictureFiles.ceiling(scaled), 1e-9 * unit);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("densities")
    void theBoardHasAPlaceForEveryRun(String name, double[] values) {
        List<RunScatter.Point> runs = new ArrayList<>();
        for (double x : values) {
            for (double y : values) {
                runs.add(new RunScatter.Point(x, y, Padding.Kind.NONE, Mark.CIRCLE));
            }
        }
        runs = runs.subList(0, Math.min(runs.size(), 400));
        RunScatter.Point first = runs.get(0);
        RunScatter.Trail trail = new RunScatter.Trail(List.of(
                new RunScatter.Stop(first, values[0] / 2, values[0] * 2, values[0] / 3, values[0] * 3, "4"),
                new RunScatter.Stop(runs.get(runs.size() - 1), values[0], values[0], values[0], values[0], "2")));
        RunScatter board = new RunScatter();
        board.show(new RunScatter.Content("across", "up", "no gap", runs, List.of(trail), List.of(runs)));
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        board.chart().draw(g2, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        g2.dispose();
        assertEquals(List.of(), ChartWords.faults(board.chart(), WIDTH, HEIGHT));
        XYPlot plot = board.chart().getXYPlot();
        Rectangle2D area = ((EndLabelPlot) plot).dataArea();
        requireSound(plot.getRangeAxis(), area, RectangleEdge.LEFT, WIDTH);
        requireSound(plot.getDomainAxis(), area, RectangleEdge.BOTTOM, WIDTH);
        for (int i = 0; i < runs.size(); i++) {
            boolean inside = area.getMinX() - 1 <= board.place(i).getX() && board.place(i).getX() <= area.getMaxX() + 1
                    && area.getMinY() - 1 <= board.place(i).getY() && board.place(i).getY() <= area.getMaxY() + 1;
            assertTrue(inside || Double.isNaN(runs.get(i).x()), runs.get(i) + " stands at " + board.place(i));
        }
    }
}
